#!/bin/sh
# headers_alone.sh COMPILER PREFIX: each installed header compiles by itself, with every warning.
set -eu
compiler=$1 prefix=$2
count=0
for header in "$prefix"/include/capex/*.hpp; do
  printf '#include <capex/%s>\n' "$(basename "$header")" |
    "$compiler" -std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Werror -I "$prefix/include" -x c++ -
  count=$((count + 1))
done
[ "$count" -gt 0 ]
echo "$count headers compile alone"
