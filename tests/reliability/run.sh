#!/bin/sh
# Tries everything that may befall a file, counts it, and writes tests/RELIABILITY.md.
#
#   tests/reliability/run.sh               all of it: an hour or two
#   tests/reliability/run.sh --short       some points of each kind, as ctest has them: a few minutes; writes to stdout
#   tests/reliability/run.sh --coverage    the coverage of lib/ by every test, too
#
# What goes wrong is printed, the logs are kept in build/reliability/, and the exit code is 1.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
short='' coverage=''
for word; do
  case $word in
    --short) short=--short ;;
    --coverage) coverage=1 ;;
    *) echo "run.sh: no option $word" >&2; exit 2 ;;
  esac
done
. "$root/cmake/setup.sh"
capex_setup

cd "$root"
logs=$root/build/reliability
mkdir -p "$logs"
built() {  # PRESET TARGETS...: configured and built
  preset=$1
  shift
  cmake --preset "$preset" --log-level=WARNING >/dev/null
  cmake --build --preset "$preset" --target "$@" >"$logs/build-$preset.log" || { tail -n 40 "$logs/build-$preset.log"; exit 2; }
}
built dev reliability answer_cases many_at_once capex capex_sec
programs=$root/build/dev/tests/reliability

rows=$logs/rows wrong=''
: >"$rows"
# NAME COMMAND...: one idea. Its last lines, "WHAT: N tried, M wrong", are rows of the record.
try() {
  name=$1
  shift
  echo "$name ..." >&2
  "$@" >"$logs/$name.log" 2>&1 || { wrong=1; grep -v '^$' "$logs/$name.log" | head -n 40 >&2; }
  sed -n 's/^\([^:]*\): \([0-9]*\) tried, \([0-9]*\) wrong$/| \1 | \2 | \3 |/p
    s/^\(many at once, [a-z]*\): \(.*\), \([0-9]*\) wrong; .*/| \1 | \2 | \3 |/p
    s/^fuzz_\([a-z_]*\): \([0-9]*\) inputs .*/| fuzzed inputs: \1 | \2 | 0 |/p' "$logs/$name.log" >>"$rows"
}
try disk-faults "$programs/reliability" disk-faults $short
try power-losses "$programs/reliability" power-losses $short
try kills "$programs/reliability" kills $short --tool "$root/build/dev/tools/capex"
try little-memory "$programs/reliability" little-memory $short
try many-threads "$programs/many_at_once" threads ${short:+12}
try many-processes "$programs/many_at_once" processes ${short:+12}
if [ -n "$short" ]; then
  try oracle python3 tests/reliability/oracle/oracle.py "$programs/answer_cases" 5000
  try checks sh tests/checks/run.sh --short
else
  try oracle python3 tests/reliability/oracle/oracle.py "$programs/answer_cases" 100000
  try checks sh tests/checks/run.sh
  try fuzz sh tests/fuzz/run.sh 300
  # What has several threads, under the thread sanitizer.
  built tsan many_at_once threads_test capex
  try tsan sh tests/reliability/threads.sh "$root/build/tsan"
  # Under the address and undefined-behaviour sanitizers: files of strangers, half of them on each of two cores, and all
  # of the above in short again; what is not freed is found too.
  built asan reliability answer_cases many_at_once hostile_files capex capex_sec
  sanitized=$root/build/asan/tests/reliability
  hostile() {
    "$root/build/asan/tests/hostile/hostile_files" 5000 >"$logs/hostile-first" 2>&1 &
    status=0
    "$root/build/asan/tests/hostile/hostile_files" 5000 5000 >"$logs/hostile-last" 2>&1 || status=1
    wait $! || status=1
    cat "$logs/hostile-first" "$logs/hostile-last"
    return $status
  }
  try hostile hostile
  for idea in disk-faults power-losses kills little-memory; do
    try "asan-$idea" "$sanitized/reliability" "$idea" --short --tool "$root/build/asan/tools/capex"
  done
  try asan-oracle python3 tests/reliability/oracle/oracle.py "$sanitized/answer_cases" 20000
fi
[ -z "$coverage" ] || sh tests/reliability/coverage.sh >"$logs/coverage.md" || wrong=1

record() {
  cat <<'END'
# What was tried, and how often

Made by `tests/reliability/run.sh`, whose parts say what each of them tries and what has to hold; in short they are
part of every run of the tests.

| what | tried | wrong |
| --- | ---: | ---: |
END
  # What was tried in two halves is one row.
  awk -F' *[|] *' '!($2 in tried) { order[++n] = $2 }
    { tried[$2] += $3; wrong[$2] += $4; words[$2] = $3 }
    END { for (i = 1; i <= n; ++i) { w = order[i]
      printf "| %s | %s | %d |\n", w, words[w] ~ /^[0-9]+$/ ? tried[w] : words[w], wrong[w] } }' "$rows"
  cat <<'END'

A fault, a failing allocation or a kill is tried at each point that a command meets (of allocations, at up to 150 of
each command), over `init`, every import, `add`, `set`, `correct`, `undo`, `backup`, `export`, recovery, a migration
from each schema, and the questions. It is right when the command says what failed and nothing else, the files are as
before or as after, and `verify` finds nothing. After a kill the next command works and the command repeated gives the
same bytes. Lost power leaves any part of what was not synced.

The static checks of a file are those of `.clang-tidy` and, but for `tests/checks/cppcheck.txt`, of cppcheck; every file
is compiled without a warning, too.

Not tried: allocations of zlib, and those of simdjson that report rather than throw; disks that lie about what they have
synced; network folders.

## Coverage of lib/

END
  if [ -s "$logs/coverage.md" ]; then cat "$logs/coverage.md"; else echo "Measured by tests/reliability/run.sh --coverage."; fi
}
if [ -n "$short" ]; then record; else record >tests/RELIABILITY.md; fi
[ -z "$wrong" ] || exit 1
