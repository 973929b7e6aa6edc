"""A report: blocks of headings, texts and tables that every output format can show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.dataclass import dataclass, replace
from teamops.model.event import History
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.time.period import Period
from teamops.reporting.base.tone import Tone as Tone

if TYPE_CHECKING:
    from teamops.reporting.base.picture import Picture  # here: most reports have none

Value = str | int | Decimal | date | Sequence["Value"] | Mapping[str, "Value"] | None


class Cell(NamedTuple):
    """A cell: the text for people, the value for machines (None: nothing), and the tone that colours it.

    Each line of the text is a line of the cell. Tone never carries meaning alone: the text says it too, for print in
    black and white.
    """

    text: str
    value: Value
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `share` is its weight in the width of the page. `key` names it to machines and does not change.

    A column `to_write_in` is room on paper, for signatures; screens and machines leave it out. `choices` are the texts
    that can be chosen in a workbook. A number beyond ±`band` stands out.
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
    """A title over the blocks that follow."""

    title: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text of its own."""

    text: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; `name` is the same in all languages, `empty` is the text if there are no rows.

    `note` follows the title. `subject` is the key of the column that names what a row is about, if not the first;
    a row that leaves it empty has the subject of the row above. A table of `look` "figures" holds a name, a
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
        """The number of the column that names what a row is about."""
        return next((n for n, column in enumerate(self.columns) if column.key == self.subject), 0)

    @property
    def for_screen(self) -> Table:
        """The table without columns that are only room to write."""
        return self.without(*(column.key for column in self.columns if column.to_write_in))

    def without(self, *keys: str) -> Table:
        """Return the table without the columns of these keys."""
        kept = [n for n, column in enumerate(self.columns) if column.key not in keys]
        if len(kept) == len(self.columns):
            return self
        rows = tuple(tuple(row[n] for n in kept) for row in self.rows)
        return replace(self, columns=tuple(self.columns[n] for n in kept), rows=rows)

    @property
    def with_subjects(self) -> Table:
        """The table in which every row names its subject, so that it can be sorted and filtered."""
        rows, n, above = [], self.subject_index, None
        for row in self.rows:
            complete = row
            if row and row[n].text:
                above = row[n]
            elif above is not None:
                complete = (*row[:n], above._replace(tone="muted"), *row[n + 1 :])
            rows.append(complete)
        return replace(self, rows=tuple(rows))


@dataclass(frozen=True, slots=True)
class Notes:
    """Room to write on paper; a screen leaves it out."""

    title: str


SIDE_BY_SIDE = 3
"""How many charts share a line of a page."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture under its title; `description` says what it shows, for readers and formats without pictures.

    Charts in a row share a line of the page, three to a line; a `wide` one has the line to itself. `tone` is that of
    the description.
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
    """What a user asked of a report: a period, the day that counts as today, a language, and whom it is about.

    `subject` is the id of the record that it is about, if any. `past` is the history in git, `judged` the findings of
    rules, each for reports that need it. `commit` is the short hash of the commit of the data, if known.
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
    """A report before it has a format.

    `about` names the person or department that it is limited to, if any; `span` is what it covers if that is no period
    of the options. Narrow forms print best in `portrait`.
    """

    name: str
    title: str
    team: str
    options: ReportOptions
    blocks: tuple[Block, ...]
    about: str = ""
    span: str = ""
    portrait: bool = False

    @property
    def period(self) -> str:
        """The period in words; a week with its days."""
        if self.span:
            return self.span
        period, lang = self.options.period, self.options.lang
        name = formats.format_period(period, lang)
        if period.kind != "week" or len(period.text) > len("2026-W37"):
            return name
        return self.options.words("reports.week_and_days", week=name, days=formats.format_span(period, lang))

    @property
    def state(self) -> str:
        """The day and commit of the report, so that paper and repository can be matched."""
        words, today = self.options.words, formats.format_long_day(self.options.today, self.options.lang)
        if self.options.commit is None:
            return words("reports.as_of", day=today)
        return words("reports.as_of_commit", day=today, commit=self.options.commit)


def count_cells(report: Report) -> int:
    """Return the number of cells of the report's tables."""
    return sum(len(block.rows) * len(block.columns) for block in report.blocks if isinstance(block, Table))


Span = Literal["week", "month", "last month", "quarter", "last month's quarter"]


Subject = Literal["person", "meeting", "goal"]


class RuleVerdict(NamedTuple):
    """A finding of a rule: its code, the place, the key of its message with its facts, and the record's id."""

    code: str
    at: At
    message: str
    facts: Mapping[str, str]
    record: str
