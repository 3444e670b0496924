"""libcapex, loaded, with the signatures of capex.h; errors as exceptions."""

from __future__ import annotations

import ctypes
import os
import pathlib
from typing import Any


class Error(Exception):
    """What could not be asked or answered. ``code`` says of which kind: "not_found", "usage", "busy" ... as in capex.h."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Word(ctypes.Structure):
    _fields_ = [("name", ctypes.c_char_p), ("value", ctypes.c_char_p)]


class Schema(ctypes.Structure):
    """struct ArrowSchema"""


class Array(ctypes.Structure):
    """struct ArrowArray"""


class Stream(ctypes.Structure):
    """struct ArrowArrayStream"""


Schema._fields_ = [
    ("format", ctypes.c_char_p),
    ("name", ctypes.c_char_p),
    ("metadata", ctypes.c_void_p),
    ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("children", ctypes.POINTER(ctypes.POINTER(Schema))),
    ("dictionary", ctypes.POINTER(Schema)),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(Schema))),
    ("private_data", ctypes.c_void_p),
]
Array._fields_ = [
    ("length", ctypes.c_int64),
    ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(Array))),
    ("dictionary", ctypes.POINTER(Array)),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(Array))),
    ("private_data", ctypes.c_void_p),
]
Stream._fields_ = [
    ("get_schema", ctypes.c_void_p),
    ("get_next", ctypes.c_void_p),
    ("get_last_error", ctypes.c_void_p),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(Stream))),
    ("private_data", ctypes.c_void_p),
]


def _load() -> ctypes.CDLL:
    """The one that CAPEX_LIBRARY names, else the one in the package, else the system's."""
    name = "libcapex.so.0.1"
    beside = pathlib.Path(__file__).with_name(name)
    return ctypes.CDLL(os.environ.get("CAPEX_LIBRARY") or (str(beside) if beside.exists() else name))


_handle = ctypes.c_void_p
_size = ctypes.c_size_t
_signatures: dict[str, tuple[Any, list[Any]]] = {
    "capex_version": (ctypes.c_int, []),
    "capex_message": (ctypes.c_char_p, []),
    "capex_code_name": (ctypes.c_char_p, [ctypes.c_int]),
    "capex_open": (ctypes.c_int, [ctypes.c_char_p, ctypes.POINTER(_handle)]),
    "capex_close": (None, [_handle]),
    "capex_ask": (ctypes.c_int, [_handle, ctypes.c_char_p, ctypes.POINTER(Word), _size, ctypes.POINTER(_handle)]),
    "capex_answer_close": (None, [_handle]),
    "capex_answer_rows": (_size, [_handle]),
    "capex_answer_reals": (ctypes.c_int, [_handle, _size, ctypes.c_void_p]),
    "capex_answer_lists": (ctypes.c_int, [_handle, _size, ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(_size)]),
    "capex_answer_note": (ctypes.c_char_p, [_handle, _size]),
    "capex_answer_gap": (ctypes.c_char_p, [_handle, _size]),
    "capex_answer_sources": (ctypes.c_int, [_handle, ctypes.POINTER(_handle)]),
    "capex_answer_stream": (ctypes.c_int, [_handle, ctypes.POINTER(Stream)]),
    "capex_answer_array": (ctypes.c_int, [_handle, ctypes.POINTER(Schema), ctypes.POINTER(Array)]),
}

library = _load()
for _name, (_result, _arguments) in _signatures.items():
    _function = getattr(library, _name)
    _function.restype = _result
    _function.argtypes = _arguments


def check(code: int) -> None:
    """Raises what the call that answered so says is wrong."""
    if code != 0:
        raise Error(library.capex_code_name(code).decode(), library.capex_message().decode("utf-8", "replace"))


def version() -> str:
    """Of libcapex: "0.1.0"."""
    number = library.capex_version()
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
