"""DataFrames have what rows have, over the answer's memory."""

import gc
import os
import unittest

import capexdb

try:
    import numpy
    import pandas
except ImportError:
    pandas = None

example = os.environ["CAPEX_EXAMPLE"]


@unittest.skipIf(pandas is None, "there is no pandas")
class Frames(unittest.TestCase):
    def setUp(self):
        self.db = capexdb.open(example)
        self.addCleanup(self.db.close)

    def test_types_are_right_at_once(self):
        frame = self.db.growth(["alibaba", "us-big-four"], period="2024H1").to_pandas()
        self.assertEqual(str(frame["company"].dtype), "category")
        self.assertEqual(str(frame["amount"].dtype), "Int64")
        self.assertEqual(str(frame["growth"].dtype), "Float64")
        self.assertEqual(frame["first_day"].dtype, numpy.int32)
        self.assertIs(frame["growth"][1], pandas.NA)
        self.assertEqual(frame["amount"][0], 23_247_000_000)
        days = self.db.growth("alibaba", period="2024H1").to_pandas(days=True)
        self.assertEqual(days["first_day"][0], pandas.Timestamp("2024-01-01"))

    def test_every_cell_is_the_row_s(self):
        for answer in (self.db.export_growth(into="USD"), self.db.export_growth(), self.db.list("periods"), self.db.check(all=True)):
            frame = answer.to_pandas(days=True)
            self.assertEqual(tuple(frame.columns), answer.columns)
            self.assertEqual(len(frame), len(answer))
            unlike = 0
            for index, name in enumerate(answer.columns):
                for found, row in zip(frame[name].astype(object), answer):
                    expected = row[index]
                    if expected is None:
                        unlike += not (found is None or pandas.isna(found))
                    elif hasattr(expected, "toordinal"):
                        unlike += found.date() != expected
                    elif isinstance(expected, (str, tuple)):
                        unlike += found != expected
                    else:
                        unlike += float(found) != float(expected)
            self.assertEqual(unlike, 0)

    def test_numbers_beyond_64_bits_are_the_nearest(self):
        frame = self.db.sql("select '' as t, 1.5 as n union all select '', 1e18").to_pandas()
        self.assertEqual(list(frame["n"]), [1.5, 1e18])

    def test_the_memory_is_the_answer_s_and_outlives_it(self):
        answer = self.db.export_growth()
        frame = answer.to_pandas()
        again = answer.to_pandas()
        self.assertTrue(numpy.shares_memory(frame["amount"].array._data, again["amount"].array._data))
        self.assertTrue(numpy.shares_memory(frame["last_day"].to_numpy(), again["last_day"].to_numpy()))
        self.assertTrue(numpy.shares_memory(frame["company"].array.codes, again["company"].array.codes))
        expected = again["amount"].sum(), again["last_day"].sum()
        del answer, again
        self.db.close()
        gc.collect()
        self.assertEqual((frame["amount"].sum(), frame["last_day"].sum()), expected)

    def test_no_rows_are_a_frame_too(self):
        frame = self.db.verify().to_pandas()
        self.assertEqual(len(frame), 0)
        self.assertGreater(len(frame.columns), 3)


if __name__ == "__main__":
    unittest.main()
