"""A split as a table, or with the working of each division."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.figures.digits import style_amount
from teamops.model.figures.units import format_unit_after
from teamops.model.records.goals import How
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.split.division import Row
from teamops.planning.split.split import Split
from teamops.reporting.base.report import Block, Cell, Column, Paragraph, Report, ReportOptions, Table
from teamops.reporting.pages.split_working import build_totals_table, build_working_blocks, format_label

_MANY = 400
"""With more parts than this, only the levels above the finest are shown."""


def build_split_report(ws: Workspace, split: Split, today: date, lang: Lang, *, explained: bool) -> Report:
    """Build the split as a report: its parts, or with `explained` the working of each division."""
    words = Words(lang)
    title = words("planning.title", name=split.node.name, amount=_format_amount(split.total, split))
    blocks: list[Block] = []
    if explained:
        blocks += build_working_blocks(ws, split, lang)
    elif len(split.rows) > _MANY:
        blocks += _build_summary_blocks(ws, split, title, lang)
    elif split.rows:
        blocks.append(_build_parts_table(ws, split, title, lang, split.rows))
    if split.how is not None and split.rows:
        blocks.append(Paragraph(words("planning.used", how=_describe_method(ws, split.how, words)), "muted"))
    if split.reserve:
        blocks.append(
            Paragraph(words("planning.reserve", amount=_format_amount(style_amount(split.total, split.reserve), split)))
        )
    blocks += [Paragraph(notice.say(words), "warn") for notice in split.notices]
    if not split.changes:
        blocks.append(Paragraph(words("planning.nothing_to_do"), "good"))
    period = split.node.period or Period.day(today)
    return Report("split", title, ws.settings.team, ReportOptions(period, today, lang), tuple(blocks))


def _describe_method(ws: Workspace, how: How, words: Words) -> str:
    """Return the levels, the kind of weights, and people's weights: 月、周、个人；按工作日；罗锐 0.5、王伟 2"""
    comma, weighted = words("planning.comma"), {**how.people, **how.departments}
    texts = [comma.join(words(f"planning.level.{level}") for level in how.into), words(f"planning.by.{how.by}")]
    if how.weights:
        texts[-1] += " " + ":".join(weight.written for weight in how.weights)
    if how.posts:
        texts.append(comma.join(how.posts))
    if how.among:
        texts.append(comma.join(ws.get_names(how.among)))
    if weighted:
        texts.append(comma.join(f"{ws.get_name(who)} {weight.written}" for who, weight in weighted.items()))
    return words("planning.semicolon").join(texts)


def _build_summary_blocks(ws: Workspace, split: Split, title: str, lang: Lang) -> list[Block]:
    """Return the parts without those at the finest level, and the totals of these."""
    words, last = Words(lang), split.levels[-1]
    shown = [row for row in split.rows if row.level != last] or split.rows
    left_out = words("planning.left_out", count=len(split.rows) - len(shown), level=words(f"planning.level.{last}"))
    margins = [one for one in split.margins if one[0].slot.level == last]
    totals = [build_totals_table(ws, split, one, words) for one in margins]
    return [_build_parts_table(ws, split, title, lang, shown), *totals, Paragraph(left_out, "muted")]


def _build_parts_table(ws: Workspace, split: Split, title: str, lang: Lang, rows: Sequence[Row]) -> Table:
    words = Words(lang)
    columns = (
        Column("part", words("planning.column.path"), share=2),
        Column("days", words("planning.column.period"), share=2),
        Column("before", words("planning.column.before"), "right"),
        Column("target", words("planning.column.target"), "right"),
        Column("weight", words("planning.column.weight"), "right"),
        Column("state", words("planning.column.state")),
    )
    table = Table("parts", title, columns, tuple(_build_part_row(ws, split, row, lang) for row in rows))
    return table if split.before else table.without("before")


def _build_part_row(ws: Workspace, split: Split, row: Row, lang: Lang) -> tuple[Cell, ...]:
    """Return the cells of a part; the amount before only if it changes."""
    before = split.before.get(row.path)
    old = "" if before is None or before == row.target else formats.format_number(before)
    days = formats.format_span(row.period, lang) if row.period and row.level not in ("people", "department") else ""
    return (
        Cell("  " * (row.depth - 1) + format_label(ws, row), row.path),
        Cell(days, None, "muted"),
        Cell(old, before, "muted"),
        Cell(formats.format_number(row.target), row.target),
        Cell("" if row.weight is None else formats.format_ratio(row.weight), None, "muted"),
        Cell(_format_state(row, Words(lang)), row.kept, "muted"),
    )


def _format_state(row: Row, words: Words) -> str:
    """Return that the part stays as it was, and why; empty if it does not."""
    if row.reason is not None:
        return words(f"planning.reason.{row.reason}")
    return words("planning.kept") if row.kept else ""


def _format_amount(value: Decimal, split: Split) -> str:
    return f"{formats.format_number(value)}{format_unit_after(value, split.node.goal.unit)}"
