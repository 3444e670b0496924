#!/bin/sh
# threads.sh BUILD: what has several threads, as built with the thread sanitizer: the tests that start some, a writer
# and readers, the commands that read, load and export on several, and C, Python and SQL.
set -eu
build=$1
export TSAN_OPTIONS="halt_on_error=1 exitcode=66 second_deadlock_stack=1"
"$build/tests/reliability/threads_test"
"$build/tests/reliability/many_at_once" threads 12

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
capex=$build/tools/capex
{
  echo "company,measure,basis,scope,period,amount,currency,decimals,source,words"
  awk 'BEGIN { for (i = 0; i < 1500; ++i) for (year = 2022; year < 2025; ++year)
    printf "company-%d,capex,actual,total,%d,%dbn,USD,,s,\n", i, year, year % 7 + 1 }'
} >figures.csv
{
  echo "company,name"
  awk 'BEGIN { for (i = 0; i < 1500; ++i) printf "company-%d,Company\n", i }'
} >companies.csv
printf 'source,publisher,kind,known_on\ns,P,press,2025-08-26\n' >sources.csv
"$capex" init -q
"$capex" import csv -q .
"$capex" export growth -o growth.csv
"$capex" screen 'growth > 0%' --period 2024 --top 5 -q
"$capex" verify -q
echo "commands on several threads: 5 tried, 0 wrong"

bindings='a C program asks|threads ask and read|Python asks|the extension answers|one question has one answer'
ctest --test-dir "$build" --output-on-failure -R "^bindings: (the example data|$bindings)" >bindings || { cat bindings; exit 1; }
echo "programs in C and Python and of SQL: $(grep -c 'Passed ' bindings) tried, 0 wrong"
