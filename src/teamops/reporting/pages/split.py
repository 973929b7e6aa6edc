"""A split as a table for people, with its working if they ask, and as data for programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.figures.number_style import in_style_of
from teamops.model.figures.units import unit_after
from teamops.model.records.goals import How
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.split.division import Row
from teamops.planning.split.split import Split
from teamops.reporting.base.report import Asked, Block, Cell, Column, Paragraph, Report, Table
from teamops.reporting.pages.split_working import explained_blocks, label, totals_table

_MANY = 400
"""With more parts than this only the levels above the finest are shown on the screen; nobody reads a thousand lines."""


def split_report(ws: Workspace, split: Split, today: date, lang: Lang, *, explained: bool) -> Report:
    """The split as a report for the terminal: its parts, or with `explained` the working of each division."""
    say = Words(lang)
    title = say("planning.title", name=split.node.name, amount=_amount(split.total, split))
    blocks: list[Block] = []
    if explained:
        blocks += explained_blocks(ws, split, lang)
    elif split.rows:
        blocks += (_parts_in_short if len(split.rows) > _MANY else _all_parts)(ws, split, title, lang)
    if split.how is not None and split.rows:
        blocks.append(Paragraph(say("planning.used", how=_how_told(ws, split.how, say)), "muted"))
    if split.reserve:
        blocks.append(
            Paragraph(say("planning.reserve", amount=_amount(in_style_of(split.total, split.reserve), split)))
        )
    blocks += [Paragraph(notice.say(say), "warn") for notice in split.notices]
    if not split.changes:
        blocks.append(Paragraph(say("planning.nothing_to_do"), "good"))
    period = split.node.period or Period.day(today)
    return Report("split", title, ws.settings.team, Asked(period, today, lang), tuple(blocks))


def _how_told(ws: Workspace, how: How, say: Words) -> str:
    """Months, weeks, people; working days; 罗锐 0.5, 王伟 2."""
    comma, named = say("planning.comma"), {**how.people, **how.departments}
    told = [comma.join(say(f"planning.level.{level}") for level in how.into), say(f"planning.by.{how.by}")]
    if how.weights:
        told[-1] += " " + ":".join(weight.written for weight in how.weights)
    if how.posts:
        told.append(comma.join(how.posts))
    if how.among:
        told.append(comma.join(ws.names_of(how.among)))
    if named:
        told.append(comma.join(f"{ws.name_of(who)} {weight.written}" for who, weight in named.items()))
    return say("planning.semicolon").join(told)


def _all_parts(ws: Workspace, split: Split, title: str, lang: Lang) -> list[Block]:
    return [_parts(ws, split, title, lang, split.rows)]


def _parts_in_short(ws: Workspace, split: Split, title: str, lang: Lang) -> list[Block]:
    """The parts but those at the finest level, of which the totals are shown."""
    say, last = Words(lang), split.levels[-1]
    shown = [row for row in split.rows if row.level != last] or split.rows
    left_out = say("planning.left_out", count=len(split.rows) - len(shown), level=say(f"planning.level.{last}"))
    totals = [totals_table(ws, split, margins, say) for margins in split.margins if margins[0].slot.level == last]
    return [_parts(ws, split, title, lang, shown), *totals, Paragraph(left_out, "muted")]


def _parts(ws: Workspace, split: Split, title: str, lang: Lang, rows: Sequence[Row]) -> Table:
    say = Words(lang)
    stood = [Column("before", say("planning.column.before"), "right")] if split.before else []
    columns = (
        Column("part", say("planning.column.path"), share=2),
        Column("days", say("planning.column.period"), share=2),
        *stood,
        Column("target", say("planning.column.target"), "right"),
        Column("weight", say("planning.column.weight"), "right"),
        Column("state", say("planning.column.state")),
    )
    return Table("parts", title, columns, tuple(_part(ws, split, row, lang, stood=bool(stood)) for row in rows))


def _part(ws: Workspace, split: Split, row: Row, lang: Lang, *, stood: bool) -> tuple[Cell, ...]:
    """One part; `stood`: with a column of what stood before, filled where the amount changes."""
    before = split.before.get(row.path)
    was = "" if before is None or before == row.target else formats.number(before)
    days = formats.span(row.period, lang) if row.period and row.level not in ("people", "department") else ""
    return (
        Cell("  " * (row.depth - 1) + label(ws, row), row.path),
        Cell(days, None, "muted"),
        *([Cell(was, before, "muted")] if stood else []),
        Cell(formats.number(row.target), row.target),
        Cell("" if row.weight is None else formats.ratio(row.weight), None, "muted"),
        Cell(_state(row, Words(lang)), row.kept, "muted"),
    )


def _state(row: Row, say: Words) -> str:
    """That the part stays as it was, and why."""
    if row.reason is not None:
        return say(f"planning.reason.{row.reason}")
    return say("planning.kept") if row.kept else ""


def _amount(value: Decimal, split: Split) -> str:
    return f"{formats.number(value)}{unit_after(value, split.node.goal.unit)}"
