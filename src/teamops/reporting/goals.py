"""Goal breakdown (季度营销目标分解表, handbook Table 1): each goal with its first split in time."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from teamops.locale import formats
from teamops.model.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.catalogue import Span
from teamops.reporting.report import Asked, Cell, Column, Report, Table, Value
from teamops.reporting.sections.cells import Cells, columns
from teamops.reporting.sections.choosing import about, goals_of
from teamops.reporting.sections.criteria import criteria_cell

TITLE = "reports.goals.title"
SPAN: Span = "quarter"


def build(ws: Workspace, asked: Asked) -> Report:
    """Table 1, in the order of the files."""
    cells, trees = Cells(ws, asked), goals_of(ws, asked)
    title = asked.words(TITLE if asked.period.kind == "quarter" else "reports.goals.title_of_any_period")
    rows = tuple(_row(cells, tree) for tree in trees)
    table = Table("goals", title, _columns(asked, trees), rows, asked.words("reports.goals.empty"))
    return Report("goals", title, ws.settings.team, asked, (table,), about(ws, asked))


def _columns(asked: Asked, trees: tuple[GoalNode, ...]) -> tuple[Column, ...]:
    """The heads of Table 1; they speak of a quarter and its months where the goals do."""
    words = asked.words
    made = columns(
        words, ("goal", 1.4), ("target", 0.9, "right"), ("parts", 1.6, "center"), ("responsible", 1.2),
        ("key_actions", 2), ("criteria", 2),
    )  # fmt: skip
    if asked.period.kind != "quarter":
        return made
    months = asked.period.split("month")
    names, numbers = "/".join(_short(m, asked) for m in months), "/".join(str(m.start.month) for m in months)
    heads = {"parts": words("reports.col.parts_by_month", names=names, numbers=numbers)}
    if all(tree.period is not None and tree.period.kind == "quarter" for tree in trees):
        heads["target"] = words("reports.col.target_of_quarter")
    return tuple(Column(c.key, heads.get(c.key, c.title), c.align, c.share) for c in made)


def _row(cells: Cells, tree: GoalNode) -> tuple[Cell, ...]:
    return (
        goal_name(cells, tree),
        cells.amount(tree.target),
        _parts(cells, tree),
        responsible(cells, tree),
        cells.joined(tree.goal.key_actions),
        criteria_cell(cells, tree.goal.criteria),
    )


def goal_name(cells: Cells, tree: GoalNode) -> Cell:
    """What is counted, in which unit, and of which period if that is not the one asked for."""
    unit = tree.goal.unit
    text = cells.words("reports.with_unit", name=tree.name, unit=unit) if unit else tree.name
    if tree.period is None:
        text += "\n" + cells.words("reports.goals.no_period")
    elif tree.period != cells.asked.period:
        text += "\n" + formats.period(tree.period, cells.asked.lang)
    return Cell(text, tree.goal.id)


def responsible(cells: Cells, tree: GoalNode) -> Cell:
    """销售部/王经理"""
    whos = [who for who in (tree.department, tree.owner) if who]
    return Cell("/".join(cells.ws.names_of(whos)), tuple(whos)) if whos else cells.nothing()


def _parts(cells: Cells, tree: GoalNode) -> Cell:
    """The targets of the first split in time: 1,600/1,700/1,700 under the months in the head, else each by its name."""
    split: dict[Period, Decimal] = {}
    for part in _first_split(tree):
        if part.period is not None and part.target is not None:
            adds_up = tree.goal.measure == "sum" and part.period in split
            split[part.period] = split[part.period] + part.target if adds_up else part.target
    if not split:
        return Cell(cells.words("reports.goals.not_split"), None, "muted")
    in_order = sorted(split.items(), key=lambda item: item[0].start)
    value: Value = {period.text: number for period, number in in_order}
    if tuple(period for period, _ in in_order) == cells.asked.period.split("month"):
        text = "/".join(formats.number(number) for _, number in in_order)
    else:
        text = " / ".join(f"{_short(period, cells.asked)} {formats.number(number)}" for period, number in in_order)
    total = sum(split.values(), Decimal(0))
    if tree.goal.measure == "sum" and total != tree.target:  # slack at this level, or a split that does not add up
        text = cells.words("reports.goals.total", parts=text, total=formats.number(total))
    return Cell(text, value)


def _first_split(node: GoalNode) -> Iterator[GoalNode]:
    """The highest parts with a period of their own; a split between departments above them is looked through."""
    for child in node.children:
        if child.period != node.period:
            yield child
        else:
            yield from _first_split(child)


def _short(period: Period, asked: Asked) -> str:
    """7月 · Jul · Q3 · W28"""
    if period.kind == "month":
        name = formats.period(period, asked.lang)
        return name.removeprefix(f"{period.start.year}年") if asked.lang == "zh" else name.split(" ")[0]
    return period.text if period.kind in ("year", "day") else period.text.rpartition("-")[2]
