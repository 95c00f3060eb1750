#!/usr/bin/env bash
# Runs the nightly job on the sample corpus: installs what is missing, builds, reads, reports.
#
#   jobs/run-nightly.sh            the job jobs/nightly.yaml
#   jobs/run-nightly.sh JOB ...    another job, and options of `pressrun run`
#
# Prints the first lines of the text report and where the other reports are. Ends with the exit
# code of `pressrun run`: 0 done; 2 done, with rejected records; others: not done. The sample
# corpus has a broken page on purpose, so 2 is what the sample gives.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source jobs/prepare.sh

prepare
echo "Building (the first time takes a few minutes)" >&2
program=$(build_release pressrun)

if (($# == 0)); then set -- jobs/nightly.yaml; fi
code=0
folder=$("$program" run "$@") || code=$?
if [[ -n $folder && -f $folder/report.txt ]]; then
  echo
  head -n 40 "$folder/report.txt"
  echo "[...]"
  echo
  echo "All reports are in $folder:"
  ls "$folder" | column -c 80
fi
exit "$code"
