#!/bin/sh
# polars, through its package for Node, reads the notebook's CSV and an export in the companies' own currencies.
#
#   polars.sh PROGRAM NOTEBOOK FOLDER
#
# NOTEBOOK is where the notebook was run. Skipped (exit 77) where there is no Node 20 or npm cannot fetch the package.
set -u
program=$1 notebook=$2 folder=$3
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
. "$root/cmake/polars.sh"

skip() {
  echo "skipped: $*"
  exit 77
}
[ -f "$notebook/observations.csv" ] || skip "the notebook was not run"
capex_fetch_polars
[ -n "$polars" ] || skip "polars: $polars_why"

mkdir -p "$folder" || exit 1
database=$folder/own.db
rm -f "$database"
"$program" --db "$database" init -q && "$program" --db "$database" import csv -q "$root/examples/ai-capex" || exit 1
"$program" --db "$database" export growth -q >"$folder/own.csv" || exit 1
node "$here/polars.mjs" "$polars" "$notebook/observations.csv" "$folder/own.csv"
