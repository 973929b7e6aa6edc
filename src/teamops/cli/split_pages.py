"""A split as a table for people, with its working if they ask, and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.period import Period
from teamops.model.quantity import plain
from teamops.model.workspace import Workspace
from teamops.planning.dividing import Row
from teamops.planning.explain import Days, Line, Working, explain
from teamops.planning.split import Split
from teamops.render.report_json import machine
from teamops.reporting.report import Asked, Block, Cell, Column, Paragraph, Report, Table


def machine_split(goal: str, split: Split) -> dict[str, Any]:
    """The contract of `split-goal --format json`."""
    parts = [
        {
            "path": row.path,
            "period": row.period.text if row.period else None,
            "owner": row.owner,
            "department": row.department,
            "target": machine(row.target),
            "weight": _machine_fraction(row.weight),
            "kept": row.kept,
        }
        for row in split.rows
    ]
    return {
        "version": 1, "goal": goal, "parts": parts,
        "reserve": machine(split.reserve), "lapsed": list(split.lapsed),
    }  # fmt: skip


def _machine_fraction(weight: Fraction | None) -> int | str | None:
    if weight is None:
        return None
    return weight.numerator if weight.denominator == 1 else str(weight)


def split_report(ws: Workspace, split: Split, today: date, lang: Lang, *, explained: bool) -> Report:
    """The split as a report for the terminal: its parts, or with `explained` the working of each division."""
    say = Words(lang)
    title = say("planning.title", name=split.node.name, amount=_amount(split.total, split))
    blocks: list[Block] = []
    if explained:
        blocks += [block for working in explain(split, ws.workdays) for block in _working(ws, split, working, lang)]
        blocks.append(Paragraph(say("planning.explain.method")))
    elif split.rows:
        blocks.append(_parts(ws, split, title, lang))
    if split.reserve:
        blocks.append(Paragraph(say("planning.reserve", amount=_amount(split.reserve, split))))
    blocks += [Paragraph(notice.say(say), "warn") for notice in split.notices]
    if not split.changes:
        blocks.append(Paragraph(say("planning.nothing_to_do"), "good"))
    period = split.node.period or Period.day(today)
    return Report("split", title, ws.settings.team, Asked(period, today, lang), tuple(blocks))


def _parts(ws: Workspace, split: Split, title: str, lang: Lang) -> Table:
    say = Words(lang)
    columns = (
        Column("part", say("planning.column.path"), share=2),
        Column("days", say("planning.column.period"), share=2),
        Column("target", say("planning.column.target"), "right"),
        Column("weight", say("planning.column.weight"), "right"),
        Column("state", say("planning.column.state")),
    )
    rows = tuple(
        (
            Cell("  " * (row.depth - 1) + _label(ws, row), row.path),
            Cell(formats.span(row.period, lang) if row.period and row.level != "people" else "", None, "muted"),
            Cell(formats.number(row.target), row.target),
            Cell("" if row.weight is None else _decimal(row.weight), None, "muted"),
            Cell(say("planning.kept") if row.kept else "", row.kept, "muted"),
        )
        for row in split.rows
    )
    return Table("parts", title, columns, rows)


def _label(ws: Workspace, row: Row) -> str:
    """What tells the part from its siblings: its person, or its period."""
    if row.level == "people" and row.owner:
        return ws.person_name(row.owner)
    return row.path.rsplit("/", 1)[-1]


def _working(ws: Workspace, split: Split, working: Working, lang: Lang) -> Iterator[Block]:
    """How one whole was divided: what was to share, then a line for each part that a person can redo."""
    say, division = Words(lang), working.division
    if working.shared is None:
        yield Paragraph(say("planning.explain.held", path=division.path, target=formats.number(division.target)))
        return
    notes = []
    if division.amount != division.target:
        amounts = {"amount": formats.number(division.amount), "target": formats.number(division.target)}
        notes.append(say("planning.explain.buffer", **amounts))
    if working.kept:
        notes.append(say("planning.explain.kept", amount=formats.number(working.kept)))
    facts = {"shared": formats.number(working.shared), "step": plain(split.step or Decimal(1))}
    title = say("planning.explain.division", path=division.path, weights=_decimal(working.weights), **facts)
    heads = ("path", "weight", "basis", "quota", "floor", "remainder", "rank", "target")
    wide = {"path": 2.0, "basis": 3.0}
    columns = tuple(
        Column(h, say(f"planning.column.{h}"), "left" if h in wide else "right", wide.get(h, 1)) for h in heads
    )
    rows = tuple(_working_row(ws, line, say, lang) for line in working.lines)
    yield Table("working", title, columns, rows, note="; ".join(notes))


def _working_row(ws: Workspace, line: Line, say: Words, lang: Lang) -> tuple[Cell, ...]:
    row = line.row
    basis = say("planning.kept") if row.kept else say(f"planning.basis.{row.basis}") if row.basis else ""
    texts = (
        _label(ws, row),
        "" if row.weight is None else _decimal(row.weight),
        f"{basis}: {_days(line.days, say, lang)}" if line.days else basis,
        "" if row.quota is None else _decimal(row.quota),
        "" if line.floor is None else formats.number(line.floor),
        "" if row.remainder is None else _decimal(row.remainder),
        "" if row.rank is None else str(row.rank),
        formats.number(row.target),
    )
    return tuple(Cell(text, None) for text in texts)


def _days(days: Days, say: Words, lang: Lang) -> str:
    said = [say("planning.explain.days", weekdays=days.weekdays)]
    for name, listed in (("holidays", days.holidays), ("makeup", days.makeup)):
        if listed:
            shown = say("planning.comma").join(formats.day(day, lang) for day in listed)
            said.append(say(f"planning.explain.{name}", count=len(listed), days=shown))
    return say("planning.comma").join(said)


def _amount(value: Decimal, split: Split) -> str:
    return f"{formats.number(value)}{split.node.goal.unit or ''}"


def _decimal(value: Fraction) -> str:
    """A ratio to four places, marked where that is not all of it."""
    tenthousandths = round(value * 10_000)
    exact = tenthousandths == value * 10_000
    return formats.number(Decimal(tenthousandths).scaleb(-4)) + ("" if exact else "…")
