"""What the notebook in the folder printed and drew: the figures that the companies and the press stated.

    finds.py FOLDER PICTURES
"""
import csv
import json
import re
import sys
from pathlib import Path

folder, pictures = map(Path, sys.argv[1:])
cells = json.loads((folder / "capex.ipynb").read_text())["cells"]


def printed(word):
    """The text of the one cell whose source has the word."""
    (cell,) = [cell for cell in cells if cell["cell_type"] == "code" and word in "".join(cell["source"])]
    texts = [output.get("text") or output["data"].get("text/plain", []) for output in cell["outputs"]
             if output["output_type"] in ("stream", "execute_result", "display_data")]
    return "\n".join("".join(text) for text in texts)


def row(text, first):
    """The words of the line that begins with the word, and of where it goes on below."""
    lines = [line.split()[1:] for line in text.splitlines() if line.split()[:1] == [first]]
    assert lines, f"no line {first} in:\n{text}"
    return [word for line in lines for word in line]


code = [cell for cell in cells if cell["cell_type"] == "code"]
assert len(code) >= 7 and all(cell["execution_count"] for cell in code), "not every cell was run"
assert not [output for cell in code for output in cell["outputs"] if output["output_type"] == "error"]
assert not [output for cell in code for output in cell["outputs"] if output.get("name") == "stderr"]

# 50,491m CNY of BAT at 7.2150 are 7.00bn; 97,141m of the four by cash; 13.88 times as much.
assert row(printed(".assign(ratio"), "2024H1") == ["7.00", "97.14", "13.88"], printed(".assign(ratio")
# In yuan +121.7% and in dollars, the yuan having fallen, +113.0%; 97,141m after 67,346m as then defined: +44.2%.
assert row(printed("growth.astype(float)).round"), "2024H1") == ["113.0", "44.2"]
# Amazon's 131.8bn after about 125bn, Alphabet's 91.4bn within 91-93bn, Meta's 72.22bn past 70-72bn.
outcome = printed('"was"')
assert row(outcome, "amazon") == ["124.5", "125.5", "131.82"], outcome
assert row(outcome, "alphabet") == ["91.0", "93.0", "91.45"], outcome
assert row(outcome, "meta") == ["70.0", "72.0", "72.22"], outcome
assert "microsoft" not in outcome, outcome  # it names none for the calendar year 2025

# Through the module, exact: 50,491m CNY at the average of the half-year; derived, as Alibaba's half is two quarters.
asked = printed("import capexdb").split()
assert asked == ["6998019741.95", "6997673243.55", "6998366240.33", "derived", "1.129941"], asked

# The pictures have their marks: of each growth a bar, of each company its name.
growth = (folder / "growth.svg").read_text()
for word in ["2023H1", "2025H2", "BAT as the press stated it", "% over a year"]:
    assert word in growth, word
guidance = (folder / "guidance.svg").read_text()
for word in ["amazon", "alphabet", "meta", "USD bn"]:
    assert word in guidance, word
assert not re.search(r"<dc:date>", growth + guidance), "a picture that differs from day to day"

# Those of the README are these, byte for byte, where the same matplotlib draws them.
for name in ["growth.svg", "guidance.svg"]:
    drawn, shown = ((place / name).read_text() for place in (folder, pictures))
    maker = re.compile(r"Matplotlib v[0-9.]+")
    if maker.search(drawn).group() == maker.search(shown).group():
        assert drawn == shown, f"examples/notebook/{name} is not what the notebook draws: copy {folder / name} there"
    else:
        print(f"{name} not compared: drawn by another matplotlib")

page = (folder / "capex.html").read_text()
assert "131.82" in page and page.count("data:image/png") >= 2

# What was read is what the file says: every sum of the CSV is among the notebook's.
with open(folder / "totals.csv", newline="") as text:
    sums = [line for line in csv.DictReader(text) if line["row"] == "sum"]
assert len(sums) == 12
table = printed(".assign(ratio")
for line in sums:
    assert f'{float(line["amount"]) / 1e9:.2f}' in row(table, line["period"]), line
print(f"{len(code)} cells, {len(sums)} sums")
