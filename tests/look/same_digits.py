"""One answer, whichever way it is written, has the same digits: every series of the example data and its growths, as the
rows of CSV and in all that is drawn of them.

    same_digits.py PROGRAM [--all]

Each series is asked as it is stated and, in turn, by half, quarter or year; with --all by each of them.

What is exact (JSON, the data of charts, workbooks, pages) must be the same number; what people read must be
the number rounded to the digits that it shows. A way to write answers is a reader below: a function from the words of a
question to what stands in it.
"""
import csv
import functools
import html
import html.parser
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from decimal import Decimal

try:
    import openpyxl
except ImportError:  # workbooks are then left out
    openpyxl = None

program = str(pathlib.Path(sys.argv[1]).resolve())
root = pathlib.Path(__file__).resolve().parents[2]
folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)
environment = {**os.environ, "CAPEX_DB": "ai.db", "LC_ALL": "C", "COLUMNS": "400"}
failures = []
compared = {}


def expect(holds, what):
    if not holds:
        failures.append(what)


def capex(*words):
    run = subprocess.run([program, "-q", *words], env=environment, capture_output=True, text=True, encoding="utf-8")
    if run.returncode != 0:
        sys.exit(f"capex {' '.join(words)}: exit {run.returncode}: {run.stderr}")
    return run.stdout


@functools.cache
def answer(*words):
    """What is printed; several readers begin with the same."""
    return capex(*words)


def number(text):
    return None if text in ("", None) else Decimal(text)


# What is exact: {(company, period): (value, low, high)}, of amounts or of growths.
def named(words):
    return ("growth", "growth_low", "growth_high") if words[0] == "growth" else ("amount", "low", "high")


def of_csv(*words):
    rows = list(csv.DictReader(io.StringIO(answer(*words, "--format", "csv"))))
    return {(row["company"], row["period"]): tuple(number(row[name]) for name in named(words)) for row in rows}


def of_json(*words):
    rows = json.loads(answer(*words, "--format", "json"), parse_int=Decimal, parse_float=Decimal)
    return {(row["company"], row["period"]): tuple(row[name] for name in named(words)) for row in rows}


def of_chart(*words):
    question = ["chart", *words[1:]] + (["--growth"] if words[0] == "growth" else [])
    rows = list(csv.DictReader(io.StringIO(answer(*question, "--format", "csv"))))
    return {(row["company"], row["period"]): tuple(number(row[name]) for name in ("value", "low", "high")) for row in rows}


def of_workbook(*words):
    capex(*words, "-o", "book.xlsx")
    sheet = openpyxl.load_workbook("book.xlsx").worksheets[0]
    names, *rows = sheet.iter_rows(values_only=True)
    names = [str(name).split(" (")[0] for name in names]
    found = {}
    for cells in rows:
        row = dict(zip(names, cells))
        # A number of a workbook is binary; it has the digits of its shortest text.
        found[row["company"], row["period"]] = tuple(number(None if row[name] is None else repr(row[name]).strip("'"))
                                                     for name in named(words))
    return found


class Table(html.parser.HTMLParser):
    """Of the first table beneath a heading: its columns, its rows, and of each cell its number in full digits."""

    def __init__(self, heading, page):
        super().__init__()
        self.scope = None
        self.columns, self.rows, self.numbers = [], [], {}
        self.feed(page.partition(f'<h2 id="{heading}"')[2].partition("</table>")[0])

    def handle_starttag(self, tag, attributes):
        of = dict(attributes)
        if tag == "th":
            self.scope = of["scope"]
            (self.columns if self.scope == "col" else self.rows).append("")
            self.column = 0
        elif tag == "td":
            self.column += 1
        elif tag == "data":
            self.numbers[self.column, self.rows[-1]] = of["value"]

    def handle_endtag(self, tag):
        if tag == "th":
            self.scope = None

    def handle_data(self, text):
        if self.scope:
            (self.columns if self.scope == "col" else self.rows)[-1] += text


def of_page(*words):
    """A page names companies as people do; of a number that has a point it leaves the ends to the explanation."""
    table = Table("growths" if words[0] == "growth" else "amounts", answer("report", *words[1:], "-o", "-"))
    exact = of_csv(*words)
    keys = {name: key for key, name in companies_named.items()}
    found = {}
    for (column, period), value in table.numbers.items():
        key = keys[table.columns[column].split(", ")[0] if table.columns[column] not in keys else table.columns[column]]
        low, ends, high = value.partition("..")
        if ends:
            found[key, period] = (None, number(low), number(high))
        else:
            found[key, period] = (number(value), *exact.get((key, period), (None, None, None))[1:])
    for key, one in exact.items():
        if one == (None, None, None):
            found.setdefault(key, one)
    return found


# What people read: {(company, period): (text, what it is in)}.
SCALES = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9, "tn": 10**12}


def scale_of(heading):
    return Decimal(SCALES[heading.split(" ")[-1]] if heading.split(" ")[-1] in SCALES else 1)


def cells_of(line):
    """Of a row of Markdown."""
    cells = re.split(r"(?<!\\)\|", line.strip())[1:-1]
    return [html.unescape(re.sub(r"\\(.)", r"\1", cell.strip())) for cell in cells]


def of_rows(*words):
    lines = answer(*words, "--long", "--format", "markdown").splitlines()
    heading = cells_of(lines[0])
    grown = words[0] == "growth"
    column = heading.index("growth") if grown else 2
    scale = Decimal("0.01") if grown else scale_of(heading[2])
    found = {}
    for line in lines[2:]:
        if not line.startswith("|"):
            break
        cells = cells_of(line)
        found[cells[0], cells[1]] = (cells[column], scale)
    return found


def of_screen(*words):
    """The same on a screen: the cells of Markdown that are not empty, one after the other."""
    rows = answer(*words, "--long").splitlines()
    lines = answer(*words, "--long", "--format", "markdown").splitlines()
    for place, line in enumerate(line for line in lines[2:] if line.startswith("|")):
        cells = [cell for cell in cells_of(line) if cell]
        expect(rows[place + 1].split() == " ".join(cells).split(), f"{words}: {rows[place + 1]!r} is not {cells}")
    return of_rows(*words)


def of_wide(*words, transposed=False):
    lines = answer(*words, "--transpose" if transposed else "--wide", "--format", "markdown").splitlines()
    corner, *across = cells_of(lines[0])
    scale = Decimal("0.01") if words[0] == "growth" else scale_of(corner)
    found = {}
    for line in lines[2:]:
        if not line.startswith("|"):
            break
        name, *cells = cells_of(line)
        for other, cell in zip(across, cells):
            if "" in (name, other) or "unit" in (name, other):  # the units of unlike ones
                continue
            found[(name, other) if transposed else (other, name)] = ("" if cell == "-" else cell, scale)
    return found


def of_transposed(*words):
    return of_wide(*words, transposed=True)


def of_drawn(*words):
    """What a chart says of its marks; it names companies as people do."""
    question = ["chart", *words[1:]] + (["--growth"] if words[0] == "growth" else [])
    rows = list(csv.DictReader(io.StringIO(answer(*question, "--format", "csv"))))
    picture = answer(*question)
    found = {}
    for row in rows:
        text = row["text"]
        expect(text in picture, f"{words}: {text!r} is not in the picture")
        suffix = re.search(r"(tn|bn|m|k)$", text.removesuffix("%"))
        scale = Decimal("0.01") if words[0] == "growth" else Decimal(SCALES[suffix[0] if suffix else ""])
        found[row["company"], row["period"]] = (text.removesuffix(suffix[0]) if suffix else text, scale)
    return found


EXACT = [of_json, of_chart, of_page] + ([of_workbook] if openpyxl else [])
READ = [of_rows, of_screen, of_wide, of_transposed, of_drawn]


def is_rounded(text, exact, scale):
    """Whether a text is the number, rounded to the digits that it shows."""
    digits = text.replace(",", "").replace("+", "")
    shown = Decimal(digits)
    half = Decimal(1).scaleb(shown.as_tuple().exponent) / 2
    return abs(shown - exact / scale) <= half


def agrees(text, exact, scale):
    value, low, high = exact
    text = re.sub(r"\s*[!mbhsipd~w]$", "", text.removesuffix("%") if text.endswith("%") else text)
    text = text.removesuffix("%")
    if text in ("", "-"):
        return exact == (None, None, None)
    if value is not None:
        return is_rounded(text, value, scale)
    limit = re.fullmatch(r"(>|<|more than |at least |less than |up to )(.*?)%?", text)
    if limit:
        return is_rounded(limit[2], low if limit[1] in (">", "more than ", "at least ") else high, scale)
    ends = re.fullmatch(r"([-+]?[\d,.]+)%?(?:-| to )([-+]?[\d,.]+)", text)
    return ends is not None and is_rounded(ends[1], low, scale) and is_rounded(ends[2], high, scale)


def same(words, but=()):
    exact = of_csv(*words)
    if not exact:  # nothing is stated of such a period
        return
    for reader in [one for one in EXACT + READ if one not in but]:
        try:
            found = reader(*words)
        except SystemExit as refused:
            # Some periods share no axis.
            if reader in (of_chart, of_drawn) and "share no axis" in str(refused):
                continue
            raise
        name = reader.__name__
        # Wide tables and charts have a place for each period of each company.
        found = {key: one for key, one in found.items() if key in exact or one[0] != "" and one != (None, None, None)}
        expect(set(found) == set(exact), f"{name}: {words}: {sorted(set(found) ^ set(exact))}")
        for key, one in found.items():
            holds = one == exact.get(key) if reader in EXACT else key in exact and agrees(one[0], exact[key], one[1])
            expect(holds, f"{name}: {' '.join(words)}: {key}: {one} is not {exact.get(key)}")
            compared[name] = compared.get(name, 0) + 1


capex("init")
capex("import", "csv", str(root / "examples" / "ai-capex"))
companies_named = {row["company"]: row["name"]
                   for row in csv.DictReader(io.StringIO(answer("list", "names", "--format", "csv")))}
flows = {row["measure"] for row in csv.DictReader(io.StringIO(answer("list", "measures", "--format", "csv")))
         if row["kind"] == "flow"}
alike = {}
for row in csv.DictReader(io.StringIO(answer("list", "periods", "--format", "csv"))):
    topic = (row["measure"], row["basis"], row["scope"], row["currency"])
    alike.setdefault(topic, []).append(row["company"])
steps = ("half", "quarter", "year")
for place, ((measure, basis, scope, currency), companies) in enumerate(alike.items()):
    options = [*companies, "--measure", measure, "--basis", basis, "--scope", scope]
    # Charts and pages cut flows by half where nothing is said, so they are asked for what is cut.
    cuts = steps if "--all" in sys.argv else steps[place % 3:][:1]
    for cut in ([], *(["--by", step] for step in cuts if measure in flows)):
        for command in ("show", "growth"):
            same([command, *options, *cut], but=() if cut else (of_chart, of_drawn, of_page))

# Many at once, cut, converted.
chinese = ["alibaba", "tencent", "baidu"]
american = ["amazon", "alphabet", "microsoft", "meta"]
for asked in (["show", *chinese], ["growth", *chinese], ["show", *american], ["growth", *american],
              ["show", *chinese, "bat", "--in", "USD"], ["growth", *american, *chinese, "--in", "JPY", "--rate", "closing"],
              ["show", *american, *chinese, "--in", "USD"], ["growth", *chinese, "bat", "--in", "USD"]):
    for step in ("half", "quarter", "year"):
        same([*asked, "--by", step, "--period", "2021..2026"])

for reader in EXACT + READ:
    expect(compared.get(reader.__name__, 0) > 1000, f"{reader.__name__}: only {compared.get(reader.__name__, 0)} compared")
for failure in failures[:60]:
    print(failure)
print(", ".join(f"{name[3:]} {count}" for name, count in compared.items()) + f" numbers compared, {len(failures)} failures")
sys.exit(1 if failures else 0)
