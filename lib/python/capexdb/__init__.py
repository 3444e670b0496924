"""capexdb from Python: who spent how much on AI infrastructure, and how far each number can be trusted.

    import capexdb

    with capexdb.open("ai.db") as db:
        for row in db.growth(["alibaba", "tencent"], period="2024H1", into="USD"):
            print(row.company, row.amount, row.growth, row.growth_status)
        frame = db.export_growth(into="USD").to_pandas()

Rows are named tuples in the columns of the command's CSV: amounts and growths are int or Decimal, exact, days are
datetime.date, statuses are text, lists are tuples, and what there is not is None. An answer also gives a pandas.DataFrame, and
through ``__arrow_c_stream__`` a table of polars, pyarrow, DuckDB or whoever takes Arrow, over the same memory.

A database may be shared by threads, whose questions then wait for each other; answers never change. Nothing but the
standard library is needed until pandas is asked for.
"""

from __future__ import annotations

from ._answer import Answer
from ._database import Database, open
from ._library import Error, version

__all__ = ["Answer", "Database", "Error", "open", "version"]
__version__ = version()
