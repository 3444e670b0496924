#!/bin/sh
# The comparison that README.md beside this file describes: installs what is missing, builds, measures each size, prints
# the tables and keeps them in results.md.
#   CAPEX_BENCH_COMPANIES=2000 tests/bench/run.sh      another size (or several), for a quick look: only prints
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
. "$root/cmake/setup.sh"
# shellcheck disable=SC2119  # nothing more than a build needs
capex_setup
cd "$root"
cmake --preset release --log-level=WARNING >/dev/null
cmake --build --preset release --target capex_compare

. "$root/cmake/duckdb.sh"
capex_fetch_duckdb

python=
find_python() {
  for python in python3 /usr/bin/python3; do
    python=$(command -v "$python") && "$python" -c 'import pandas' 2>/dev/null && return
  done
  python=
  return 1
}
find_python || { capex_install python3-pandas && find_python; } || echo "pandas is left out: it could not be installed."

. "$root/cmake/polars.sh"
capex_fetch_polars
[ -n "$polars" ] || echo "polars is left out: $polars_why."

compare=$root/build/release/tests/bench/capex_compare
measured=$root/build/release/tests/bench/measured.txt
rm -f "$measured"
for companies in ${CAPEX_BENCH_COMPANIES:-6000 60000 240000}; do
  CAPEX_BENCH_COMPANIES=$companies "$compare" measure "$measured" "$duckdb" "$python" "$polars"
done
if [ -n "${CAPEX_BENCH_COMPANIES:-}" ]; then
  "$compare" report "$measured" "$(date -u +%F)"
else
  "$compare" report "$measured" "$(date -u +%F)" | tee "$root/tests/bench/results.md"
fi
