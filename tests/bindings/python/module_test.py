"""The module as people use it, with nothing but the standard library."""

import datetime
import decimal
import gc
import inspect
import os
import pathlib
import re
import sqlite3
import threading
import unittest

import capexdb

example = os.environ["CAPEX_EXAMPLE"]


class Rows(unittest.TestCase):
    def setUp(self):
        self.db = capexdb.open(example)

    def tearDown(self):
        self.db.close()

    def test_growth_is_exact_and_typed(self):
        rows = self.db.growth(["alibaba", "tencent"], period="2024H1")
        tencent = rows[1]
        self.assertEqual(tencent.company, "tencent")
        self.assertIs(type(tencent.amount), int)
        self.assertEqual(tencent.amount, 23_088_000_000)
        self.assertEqual(tencent.growth, decimal.Decimal("1.760402"))
        self.assertEqual(tencent.first_day, datetime.date(2024, 1, 1))
        self.assertEqual(tencent.growth_status, "stated" if tencent.growth_status == "stated" else "derived")
        self.assertIsNone(tencent.rate)
        self.assertEqual(rows[0].derivation, ("2024Q1", "+2024Q2"))
        self.assertEqual(rows[0].flags, ())
        self.assertEqual(len(rows), 2)
        self.assertEqual([row.company for row in rows], ["alibaba", "tencent"])

    def test_a_currency_makes_decimals(self):
        row = self.db.growth("bat", period="2024H1", into="USD")[0]
        self.assertIs(type(row.amount), decimal.Decimal)
        self.assertEqual(row.rate, decimal.Decimal("7.21504109189"))
        self.assertEqual(row.rate_kind, "average")

    def test_what_has_no_number_says_why(self):
        answer = self.db.growth("us-big-four", period="2024H1")
        self.assertIsNone(answer[0].growth)
        self.assertEqual(answer[0].growth_status, "missing_base")
        self.assertTrue(answer.gaps)

    def test_sources_are_rows_too(self):
        source = self.db.growth("tencent", period="2024H1").sources[0]
        self.assertTrue(source.url.startswith("https://"))
        self.assertIsInstance(source.known_on, datetime.date)

    def test_every_question_of_the_door(self):
        db = self.db
        self.assertGreater(len(db.revisions("meta", period="2023Q4", measure="capex-cash")), 1)
        self.assertEqual(len(db.remaining("meta", period="2026")), 3)
        self.assertEqual(db.total("bat", period="2024H1", growth=True)[0].company, "alibaba")
        self.assertEqual(len(db.screen("growth > 100%", period="2024H1", top=2)), 2)
        self.assertLess(len(db.check()), len(db.check(all=True)))
        self.assertIn("23,088,000,000 / 8,364,000,000 - 1", db.explain("tencent", "2024H1", growth=True))
        self.assertTrue(db.explain("tencent", "2024H1", format="json").startswith("{"))
        self.assertEqual(db.convert("50bn CNY", "USD", on="2024-08-26")[0].in_, "USD")
        self.assertTrue(db.changes("2024-08-26", until="2025-01-31", why=["restated"]))
        self.assertIn("alibaba", [row.company for row in db.list("companies")])
        self.assertEqual(len(db.verify()), 0)
        self.assertEqual(db.sql("select 1 as one, 'two' as two, null as three, 1.5 as four")[0], (1, "two", None, decimal.Decimal("1.5")))
        self.assertEqual(db.sql("select 1e300 as large")[0].large, 1e300)
        self.assertEqual(db.show("meta", period="2023Q4", as_of="2024-11-15", measure="capex-cash")[0].amount, 7_665_000_000)
        self.assertEqual(len(db.export_observations("meta")[0]), 18)

    def test_a_day_that_is_asked_for_in_sql_is_a_day(self):
        row = self.db.sql("select day, rate from daily_rates order by day limit 1")[0]
        self.assertIsInstance(row.day, datetime.date)
        with sqlite3.connect(f"file:{example}?mode=ro", uri=True) as plain:
            self.assertEqual(plain.execute("select min(day) from daily_rates").fetchone()[0], row.day.isoformat())


class Errors(unittest.TestCase):
    def test_they_have_a_code_and_lead_on(self):
        with self.assertRaises(capexdb.Error) as refused:
            capexdb.open("/nowhere/at.all")
        self.assertEqual(refused.exception.code, "not_found")
        with capexdb.open(example) as db:
            for code, pattern, question in [
                ("not_found", "did you mean alibaba", lambda: db.growth("alibabba")),
                ("usage", "period", lambda: db.growth("alibaba", period="2024X9")),
                ("usage", "has no 'perid'", lambda: db.growth("alibaba", perid="2024")),
                ("usage", "did you mean growth", lambda: db.ask("grwth")),
            ]:
                with self.assertRaisesRegex(capexdb.Error, pattern) as refused:
                    question()
                self.assertEqual(refused.exception.code, code)

    def test_a_closed_database_is_not_asked_and_its_answers_live_on(self):
        with capexdb.open(example) as db:
            answer = db.growth("alibaba", period="2024H1")
        db.close()
        gc.collect()
        self.assertEqual(answer[0].amount, 23_247_000_000)
        with self.assertRaisesRegex(capexdb.Error, "closed"):
            db.growth("alibaba")


class Threads(unittest.TestCase):
    def test_they_ask_at_once_with_one_handle_and_with_their_own(self):
        with capexdb.open(example) as shared:
            expected = list(shared.growth(["alibaba", "bat"], into="USD"))
            found = []

            def ask(own):
                if own:
                    with capexdb.open(example) as db:
                        found.append(list(db.growth(["alibaba", "bat"], into="USD")))
                else:
                    found.append(list(shared.growth(["alibaba", "bat"], into="USD")))

            threads = [threading.Thread(target=ask, args=(number % 2 == 0,)) for number in range(8)]
            for each in threads:
                each.start()
            for each in threads:
                each.join()
            self.assertEqual(found, [expected] * 8)


class Documented(unittest.TestCase):
    def test_every_name_has_a_docstring_and_types(self):
        for name in capexdb.__all__:
            self.assertTrue(getattr(capexdb, name).__doc__, name)
        for name, method in inspect.getmembers(capexdb.Database, inspect.isfunction):
            if not name.startswith("_"):
                self.assertTrue(method.__doc__, name)
                self.assertIn("return", method.__annotations__, name)
        self.assertTrue((pathlib.Path(capexdb.__file__).parent / "py.typed").exists())
        self.assertIn("venv", capexdb.__file__)  # the wheel's, not the tree's

    def test_what_the_readme_shows_runs(self):
        readme = pathlib.Path(os.environ["CAPEX_ROOT"], "README.md").read_text()
        shown = re.search(r"```python\n(.*?)```", readme, re.S).group(1)
        printed = []
        code = shown.replace('"ai.db"', repr(example))
        try:
            import pandas  # noqa: F401
        except ImportError:
            code = code.replace(".to_pandas()", "")
        exec(code, {"print": lambda *words: printed.append(words)})
        self.assertEqual(printed[0][:2], ("alibaba", decimal.Decimal("3222019071.54")))


if __name__ == "__main__":
    unittest.main()
