#!/bin/sh
# symbols.sh NM LIBRARY HEADER: the functions that the header declares are all that the library exports, versioned.
set -eu
nm=$1 library=$2 header=$3
declared=$(grep -o 'capex_[a-z_]*(' "$header" | tr -d '(' | sort -u)
exported=$("$nm" -D --defined-only "$library" | awk '$2 != "A" { print $3 }' | sort -u)
expected=$(for name in $declared; do echo "$name@@CAPEX_0.1"; done)
[ "$exported" = "$expected" ] || {
  printf 'declared:\n%s\nexported:\n%s\n' "$expected" "$exported"
  exit 1
}
[ "$(echo "$declared" | wc -l)" -gt 15 ]
