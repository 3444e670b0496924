#!/bin/sh
# png.sh PROGRAM: a chart becomes a PNG of twice the size of its SVG.
set -eu
program=$1
if ! command -v rsvg-convert >/dev/null; then
  echo "skipped: there is no rsvg-convert (Debian: librsvg2-bin)"
  exit 77
fi
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export CAPEX_DB=test.db
"$program" init -q
"$program" import csv -q "$root/examples/ai-capex"
"$program" chart bat --period 2023H1..2024H2 --total -o bat.svg
"$program" chart bat --period 2023H1..2024H2 --total -o bat.png
# Width and height stand behind the signature, as four bytes each.
python3 - <<'END'
import re, struct
picture = open("bat.png", "rb").read()
assert picture[:8] == b"\x89PNG\r\n\x1a\n", picture[:8]
drawn = struct.unpack(">II", picture[16:24])
sizes = re.search(r'width="([\d.]+)" height="([\d.]+)"', open("bat.svg").read()).groups()
assert all(abs(a - 2 * float(b)) <= 2 for a, b in zip(drawn, sizes)), (drawn, sizes)
print("%d x %d" % drawn)
END
# An SVG that could not be drawn leaves no file.
mkdir bin
printf '#!/bin/sh\necho "no fonts" >&2; exit 1\n' >bin/rsvg-convert
chmod +x bin/rsvg-convert
if PATH="$folder/bin:$PATH" "$program" chart bat --period 2024H1 -o none.png 2>said; then exit 1; fi
grep -q "rsvg-convert failed: no fonts" said
[ ! -e none.png ]
