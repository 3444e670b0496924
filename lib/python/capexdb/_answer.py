"""Answers: rows of Python's own values, a DataFrame, or a stream of Arrow's, all over one memory."""

from __future__ import annotations

import collections
import ctypes
import keyword
import weakref
from typing import TYPE_CHECKING, Any, Iterator, Optional, Sequence

from ._columns import Column
from ._library import Array, Error, Schema, Stream, check, library

if TYPE_CHECKING:
    import pandas


class Answer(Sequence[Any]):
    """The rows of an answer, as named tuples. ``columns`` are their names, ``notes`` and ``gaps`` what is to be said
    beside them."""

    def __init__(self, handle: ctypes.c_void_p) -> None:
        self._handle = handle
        weakref.finalize(self, library.capex_answer_close, handle)
        schema, array = Schema(), Array()
        check(library.capex_answer_array(handle, ctypes.byref(schema), ctypes.byref(array)))
        shared = _Shared(schema, array)  # who holds a buffer holds it
        self._columns = [
            Column(handle, i, schema.children[i].contents, array.children[i].contents, shared)
            for i in range(schema.n_children)
        ]
        self.columns: tuple[str, ...] = tuple(column.name for column in self._columns)
        self._size: int = array.length
        self._rows: Optional[list[Any]] = None

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, index: Any) -> Any:
        return self._all()[index]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __repr__(self) -> str:
        return f"<capexdb.Answer: {self._size} rows of {', '.join(self.columns)}>"

    def _all(self) -> list[Any]:
        if self._rows is None:
            names = [name + "_" if keyword.iskeyword(name) else name for name in self.columns]
            row = collections.namedtuple("Row", names, rename=True)  # type: ignore[misc]
            columns = [column.values() for column in self._columns]
            self._rows = [row._make(cells) for cells in zip(*columns)]
        return self._rows

    @property
    def notes(self) -> list[str]:
        """What is to be said of the rows: how they were converted, what answers instead."""
        return self._sentences(library.capex_answer_note)

    @property
    def gaps(self) -> list[str]:
        """Why what has no number has none, and what to do about it."""
        return self._sentences(library.capex_answer_gap)

    def _sentences(self, call: Any) -> list[str]:
        sentences: list[str] = []
        while (sentence := call(self._handle, len(sentences))) is not None:
            sentences.append(sentence.decode())
        return sentences

    @property
    def sources(self) -> Answer:
        """The documents that the rows rest on: key, publisher, kind, form, title, url, known_on."""
        handle = ctypes.c_void_p()
        check(library.capex_answer_sources(self._handle, ctypes.byref(handle)))
        return Answer(handle)

    def to_pandas(self, *, days: bool = False) -> pandas.DataFrame:
        """A DataFrame over the memory of the answer, which is not copied where pandas can do without.

        Texts are categoricals, whole numbers Int64, others Float64 (the nearest: what is exact are the rows), lists
        tuples. Days are int32, days since 1970-01-01; with ``days=True`` they become datetime64, and gaps NaT.
        """
        import pandas

        series = {column.name: column.to_pandas(days) for column in self._columns}
        return pandas.DataFrame(series, copy=False)

    def buffers(self) -> list[Any]:
        """The memory that the columns lie in, by Python's buffer protocol; not to be written."""
        return [buffer for column in self._columns for buffer in column.buffers()]

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """A stream for whoever takes Arrow: ``polars.from_arrow(answer)``, ``pyarrow.table(answer)``."""
        stream = Stream()
        check(library.capex_answer_stream(self._handle, ctypes.byref(stream)))
        return _capsule(stream)


class _Shared:
    """The array that an answer's buffers belong to, released with the last of who uses one."""

    def __init__(self, schema: Schema, array: Array) -> None:
        self.array = array
        weakref.finalize(self, _release, schema, array)


def _release(*shared: Any) -> None:
    for each in shared:
        each.release(ctypes.byref(each))


# The capsule owns the stream: who takes it out marks it as released, else the capsule's end releases it.
_name = b"arrow_array_stream"
_python = ctypes.PyDLL(None)  # our own: the signatures of ctypes.pythonapi are everyone's
_python.PyCapsule_New.restype = ctypes.py_object
_python.PyCapsule_New.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
_python.PyCapsule_GetPointer.restype = ctypes.c_void_p
_python.PyCapsule_GetPointer.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
_python.PyMem_RawMalloc.restype = ctypes.c_void_p
_python.PyMem_RawMalloc.argtypes = [ctypes.c_size_t]
_python.PyMem_RawFree.argtypes = [ctypes.c_void_p]


@ctypes.PYFUNCTYPE(None, ctypes.c_void_p)
def _end_capsule(capsule: int) -> None:
    address = _python.PyCapsule_GetPointer(capsule, _name)
    stream = Stream.from_address(address)
    if stream.release:
        stream.release(ctypes.byref(stream))
    _python.PyMem_RawFree(address)


def _capsule(stream: Stream) -> object:
    address = _python.PyMem_RawMalloc(ctypes.sizeof(Stream))
    if not address:
        stream.release(ctypes.byref(stream))
        raise Error("no_memory", "out of memory")
    ctypes.memmove(address, ctypes.byref(stream), ctypes.sizeof(Stream))
    return _python.PyCapsule_New(address, _name, ctypes.cast(_end_capsule, ctypes.c_void_p))
