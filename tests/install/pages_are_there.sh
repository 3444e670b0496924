#!/bin/sh
# pages_are_there.sh PREFIX MANDIR DATADIR PROGRAM: a manual page for each command that the help lists and one for all,
# and a script for each shell, installed as the program prints them.
set -eu
man=$1/$2/man1 data=$1/$3 program=$4
said=$(mktemp)
trap 'rm -f "$said"' EXIT

same() {  # FILE WORDS...
  file=$1
  shift
  "$program" "$@" >"$said"
  cmp "$said" "$file"
}

same "$man/capex.1" help --man
"$program" --help |
  awk '/^Commands:/ { on = 1; next } on && /^$/ { exit } on { sub(/^  /, ""); sub(/  .*/, ""); print }' >"$said.commands"
count=0
while read -r words; do
  # shellcheck disable=SC2086  # a command may be two words
  same "$man/capex-$(echo "$words" | tr ' ' -).1" help --man $words
  count=$((count + 1))
done <"$said.commands"
rm -f "$said.commands"
set -- "$man"/capex*.1
[ "$count" -gt 25 ] && [ $# -eq $((count + 1)) ]
same "$data/bash-completion/completions/capex" completion bash
same "$data/zsh/site-functions/_capex" completion zsh
same "$data/fish/vendor_completions.d/capex.fish" completion fish
