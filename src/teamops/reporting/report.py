"""A report: blocks of headings, texts and tables that every output format can show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.period import Period

Tone = Literal["", "good", "warn", "bad", "muted"]
Value = str | int | Decimal | date | None


class Cell(NamedTuple):
    """A cell as it is read; `value` is what it means to a machine (None: the text itself), `tone` how it is coloured.

    Tone never carries meaning alone: the text says it too, for print in black and white.
    """

    text: str
    value: Value = None
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `share` is its weight in the width of the page. `key` names it to machines and does not change."""

    key: str
    title: str
    align: Literal["left", "right", "center"] = "left"
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Heading:
    title: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; `empty` is what is said where there is no row."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for: a period, the day it is read, a language, and whom it is about."""

    period: Period
    today: date
    lang: Lang
    person: str | None = None
    department: str | None = None
    commit: str | None = None

    @property
    def words(self) -> Words:
        return Words(self.lang)


@dataclass(frozen=True, slots=True)
class Report:
    """A printout before it has a format. `commit` is the short hash of what it was made from, where that is known."""

    name: str
    title: str
    team: str
    asked: Asked
    blocks: tuple[Block, ...]

    def tables(self) -> Iterable[Table]:
        return (block for block in self.blocks if isinstance(block, Table))
