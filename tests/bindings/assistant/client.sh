#!/bin/sh
# An assistant's client that is not ours, the one of the protocol's own SDK, asks `capex serve --stdio`.
#
#   client.sh PROGRAM FOLDER
#
# FOLDER keeps what npm fetched. Skipped (exit 77) where there is no Node 18 or npm cannot fetch it.
set -u
program=$1
folder=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../../.." && pwd)
sdk=@modelcontextprotocol/sdk@1.32.2

skip() {
  echo "skipped: $*"
  exit 77
}
command -v node >/dev/null || skip "there is no node"
command -v npm >/dev/null || skip "there is no npm, which fetches $sdk"
[ "$(node -p 'process.versions.node.split(".")[0] >= 18')" = true ] || skip "$sdk needs Node 18, this is $(node --version)"
mkdir -p "$folder" || exit 1
if ! [ -e "$folder/fetched" ]; then
  timeout 150 npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$folder" "$sdk" ||
    skip "npm cannot fetch $sdk"
  touch "$folder/fetched"
fi

cp "$here/client.mjs" "$folder/" || exit 1
database=$(mktemp) && rm "$database" || exit 1
trap 'rm -f "$database"' EXIT
"$program" --db "$database" init -q && "$program" --db "$database" import csv -q "$root/examples/ai-capex" || exit 1
node "$folder/client.mjs" "$program" "$database" "$root/README.md"
