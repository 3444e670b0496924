"""A file, opened to be asked."""

from __future__ import annotations

import ctypes
import os
import threading
import weakref
from typing import Iterable, Optional, Union

from ._answer import Answer
from ._library import Error, Word, check, library

Names = Union[str, Iterable[str]]
Option = Union[str, int, bool, None, Iterable[str]]


def open(path: Union[str, os.PathLike[str]]) -> Database:
    """Opens a file to be asked; never makes or changes one. Error of code "not_found" where there is none."""
    return Database(path)


class Database:
    """One capexdb file. Every method is a command of ``capex`` and takes its options by name, with _ for - and ``into``
    for --in: ``period="2024H1"``, ``measure="capex-cash"``, ``as_of="2025-01-31"``. Companies are given by key, name, alias or
    ticker, one or several. What cannot be asked is an Error; what has no value is a row with a status that says why.
    """

    def __init__(self, path: Union[str, os.PathLike[str]]) -> None:
        handle = ctypes.c_void_p()
        check(library.capex_open(os.fsencode(path), ctypes.byref(handle)))
        self._handle: Optional[ctypes.c_void_p] = handle
        self._asking = threading.Lock()  # what is being asked is not closed
        self._close = weakref.finalize(self, library.capex_close, handle)

    def close(self) -> None:
        """Closes the file; answers live on."""
        with self._asking:
            self._handle = None
            self._close()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *unused: object) -> None:
        self.close()

    def ask(self, kind: str, companies: Optional[Names] = None, **options: Option) -> Answer:
        """Any question by the name of its command: ``db.ask("growth", "alibaba", period="2024H1")``."""
        said: list[tuple[str, str]] = []
        if companies is not None:
            said += [("company", name) for name in ([companies] if isinstance(companies, str) else companies)]
        for name, value in options.items():
            name = {"into": "in", "from_": "from", "in_": "in"}.get(name, name)
            if value is None:
                continue
            if isinstance(value, bool):
                said.append((name, "true" if value else "false"))
            elif isinstance(value, (str, int)):
                said.append((name, str(value)))
            else:
                said += [(name, ",".join(str(each) for each in value))]
        words = (Word * len(said))(*(Word(name.encode(), value.encode()) for name, value in said))
        answer = ctypes.c_void_p()
        with self._asking:
            if self._handle is None:
                raise Error("usage", "the database is closed")
            check(library.capex_ask(self._handle, kind.encode(), words, len(said), ctypes.byref(answer)))
        return Answer(answer)

    def show(self, companies: Names, *, period: Optional[str] = None, into: Optional[str] = None, **options: Option) -> Answer:
        """Amounts by period."""
        return self.ask("show", companies, period=period, into=into, **options)

    def revisions(self, companies: Names, *, period: Optional[str] = None, **options: Option) -> Answer:
        """The same as more became known, with the day since which each was so."""
        return self.ask("revisions", companies, period=period, **options)

    def remaining(self, companies: Names, *, period: Optional[str] = None, **options: Option) -> Answer:
        """What guidance leaves once part of its period is reported."""
        return self.ask("remaining", companies, period=period, **options)

    def growth(self, companies: Names, *, period: Optional[str] = None, into: Optional[str] = None, **options: Option) -> Answer:
        """Amounts and how they grew: 1.23 is +123%."""
        return self.ask("growth", companies, period=period, into=into, **options)

    def total(self, companies: Names, *, period: Optional[str] = None, into: Optional[str] = None, growth: bool = False,
              **options: Option) -> Answer:
        """Members of a group, or companies, and their sum."""
        return self.ask("total", companies, period=period, into=into, growth=growth, **options)

    def screen(self, condition: Optional[str] = None, *, period: str, **options: Option) -> Answer:
        """Companies that meet a condition, ranked: ``db.screen("growth > 100%", period="2024H1", top=5)``."""
        return self.ask("screen", condition=condition, period=period, **options)

    def check(self, companies: Optional[Names] = None, *, all: bool = False, **options: Option) -> Answer:
        """What sources say about figures, recomputed; what is consistent only where ``all`` is."""
        return self.ask("check", companies, all=all, **options)

    def explain(self, company: str, period: str, *, growth: bool = False, format: str = "text", **options: Option) -> str:
        """Where a number comes from, down to the sources: as "text", "markdown" or "json"."""
        return getattr(self.ask("explain", company, period=period, growth=growth, **options)[0], format)

    def convert(self, amount: str, to: str, *, period: Optional[str] = None, on: Optional[str] = None, **options: Option) -> Answer:
        """An amount as people write it, "50bn CNY", in another currency."""
        return self.ask("convert", amount=amount, to=to, period=period, on=on, **options)

    def changes(self, since: str, companies: Optional[Names] = None, **options: Option) -> Answer:
        """What became another answer since a day, and by which source."""
        return self.ask("changes", companies, since=since, **options)

    def list(self, what: str, company: Optional[str] = None, **options: Option) -> Answer:
        """What there is: companies, groups, measures, sources, periods, due, rates, imports ..."""
        return self.ask("list", company, what=what, **options)

    def verify(self, companies: Optional[Names] = None, **options: Option) -> Answer:
        """What is wrong with the file and its figures; no rows when all is well."""
        return self.ask("verify", companies, **options)

    def export_growth(self, *, into: Optional[str] = None, **options: Option) -> Answer:
        """The growth of every period of every company, in one pass over the file."""
        return self.ask("export-growth", into=into, **options)

    def export_observations(self, companies: Optional[Names] = None, **options: Option) -> Answer:
        """What every series answers by itself."""
        return self.ask("export-observations", companies, **options)

    def sql(self, query: str, **options: Option) -> Answer:
        """One statement of SQL that reads, on the views of the file."""
        return self.ask("sql", query=query, **options)
