#!/bin/sh
# Installs what is missing (Debian, Ubuntu), builds capex, exports the example data as CSV, runs the notebook and leaves it
# with its results, tables and pictures:
#
#   sh examples/notebook/run.sh [FOLDER]        capex.html, growth.svg and guidance.svg, in build/notebook unless it is named
#
# With CAPEX naming a built program, CAPEX_LIBRARY a built libcapex, and PYTHON a Python that has pandas, matplotlib and
# nbconvert, these are used.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
folder=${1:-$root/build/notebook}
mkdir -p "$folder"
folder=$(CDPATH='' cd -- "$folder" && pwd)

. "$root/cmake/setup.sh"
capex_setup notebook
if [ -z "${CAPEX:-}" ]; then
  cd "$root"
  cmake --preset release --log-level=WARNING >/dev/null
  cmake --build --preset release --target capex libcapex
  CAPEX=$root/build/release/tools/capex
  CAPEX_LIBRARY=$root/build/release/lib/src/bindings/c/libcapex.so
fi
export CAPEX_LIBRARY PYTHONPATH="$root/lib/python" PYTHONDONTWRITEBYTECODE=1
python=${PYTHON:-$(capex_python_for_notebook)}

cd "$folder"
rm -f ai.db
export CAPEX_DB="$folder/ai.db"
"$CAPEX" init --quiet
"$CAPEX" import csv --quiet "$root/examples/ai-capex"
"$CAPEX" total bat us-big-four --by half --period 2023H1..2025H2 --in USD --growth --quiet -o totals.csv
"$CAPEX" show amazon alphabet microsoft meta --period 2025 --basis guidance,actual --quiet -o guidance.csv
"$CAPEX" export observations --by half --in USD --growth --quiet -o observations.csv

cp "$root/examples/notebook/capex.ipynb" .
# Its own place for caches and configuration, so that nobody's settings tell in the pictures.
export MPLCONFIGDIR="$folder/.matplotlib" JUPYTER_CONFIG_DIR="$folder/.jupyter" PYDEVD_DISABLE_FILE_VALIDATION=1
"$python" -m nbconvert --log-level ERROR --to notebook --execute --inplace capex.ipynb
"$python" -m nbconvert --log-level ERROR --to html capex.ipynb
echo "$folder/capex.html"
