#!/bin/sh
# Types every example of every --help, each on a copy of the example data in a folder of its own.
#
#   help_examples.sh PROGRAM
#
# An example fails that ends with an exit code of its own accord (only `check` may find something), that answers
# nothing, or that answers with a gap: missing, missing_base, incomplete, no_rate, stale_rate. `check`, the exports
# and pages say of all that they are asked about what cannot be said, too, and `serve` what its tools are; of them only the
# exit code and that they answer is looked at.
set -u
program=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)

folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$folder/bin" "$folder/prepared"
ln -s "$program" "$folder/bin/capex"
PATH="$folder/bin:$PATH"
export PATH LC_ALL=C TZ=UTC NO_COLOR=1 TERM=dumb HOME="$folder" SOURCE_DATE_EPOCH=1767225600
unset CAPEX_DB

# What the examples read, under the names that they use. Three imports, for those that look at one.
cd "$folder/prepared" || exit 1
mkdir examples
ln -s "$root/examples/ai-capex" examples/ai-capex
{
  capex init
  capex import csv examples/ai-capex
  capex add company asml --name ASML --reporting-currency EUR
  capex add source asml-results-2025-01-29 --publisher ASML --kind release --known-on 2025-01-29
} 2>"$folder/err" || { cat "$folder/err"; exit 1; }
cat examples/ai-capex/figures-alibaba.csv >figures.csv
cat examples/ai-capex/sources.csv >sources.csv
printf 'Date,USD,CNY,\n2026-04-13,1.1684,7.9827,\n2026-04-10,1.1711,7.9967,\n' >eurofxref-hist.csv
printf 'Date, USD, CNY, \n14 April 2026, 1.1690, 7.9850, \n' >eurofxref.csv
printf 'KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE\nEXR.D.CNY.EUR.SP00.A,D,CNY,EUR,SP00,A,2026-04-15,7.9901\n' >exr.csv
{
  printf '"Series Description","CHINA -- SPOT EXCHANGE RATE, YUAN/US$"\n"Unit:","Currency:_Per_USD"\n"Multiplier:","1"\n'
  printf '"Currency:","CNY"\n"Unique Identifier: ","H10/H10/RXI_N.B.CH"\n"Time Period","RXI_N.B.CH"\n'
  printf '2026-10-05,ND\n2026-10-06,6.7040\n'
} >FRB_H10.csv
printf 'DATE,DEXCHUS\n2026-10-01,\n2026-10-02,6.7038\n' >DEXCHUS.csv
for method in ping tools/list; do printf '{"jsonrpc":"2.0","id":1,"method":"%s"}\n' "$method"; done >questions.ndjson
printf 'select count(*) as figures from stated_figures\n' >query.sql
sed 's/"cik": *[0-9]*/"cik": 789019/' "$root/tests/data/company-facts/acme.json" >CIK0000789019.json
sed 's/"cik": *[0-9]*/"cik": 1326801/; s/0009999999-/0009999998-/g' "$root/tests/data/company-facts/acme.json" >CIK0001326801.json
gzip -c CIK0000789019.json >CIK0000789019.json.gz
printf '{"0":{"cik_str":789019,"ticker":"MSFT","title":"MICROSOFT CORP"}}\n' >company_tickers.json
if command -v xz >/dev/null; then xz -k figures.csv; fi
if command -v zip >/dev/null; then
  zip -q companyfacts.zip CIK0000789019.json CIK0001326801.json
  mkdir submissions
  printf '{"cik":"789019","name":"MICROSOFT CORP","sic":"7372","sicDescription":"Prepackaged Software"}\n' >submissions/CIK0000789019.json
  zip -q -j submissions.zip submissions/CIK0000789019.json
  printf 'adsh\tcik\tform\tfiled\n0000950170-24-087843\t789019\t10-K\t20240730\n' >submissions/sub.txt
  printf 'adsh\ttag\tversion\tddate\tqtrs\tuom\tsegments\tvalue\n%s\t%s\tus-gaap/2024\t20240630\t4\tUSD\t%s\t30000000000\n' \
    0000950170-24-087843 PaymentsToAcquirePropertyPlantAndEquipment 'BusinessSegments=IntelligentCloud;' >submissions/num.txt
  zip -q -j 2025q1.zip submissions/sub.txt submissions/num.txt
fi
printf '#!/bin/sh\ncase "$*" in *ecb*) cat exr.csv ;; *) cat CIK0000789019.json ;; esac\n' >"$folder/bin/curl"
chmod +x "$folder/bin/curl"

# The commands as the help lists them, and "help" for its own; then their examples, one a line.
{
  echo help
  capex --help | awk '/^Commands:/ { on = 1; next } on && /^$/ { exit } on { sub(/^  /, ""); sub(/  .*/, ""); print }'
} >"$folder/commands"
while read -r words; do
  # shellcheck disable=SC2086  # a command may be two words
  capex ${words#help} --help | awk -v of="$words" '
    /^Examples:/ { on = 1; next } /^Usage:/ { exit } on && /capex/ { sub(/^  /, ""); print of "\t" $0 }'
done <"$folder/commands" >"$folder/examples"

count=0
failed=0
tab=$(printf '\t')
while IFS="$tab" read -r words example; do
  count=$((count + 1))
  case $example in
    *.xz*) command -v xz >/dev/null || continue ;;
    *.zip*) command -v zip >/dev/null || continue ;;
  esac
  work="$folder/work"
  rm -rf "$work"
  cp -R "$folder/prepared" "$work" && cd "$work" || exit 1
  case $example in *capex*init*) rm capex.db ;; esac
  printf '%s\n' "$example" >"$folder/command"
  sh "$folder/command" >"$folder/out" 2>"$folder/err" <query.sql
  code=$?
  # Files that it made are an answer too, but not the database and other folders.
  for made in *; do
    if [ -f "$made" ] && [ "${made%.db}" = "$made" ] && ! [ -e "$folder/prepared/$made" ]; then
      cat "$made" >>"$folder/out"
    fi
  done

  why=
  case $words:$code in
    *:0 | check:3) ;;
    *) why="it ends with $code" ;;
  esac
  case $example in
    *capex\ init* | *capex\ --db*init | *import* | *capex\ add* | *capex\ set* | *capex\ correct* | *undo* | *backup* | *export\ content*) least=0 ;;
    *) least=2 ;;
  esac
  if [ "$(grep -c . "$folder/out")" -lt "$least" ] && [ "$words" != verify ]; then why="$why; it answers nothing"; fi
  case $words in
    check | export* | report | serve) ;;
    *)
      gap=$(cat "$folder/out" "$folder/err" | grep -o -w -E 'missing|missing_base|incomplete|no_rate|stale_rate' |
        sort -u | paste -s -d ' ' -)
      [ -z "$gap" ] || why="$why; it says $gap"
      ;;
  esac
  [ -n "$why" ] || continue
  failed=$((failed + 1))
  printf '%s\n  %s\n' "$example" "${why#; }"
  sed 's/^/  | /' "$folder/err" "$folder/out" | cut -c1-160 | head -12
done <"$folder/examples"

echo "$count examples, $failed failed"
[ "$count" -gt 60 ] && [ "$failed" -eq 0 ]
