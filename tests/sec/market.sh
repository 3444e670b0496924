#!/bin/sh
# A made-up market through the whole way: see market.py.
#
#   market.sh PROGRAM [FILERS]
set -u
if ! command -v python3 >/dev/null; then
  echo "skipped: there is no python3"
  exit 77
fi
exec python3 -B "$(dirname -- "$0")/market.py" "$@"
