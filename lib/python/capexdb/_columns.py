"""A column of an answer as Arrow lays it out: its values as Python's own, or as a pandas array over the same memory."""

from __future__ import annotations

import ctypes
import datetime
import decimal
from typing import Any, Optional

from ._library import Array, Schema, library

_epoch = datetime.date(1970, 1, 1).toordinal()
_exact = decimal.Context(prec=40)  # of a decimal of 38 digits
_codes = {"c": "b", "s": "h", "i": "i", "l": "q", "g": "d", "tdD": "i", "+l": "i"}  # of memoryview, by Arrow's format


class Column:
    def __init__(self, handle: Any, index: int, schema: Schema, array: Array, shared: object) -> None:
        self._handle = handle  # of the answer, which holds its columns
        self._index = index
        self.name = schema.name.decode()
        self._format = schema.format.decode()
        self._array = array
        self._shared = shared
        self.size = array.length

    def _buffer(self, array: Array, index: int, size: int) -> Any:
        """So many bytes of one of the array's buffers, without a copy; who holds them holds what they belong to."""
        if size == 0 or not array.buffers[index]:
            return (ctypes.c_char * 0)()
        buffer = (ctypes.c_char * size).from_address(array.buffers[index])
        buffer.shared = self._shared
        return buffer

    def _texts(self, array: Array, begin: int = 0, end: Optional[int] = None) -> list[str]:
        """The texts of an array, or some of them."""
        begins = memoryview(self._buffer(array, 1, 4 * (array.length + 1))).cast("B").cast("i")
        if array.length == 0:
            return []
        places = begins[begin : None if end is None else end + 1].tolist()
        first = places[0]
        bytes_ = bytes(memoryview(self._buffer(array, 2, places[-1]))[first:])
        if first > 0:
            places = [place - first for place in places]
        parts = map(slice, places, places[1:])
        if bytes_.isascii():  # a place is one of the text, too
            return list(map(bytes_.decode().__getitem__, parts))
        return [part.decode() for part in map(bytes_.__getitem__, parts)]

    def buffers(self) -> list[Any]:
        """Which rows have something, where some have not; values; texts, where they begin and as they are."""
        width = 16 if self._scale() is not None else memoryview(bytes(8)).cast(_codes[self._format]).itemsize
        found = [self._buffer(self._array, 1, width * (self.size + (self._format == "+l")))]
        if self._array.null_count != 0:
            found.append(self._buffer(self._array, 0, (self.size + 7) // 8))
        texts = self._array.dictionary or (self._array.children[0] if self._format == "+l" else None)
        if texts and texts.contents.length > 0:
            begins = self._buffer(texts.contents, 1, 4 * (texts.contents.length + 1))
            found += [begins, self._buffer(texts.contents, 2, memoryview(begins).cast("B").cast("i")[-1])]
        return found

    def _numbers(self) -> list[int]:
        count = self.size + (self._format == "+l")
        code = _codes[self._format]
        size = memoryview(bytes(8)).cast(code).itemsize * count
        return memoryview(self._buffer(self._array, 1, size)).cast("B").cast(code).tolist()

    def _scale(self) -> Optional[int]:
        """Of a decimal."""
        return int(self._format.rpartition(",")[2]) if self._format.startswith("d:") else None

    def values(self) -> list[Any]:
        """None, str, int, Decimal, float, date or a tuple of str, a row each."""
        made: list[Any]
        scale = self._scale()
        if scale is not None:
            low = memoryview(self._buffer(self._array, 1, 16 * self.size)).cast("B").cast("Q").tolist()
            high = memoryview(self._buffer(self._array, 1, 16 * self.size)).cast("B").cast("q").tolist()
            units = ((high[i + 1] << 64) + low[i] for i in range(0, 2 * self.size, 2))
            made = [decimal.Decimal(unit).scaleb(-scale, _exact) for unit in units]
        elif self._format == "+l":
            begins = self._numbers()
            items = self._texts(self._array.children[0].contents)
            made = [tuple(items[begins[i] : begins[i + 1]]) for i in range(self.size)]
        elif self._format == "tdD":
            made = [datetime.date.fromordinal(_epoch + day) for day in self._numbers()]
        elif self._array.dictionary:
            texts: list[Any] = self._texts(self._array.dictionary.contents)
            made = [texts[code] for code in self._numbers()] if texts else [None] * self.size
        else:
            made = self._numbers()
        if self._array.null_count != 0:
            bits = bytes(self._buffer(self._array, 0, (self.size + 7) // 8))
            made = [value if bits[i >> 3] >> (i & 7) & 1 else None for i, value in enumerate(made)]
        return made

    def to_pandas(self, days: bool) -> Any:
        import numpy
        import pandas

        def buffer(kind: str, count: int) -> Any:
            bytes_ = self._buffer(self._array, 1, numpy.dtype(kind).itemsize * count)
            return numpy.frombuffer(bytes_, dtype=kind)

        if self._array.dictionary:
            codes = buffer("<" + {"c": "i1", "s": "i2", "i": "i4"}[self._format], self.size)
            return pandas.Categorical.from_codes(codes, self._texts(self._array.dictionary.contents))
        if self._array.null_count != 0:
            bits = numpy.frombuffer(self._buffer(self._array, 0, (self.size + 7) // 8), dtype="u1")
            gaps = numpy.unpackbits(~bits, count=self.size, bitorder="little").view(bool)
        else:
            gaps = numpy.zeros(self.size, dtype=bool)
        scale = self._scale()
        if scale is not None:
            nearest = numpy.empty(self.size)
            library.capex_answer_reals(self._handle, self._index, nearest.ctypes.data)
            return pandas.arrays.FloatingArray(nearest, gaps)
        if self._format == "+l":
            which, firsts, count = numpy.empty(self.size, "i4"), numpy.empty(self.size, "intp"), ctypes.c_size_t()
            places = which.ctypes.data, firsts.ctypes.data, ctypes.byref(count)
            library.capex_answer_lists(self._handle, self._index, *places)
            begins = buffer("<i4", self.size + 1)
            items = self._array.children[0].contents
            lists = numpy.full(count.value + 1, None)  # the last is that of nothing, -1
            for list_, row in enumerate(firsts[: count.value]):
                lists[list_] = tuple(self._texts(items, begins[row], begins[row + 1]))
            return lists[which]
        if self._format == "tdD":
            numbers = buffer("<i4", self.size)
            if not days:
                return pandas.arrays.IntegerArray(numbers, gaps) if gaps.any() else numbers
            dates = numbers.astype("datetime64[D]").astype("datetime64[ns]")
            dates[gaps] = numpy.datetime64("NaT")
            return dates
        if self._format == "l":
            return pandas.arrays.IntegerArray(buffer("<i8", self.size), gaps)
        return pandas.arrays.FloatingArray(buffer("<f8", self.size), gaps)
