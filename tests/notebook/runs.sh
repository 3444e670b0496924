#!/bin/sh
# Runs the notebook as its user does, and holds what it found against figures that are known.
#
#   runs.sh PROGRAM LIBCAPEX FOLDER CXXFLAGS
set -eu
program=$1 library=$2 folder=$3 flags=$4
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
. "$root/cmake/setup.sh"
case $flags in *-fsanitize=*)
  echo "skipped: a notebook's kernel would have to begin with the sanitizers' runtime; tests/bindings/python does that"
  exit 77
  ;;
esac
PYTHON=$(capex_python_for_notebook)
if [ -z "$PYTHON" ]; then
  echo "skipped: no Python here has pandas, matplotlib, nbconvert and ipykernel"
  exit 77
fi
rm -rf "$folder"
CAPEX=$program CAPEX_LIBRARY=$library PYTHON=$PYTHON sh "$root/examples/notebook/run.sh" "$folder"
"$PYTHON" "$here/finds.py" "$folder" "$root/examples/notebook"
