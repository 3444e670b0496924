#!/bin/sh
# polars, through its package for Node, reads the notebook's CSV and an export in the companies' own currencies.
#
#   polars.sh PROGRAM NOTEBOOK FOLDER
#
# NOTEBOOK is where the notebook was run, FOLDER keeps what npm fetched. Skipped (exit 77) where there is no Node 20 or npm
# cannot fetch it.
set -u
program=$1 notebook=$2 folder=$3
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
version=0.26.1
polars=nodejs-polars@$version

skip() {
  echo "skipped: $*"
  exit 77
}
[ -f "$notebook/observations.csv" ] || skip "the notebook was not run"
command -v node >/dev/null || skip "there is no node"
command -v npm >/dev/null || skip "there is no npm, which fetches $polars"
[ "$(node -p 'process.versions.node.split(".")[0] >= 20')" = true ] || skip "$polars needs Node 20, this is $(node --version)"
native=nodejs-polars-linux-$(node -p process.arch)-gnu@$version # not every npm fetches it with the other
mkdir -p "$folder" || exit 1
if ! [ -e "$folder/fetched" ]; then
  timeout 150 npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$folder" "$polars" "$native" ||
    skip "npm cannot fetch $polars"
  touch "$folder/fetched"
fi

cp "$here/polars.mjs" "$folder/" || exit 1
database=$folder/own.db
rm -f "$database"
"$program" --db "$database" init -q && "$program" --db "$database" import csv -q "$root/examples/ai-capex" || exit 1
"$program" --db "$database" export growth -q >"$folder/own.csv" || exit 1
node "$folder/polars.mjs" "$notebook/observations.csv" "$folder/own.csv"
