#!/bin/sh
# Installs what is missing, builds everything, and runs every test. Arguments go to ctest, such as -R money.
#   CAPEX_PRESET=asan tests/run.sh           another preset of CMakePresets.json
#   CAPEX_WARNINGS_AS_ERRORS=OFF tests/run.sh   for a compiler whose warnings are not ours yet
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/cmake/setup.sh"
capex_setup tests
. "$root/cmake/duckdb.sh"
capex_fetch_duckdb & # while all is built

preset=${CAPEX_PRESET:-dev}
[ "$preset" != asan ] || capex_setup asan
cd "$root"
cmake --preset "$preset" --log-level=WARNING -D CAPEX_WARNINGS_AS_ERRORS="${CAPEX_WARNINGS_AS_ERRORS:-ON}" >/dev/null
cmake --build --preset "$preset"
wait
# One more at once than there are processors, as some wait for a terminal or a lock.
exec ctest --preset "$preset" --parallel $(($(getconf _NPROCESSORS_ONLN) + 1)) --progress "$@"
