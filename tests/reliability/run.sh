#!/bin/sh
# Tries everything that may befall a file, counts it, and writes tests/RELIABILITY.md.
#
#   tests/reliability/run.sh               all of it: two hours on two cores
#   tests/reliability/run.sh NAME...       only these ideas; of the others the record keeps what was found last
#   tests/reliability/run.sh --short       some points of each, as ctest has them: a few minutes; writes to stdout
#
# What goes wrong is printed, the logs are kept in build/reliability/, and the exit code is 1.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
ideas='disk-faults power-losses kills little-memory many-threads many-processes oracle checks fuzz threads hostile
  sanitized-disk-faults sanitized-power-losses sanitized-kills sanitized-little-memory sanitized-oracle coverage'
short='' chosen='' recorded=$ideas
for word; do
  known=''
  for idea in $ideas; do [ "$idea" != "$word" ] || known=1; done
  if [ "$word" = --short ]; then
    short=--short
    chosen='disk-faults power-losses kills little-memory many-threads many-processes oracle checks'
    recorded=$chosen
  elif [ -n "$known" ]; then
    chosen="$chosen $word"
  else
    printf 'run.sh: no idea %s; there are:\n  %s\n' "$word" "$ideas" >&2
    exit 2
  fi
done
: "${chosen:=$ideas}"
. "$root/cmake/setup.sh"
capex_setup

cd "$root"
logs=$root/build/reliability
mkdir -p "$logs"
built() {  # PRESET TARGETS...: configured and built; what runs for an hour under the sanitizers optimised, a fifth of the time
  preset=$1
  shift
  optimised=''
  [ "$preset" != asan ] || optimised='-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-O1 -g1'
  cmake --preset "$preset" ${optimised:+"$optimised"} --log-level=WARNING >/dev/null
  cmake --build --preset "$preset" --target "$@" >"$logs/build-$preset.log" || { tail -n 40 "$logs/build-$preset.log"; exit 2; }
}
built dev reliability answer_cases many_at_once capex
programs=$root/build/dev/tests/reliability
sanitized=$root/build/asan/tests/reliability

# The last lines of an idea, "WHAT: N tried, M wrong", are rows of the record.
rows_of() {  # NAME
  sed -n "s/^\([^:]*\): \([0-9]*\) tried, \([0-9]*\) wrong\$/| \1 | \2 | \3 |/p
    s/^\(many at once, [a-z]*\): \(.*\), \([0-9]*\) wrong; .*/| \1 | \2 | \3 |/p
    s/^fuzz_\([a-z_]*\): \([0-9]*\) inputs .*/| fuzzed inputs: \1 | \2 | 0 |/p" "$logs/$1.log" |
    case $1 in
      sanitized-*) sed 's/^| /| under the sanitizers: /' ;;
      threads) sed 's/^| /| under the thread sanitizer: /' ;;
      *) cat ;;
    esac
}

# The rows that the record has of an idea which this machine did not try.
kept_of() {  # NAME
  case $1 in
    disk-faults | power-losses) rows=$(echo "$1" | tr - ' ') ;;
    kills) rows='kills at' ;;
    little-memory) rows='allocations and threads' ;;
    many-*) rows="many at once, ${1#many-}" ;;
    oracle) rows='oracle cases' ;;
    checks) rows='files \(by\|compiled\)' ;;
    fuzz) rows='fuzzed inputs' ;;
    threads) rows='under the thread sanitizer' ;;
    hostile) rows='mutated files' ;;
    sanitized-disk-faults | sanitized-power-losses) rows="under the sanitizers: $(echo "${1#sanitized-}" | tr - ' ')" ;;
    sanitized-kills) rows='under the sanitizers: kills at' ;;
    sanitized-little-memory) rows='under the sanitizers: allocations and threads' ;;
    sanitized-oracle) rows='under the sanitizers: oracle cases' ;;
    coverage) rows='part of lib/.*branches\|--- | ---: | ---: | ---: | ---: \|[a-z]* | [0-9]* | [0-9.]*%' ;;
  esac
  [ -n "$short" ] || grep "^| \($rows\)" tests/RELIABILITY.md || true
}

# Files of strangers, half of them on each of two cores.
hostile() {
  status=0
  "$root/build/asan/tests/hostile/hostile_files" 5000 >"$logs/hostile-first" 2>&1 &
  "$root/build/asan/tests/hostile/hostile_files" 5000 5000 >"$logs/hostile-last" 2>&1 || status=1
  wait $! || status=1
  cat "$logs/hostile-first" "$logs/hostile-last" | awk '
    / tried, .* wrong$/ { what = $0; sub(/: [0-9]* tried.*/, "", what); tried += $(NF - 3); wrong += $(NF - 1); next }
    { print }
    END { printf "%s: %d tried, %d wrong\n", what, tried, wrong }'
  return $status
}

try() {  # NAME: one idea
  case $1 in
    disk-faults | power-losses | little-memory) "$programs/reliability" "$1" $short ;;
    kills) "$programs/reliability" kills $short --tool "$root/build/dev/tools/capex" ;;
    many-*) "$programs/many_at_once" "${1#many-}" ${short:+12} ;;
    oracle) python3 tests/reliability/oracle/oracle.py "$programs/answer_cases" "$([ -n "$short" ] && echo 5000 || echo 100000)" ;;
    checks) sh tests/checks/run.sh $short ;;
    fuzz) sh tests/fuzz/run.sh 300 ;;
    threads) sh tests/reliability/threads.sh "$root/build/tsan" ;;
    hostile) hostile ;;
    sanitized-oracle) python3 tests/reliability/oracle/oracle.py "$sanitized/answer_cases" 20000 ;;
    sanitized-*) "$sanitized/reliability" "${1#sanitized-}" --short --tool "$root/build/asan/tools/capex" ;;
    coverage) sh tests/reliability/coverage.sh 2>"$logs/coverage.err" ;;
  esac
}

wrong=''
for idea in $chosen; do
  case $idea in
    threads) built tsan many_at_once threads_test capex libcapex capexdb_sqlite capex_c_test capex_threads_test ask_c ask_cpp ;;
    hostile | sanitized-*) capex_setup asan; built asan reliability answer_cases hostile_files capex ;;
  esac
  echo "$idea ..." >&2
  try "$idea" >"$logs/$idea.log" 2>&1 || { wrong=1; grep -v '^$' "$logs/$idea.log" | head -n 40 >&2; }
done

record() {
  missing=''
  cat <<'END'
# What was tried, and how often

Made by `tests/reliability/run.sh`, whose parts say what each of them tries and what has to hold; in short they are
part of every run of the tests.

| what | tried | wrong |
| --- | ---: | ---: |
END
  for idea in $recorded; do
    [ "$idea" != coverage ] || continue
    rows=$(if [ -f "$logs/$idea.log" ]; then rows_of "$idea"; else kept_of "$idea"; fi)
    if [ -n "$rows" ]; then echo "$rows"; else missing="$missing $idea"; fi
  done
  [ -z "$missing" ] || printf '\nNot run for this record:%s.\n' "$missing"
  cat <<'END'

A fault, a failing allocation or a kill is tried at each point that a command meets (of allocations, at up to 150 of
each command), over `init`, every import, `add`, `set`, `correct`, `undo`, `backup`, `export`, recovery, a migration
from each schema, and the questions. It is right when the command says what failed and nothing else, the files are as
before or as after, and `verify` finds nothing. After a kill the next command does what it does undisturbed, and the
command repeated gives the same bytes. Lost power leaves any part of what was not synced. What a run found wrong is
mended before its record is kept, and that point is tried again; the row says what the run said.

The static checks of a file are those of `.clang-tidy` and, but for `tests/checks/cppcheck.txt`, of cppcheck; every file
is compiled without a warning, too.

Not tried: allocations of zlib, those of simdjson that report rather than throw, and those of its first look at the
processor, which can do neither; disks that lie about what they have
synced; network folders.

## Coverage of lib/

END
  if [ -f "$logs/coverage.log" ]; then grep '^|' "$logs/coverage.log"; else kept_of coverage; fi
}
if [ -n "$short" ]; then
  record
else
  record >"$logs/RELIABILITY.md"
  cp "$logs/RELIABILITY.md" tests/RELIABILITY.md
fi
[ -z "$wrong" ] || exit 1
