"""A market that make_market.py makes up comes in whole, goes on after a kill, and takes what is new of the next quarter alone. Then
the segments of a year come in from a data set, on the days of the facts, and after a kill as if there had been none.

    market.py PROGRAM [FILERS]

It says what it took; with 20000 filers that is the measurement of the README, without the kill.
"""
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import make_market

PROGRAM = sys.argv[1]
FILERS = int(sys.argv[2]) if len(sys.argv) > 2 else 700


def fail(message):
    sys.exit(f"market: {message}")


def command(db, folder):
    return [PROGRAM, "--db", db, "import", "sec", f"{folder}/companyfacts.zip", "--directory", f"{folder}/submissions.zip",
            "--tickers", f"{folder}/company_tickers.json", "--skip-bad"]


def import_from(db, folder):
    """What it said, and how long it took."""
    begun = time.monotonic()
    done = subprocess.run(command(db, folder), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        fail(f"exit code {done.returncode}: {done.stderr}")
    return done.stderr, time.monotonic() - begun


def ask(db, sql):
    with sqlite3.connect(f"file:{db}?mode=ro", uri=True, timeout=60) as file:
        return file.execute(sql).fetchall()


def content(db):
    """All that a user sees of a file."""
    return [ask(db, f"SELECT * FROM {view} ORDER BY {order}") for view, order in (
        ("(SELECT key, name, ticker, cik, year_end_month FROM company)", "key"),
        ("(SELECT alias, key FROM company_alias JOIN company USING (company_id))", "alias"),
        ("(SELECT g.key, c.key FROM group_member AS m JOIN company AS g ON g.company_id = group_id "
         "JOIN company AS c ON c.company_id = m.company_id)", "1, 2"),
        ("(SELECT company, measure, period, low, high, source FROM stated_figures)", "1, 2, 3, 6"))]


def new_file(folder, name):
    db = os.path.join(folder, name)
    subprocess.run([PROGRAM, "--db", db, "init", "-q"], check=True)
    return db


def killed_after_its_first_part(db, folder):
    """Starts an import, and kills it once something of it is there to be read."""
    running = subprocess.Popen(command(db, folder), stderr=subprocess.DEVNULL)
    while running.poll() is None:
        if ask(db, "SELECT count(*) FROM import")[0][0] > 0:
            running.send_signal(signal.SIGKILL)
            running.wait()
            return
        time.sleep(0.01)
    fail("the import was done before a part of it was seen")


def check_keys(db):
    keys = {key: name for key, name in ask(db, "SELECT key, name FROM company WHERE kind = 'issuer'")}
    long = [key for key in keys if key.rsplit("-", 1)[-1].isdigit()]
    for key in long:
        others = [other for other in keys if key.startswith(other + "-")]
        if not others:
            fail(f"{key} has a suffix, and no other company has its name")
    return len(keys), len(long)


def import_segments(db, folder):
    done = subprocess.run([PROGRAM, "--db", db, "import", "sec", f"{folder}/2024q.zip", "-q"], capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        fail(f"exit code {done.returncode}: {done.stderr}")


def check_segments(db, folder):
    """Of each period that a filing of the year states, the two segments come to the whole."""
    make_market.add_data_set(folder, 2024, FILERS)
    before = content(db)
    running = subprocess.Popen([PROGRAM, "--db", db, "import", "sec", f"{folder}/2024q.zip", "-q"], stderr=subprocess.DEVNULL)
    time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.wait()
    if content(db) != before:
        fail("a killed import of a data set left something")
    import_segments(db, folder)
    wholes = ask(db, """SELECT f.company, f.measure, f.first_day, f.last_day, f.source, f.low FROM stated_figures AS f
                        JOIN source AS s ON s.key = f.source
                        WHERE f.scope = 'total' AND f.measure IN ('capex-cash', 'revenue') AND date(s.known_on * 86400, 'unixepoch')
                        BETWEEN '2024-01-01' AND '2024-12-31'""")
    parts = ask(db, """SELECT company, measure, first_day, last_day, source, sum(low) FROM stated_figures
                       WHERE scope IN ('north', 'south-and-sea') GROUP BY 1, 2, 3, 4, 5 HAVING count(*) = 2""")
    if sorted(wholes) != sorted(parts) or not parts:
        fail(f"{len(wholes)} wholes and {len(parts)} pairs of segments, or their sums differ")
    if ask(db, "SELECT DISTINCT scope FROM series ORDER BY 1") != [("north",), ("south-and-sea",), ("total",)]:
        fail("other scopes than the two segments")
    imports = len(ask(db, "SELECT 1 FROM import"))
    import_segments(db, folder)
    if len(ask(db, "SELECT 1 FROM import")) != imports:
        fail("a data set that was there already was recorded")
    return len(parts)


def main():
    folder = tempfile.mkdtemp()
    market = os.path.join(folder, "market")
    try:
        make_market.make(market, FILERS)
        whole = new_file(folder, "whole.db")
        said, seconds = import_from(whole, market)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        size = os.path.getsize(whole) >> 20
        figures = ask(whole, "SELECT count(*) FROM figure")[0][0]
        companies, suffixed = check_keys(whole)
        if companies != FILERS:
            fail(f"{companies} companies of {FILERS} filers: {said}")
        if FILERS <= 2000:
            killed = new_file(folder, "killed.db")
            killed_after_its_first_part(killed, market)
            there = ask(killed, "SELECT count(*) FROM company WHERE kind = 'issuer'")[0][0]
            if not 0 < there < FILERS:
                fail(f"{there} companies of the killed import")
            import_from(killed, market)
            if content(killed) != content(whole):
                fail("after a kill and a second import the file is not the one that was never killed")
            print(f"of {check_segments(killed, market)} figures the two segments of the data set come to the whole")
        _, again = import_from(whole, market)
        if len(ask(whole, "SELECT 1 FROM import")) != 1:
            fail("an import of nothing new was recorded")
        make_market.add_filing(market)
        said, newer = import_from(whole, market)
        if "added 1 source, 6 figures" not in said or "1 document, " not in said:
            fail(f"of one filing more: {said}")
        if ask(whole, "SELECT count(*) FROM figure")[0][0] != figures + 6:
            fail("one filing more is not six figures more")
        print(f"{FILERS} filers, {suffixed} of them with a suffix, {figures} figures, a file of {size} MB: {seconds:.1f} s, "
              f"{memory} MB of memory; the same again {again:.2f} s; with one new filing {newer:.2f} s")
        with open(PROGRAM, "rb") as program:
            watched = b"__asan_init" in program.read()
        if watched:
            print("its memory is that of the address sanitizer, too, and held against nothing")
        elif memory >= 300:
            fail(f"{memory} MB of memory")
    finally:
        shutil.rmtree(folder)


main()
