#!/bin/sh
# run.sh LIBCAPEX FOLDER DATABASE [PRELOADED]: makes the wheel, installs it into an environment of its own and runs the
# tests of the module there, on the example data; with pandas where the system's Python has it, and with DuckDB where tests/run.sh could fetch it.
set -eu
library=$1 folder=$2 database=$3 preloaded=${4:-}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../../.." && pwd)
python=
for each in python3 /usr/bin/python3; do
  "$each" -c 'import pandas' 2>/dev/null && python=$each && break
done
[ -n "$python" ] || python=python3
"$python" -c 'import venv, ensurepip' 2>/dev/null || { echo "skipped: there is no python3-venv"; exit 0; }
unset PYTHONPATH CAPEX_LIBRARY
export PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

rm -rf "$folder"
wheel=$("$python" "$root/lib/python/make_wheel.py" "$library" "$folder")
"$python" -m venv --system-site-packages "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-index --no-deps "$wheel"
cd "$folder"
. "$root/cmake/duckdb.sh"
export CAPEX_DUCKDB="$duckdb"
if [ -n "$preloaded" ]; then
  export LD_PRELOAD="$preloaded" ASAN_OPTIONS=detect_leaks=0 # Python itself keeps what it never frees
fi
CAPEX_EXAMPLE=$database CAPEX_ROOT=$root exec "$folder/venv/bin/python" -W error::DeprecationWarning -m unittest discover -s "$here" -p '*_test.py' -v
