#!/bin/sh
# Runs every test built with clang's source-based coverage, the faults, kills and hostile files in short as in every run,
# and prints what of lib/ they reach: lines, and branches as clang counts them. The folder build/coverage/html shows
# each line. A quarter of an hour on two cores. What ends by a signal leaves no count.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
build=$root/build/coverage
. "$root/cmake/setup.sh"
capex_setup coverage >&2
cd "$root"
cmake --preset coverage --log-level=WARNING >/dev/null
cmake --build --preset coverage >&2
rm -rf "$build/profiles"
failed=
# The processes of one program share four files. Packages are not installed: where they are, a count would stay behind.
LLVM_PROFILE_FILE="$build/profiles/%4m.profraw" ctest --preset coverage --parallel "$(getconf _NPROCESSORS_ONLN)" \
  --exclude-regex '^packages: they install' >&2 ||
  { echo "coverage.sh: some tests failed" >&2; failed=1; }
find "$build/profiles" -name '*.profraw' >"$build/profiles.txt"
llvm-profdata merge -sparse -f "$build/profiles.txt" -o "$build/all.profdata"

# What tests fetched or made for Python and Node is not ours.
objects=$(find "$build/tests" "$build/tools" \( -name venv -o -name node_modules -o -name '*.so' \) -prune -o -type f -perm -u+x \
  -exec sh -c 'head -c 4 "$1" | grep -q ELF' _ {} \; -printf '-object %p ')
others="^$root/(build/coverage/)?(../../)?(tests|tools|examples|embedded)/|^/usr/"
# shellcheck disable=SC2086  # the options are words
llvm-cov export -summary-only -ignore-filename-regex="$others" -instr-profile "$build/all.profdata" $objects \
  >"$build/summary.json"
# shellcheck disable=SC2086
llvm-cov show -format html -ignore-filename-regex="$others" -output-dir "$build/html" \
  -instr-profile "$build/all.profdata" $objects
python3 - "$build/summary.json" "$root/lib/" <<'END'
import json, sys
from os.path import normpath
from collections import defaultdict

summary, lib = sys.argv[1:]
counts = defaultdict(lambda: [0, 0, 0, 0])
for file in json.load(open(summary))["data"][0]["files"]:
    path = normpath(file["filename"])  # a compiler cache writes it from the folder of the build
    if not path.startswith(lib):
        continue
    name = path[len(lib):].removeprefix("src/").removeprefix("include/capex/").split("/")
    part = name[0] if len(name) > 1 else "errors"
    lines, branches = file["summary"]["lines"], file["summary"]["branches"]
    for key in (part, "all"):
        for i, number in enumerate([lines["covered"], lines["count"], branches["covered"], branches["count"]]):
            counts[key][i] += number
print("| part of lib/ | lines | of them reached | branches | of them reached |")
print("| --- | ---: | ---: | ---: | ---: |")
for part in sorted(counts, key=lambda key: (key == "all", key)):
    reached, lines, ways, branches = counts[part]
    share = lambda a, b: f"{100 * a / b:.1f}%" if b else ""
    print(f"| {part} | {lines} | {share(reached, lines)} | {branches} | {share(ways, branches)} |")
if 100 * reached < 95 * lines or 100 * ways < 85 * branches:
    sys.exit("coverage.sh: 95% of the lines and 85% of the branches are to be reached")
END
[ -z "$failed" ]
