#!/bin/sh
# Types the README's shell session, with the example data and a small document under the name of a filer's, and compares
# what is printed.
#
#   readme_session.sh PROGRAM
set -u
program=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)

folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$folder/bin" "$folder/work"
ln -s "$program" "$folder/bin/capex"
PATH="$folder/bin:$PATH"
export PATH LC_ALL=C TZ=UTC NO_COLOR=1 TERM=dumb HOME="$folder" SOURCE_DATE_EPOCH=1767225600
unset CAPEX_DB COLUMNS

cd "$folder/work" || exit 1
mkdir examples
ln -s "$root/examples/ai-capex" examples/ai-capex
sed 's/"cik": *[0-9]*/"cik": 320193/' "$root/tests/data/company-facts/acme.json" >CIK0000320193.json

awk '/^```/ { if (on) exit; on = /^```shell-session$/; next } on' "$root/README.md" >"$folder/written"
sed -n 's/^\$ //p' "$folder/written" >"$folder/commands"
while read -r command; do
  printf '$ %s\n' "$command"
  printf '%s\n' "$command" >"$folder/command"
  sh "$folder/command" 2>"$folder/err" </dev/null || { echo "[$?]"; cat "$folder/err"; }
done <"$folder/commands" >"$folder/said"
diff -u --label README.md --label said "$folder/written" "$folder/said" || exit 1

# The spreadsheet has the digits of the table.
[ "$(sed -n 2p quarters.csv)" = "2025Q1,25019000000,17197000000,16745000000,12941000000" ] || { cat quarters.csv; exit 1; }
[ "$(wc -l <"$folder/commands")" -ge 5 ]
