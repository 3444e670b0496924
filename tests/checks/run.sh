#!/bin/sh
# What clang-tidy, cppcheck and a compiler that sees each file alone find in lib/ and tools/: nothing, or it is printed
# and the exit code is 1.
#
#   tests/checks/run.sh           every file: a quarter of an hour on two cores
#   tests/checks/run.sh --short   every file by the compiler, which has read others' headers beforehand; by clang-tidy and
#                                 cppcheck what the last commit changed, of a header one file that includes it: some
#                                 minutes, as CI has it
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
short=
for word; do
  case $word in
    --short) short=1 ;;
    *) echo "run.sh: no option $word" >&2; exit 2 ;;
  esac
done
. "$root/cmake/setup.sh"
capex_setup checks

cd "$root"
build=$root/build/checks
cmake -S "$root" -B "$build" -G Ninja --log-level=WARNING -D CMAKE_BUILD_TYPE=Debug -D CMAKE_CXX_COMPILER=clang++ \
  -D CMAKE_EXPORT_COMPILE_COMMANDS=ON -D CMAKE_CXX_COMPILER_LAUNCHER= -D BUILD_TESTING=OFF >/dev/null
sed -n "s#^ *\"file\": \"$root/\(\(lib\|tools\)/.*\)\",*\$#\1#p" "$build/compile_commands.json" | sort >"$build/files"

# The files of a short run: what the last commit changed, a merge what it brought.
changed() {
  git diff --name-only --diff-filter=d HEAD^ -- lib tools 2>/dev/null | while read -r name; do
    case $name in
      *.cpp) echo "$name" ;;
      *.hpp)
        # As it is included: by its path below include/ or src/, or of a tool by its name.
        included=$(echo "$name" | sed 's#^lib/include/##; s#^lib/src/##; s#^tools/##')
        xargs grep -l "#include \"$included\"" <"$build/files" | head -n 1
        ;;
    esac
  done | sort -u | grep -Fx -f "$build/files" | head -n 40
}
if [ -n "$short" ]; then changed >"$build/looked_at" || true; else cp "$build/files" "$build/looked_at"; fi

jobs=$(getconf _NPROCESSORS_ONLN)
wrong=
# On stderr it only counts what it does not show.
xargs -r -n 1 -P "$jobs" clang-tidy -p "$build" --quiet <"$build/looked_at" >"$build/clang-tidy.log" 2>"$build/counted" ||
  { wrong=1; cat "$build/clang-tidy.log"; }
echo "files by clang-tidy: $(grep -c . "$build/looked_at" || true) tried, $(grep -c ' error: ' "$build/clang-tidy.log" || true) wrong"

# The presets for tests and releases compile in batches, where a file may live on what its neighbour includes, and a name
# be another's already: here each is compiled alone, where names may not hide others, and each target as one batch.
cmake -S "$root" -B "$build/together" -G Ninja --log-level=WARNING -D CMAKE_BUILD_TYPE=Debug -D CMAKE_CXX_COMPILER=clang++ \
  -D CMAKE_EXPORT_COMPILE_COMMANDS=ON -D CMAKE_CXX_COMPILER_LAUNCHER= -D BUILD_TESTING=OFF -D CAPEX_UNITY_BUILD=ON \
  -D CAPEX_UNITY_BYTES=1000000000 >/dev/null
syntax_only() { sed 's/\\\(.\)/\1/g; s/ -o [^ ]*\.o / -fsyntax-only -Werror /'; }
sed -n 's/^ *"command": "\(.*\)",*$/cd together \&\& \1/p' "$build/together/compile_commands.json" | grep '/Unity/' |
  syntax_only >"$build/together/batches"
sed -n 's/^ *"command": "\(.*\)",*$/\1/p' "$build/compile_commands.json" | grep -E "/(lib/src|tools)/[^ ]*\.cpp" |
  sed 's/ -o / -Wshadow -o /' | syntax_only >"$build/alone"
# Six tenths of that time are the standard library's headers and others' again and again, so a short run reads those that
# ten files or more include once for all. What the last commit changed has nothing but its own includes.
if [ -n "$short" ]; then
  grep -rhE '^#include <' lib tools --include='*.[hc]pp' | sort | uniq -c | sed -n 's/^ *[0-9]\{2,\} //p' >"$build/theirs.hpp"
  sed 's/ -fvisibility[^ ]*//g; s/ -fPIC / /; s/ -fsyntax-only / -fPIC&/' "$build/alone" >"$build/alike"
  sed -n "1s# -fsyntax-only .*# -x c++-header $build/theirs.hpp -o $build/theirs.pch#p" "$build/alike" | sh
  { grep -F -f "$build/looked_at" "$build/alike" || true
    grep -vF -f "$build/looked_at" "$build/alike" | sed "s# -fsyntax-only # -include-pch $build/theirs.pch&#"; } >"$build/alone"
fi
(cd "$build" && cat together/batches alone | xargs -d '\n' -n 1 -P "$jobs" sh -c) 2>"$build/alone.log" ||
  { wrong=1; cat "$build/alone.log"; }
echo "files compiled alone ($(grep -c . "$build/alone")) and as batches ($(grep -c . "$build/together/batches")):" \
  "$(cat "$build/alone" "$build/together/batches" | grep -c .) tried, $(grep -c ' error: ' "$build/alone.log" || true) wrong"

mkdir -p "$build/cppcheck"
sed "s#^#--file-filter=$root/#" "$build/looked_at" | xargs -r -d '\n' cppcheck --project="$build/compile_commands.json" \
  --enable=warning,performance,portability --inline-suppr --suppressions-list=tests/checks/cppcheck.txt --quiet \
  --cppcheck-build-dir="$build/cppcheck" --error-exitcode=1 -j "$jobs" 2>"$build/cppcheck.log" ||
  { wrong=1; cat "$build/cppcheck.log"; }
echo "files by cppcheck: $(grep -c . "$build/looked_at" || true) tried, $(grep -cE ' (error|warning|performance|portability): ' "$build/cppcheck.log" || true) wrong"
[ -z "$wrong" ]
