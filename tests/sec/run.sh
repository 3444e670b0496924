#!/bin/sh
# Recomputes what the program answers of the documents in ../shared/data/sec beside the sources: see recompute.py.
#
#   run.sh PROGRAM
set -u
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
if ! [ -d "$root/../shared/data/sec" ]; then
  echo "skipped: there is no ../shared/data/sec beside the sources"
  exit 77
fi
if ! command -v python3 >/dev/null; then
  echo "skipped: there is no python3"
  exit 77
fi
exec python3 "$root/tests/sec/recompute.py" "$1" "$root/../shared/data/sec" "$root/schema/sec-concepts.csv"
