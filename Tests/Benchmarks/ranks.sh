#!/usr/bin/env bash
# The comparing work by which programs are compared: each chart of a folder beside the next, and the
# overlap of the last three hundred with one another.
#
#   Tests/Benchmarks/ranks.sh CHART_DIR OUTDIR
set -euo pipefail
if (($# < 2)); then
  sed -n '2,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
  exit 64
fi
charts=$(realpath "$1")
output=$(realpath -m "$2")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source jobs/prepare.sh
bench=$(build_release pressrun-bench)
exec "$bench" ranks "$charts" "$output"
