#!/bin/sh
# Builds the fuzz targets with clang and runs each for a while on its corpus; the first input that breaks one is kept in
# the build folder and named. Arguments: how many seconds each (20).
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
seconds=${1:-20}
build=$root/build/fuzz
targets='fuzz_company_facts fuzz_csv fuzz_amounts fuzz_periods'

cmake -S "$root" -B "$build" -G Ninja --log-level=WARNING -D CMAKE_BUILD_TYPE=RelWithDebInfo \
  -D CMAKE_CXX_COMPILER="${CXX:-clang++}" -D CAPEX_BUILD_FUZZERS=ON -D BUILD_TESTING=OFF -D CAPEX_BUILD_TOOLS=OFF \
  -D CAPEX_BUILD_EXAMPLES=OFF
# shellcheck disable=SC2086  # the targets are words
cmake --build "$build" --target $targets

for target in $targets; do
  # What is found goes to a folder of its own, so that the tree stays as it is.
  found=$build/found/$target
  mkdir -p "$found"
  echo "$target: $seconds seconds"
  "$build/tests/fuzz/$target" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=1024 -verbosity=0 \
    -print_funcs=0 -artifact_prefix="$found/" "$found" "$root/tests/fuzz/corpus/${target#fuzz_}"
done
