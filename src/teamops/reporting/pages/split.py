"""A split as a table for people, with its working if they ask, and as data for programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.figures.number_style import style_amount
from teamops.model.figures.units import format_unit_after
from teamops.model.records.goals import How
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.split.division import Row
from teamops.planning.split.split import Split
from teamops.reporting.base.report import Block, Cell, Column, Paragraph, Report, ReportOptions, Table
from teamops.reporting.pages.split_working import build_totals_table, build_working_blocks, format_label

_MANY = 400
"""With more parts than this only the levels above the finest are shown on the screen; nobody reads a thousand lines."""


def build_split_report(ws: Workspace, split: Split, today: date, lang: Lang, *, explained: bool) -> Report:
    """The split as a report for the terminal: its parts, or with `explained` the working of each division."""
    say = Words(lang)
    title = say("planning.title", name=split.node.name, amount=_format_amount(split.total, split))
    blocks: list[Block] = []
    if explained:
        blocks += build_working_blocks(ws, split, lang)
    elif split.rows:
        blocks += (_build_summary_blocks if len(split.rows) > _MANY else _build_all_blocks)(ws, split, title, lang)
    if split.how is not None and split.rows:
        blocks.append(Paragraph(say("planning.used", how=_describe_method(ws, split.how, say)), "muted"))
    if split.reserve:
        blocks.append(
            Paragraph(say("planning.reserve", amount=_format_amount(style_amount(split.total, split.reserve), split)))
        )
    blocks += [Paragraph(notice.say(say), "warn") for notice in split.notices]
    if not split.changes:
        blocks.append(Paragraph(say("planning.nothing_to_do"), "good"))
    period = split.node.period or Period.day(today)
    return Report("split", title, ws.settings.team, ReportOptions(period, today, lang), tuple(blocks))


def _describe_method(ws: Workspace, how: How, say: Words) -> str:
    """Months, weeks, people; working days; 罗锐 0.5, 王伟 2."""
    comma, named = say("planning.comma"), {**how.people, **how.departments}
    told = [comma.join(say(f"planning.level.{level}") for level in how.into), say(f"planning.by.{how.by}")]
    if how.weights:
        told[-1] += " " + ":".join(weight.written for weight in how.weights)
    if how.posts:
        told.append(comma.join(how.posts))
    if how.among:
        told.append(comma.join(ws.get_names(how.among)))
    if named:
        told.append(comma.join(f"{ws.get_name(who)} {weight.written}" for who, weight in named.items()))
    return say("planning.semicolon").join(told)


def _build_all_blocks(ws: Workspace, split: Split, title: str, lang: Lang) -> list[Block]:
    return [_build_parts_table(ws, split, title, lang, split.rows)]


def _build_summary_blocks(ws: Workspace, split: Split, title: str, lang: Lang) -> list[Block]:
    """The parts but those at the finest level, of which the totals are shown."""
    say, last = Words(lang), split.levels[-1]
    shown = [row for row in split.rows if row.level != last] or split.rows
    left_out = say("planning.left_out", count=len(split.rows) - len(shown), level=say(f"planning.level.{last}"))
    totals = [build_totals_table(ws, split, margins, say) for margins in split.margins if margins[0].slot.level == last]
    return [_build_parts_table(ws, split, title, lang, shown), *totals, Paragraph(left_out, "muted")]


def _build_parts_table(ws: Workspace, split: Split, title: str, lang: Lang, rows: Sequence[Row]) -> Table:
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
    return Table(
        "parts", title, columns, tuple(_build_part_row(ws, split, row, lang, stood=bool(stood)) for row in rows)
    )


def _build_part_row(ws: Workspace, split: Split, row: Row, lang: Lang, *, stood: bool) -> tuple[Cell, ...]:
    """One part; `stood`: with a column of what stood before, filled where the amount changes."""
    before = split.before.get(row.path)
    was = "" if before is None or before == row.target else formats.format_number(before)
    days = formats.format_span(row.period, lang) if row.period and row.level not in ("people", "department") else ""
    return (
        Cell("  " * (row.depth - 1) + format_label(ws, row), row.path),
        Cell(days, None, "muted"),
        *([Cell(was, before, "muted")] if stood else []),
        Cell(formats.format_number(row.target), row.target),
        Cell("" if row.weight is None else formats.format_ratio(row.weight), None, "muted"),
        Cell(_format_state(row, Words(lang)), row.kept, "muted"),
    )


def _format_state(row: Row, say: Words) -> str:
    """That the part stays as it was, and why."""
    if row.reason is not None:
        return say(f"planning.reason.{row.reason}")
    return say("planning.kept") if row.kept else ""


def _format_amount(value: Decimal, split: Split) -> str:
    return f"{formats.format_number(value)}{format_unit_after(value, split.node.goal.unit)}"
