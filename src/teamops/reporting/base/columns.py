"""Columns that know their cells: a table is declared once, as columns, and filled with records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Generic, Literal, TypeVar, get_args

from teamops.locale.words import Words
from teamops.model.dataclass import dataclass
from teamops.model.records.collaboration import RequestStatus
from teamops.model.records.tasks import Priority, Status
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.report import Cell, Column, Table

R = TypeVar("R")
Align = Literal["left", "right", "center"]

_STATUSES = {"status": get_args(Status), "result": get_args(Status), "request_status": get_args(RequestStatus)}
"""The heads of columns that hold a status, with its values."""


@dataclass(frozen=True, slots=True)
class Col(Generic[R]):
    """A column of records `R`: its key, its share of the width, how a record's cell is built, and its alignment.

    The title is the text `AREA.<head>` of the table's area, `AREA.<key>` without a head. A number beyond ±`band` stands
    out. A column `to_write_in` is room on paper.
    """

    key: str
    share: float
    cell: Callable[[Cells, R], Cell]
    align: Align = "left"
    head: str = ""
    band: Decimal | None = None
    to_write_in: bool = False


REPORT_AREA = "reports.col"
"""The texts of the heads that most reports share; a status or a priority under one of them can be chosen in Excel."""


def build_table(  # noqa: PLR0913  (the fields of a table, and where its titles are)
    cells: Cells,
    name: str,
    title: str,
    columns: Sequence[Col[R]],
    records: Iterable[R],
    empty: str = "",
    note: str = "",
    *,
    area: str = REPORT_AREA,
    titles: Mapping[str, str] | None = None,
    subject: str = "",
) -> Table:
    """Return the table with a row for each record, in the order given; the rest is as in `Table`.

    `titles` replaces the titles of columns, by their keys, where the words of `area` do not do.
    """
    heads = build_heads(cells.words, columns, area, titles)
    makers = [column.cell for column in columns]
    rows = tuple([tuple([make(cells, record) for make in makers]) for record in records])
    return Table(name, title, heads, rows, empty, note, subject=subject)


def build_heads(
    words: Words, columns: Iterable[Col[R]], area: str = REPORT_AREA, titles: Mapping[str, str] | None = None
) -> tuple[Column, ...]:
    """Return the columns with their titles, without cells: for a table of which the rows are built by hand."""
    titles = titles or {}
    return tuple(
        Column(
            key=one.key,
            title=titles[one.key] if one.key in titles else words(f"{area}.{one.head or one.key}"),
            align=one.align,
            share=one.share,
            to_write_in=one.to_write_in,
            choices=_list_choices(words, one.head or one.key) if area == REPORT_AREA else (),
            band=one.band,
        )
        for one in columns
    )


def _list_choices(words: Words, head: str) -> tuple[str, ...]:
    """Return the texts that can be chosen under this head; none unless it is a status or priority."""
    if head == "priority":
        return get_args(Priority)
    return tuple(words(f"records.status.{status}") for status in _STATUSES.get(head, ()))
