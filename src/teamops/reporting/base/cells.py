"""Cells of every kind, in the language of the report and seen from the day it is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, get_args

from teamops.locale import formats
from teamops.locale.formats import format_amount as format_amount
from teamops.locale.formats import format_deviation as format_deviation
from teamops.locale.formats import format_limit as format_limit
from teamops.locale.formats import format_rate as format_rate
from teamops.locale.words import Words
from teamops.model.figures.quantity import ROOMY
from teamops.model.records.collaboration import RequestStatus
from teamops.model.records.tasks import Priority, Status
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Cell, Column, ReportOptions, Tone

Align = Literal["left", "right", "center"]
ColumnSpec = tuple[str, float] | tuple[str, float, Align]

_STATUSES = {"status": get_args(Status), "result": get_args(Status), "request_status": get_args(RequestStatus)}
"""The heads of columns that hold a status, and which there are."""


def report_columns(words: Words, *wanted: ColumnSpec, **heads: str) -> tuple[Column, ...]:
    """Columns by key, share of the width and alignment.

    The head of a column is the text `reports.col.<key>`, or what `heads` names for the key in its place.
    """
    made = []
    for key, share, *align in wanted:
        head = heads.get(key, key)
        title, choices = words(f"reports.col.{head}"), list_choices(words, head)
        made.append(Column(key, title, align[0] if align else "left", share, choices=choices))
    return tuple(made)


def list_columns(words: Words, area: str, *wanted: ColumnSpec) -> tuple[Column, ...]:
    """Columns by key, share of the width and alignment, whose heads are the texts `AREA.<key>`; for lists."""
    return tuple(
        Column(key, words(f"{area}.{key}"), align[0] if align else "left", share) for key, share, *align in wanted
    )


def list_choices(words: Words, head: str) -> tuple[str, ...]:
    """Return the texts that may be chosen from under the report's `head`; none unless it is a status or priority."""
    if head == "priority":
        return get_args(Priority)
    return tuple(words(f"records.status.{status}") for status in _STATUSES.get(head, ()))


def with_band(columns: Iterable[Column], key: str, band: Decimal) -> tuple[Column, ...]:
    """The columns, of which `key` has a band beyond which its numbers stand out."""
    return tuple(replace(column, band=band) if column.key == key else column for column in columns)


def with_titles(columns: Iterable[Column], **titles: str) -> tuple[Column, ...]:
    """The columns, those that `titles` names by their keys with these heads."""
    return tuple(replace(column, title=titles.get(column.key, column.title)) for column in columns)


def get_deviation_tone(*, beyond: bool, worse: bool) -> Tone:
    """How a deviation stands out: not within the band, else by the side that it is on (§3.5)."""
    return ("bad" if worse else "good") if beyond else ""


def round_rate(rate: Decimal | None) -> Decimal | None:
    """The rate for machines, to six places: most divisions never end."""
    return None if rate is None else rate.quantize(Decimal("0.000001"), ROUND_HALF_UP, ROOMY)


@dataclass(frozen=True, slots=True)
class Cells:
    """Makes the cells of one report."""

    ws: Workspace
    asked: ReportOptions

    @property
    def words(self) -> Words:
        return self.asked.words

    def make_empty(self) -> Cell:
        return Cell(self.words("reports.nothing"), None, "muted")

    def text(self, text: str | None, tone: Tone = "") -> Cell:
        """The text as it is written, without blanks at its ends."""
        said = (text or "").strip()
        return Cell(said, said, tone) if said else self.make_empty()

    def join_texts(self, texts: Sequence[str]) -> Cell:
        """The texts as an enumeration: 重点客户跟进、新渠道拓展."""
        return Cell(self.words("reports.comma").join(texts), tuple(texts)) if texts else self.make_empty()

    def who(self, *whos: str | None) -> Cell:
        """People and departments by name; machines get their ids."""
        known = tuple(who for who in whos if who)
        if not known:
            return self.make_empty()
        return Cell(self.words("reports.comma").join(self.ws.get_names(known)), known if len(known) > 1 else known[0])

    def day(self, day: date | None, tone: Tone = "") -> Cell:
        return self.make_empty() if day is None else Cell(self.format_day(day), day, tone)

    def format_day(self, day: date) -> str:
        """9月7日 · 7 Sep, with its year where that is not the year of the report."""
        return formats.format_day_in(self.asked.period.start.year, day, self.asked.lang)

    def format_moment(self, moment: datetime) -> str:
        """The day of a time in its own zone, and the hour: 9月7日 16:40"""
        return f"{self.format_day(moment.date())} {moment:%H:%M}"

    def amount(self, number: Decimal | None, unit: str | None = None) -> Cell:
        return self.make_empty() if number is None else Cell(format_amount(number, unit), Decimal(number))

    def rate(self, share: Decimal | None, tone: Tone = "") -> Cell:
        """Per cent of a whole, of which one sees whether it is less than that."""
        return self.make_empty() if share is None else Cell(format_rate(share, (Decimal(1),)), round_rate(share), tone)

    def deviation(self, rate: Decimal, tone: Tone) -> Cell:
        """By how much something is off its plan, so that one sees on which side of the team's band it lies (§3.5)."""
        limit = Decimal(self.ws.settings.limits.deviation)
        return Cell(format_deviation(rate, limit), round_rate(rate), tone)

    def days(self, first: date, last: date) -> Cell:
        """9月1日–9月7日, or the one day that it is."""
        text = self.format_day(last) if first == last else f"{self.format_day(first)}–{self.format_day(last)}"
        return Cell(text, (first, last))

    def count(self, number: int, tone: Tone = "") -> Cell:
        return Cell(str(number), number, tone if number else "")

    def number_lines(self, texts: Sequence[str]) -> tuple[str, ...]:
        """The texts, with numbers in front when there are several, so that lines of two cells can be matched."""
        if len(texts) < 2:
            return tuple(texts)
        return tuple(self.words("reports.numbered", n=n, text=text) for n, text in enumerate(texts, 1))

    def due(self, day: date | None, *, is_open: bool, done: bool = False) -> str:
        """A deadline in words, with what became of it: 9月20日 · 9月20日(逾期) · 9月20日(已完成)."""
        text = self.words("reports.nothing") if day is None else self.format_day(day)
        if is_open and day is not None and day < self.asked.today:
            return self.words("reports.due_late", day=text)
        return self.words("reports.due_done", day=text) if done else text
