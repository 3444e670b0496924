"""Workbooks read back by openpyxl: what stands in them is what JSON says.

    reads_workbooks.py PROGRAM
"""

import datetime
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import time
from decimal import Decimal

import openpyxl

program = sys.argv[1]
example = pathlib.Path(__file__).resolve().parents[3] / "examples" / "ai-capex"
folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)
environment = {**os.environ, "CAPEX_DB": "ai.db", "LC_ALL": "C"}
failures = []
compared = 0


def expect(holds, what):
    if not holds:
        failures.append(what)


def capex(*words, codes=(0,)):
    run = subprocess.run([program, "-q", *words], env=environment, capture_output=True)
    if run.returncode not in codes:
        sys.exit(f"capex {' '.join(words)}: exit {run.returncode}: {run.stderr.decode()}")
    return run.stdout


def book_of(*words, codes=(0,)):
    capex(*words, "-o", "book.xlsx", codes=codes)
    return openpyxl.load_workbook("book.xlsx")


def rows_of(sheet):
    """The heading without units, and the cells below it."""
    rows = list(sheet.iter_rows())
    return [str(cell.value).split(" (")[0] for cell in rows[0]], rows[1:]


DAYS = {"first_day", "last_day", "rate_first_day", "rate_last_day", "known_on", "since", "until", "day", "first_known",
        "last_known", "was_known_on", "brought_on", "last_source_day", "next_period_ended"}


def same(cell, value, name, where):
    """A cell says what JSON says, as the kind of thing that it is."""
    global compared
    compared += 1
    at = f"{where} {cell.coordinate} ({name}): {cell.value!r} is not {value!r}"
    if isinstance(value, list):
        value = {"reproduced_by": "; ", "aliases": "|", "measures": "|"}.get(name, " ").join(value)
    if value is None or value == "":
        expect(cell.value is None, at)
    elif isinstance(value, Decimal):
        expect(cell.data_type == "n" and Decimal(repr(cell.value)) == value, at)
    elif name in DAYS:
        expect(isinstance(cell.value, datetime.datetime) and cell.value.date().isoformat() == value, at)
        expect(cell.number_format == "yyyy-mm-dd", at)
    else:
        expect(cell.data_type == "s" and cell.value == value, at)


def compare(*words, codes=(0,)):
    """The answer of a command as a workbook beside the same as JSON. Returns its first sheet's columns and rows."""
    where = " ".join(words)
    told = json.loads(capex(*words, "--format", "json", codes=codes), parse_int=Decimal, parse_float=Decimal)
    sheet = book_of(*words, codes=codes).worksheets[0]
    names, rows = rows_of(sheet)
    expect(len(rows) == len(told), f"{where}: {len(rows)} rows, not {len(told)}")
    for cells, row in zip(rows, told):
        expect(names == list(row), f"{where}: {names} are not {list(row)}")
        for name, cell in zip(names, cells):
            same(cell, row[name], name, where)
    expect(sheet.freeze_panes == "B2", f"{where}: its heading is not frozen")
    expect(sheet.auto_filter.ref is not None, f"{where}: it has no filter")
    return names, rows


def numbers(rows):
    return [cell for row in rows for cell in row if cell.data_type == "n" and cell.value is not None]


capex("init")
capex("import", "csv", str(example))
us = ["alphabet", "amazon", "microsoft", "meta"]

# Every answer: the same digits, the same kinds; on every number what explains it.
for words in (
    ["show", *us, "--period", "2023H1..2024H2"],
    ["show", "bytedance", "--measure", "ai-infrastructure", "--basis", "guidance"],
    ["show", "meta", "--period", "2023Q4", "--revisions"],
    ["growth", *us, "bat", "--period", "2023H1..2024H2", "--in", "CNY"],
    ["growth", "bat", "alibaba", "--period", "2024H1", "--in", "USD", "--split"],
    ["growth", "microsoft", "meta", "--period", "2024", "--per", "revenue"],
    ["total", "bat", "us-big-four", "--period", "2024H1", "--growth", "--in", "USD"],
    ["screen", "growth > 10%", "--period", "2024H1", "--in", "USD"],
    ["convert", "50bn", "CNY", "USD", "--period", "2024H1", "--compare"],
    ["check", "--all"],
    ["changes", "--since", "2024-08-26", "--until", "2025-02-15"],
    ["changes", "meta", "--since", "2024-08-26", "--why", "restated,gone"],
):
    names, rows = compare(*words, codes=(0, 3))
    for cell in numbers(rows):
        if names[cell.column - 1] not in DAYS:
            expect(cell.comment is not None, f"{' '.join(words)} {cell.coordinate}: a number without a comment")

# What has rows alone.
for words in (
    ["list", "companies"],
    ["list", "names"],
    ["list", "due"],
    ["list", "sources"],
    ["list", "periods", "alibaba"],
    ["verify"],
    ["export", "observations", "--growth"],
    ["sql", "select company, period, first_day, low, high, unit, source from latest_stated limit 200"],
):
    compare(*words, codes=(0, 3))

# A comment says what the number is, how it came to be, and who states it.
names, rows = rows_of(book_of("growth", "bat", "--period", "2024H1", "--in", "USD").worksheets[0])
cells = dict(zip(names, rows[0]))
comment = cells["amount"].comment.text
for words in ("6.93bn USD [6.86, 7.00]", "from 50bn CNY", "7.2150 CNY per USD, average of 126", "Benzinga, 2024-08-26"):
    expect(words in comment, f"the comment lacks {words}: {comment}")
comment = cells["growth"].comment.text
expect("+109% [102.3, 115.6]" in comment and "from 3.32bn USD" in comment, f"of the growth: {comment}")
expect(cells["growth"].number_format == "+0%;-0%;0%", "a growth shows more digits than its bounds justify")
expect(cells["growth_low"].number_format == "+0.0%;-0.0%;0.0%", "its bounds show theirs")
expect(cells["amount"].number_format == "#,##0.00", "an amount is grouped")
sum_of = rows_of(book_of("total", "bat", "--period", "2024H1").worksheets[0])[1][3]
comment = sum_of[10].comment.text
expect("derived: alibaba + tencent + baidu" in comment and "Tencent, 2024-08-14" in comment, f"of a sum: {comment}")

# Units stand in the heading where all have one, else with each number.
sheet = book_of("show", "alibaba", "bat", "--period", "2024H1", "--unit", "bn").worksheets[0]
expect(sheet["I1"].value == "amount (CNY bn)", f"{sheet['I1'].value} is not the unit")
expect(sheet["I2"].value == 23.247, f"{sheet['I2'].value} is not 23.247")
sheet = book_of("show", "alibaba", "meta", "--period", "2024H1").worksheets[0]
expect(sheet["I1"].value == "amount" and sheet["I2"].number_format == '#,##0" CNY"', "two units have none in common")
sheet = book_of("show", *us, "--period", "2023H1..2024H2", "--wide").worksheets[0]
expect(sheet["B1"].value == "alphabet (USD)" and sheet["B2"].comment is not None, "a wide table lost what it holds")

# Sources are linked to what was filed; notes have a sheet of their own.
book = book_of("growth", "alibaba", "bat", "--period", "2023H1..2024H2")
expect(book.sheetnames == ["growth", "notes", "sources"], f"the sheets are {book.sheetnames}")
links = [row[6] for row in rows_of(book["sources"])[1] if row[6].value]
expect(links and all(link.hyperlink.target == link.value for link in links), "a source without its link")

# An export has the sources that its rows name, and no others.
book = book_of("export", "observations", "alibaba", "--period", "2024H1")
names, rows = rows_of(book["observations"])
named = {key for row in rows for key in str(row[names.index("sources")].value or "").split()}
listed = {row[0].value for row in rows_of(book["sources"])[1]}
expect(named and listed == named, f"{listed} are not {named}")

# The whole content, as the CSV files have it.
capex("export", "content", "content.xlsx")
book = openpyxl.load_workbook("content.xlsx")
expect(book.sheetnames == ["companies", "groups", "measures", "sources", "figures", "claims", "rates"],
       f"the content is {book.sheetnames}")
expect(book["rates"].max_row == 6844 and book["figures"].max_row == 1045, "content is missing")
expect(book["companies"]["J2"].value == "0001577552", "a CIK is no number")
refused = subprocess.run([program, "export", "content", "content.xlsx"], env=environment, capture_output=True)
expect(refused.returncode == 1 and b"--force replaces it" in refused.stderr, "what is there was written over")

# An exact number that a workbook cannot hold is text, and says so.
row = rows_of(book_of("sql", "select 9007199254740993 as amount, 123456789012345 as low, 0.1 + 0.2 as x, null as y, "
                             "1e300 * 1e300 as z").worksheets[0])[1][0]
expect(row[0].data_type == "s" and row[0].value == "9007199254740993" and "15 digits" in row[0].comment.text,
       f"{row[0].value!r} is not what was asked")
expect(row[1].value == 123456789012345 and row[1].comment is None, f"{row[1].value!r} is no number")
expect(row[2].data_type == "n" and row[3].value is None and row[4].data_type == "s", "numbers of SQL")

# Text of strangers stays text, whatever it begins with.
hostile = ["\x1b[31mred", "=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\u202egnp.exe", "_x0041_", "007", "<b>&amp;",
           "2024-01-01"]
with open("sources.csv", "w", encoding="utf-8") as file:
    file.write("source,publisher,kind,known_on,title,url\n")
    for number, text in enumerate(hostile):
        quoted = '"' + text.replace('"', '""') + '"'
        file.write(f"hostile-{number},{quoted},press,2024-01-02,{quoted},javascript:alert({number})\n")
capex("import", "csv", "sources.csv")
names, rows = rows_of(book_of("list", "sources").worksheets[0])
for row in rows:
    cells = dict(zip(names, row))
    if not str(cells["source"].value).startswith("hostile-"):
        continue
    text = hostile[int(cells["source"].value[8:])].replace("_x0041_", "_x005F_x0041_").replace("\x1b", "\ufffd")
    for name in ("publisher", "title"):
        expect(cells[name].data_type == "s" and cells[name].value == text, f"{cells[name].value!r} is not {text!r}")
    expect(cells["url"].hyperlink is None, f"{cells['url'].value} is a link")

# The same bytes for the same data, later too.
capex("growth", *us, "-o", "first.xlsx")
time.sleep(2.1)  # the times of ZIP files are of two seconds
capex("growth", *us, "-o", "second.xlsx")
expect(pathlib.Path("first.xlsx").read_bytes() == pathlib.Path("second.xlsx").read_bytes(), "other bytes, same data")

# To a pipe where it is asked for, to a screen never.
expect(capex("growth", *us, "--format", "xlsx", "-o", "-") == pathlib.Path("first.xlsx").read_bytes(), "a pipe")
capex("growth", *us, "--format", "xlsx", codes=(2,))

expect(compared > 10_000, f"only {compared} cells were compared")


# A disk that fills up, wherever it does: the whole workbook or none.
def limited(most):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


whole = pathlib.Path("first.xlsx").read_bytes()
outcomes = {0: 0, 1: 0}
for most in [*range(0, 16_000, 2_000), *range(16_000, 200_000, 6_000), *range(200_000, 1_600_000, 100_000)]:
    pathlib.Path("first.xlsx").unlink(missing_ok=True)
    # A build that counts what it reaches would have to write that, too.
    run = subprocess.run([program, "-q", "growth", *us, "-o", "first.xlsx"], capture_output=True,
                         env={**environment, "LLVM_PROFILE_FILE": "/dev/null"}, preexec_fn=lambda: limited(most))
    made = pathlib.Path("first.xlsx")
    outcomes[run.returncode] = outcomes.get(run.returncode, 0) + 1
    if run.returncode == 0:
        expect(made.read_bytes() == whole, f"files of at most {most} bytes: what was written is not whole")
    else:
        expect(run.returncode == 1 and not made.exists() and run.stderr.splitlines()[-1].startswith(b"capex: "),
               f"files of at most {most} bytes: exit {run.returncode}, {run.stderr.decode()}")
expect(outcomes[0] > 0 and outcomes[1] > 0, f"the limits showed nothing: {outcomes}")

for failure in failures:
    print(failure)
print(f"{compared} cells compared, {len(failures)} failures")
sys.exit(1 if failures else 0)
