#!/bin/sh
# Installs what is missing, builds the fuzz targets with clang in a folder of their own, and runs all of them at once on
# their corpus. An input that breaks one is kept in the build folder and named. Arguments: for how many seconds (20).
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
seconds=${1:-20}
case $seconds in
  *[!0-9]* | '' | 0) echo "run.sh: '$seconds': for how many seconds, such as 20" >&2; exit 2 ;;
esac
. "$root/cmake/setup.sh"
capex_setup fuzz

build=$root/build/fuzz
cmake -S "$root" -B "$build" -G Ninja --log-level=WARNING -D CMAKE_BUILD_TYPE=RelWithDebInfo \
  -D CMAKE_CXX_FLAGS_RELWITHDEBINFO='-O1 -g1' -D CMAKE_CXX_COMPILER="${CAPEX_FUZZ_CXX:-clang++}" -D CAPEX_BUILD_FUZZERS=ON \
  -D CAPEX_UNITY_BUILD=ON
cmake --build "$build"

# What is found goes to a folder of its own, so that the tree stays as it is.
found=$build/found
inputs='company_facts data_sets filers csv amounts periods pages'
running=
for input in $inputs; do
  mkdir -p "$found/$input"
  "$build/tests/fuzz/fuzz_$input" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=1024 \
    -verbosity=1 -print_funcs=0 -print_final_stats=1 -artifact_prefix="$found/broke-$input-" \
    "$found/$input" "$root/tests/fuzz/corpus/$input" >"$found/$input.log" 2>&1 &
  running="$running $!"
done

broken=
# shellcheck disable=SC2086  # the numbers of the processes are words
set -- $running
for input in $inputs; do
  if wait "$1"; then
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$found/$input.log")
    echo "fuzz_$input: ${runs:-?} inputs in $seconds seconds, none broke it"
  else
    broken="$broken fuzz_$input"
    echo "fuzz_$input broke:"
    tail -n 40 "$found/$input.log"
  fi
  shift
done
if [ -n "$broken" ]; then
  echo "fuzzing found faults:$broken (the inputs are $found/broke-*)" >&2
  exit 1
fi
echo "fuzzing found no fault"
