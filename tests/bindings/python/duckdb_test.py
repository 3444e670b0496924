"""DuckDB, which is not ours, takes answers through Arrow: the same table as to_pandas() and as the command's CSV.

DuckDB's library is called through its C interface (version 1.5), as its documentation declares it.
"""

import ctypes
import decimal
import os
import pathlib
import tempfile
import unittest

import capexdb

example = os.environ["CAPEX_EXAMPLE"]
library = pathlib.Path(os.environ.get("CAPEX_DUCKDB", "nowhere"))


class Result(ctypes.Structure):
    _fields_ = [
        ("column_count", ctypes.c_uint64),
        ("row_count", ctypes.c_uint64),
        ("rows_changed", ctypes.c_uint64),
        ("columns", ctypes.c_void_p),
        ("error", ctypes.c_char_p),
        ("internal", ctypes.c_void_p),
    ]


class Duck:
    """A database in memory, and one connection to it."""

    def __init__(self):
        self.call = ctypes.CDLL(str(library))
        self.call.duckdb_result_error.restype = ctypes.c_char_p
        for count in (self.call.duckdb_column_count, self.call.duckdb_row_count):
            count.restype = ctypes.c_uint64
        self.call.duckdb_value_varchar.restype = ctypes.c_void_p
        self.call.duckdb_value_varchar.argtypes = [ctypes.c_void_p, ctypes.c_uint64, ctypes.c_uint64]
        self.call.duckdb_free.argtypes = [ctypes.c_void_p]
        self.database, self.connection = ctypes.c_void_p(), ctypes.c_void_p()
        assert self.call.duckdb_open(None, ctypes.byref(self.database)) == 0
        assert self.call.duckdb_connect(self.database, ctypes.byref(self.connection)) == 0

    def close(self):
        self.call.duckdb_disconnect(ctypes.byref(self.connection))
        self.call.duckdb_close(ctypes.byref(self.database))

    def run(self, sql):
        result = Result()
        state = self.call.duckdb_query(self.connection, sql.encode(), ctypes.byref(result))
        try:
            if state != 0:
                raise AssertionError(self.call.duckdb_result_error(ctypes.byref(result)).decode())
            return [
                [self._text(result, column, row) for column in range(self.call.duckdb_column_count(ctypes.byref(result)))]
                for row in range(self.call.duckdb_row_count(ctypes.byref(result)))
            ]
        finally:
            self.call.duckdb_destroy_result(ctypes.byref(result))

    def _text(self, result, column, row):
        address = self.call.duckdb_value_varchar(ctypes.byref(result), column, row)
        if not address:
            return None
        text = ctypes.string_at(address).decode()
        self.call.duckdb_free(address)
        return text

    def take(self, name, answer):
        """The answer as a table of that name, through its stream."""
        get = ctypes.pythonapi.PyCapsule_GetPointer
        get.restype, get.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
        capsule = answer.__arrow_c_stream__()
        stream = ctypes.c_void_p(get(capsule, b"arrow_array_stream"))
        assert self.call.duckdb_arrow_scan(self.connection, b"scanned", stream) == 0
        self.run(f"create table {name} as from scanned")
        self.run("drop view scanned")


@unittest.skipUnless(library.exists(), "DuckDB's library is not there: tests/run.sh fetches it from npm")
class DuckDb(unittest.TestCase):
    def setUp(self):
        self.duck = Duck()
        self.addCleanup(self.duck.close)
        self.db = capexdb.open(example)
        self.addCleanup(self.db.close)

    def types(self, name):
        return dict((row[0], row[1]) for row in self.duck.run(f"select column_name, column_type from (describe {name})"))

    def test_it_gets_exact_types(self):
        self.duck.take("stated", self.db.export_growth())
        self.duck.take("dollars", self.db.export_growth(into="USD"))
        stated, dollars = self.types("stated"), self.types("dollars")
        self.assertEqual(stated["company"], "VARCHAR")
        self.assertEqual(stated["first_day"], "DATE")
        self.assertEqual(stated["flags"], "VARCHAR[]")
        self.assertEqual(stated["growth"], "DECIMAL(38,6)")
        self.assertEqual(dollars["amount"], "DECIMAL(38,2)")
        bat = self.db.growth("bat", period="2024H1", into="USD")[0].amount
        self.assertEqual(
            self.duck.run("select amount from dollars where company = 'bat' and period = '2024H1'"), [[str(bat)]]
        )
        total = sum(row.amount or 0 for row in self.db.export_growth(into="USD"))
        self.assertEqual(decimal.Decimal(self.duck.run("select sum(amount) from dollars")[0][0]), total)

    def test_every_cell_is_the_row_s(self):
        for answer in (
            self.db.export_growth(into="USD"),
            self.db.export_observations(growth=True),
            self.db.list("companies"),
            self.db.check(all=True),
        ):
            self.duck.take("answer", answer)
            found = self.duck.run("select columns(*)::varchar from answer")
            self.duck.run("drop table answer")
            self.assertEqual(len(found), len(answer))
            unlike = []
            for row, cells in zip(answer, found):
                for name, expected, text in zip(answer.columns, row, cells):
                    if isinstance(expected, decimal.Decimal):
                        same = decimal.Decimal(text) == expected
                    elif isinstance(expected, tuple):
                        same = text is not None and text.strip("[]").replace("'", "") == ", ".join(expected)
                    elif expected is None or isinstance(expected, str):
                        same = text == expected
                    else:
                        same = text == str(expected)
                    if not same:
                        unlike.append((name, expected, text))
            self.assertEqual(unlike[:3], [])

    def test_it_and_pandas_get_the_same_table(self):
        try:
            import pandas
        except ImportError:
            self.skipTest("there is no pandas")
        answer = self.db.export_growth(into="USD")
        self.duck.take("answer", answer)
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "answer.csv")
            self.duck.run(f"copy (select * exclude (flags) from answer) to '{path}' (header)")
            theirs = pandas.read_csv(path, keep_default_na=False, na_values=[""], float_precision="round_trip", parse_dates=["first_day", "last_day"])
        ours = answer.to_pandas(days=True).drop(columns="flags")
        self.assertEqual(list(theirs.columns), list(ours.columns))
        for name in theirs.columns:
            left, right = theirs[name], ours[name]
            if str(right.dtype) == "category":
                right = right.astype(object)
            elif str(right.dtype) in ("Float64", "Int64"):
                left, right = left.astype("float64"), right.to_numpy(dtype="float64", na_value=float("nan"))
                right = pandas.Series(right, name=name)
            pandas.testing.assert_series_equal(left, right, check_exact=True)

    def test_batches_of_many_rows_arrive_in_order(self):
        many = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 300000)"
        answer = self.db.sql(f"{many} select i, 'c' || (i % 1000) as company, nullif(i % 7, 0) as week, i / 4.0 as part from n")
        self.duck.take("many", answer)
        counted = self.duck.run("select count(*), sum(i), count(week), count(distinct company), max(company), sum(part) from many")
        self.assertEqual(counted[0][:5], ["300000", "45000150000", str(300000 - 300000 // 7), "1000", "c999"])
        self.assertEqual(decimal.Decimal(counted[0][5]), decimal.Decimal("11250037500"))
        self.assertEqual(self.duck.run("select count(*) from many where company <> 'c' || (i % 1000)"), [["0"]])


if __name__ == "__main__":
    unittest.main()
