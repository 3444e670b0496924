#!/bin/sh
# Runs every test built with clang's source-based coverage, and prints what of lib/ they reach: lines, and branches as
# clang counts them. The folder build/coverage/html shows each line.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
build=$root/build/coverage
cd "$root"
cmake --preset coverage --log-level=WARNING >/dev/null
cmake --build --preset coverage >&2
rm -rf "$build/profiles"
# The number of files is bounded: the processes of one program share some.
LLVM_PROFILE_FILE="$build/profiles/%m-%4m.profraw" ctest --preset coverage --parallel "$(getconf _NPROCESSORS_ONLN)" >&2 ||
  echo "coverage.sh: some tests failed" >&2
find "$build/profiles" -name '*.profraw' >"$build/profiles.txt"
llvm-profdata merge -sparse -f "$build/profiles.txt" -o "$build/all.profdata"

objects=$(find "$build/tests" "$build/tools" -type f -perm -u+x ! -name '*.sh' ! -name '*.so' -printf '-object %p ')
# shellcheck disable=SC2086  # the options are words
llvm-cov export -summary-only -instr-profile "$build/all.profdata" $objects "$root/lib" >"$build/summary.json"
# shellcheck disable=SC2086
llvm-cov show -format html -output-dir "$build/html" -instr-profile "$build/all.profdata" $objects "$root/lib"
python3 - "$build/summary.json" "$root/lib/" <<'END'
import json, sys
from collections import defaultdict

summary, lib = sys.argv[1:]
counts = defaultdict(lambda: [0, 0, 0, 0])
for file in json.load(open(summary))["data"][0]["files"]:
    if not file["filename"].startswith(lib):
        continue
    name = file["filename"][len(lib):].split("/")
    part = name[1] if name[0] == "src" else name[2]
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
END
