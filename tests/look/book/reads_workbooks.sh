#!/bin/sh
# Runs reads_workbooks.py, or another script, by a Python that has openpyxl (python3-openpyxl); skips (exit 77) where
# none has.
#
#   reads_workbooks.sh PROGRAM [SCRIPT]
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
for python in python3 /usr/bin/python3; do
  if "$python" -c 'import openpyxl' 2>/dev/null; then exec "$python" "${2:-$here/reads_workbooks.py}" "$1"; fi
done
echo "skipped: no Python has openpyxl (Debian: python3-openpyxl)"
exit 77
