"""How long an answer of millions of rows takes into a DataFrame, beside copying the bytes that it is made of.

    pandas_crossing.py FILE MODULE     the capexdb file, and the folder of the module; CAPEX_LIBRARY names libcapex

Prints the best seconds of: the copy, the crossing, the crossing with days as datetime64; then the seconds that the answer took,
and its rows. What is copied are the buffers of the columns as they lie in the answer, into memory of its own.
"""

import sys
import time

sys.path.insert(0, sys.argv[2])

import capexdb
import numpy


def best(work):
    seconds = []
    for _ in range(7):
        begin = time.perf_counter()
        made = work()
        seconds.append(time.perf_counter() - begin)
        del made
    return min(seconds)


with capexdb.open(sys.argv[1]) as db:
    begin = time.perf_counter()
    answer = db.export_growth(into="USD", by="half")
    taken = time.perf_counter() - begin

buffers = [numpy.frombuffer(each, dtype="u1") for each in answer.buffers()]
answer.to_pandas()  # pandas is loaded
copied = best(lambda: [each.copy() for each in buffers])
crossed = best(answer.to_pandas)
with_days = best(lambda: answer.to_pandas(days=True))
print(copied, crossed, with_days, taken, len(answer))
