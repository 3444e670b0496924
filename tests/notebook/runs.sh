#!/bin/sh
# Runs the notebook as its user does, and holds what it found against figures that are known.
#
#   runs.sh PROGRAM FOLDER
set -eu
program=$1 folder=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
. "$root/cmake/setup.sh"
PYTHON=$(capex_python_for_notebook)
if [ -z "$PYTHON" ]; then
  echo "skipped: no Python here has pandas, matplotlib, nbconvert and ipykernel"
  exit 77
fi
rm -rf "$folder"
CAPEX=$program PYTHON=$PYTHON sh "$root/examples/notebook/run.sh" "$folder"
"$PYTHON" "$here/finds.py" "$folder" "$root/examples/notebook"
