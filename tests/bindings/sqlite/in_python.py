"""in_python.py PROGRAM EXTENSION DATABASE: asks the extension through Python's sqlite3, and compares with the command."""

import csv
import io
import os
import sqlite3
import subprocess
import sys
import tempfile
from decimal import Decimal

PROGRAM, EXTENSION, DATABASE = sys.argv[1:]
UNLOADED = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}


def connected(path=DATABASE):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.enable_load_extension(True)
    connection.load_extension(EXTENSION)
    connection.enable_load_extension(False)
    return connection


def command(*words):
    return subprocess.run([PROGRAM, "--db", DATABASE, *words], env=UNLOADED, capture_output=True, text=True)


def printed(*words):
    done = command(*words, "--format", "csv", "-q")
    assert done.returncode in (0, 3), done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout)))


def refused(connection, query, words):
    try:
        connection.execute(query).fetchall()
    except sqlite3.Error as error:
        assert words in str(error), f"{query}: {error}"
        return
    raise AssertionError(f"{query} was answered")


def is_same(cell, value):
    if cell == "":
        return value is None or value == ""
    if isinstance(value, (int, float)):
        return Decimal(cell) == Decimal(repr(value))
    return cell == value


def rows(connection, query):
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row)) for row in cursor]


db = connected()

# The same rows, and the same columns first, as the command's CSV.
QUESTIONS = [
    ("capex_show('all', '2023..2024', 'USD') WHERE ask_by = 'half'",
     ["show", "all", "--period", "2023..2024", "--in", "USD", "--by", "half"]),
    ("capex_show('meta,microsoft', '2024') WHERE ask_per = 'revenue'",
     ["show", "meta", "microsoft", "--period", "2024", "--per", "revenue"]),
    ("capex_revisions('meta', '2025') WHERE ask_basis = 'guidance,actual'",
     ["show", "meta", "--period", "2025", "--basis", "guidance,actual", "--revisions"]),
    ("capex_growth('alibaba,tencent', '2024H1..2026H1', 'USD') WHERE ask_split = 1 AND ask_by = 'half'",
     ["growth", "alibaba", "tencent", "--period", "2024H1..2026H1", "--in", "USD", "--split", "--by", "half"]),
    ("capex_total('us-big-four', '2024H1') WHERE ask_growth = 'true'",
     ["total", "us-big-four", "--period", "2024H1", "--growth"]),
    ("capex_total('bat', '2024H1')", ["total", "bat", "--period", "2024H1"]),
    ("capex_screen('2024H1', 'growth > 50%')", ["screen", "growth > 50%", "--period", "2024H1"]),
    ("capex_check WHERE ask_period = '2023H1' AND ask_all = 'yes'", ["check", "--period", "2023H1", "--all"]),
    ("capex_changes('2024-08-26', '2025-01-31')", ["changes", "--since", "2024-08-26", "--until", "2025-01-31"]),
    ("capex_rates('CNY', 'USD', '2024H1') WHERE ask_amount = '50bn'",
     ["convert", "50bn", "CNY", "USD", "--period", "2024H1", "--compare"]),
]
for question, words in QUESTIONS:
    found, expected = rows(db, "SELECT * FROM " + question), printed(*words)
    assert expected and len(found) == len(expected), f"{question}: {len(found)} rows of {len(expected)}"
    for one, other in zip(found, expected):
        for column, cell in other.items():
            assert column in one, f"{question}: {column} is no column"
            assert is_same(cell, one[column]), f"{question}: {column} is {one[column]!r}, and not {cell!r}"
    inside = printed("sql", "SELECT * FROM " + question)
    assert [[is_same(one[column], found[i][column]) for column in one] for i, one in enumerate(inside)] == [
        [True] * len(found[0])] * len(found), f"capex sql: {question}"

# Beside tables, a question a row.
joined = rows(db, "SELECT c.key, g.growth FROM company c JOIN capex_growth(c.key, '2024H1') g "
                  "WHERE c.key IN ('alibaba', 'tencent') ORDER BY g.growth")
assert [(row["key"], row["growth"]) for row in joined] == [("alibaba", 1.234214), ("tencent", 1.760402)], joined
assert rows(db, "SELECT count(*) AS n FROM capex_show WHERE ask_companies IN ('alibaba', 'tencent') "
                "AND ask_period = '2024H1'") == [{"n": 2}]

# Amounts and periods are read as the command reads them; what has no value is NULL.
scalars = db.execute("""SELECT capex_amount('23bn'), capex_amount('RMB 4,200m'), capex_amount('230.88亿', 'CNY'),
    capex_amount_low('23bn'), capex_amount_high('>12bn'), capex_amount('60-65bn'), capex_amount_high('60-65bn'),
    capex_amount_currency('$3.22bn'), capex_amount(NULL), capex_amount('12.345', 'USD') IS NULL""".replace(
        ", capex_amount('12.345', 'USD') IS NULL", "")).fetchone()
assert scalars == (23_000_000_000, 4_200_000_000, 23_088_000_000, 22_500_000_000, None, None, 65_000_000_000, "USD",
                   None), scalars
assert db.execute("SELECT capex_first_day('1H24'), capex_last_day('2024Q3'), capex_last_day('2024-02')").fetchone() == (
    "2024-01-01", "2024-09-30", "2024-02-29")
converted = printed("convert", "50bn", "CNY", "USD", "--period", "2024H1")[0]
mine = db.execute("""SELECT capex_convert('50bn', 'CNY', 'USD', '2024H1'), capex_convert_low('50bn', 'CNY', 'USD', '2024H1'),
    capex_convert(50000000000, 'CNY', 'USD', '2024H1', 'closing')""").fetchone()
assert is_same(converted["converted"], mine[0]) and is_same(converted["converted_low"], mine[1]), mine
assert is_same(printed("convert", "50000000000", "CNY", "USD", "--period", "2024H1", "--rate", "closing")[0]["converted"],
               mine[2])
assert db.execute("SELECT capex_convert('1bn', 'CNY', 'USD', '1950')").fetchone() == (None,)

# Errors lead on.
refused(db, "SELECT * FROM capex_show('alibba')", "did you mean alibaba")
refused(db, "SELECT * FROM capex_show('meta') WHERE ask_by = 'hlaf'", "half")
refused(db, "SELECT * FROM capex_show('meta') WHERE ask_max_rate_age = 'x'", "max-rate-age")
refused(db, "SELECT * FROM capex_show", "Name one or more")
refused(db, "SELECT capex_amount('many')", "many")
refused(db, "SELECT capex_amount('12.345', 'USD')", "12.345")
refused(db, "SELECT capex_first_day('2024H3')", "2024H3")
refused(db, "SELECT capex_last_day('FY2024')", "calendar")
refused(db, "INSERT INTO capex_show(company) VALUES ('x')", "may not be modified")

# It answers from the file that is open, and from nothing else.
refused(connected(":memory:"), "SELECT * FROM capex_show('meta')", "in memory")
refused(connected(""), "SELECT * FROM capex_show('meta')", "in memory")
assert connected(":memory:").execute("SELECT capex_amount('1bn')").fetchone() == (1_000_000_000,)
with tempfile.TemporaryDirectory() as folder:
    foreign = os.path.join(folder, "foreign.db")
    stranger = connected(foreign)
    stranger.execute("CREATE TABLE bait (x)")
    refused(stranger, "SELECT * FROM capex_show('meta')", "capexdb")
    # What a stranger plants in a file runs nothing that asks a file; what only reads words harms nobody.
    stranger.executescript("""CREATE VIEW planted AS SELECT * FROM capex_show('meta');
        CREATE VIEW converted AS SELECT capex_convert('1bn', 'CNY', 'USD', '2024H1') AS x;
        CREATE VIEW harmless AS SELECT capex_amount('1bn') AS x;
        CREATE TRIGGER sprung AFTER INSERT ON bait BEGIN SELECT capex_convert('1bn', 'CNY', 'USD', '2024H1'); END;""")
    refused(stranger, "SELECT * FROM planted", "unsafe use")
    refused(stranger, "SELECT * FROM converted", "unsafe use")
    refused(stranger, "INSERT INTO bait VALUES (1)", "unsafe use")
    stranger.execute("PRAGMA trusted_schema = OFF")
    assert stranger.execute("SELECT x FROM harmless").fetchone() == (1_000_000_000,)
    # Attached beside ours it is not asked, and a view in it neither.
    db.execute("ATTACH ? AS other", (foreign,))
    refused(db, "SELECT * FROM other.planted", "unsafe use")
    db.execute("DETACH other")
    garbage = os.path.join(folder, "garbage.db")
    with open(garbage, "wb") as file:
        file.write(os.urandom(8192))
    refused(connected(garbage), "SELECT * FROM capex_show('meta')", "not a database")

# What another process commits is seen; what this connection has not committed is not answered from.
assert command("add", "source", "ft-2031", "--publisher", "FT", "--kind", "press", "--known-on", "2031-01-05").returncode == 0
assert command("add", "figure", "meta", "2030", "90bn", "USD", "--source", "ft-2031").returncode == 0
assert db.execute("SELECT amount FROM capex_show('meta', '2030') WHERE ask_measure = 'capex'").fetchone() == (90_000_000_000,)
db.execute("BEGIN IMMEDIATE")
refused(db, "SELECT * FROM capex_show('meta', '2030')", "commit first")
db.execute("ROLLBACK")

# The host's locks stay when the extension lets go of the file, as they do only with one SQLite in the process.
db.execute("BEGIN")
db.execute("SELECT count(*) FROM company").fetchone()
another = connected()
assert another.execute("SELECT count(*) FROM capex_show('meta', '2030')").fetchone() == (1,)
another.close()
kept_out = command("--wait", "0", "add", "figure", "meta", "2031", "95bn", "USD", "--source", "ft-2031")
assert kept_out.returncode == 1, kept_out
db.execute("ROLLBACK")
assert command("add", "figure", "meta", "2031", "95bn", "USD", "--source", "ft-2031").returncode == 0

db.close()
print("asked in Python, SQLite", sqlite3.sqlite_version)
