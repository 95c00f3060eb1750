#!/usr/bin/env bash
# The counting work by which programs are compared: topics by day, pairs by day, pairs over all.
#
#   Tests/Benchmarks/work.sh INPUT.jsonl OUTDIR [WORKERS]
#
# LEXICONS names the folder with topics.yml and gazetteer.csv (default: ../shared/bench beside the
# project); TOPICS_ONLY=1 leaves the pairs out. Builds in release mode first.
set -euo pipefail
if (($# < 2)); then
  sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2
  exit 64
fi
input=$(realpath "$1")
output=$(realpath -m "$2")
workers=${3:-1}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
lexicons=${LEXICONS:-../shared/bench}
source jobs/prepare.sh
bench=$(build_release pressrun-bench)
exec "$bench" work "$input" "$output" --workers "$workers" --lexicons "$lexicons" \
  ${TOPICS_ONLY:+--topics-only}
