"""A report: blocks of headings, texts and tables that every output format can show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.event import History
from teamops.model.place import At
from teamops.model.time.period import Period
from teamops.reporting.base.picture import Picture
from teamops.reporting.base.picture import Tone as Tone

Value = str | int | Decimal | date | Sequence["Value"] | Mapping[str, "Value"] | None


class Cell(NamedTuple):
    """A cell: the text that people read, what it means to a machine (None: nothing), and how it is coloured.

    Each line of the text is a line of the cell. Tone never carries meaning alone: the text says it too, for print in
    black and white.
    """

    text: str
    value: Value
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `share` is its weight in the width of the page. `key` names it to machines and does not change.

    A column that is `to_write_in` is room on paper, for signatures; a screen and machines do without it. `choices` are
    the texts that somebody who goes on filling in the table may choose from. A number beyond ±`band` stands out.
    """

    key: str
    title: str
    align: Literal["left", "right", "center"] = "left"
    share: float = 1.0
    to_write_in: bool = False
    choices: tuple[str, ...] = ()
    band: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A title over what follows it."""

    title: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text of its own."""

    text: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; `name` does not change with the language, `empty` is what is said where there is no row.

    `note` is said under the title. `subject` is the key of the column that says what a row is about, if not the first;
    a row that leaves it empty goes on with the subject of the row above. A table of `look` "figures" holds a name, a
    number and a remark in each row, which a page may show as boxes.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""
    note: str = ""
    look: Literal["table", "figures"] = "table"
    subject: str = ""

    @property
    def subject_index(self) -> int:
        """Which column says what a row is about."""
        return next((n for n, column in enumerate(self.columns) if column.key == self.subject), 0)

    @property
    def for_screen(self) -> Table:
        """The table without columns that are only there to be written in."""
        return self.without(*(column.key for column in self.columns if column.to_write_in))

    def without(self, *keys: str) -> Table:
        """The table without the columns of these keys."""
        kept = [n for n, column in enumerate(self.columns) if column.key not in keys]
        if len(kept) == len(self.columns):
            return self
        rows = tuple(tuple(row[n] for n in kept) for row in self.rows)
        return replace(self, columns=tuple(self.columns[n] for n in kept), rows=rows)

    @property
    def with_subjects(self) -> Table:
        """The table in which every row says what it is about, as one must that is sorted or filtered."""
        rows, n, above = [], self.subject_index, None
        for row in self.rows:
            named = row
            if row and row[n].text:
                above = row[n]
            elif above is not None:
                named = (*row[:n], above._replace(tone="muted"), *row[n + 1 :])
            rows.append(named)
        return replace(self, rows=tuple(rows))


@dataclass(frozen=True, slots=True)
class Notes:
    """Room to write on paper; a screen leaves it out."""

    title: str


SIDE_BY_SIDE = 3
"""So many pictures stand in a line of a page."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture under its title; `description` says what it shows, for readers and formats without pictures.

    Pictures in a row stand side by side, three to a line of the page; one that is `wide` has the line to itself. `tone`
    is that of the words.
    """

    name: str
    title: str
    description: str
    picture: Picture
    wide: bool = False
    tone: Tone = ""


Block = Heading | Paragraph | Table | Chart | Notes


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What a report is asked for: a period, the day it is read, a language, and whom it is about.

    `subject` is the id of the record that it is about, where it is about one. `past` is what git tells of the period,
    `judged` what rules of the check say, each for reports that need it.
    """

    period: Period
    today: date
    lang: Lang
    person: str | None = None
    department: str | None = None
    commit: str | None = None
    past: History | None = None
    subject: str | None = None
    judged: tuple[RuleVerdict, ...] = ()

    @property
    def words(self) -> Words:
        return Words(self.lang)


@dataclass(frozen=True, slots=True)
class Report:
    """A printout before it has a format. `about` names the person or department that it is limited to, if any; `span`
    is what it covers where that is no period of the plan. Narrow forms print best in `portrait`.

    `asked.commit` is the short hash of what it was made from, where that is known.
    """

    name: str
    title: str
    team: str
    asked: ReportOptions
    blocks: tuple[Block, ...]
    about: str = ""
    span: str = ""
    portrait: bool = False

    @property
    def period(self) -> str:
        """The period in words; a week with its days."""
        if self.span:
            return self.span
        period, lang = self.asked.period, self.asked.lang
        named = formats.format_period(period, lang)
        if period.kind != "week" or len(period.text) > len("2026-W37"):
            return named
        return self.asked.words("reports.week_and_days", week=named, days=formats.format_span(period, lang))

    @property
    def state(self) -> str:
        """Of which day and which commit this is, so that paper and repository can be matched."""
        words, today = self.asked.words, formats.format_long_day(self.asked.today, self.asked.lang)
        if self.asked.commit is None:
            return words("reports.as_of", day=today)
        return words("reports.as_of_commit", day=today, commit=self.asked.commit)


def count_cells(report: Report) -> int:
    """How many cells the tables of the report have."""
    return sum(len(block.rows) * len(block.columns) for block in report.blocks if isinstance(block, Table))


Span = Literal["week", "month", "last month", "quarter", "last month's quarter"]


Subject = Literal["person", "meeting"]


class RuleVerdict(NamedTuple):
    """What a rule of the check judged: its code, the place, the key of its message with its facts, the record's id."""

    code: str
    at: At
    message: str
    facts: Mapping[str, str]
    record: str
