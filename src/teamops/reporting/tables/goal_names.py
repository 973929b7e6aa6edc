"""The names of goals, of their owners and of their periods in tables."""

from __future__ import annotations

from teamops.locale import formats
from teamops.model.figures.units import is_rate_unit
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.report import Cell, ReportOptions


def build_metric_cell(cells: Cells, tree: GoalNode) -> Cell:
    """Return the goal's name with its unit; the numbers of a rate bear the unit themselves."""
    unit = None if is_rate_unit(tree.goal.unit) else tree.goal.unit
    return Cell(cells.words("reports.with_unit", name=tree.name, unit=unit) if unit else tree.name, tree.goal.id)


def build_goal_cell(cells: Cells, tree: GoalNode) -> Cell:
    """Return the goal's name with its unit, and its period if that is not the report's."""
    text = build_metric_cell(cells, tree).text
    if tree.period is None:
        text += "\n" + cells.words("reports.goals.no_period")
    elif tree.period != cells.asked.period:
        text += "\n" + formats.format_period(tree.period, cells.asked.lang)
    return Cell(text, tree.goal.id)


def build_responsible_cell(cells: Cells, tree: GoalNode) -> Cell:
    """销售部/王经理"""
    whos = [who for who in (tree.department, tree.owner) if who]
    return Cell("/".join(cells.ws.get_names(whos)), tuple(whos)) if whos else cells.make_empty()


def format_short_period(period: Period, asked: ReportOptions) -> str:
    """7月 · Jul · Q3 · W28"""
    if period.kind == "month":
        name = formats.format_period(period, asked.lang)
        return name.removeprefix(f"{period.start.year}年") if asked.lang == "zh" else name.split(" ")[0]
    return period.text if period.kind in ("year", "day") else period.text.rpartition("-")[2]
