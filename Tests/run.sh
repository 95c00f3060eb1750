#!/usr/bin/env bash
# Checks everything: installs what is missing, builds with checked imports, lints, runs all tests.
#
#   Tests/run.sh                   all of it
#   Tests/run.sh --filter NAME     only some tests (options go to `swift test`)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source jobs/prepare.sh

# The Unicode test files; tests that need them skip where they cannot be had.
prepare unicode-data sqlite3

echo "== build" >&2
swift build --build-tests --explicit-target-dependency-import-check error
echo "== format" >&2
swift format lint --strict --recursive --parallel Package.swift Sources Tests
echo "== test" >&2
swift test --skip-build "$@"
