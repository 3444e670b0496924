"""Draws the pictures of the README from the example data: what the program prints, and what it draws.

    draw.py PROGRAM           writes them beside this script
    draw.py PROGRAM --check   says which of them are no longer what the program makes
"""
import html
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "ai-capex"
AMERICAN = ["amazon", "alphabet", "microsoft", "meta"]
TABLE = ["growth", *AMERICAN, "--measure", "capex-cash", "--by", "half", "--period", "2023H1..2026H1"]
CHART = ["chart", *AMERICAN, "--measure", "capex-cash", "--by", "half", "--period", "2021H1..2026H1"]

# A screen: places of 8.4 by 20, each line as wide as its characters whichever font draws it.
STYLE = """.screen{fill:#fff;stroke:#d0d0d0}text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;\
fill:#1f1f1f;white-space:pre}.typed{font-weight:bold}@media (prefers-color-scheme:dark){.screen{fill:#161616;\
stroke:#444}text{fill:#e6e6e6}}"""


def screen(words, printed):
    """A terminal, after a command was typed."""
    lines = ["$ capex " + " ".join(words), *printed.rstrip("\n").split("\n")]
    width, height = max(map(len, lines)) * 8.4 + 32, len(lines) * 20 + 28
    name = html.escape(lines[0][2:])
    picture = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" role="img" '
               f'viewBox="0 0 {width:.0f} {height}" aria-label="{name}"><title>{name}</title><style>{STYLE}</style>',
               f'<rect class="screen" x="0.5" y="0.5" width="{width - 1:.0f}" height="{height - 1}" rx="8"/>']
    for number, line in enumerate(lines):
        if line:
            kind = ' class="typed"' if number == 0 else ""
            picture.append(f'<text{kind} x="16" y="{number * 20 + 30}" textLength="{len(line) * 8.4:.1f}" '
                           f'xml:space="preserve">{html.escape(line)}</text>')
    return "\n".join([*picture, "</svg>\n"])


def pictures(program):
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "CAPEX_DB": str(pathlib.Path(folder) / "ai.db"), "COLUMNS": "80", "NO_COLOR": "1",
                       "LC_ALL": "C"}

        def capex(*words):
            return subprocess.run([program, "-q", *words], env=environment, check=True, capture_output=True, text=True,
                                  encoding="utf-8").stdout

        capex("init")
        capex("import", "csv", str(EXAMPLE))
        return {"table.svg": screen(TABLE, capex(*TABLE)), "chart.svg": capex(*CHART, "--format", "svg")}


program = str(pathlib.Path(sys.argv[1]).resolve())
old = []
for name, picture in pictures(program).items():
    path = HERE / name
    if "--check" not in sys.argv:
        path.write_text(picture, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != picture:
        old.append(name)
if old:
    sys.exit(f"{', '.join(old)}: no longer what the program makes; '{sys.argv[0]} {sys.argv[1]}' draws them anew")
