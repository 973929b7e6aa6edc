"""The working of a split, line by line, so that a person can redo it by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.sums import EXACT, compute_exact_whole
from teamops.model.workspace import Workspace
from teamops.planning.shares.joint import Margin
from teamops.planning.split.division import Row
from teamops.planning.split.explain import Days, Working, WorkingLine, explain
from teamops.planning.split.siblings import Slot
from teamops.planning.split.split import Split
from teamops.reporting.base.report import Block, Cell, Column, Paragraph, Table


def build_working_blocks(ws: Workspace, split: Split, lang: Lang) -> Iterator[Block]:
    """Yield the totals fixed over several wholes, then the working of each whole, and the method."""
    words = Words(lang)
    for margins in split.margins:
        yield build_totals_table(ws, split, margins, words)
    for working in explain(split, ws.workdays):
        yield from _build_whole_blocks(ws, split, working, lang)
    yield Paragraph(words("planning.explain.method"))
    if split.margins:
        yield Paragraph(words("planning.explain.joint_method"))


def _build_whole_blocks(ws: Workspace, split: Split, working: Working, lang: Lang) -> Iterator[Block]:
    """Yield how one whole was divided: the amount to share, then a line for each part."""
    words, division, like = Words(lang), working.division, split.total
    if working.shared is None:
        yield Paragraph(
            words("planning.explain.held", path=division.path, target=formats.format_number(division.target))
        )
        return
    notes = []
    if division.amount != division.target:
        exact = compute_exact_whole(split.node.goal, division.target, division.level)
        amounts = {
            "amount": formats.format_number_like(like, division.amount),
            "target": formats.format_number(division.target),
        }
        amounts["exact"] = formats.format_ratio_like(like, exact)
        notes.append(words("planning.explain.buffer", **amounts))
    if working.kept:
        notes.append(words("planning.explain.kept", amount=formats.format_number_like(like, working.kept)))
    notes += [_describe_under_way(row, like, words) for row in division.rows if row.running]
    facts = {"path": division.path, "shared": formats.format_number_like(like, working.shared)}
    if by_totals := any(line.total for line in working.lines):
        margins = split.margins[division.group or 0]
        together = formats.format_number_like(like, _compute_total(margins))
        title = words("planning.explain.joint", together=together, **facts)
    else:
        step = formats.format_number_like(like, split.step or Decimal(1))
        title = words("planning.explain.division", weights=formats.format_ratio(working.weights), step=step, **facts)
    rows = tuple(_build_row(ws, line, like, words, lang) for line in working.lines)
    yield Table(
        "working",
        title,
        _build_columns(words, "total" if by_totals else "weight"),
        rows,
        note=words("planning.semicolon").join(notes),
    )


def _describe_under_way(row: Row, like: Quantity, words: Words) -> str:
    """How the part that is under way was weighed."""
    how = row.running
    assert how is not None  # only such rows come here
    return words(
        "planning.explain.under_way",
        part=row.path.rsplit("/", 1)[-1],
        since=how.since.isoformat(),
        stands=formats.format_ratio_like(like, how.fixed),
        shared=formats.format_ratio_like(like, how.shared),
        weight=formats.format_ratio(how.weight),
        weights=formats.format_ratio(how.weights),
        quota=formats.format_ratio_like(like, row.quota or Fraction(0)),
        target=formats.format_number(row.target),
    )


def _build_columns(words: Words, by: str) -> tuple[Column, ...]:
    heads = ("path", by, "basis", "quota", "floor", "remainder", "rank", "target")
    wide = {"path": 2.0, "basis": 3.0}
    return tuple(
        Column(h, words(f"planning.column.{h}"), "left" if h in wide else "right", wide.get(h, 1)) for h in heads
    )


def build_totals_table(ws: Workspace, split: Split, margins: Sequence[Margin], words: Words) -> Table:
    """Return the total of each person, department or period over all wholes that were shared jointly."""
    like = split.total
    step = formats.format_number_like(like, split.step or Decimal(1))
    level = words(f"planning.level.{margins[0].slot.level}")
    title = words(
        "planning.explain.totals",
        level=level,
        shared=formats.format_number_like(like, _compute_total(margins)),
        step=step,
    )
    rows = tuple(
        (
            Cell(_format_slot(ws, margin.slot), None),
            Cell("" if margin.weight is None else formats.format_ratio(margin.weight), None),
            Cell(words(f"planning.basis.{margin.slot.basis}"), None),
            Cell(formats.format_ratio_like(like, margin.quota), None),
            Cell("", None),
            Cell(formats.format_ratio(margin.remainder), None),
            Cell("" if margin.rank is None else str(margin.rank), None),
            Cell(formats.format_number_like(like, margin.amount), margin.amount),
        )
        for margin in margins
    )
    return Table("totals", title, _build_columns(words, "weight"), rows)


def _format_slot(ws: Workspace, slot: Slot) -> str:
    return slot.name if slot.period else ws.get_name(slot.name)


def _compute_total(margins: Sequence[Margin]) -> Decimal:
    return reduce(EXACT.add, (margin.amount for margin in margins), Decimal(0))


def _build_row(ws: Workspace, line: WorkingLine, like: Quantity, words: Words, lang: Lang) -> tuple[Cell, ...]:
    row = line.row
    basis = words("planning.kept") if row.kept else words(f"planning.basis.{row.basis}") if row.basis else ""
    texts = (
        format_label(ws, row),
        formats.format_number_like(like, line.total.amount)
        if line.total
        else ""
        if row.weight is None
        else formats.format_ratio(row.weight),
        words("reports.label", label=basis, text=_format_days(line.days, words, lang)) if line.days else basis,
        "" if row.quota is None else formats.format_ratio_like(like, row.quota),
        "" if line.floor is None else formats.format_number_like(like, line.floor),
        "" if row.remainder is None else formats.format_ratio(row.remainder),
        str(row.rank) if row.rank is not None else words("planning.raised") if line.is_raised else "",
        formats.format_number(row.target),
    )
    return tuple(Cell(text, None) for text in texts)


def _format_days(days: Days, words: Words, lang: Lang) -> str:
    texts = [words("planning.explain.days", weekdays=days.weekdays)]
    for name, some in (("holidays", days.holidays), ("makeup", days.makeup)):
        if some:
            dates = words("planning.comma").join(formats.format_day(day, lang) for day in some)
            texts.append(words(f"planning.explain.{name}", count=len(some), days=dates))
    return words("planning.comma").join(texts)


def format_label(ws: Workspace, row: Row) -> str:
    """Return what distinguishes the part from its siblings: its person, department or period."""
    if row.level == "people" and row.owner:
        return ws.get_person_name(row.owner)
    if row.level == "department" and row.department:
        return ws.get_department_name(row.department)
    return row.path.rsplit("/", 1)[-1]
