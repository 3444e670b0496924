#!/bin/sh
# The extension, loaded by a program that is not ours: Python, the sqlite3 shell, sqlite-utils.
#
#   in_another_program.sh python|shell|sqlite_utils PROGRAM EXTENSION
#
# Skipped (exit 77) where the program is not there. CAPEX_PRELOAD: the runtime of the sanitizers, where they are built in.
set -u
host=$1
program=$2
extension=${3%.so}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../../.." && pwd)
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
db=$folder/ai.db
"$program" --db "$db" init -q && "$program" --db "$db" import csv -q "$root/examples/ai-capex" || exit 1

skip() {
  echo "skipped: $*"
  exit 77
}
# Only the program that loads the extension: its interpreter's leaks are not ours.
loaded() {
  if [ -n "${CAPEX_PRELOAD:-}" ]; then LD_PRELOAD=$CAPEX_PRELOAD ASAN_OPTIONS=detect_leaks=0 "$@"; else "$@"; fi
}
same() {  # WHAT EXPECTED SAID
  [ "$2" = "$3" ] && return
  printf '%s: expected\n%s\nand it is\n%s\n' "$1" "$2" "$3"
  exit 1
}

case $host in
  python)
    # The first of them may be one whose sqlite3 loads no extensions.
    for python in python3 /usr/bin/python3 ''; do
      [ -n "$python" ] || skip "there is no Python whose sqlite3 loads extensions"
      "$python" -c 'import sqlite3; sqlite3.connect(":memory:").enable_load_extension(True)' 2>/dev/null && break
    done
    loaded "$python" "$here/in_python.py" "$program" "$extension" "$db"
    ;;
  shell)
    command -v sqlite3 >/dev/null || skip "there is no sqlite3"
    ask() { loaded sqlite3 "$1" -csv -header ".load $extension" "$2" 2>&1 | tr -d '\r'; }
    # The README's lines, each answered as the comment beneath it says.
    awk '/^```/ { if (on) exit; on = /^```sql$/; next } on' "$root/README.md" >"$folder/written"
    grep -v '^--' "$folder/written" | sed "s|^.load capexdb_sqlite|.load $extension|" >"$folder/typed"
    same README "$(sed -n 's/^-- //p' "$folder/written")" "$(loaded sqlite3 "$db" <"$folder/typed" 2>&1)"
    same growth "$("$program" --db "$db" growth alibaba tencent --period 2024H1 --in USD --format csv -q | cut -d, -f1-10)" \
      "$(ask "$db" "SELECT company,measure,basis,scope,period,first_day,last_day,currency,amount,low
        FROM capex_growth('alibaba,tencent', '2024H1', 'USD')")"
    same scalars "$(printf 'a,b,c\n23000000000,2024-06-30,6930000000')" \
      "$(ask "$db" "SELECT capex_amount('23bn') a, capex_last_day('2024H1') b,
        round(capex_convert('50bn', 'CNY', 'USD', '2024H1') / 1e7) * 10000000 c" | sed 's/\.0$//')"
    case $(ask "$db" "SELECT * FROM capex_show('alibba')") in
      *"did you mean alibaba"*) ;;
      *) same "a near name" "did you mean alibaba" "$(ask "$db" "SELECT * FROM capex_show('alibba')")" ;;
    esac
    case $(ask :memory: "SELECT * FROM capex_show('meta')") in
      *"in memory"*) ;;
      *) same "no file" "an error" "$(ask :memory: "SELECT * FROM capex_show('meta')")" ;;
    esac
    ;;
  sqlite_utils)
    command -v sqlite-utils >/dev/null || skip "there is no sqlite-utils"
    said=$(loaded sqlite-utils query "$db" --load-extension "$extension" --csv \
      "SELECT company, period, amount, growth, growth_status FROM capex_growth WHERE ask_companies = 'bat'
       AND ask_members = 'true' AND ask_period = '2024H1'" | tr -d '\r')
    expected=$("$program" --db "$db" growth bat --members --period 2024H1 --format csv -q | cut -d, -f1,5,9,24,27)
    same growth "$expected" "$said"
    ;;
esac
