"""The same question asked of the command, the C++ library, C, Python, the SQLite extension, `capex sql`, an assistant's
tool and the page gives the same digits, bounds, statuses and sources, row by row and cell by cell.

    same_answers.py PROGRAM ASK_CPP ASK_C LIBCAPEX EXTENSION DATABASE

What the command writes as CSV is what the others are held against.
"""
import csv
import html
import io
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
from decimal import Decimal, InvalidOperation

program, ask_cpp, ask_c, libcapex, extension, database = sys.argv[1:]
root = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(root / "lib/python"))
os.environ["CAPEX_LIBRARY"] = libcapex

questions = [("show", "alibaba,tencent,amazon,microsoft,bytedance", "2023H1..2024H2", "USD"),
             ("growth", "alibaba,baidu,alphabet,bat,us-big-four", "2023H1..2025H1", "USD"),
             ("growth", "meta,amazon", "2023..2025", "CNY"),
             ("total", "bat,us-big-four", "2023H2..2024H1", "USD")]
FEW = ("status", "growth_status", "sources", "low", "high", "growth_low", "growth_high")  # what has to be among the columns


def run(*words, given=None):
    done = subprocess.run(words, input=given, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        sys.exit(f"{' '.join(words)}: exit {done.returncode}: {done.stderr}")
    return done.stdout


def plain(value):
    """A cell as its value: nothing, a number as exactly that number, a list as its words, a day as ISO has it."""
    if value is None or value == "" or value == () or value == []:
        return None
    if isinstance(value, (list, tuple)):
        value = " ".join(map(str, value))
    if isinstance(value, float):
        return Decimal(repr(value))
    text = str(value)
    try:
        return Decimal(text) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?", text) else text
    except InvalidOperation:
        return text


def words_of(kind, companies, period, currency):
    words = [("companies", companies), ("period", period), ("in", currency)]
    return words + [("growth", "true")] * (kind == "total")


def of_command(kind, companies, period, currency):
    flags = ["--growth"] * (kind == "total")
    text = run(program, "-q", "--db", database, kind, *companies.split(","), "--period", period, "--in", currency, *flags,
               "--format", "csv")
    return list(csv.DictReader(io.StringIO(text)))


def of_library(kind, companies, period, currency):
    return list(csv.DictReader(io.StringIO(run(ask_cpp, database, kind, companies, period, currency))))


def of_c(*question):
    pairs = [part for pair in words_of(*question) for part in pair]
    names, *rows = [line.split("\t") for line in run(ask_c, database, question[0], *pairs).splitlines()]
    return [dict(zip(names, row)) for row in rows]


def of_python(kind, companies, period, currency):
    import capexdb

    with capexdb.open(database) as db:
        more = {"growth": True} if kind == "total" else {}
        answer = getattr(db, kind)(companies.split(","), period=period, into=currency, **more)
        return [dict(zip(answer.columns, row)) for row in answer]


def of_extension(kind, companies, period, currency):
    db = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    db.enable_load_extension(True)
    db.load_extension(extension)
    return of_sql(lambda query, values: db.execute(query, values), kind, companies, period, currency)


def sql_of(kind, companies, period, currency):
    function = {"show": "capex_show", "growth": "capex_growth", "total": "capex_total"}[kind]
    more = " WHERE ask_growth = 'true'" if kind == "total" else ""
    return f"SELECT * FROM {function}('{companies}', '{period}', '{currency}'){more}"


def of_sql(execute, *question):
    rows = execute(sql_of(*question), ())
    names = [column[0] for column in rows.description]
    return [dict(zip(names, row)) for row in rows]


def of_capex_sql(*question):
    return list(csv.DictReader(io.StringIO(run(program, "-q", "--db", database, "sql", sql_of(*question), "--format", "csv"))))


def of_assistant(kind, companies, period, currency):
    arguments = {"companies": companies.split(","), "period": period, "in": currency}
    if kind == "total":
        arguments["growth"] = True
    lines = [{"jsonrpc": "2.0", "id": 1, "method": "initialize",
              "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}},
             {"jsonrpc": "2.0", "method": "notifications/initialized"},
             {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": kind, "arguments": arguments}}]
    said = run(program, "--db", database, "serve", "--stdio", given="".join(json.dumps(line) + "\n" for line in lines))
    answers = [json.loads(line, parse_int=Decimal, parse_float=Decimal) for line in said.splitlines()]
    (answer,) = [each["result"] for each in answers if each.get("id") == 2]
    assert not answer.get("isError"), answer
    return answer["structuredContent"]["rows"]


ways = {"library": of_library, "C": of_c, "Python": of_python, "extension": of_extension, "capex sql": of_capex_sql,
        "assistant": of_assistant}
failures, compared = [], 0
for question in questions:
    expected = of_command(*question)
    assert len(expected) >= 6 and set(FEW) & set(expected[0]) >= {"status", "sources", "low", "high"}, expected[:1]
    for way, asks in ways.items():
        rows = asks(*question)
        # A table of SQL always has the columns that only some questions fill; these are empty then.
        rows = [{name: row[name] for name in row if name in expected[0] or row[name] not in (None, "")} for row in rows]
        if len(rows) != len(expected) or list(rows[0]) != list(expected[0]):
            failures.append(f"{way}: {question}: {len(rows)} rows of {list(rows[0])}, not {len(expected)} of {list(expected[0])}")
            continue
        for row, right in zip(rows, expected):
            for name in right:
                compared += 1
                if plain(row[name]) != plain(right[name]):
                    failures.append(f"{way}: {question}: {name}: {row[name]!r}, not {right[name]!r}")
    if question[0] == "total":
        continue
    # The page writes each number out beside what it shows.
    page = run(program, "-q", "--db", database, "report", *question[1].split(","), "--period", question[2], "--in", question[3],
               "-o", "-")
    written = {html.unescape(value) for value in re.findall(r'<data value="([^"]*)"', page)}
    for right in expected:
        for point, low, high in [("amount", "low", "high"), ("growth", "growth_low", "growth_high")]:
            if not right.get(low) and not right.get(point):
                continue
            compared += 1
            number = right[point] or f"{right[low]}..{right[high]}"
            if number not in written:
                failures.append(f"page: {question}: {right['company']} {right['period']}: {number} is not there")

print(*failures[:40], sep="\n")
print(f"{compared} cells of {len(questions)} questions, {len(ways) + 2} ways, {len(failures)} failures")
sys.exit(1 if failures or compared < 3000 else 0)
