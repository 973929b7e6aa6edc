"""The start of a quarter as a page: its goals beside the last ones, routines and projects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from teamops.locale import formats
from teamops.model.change import Data
from teamops.model.workspace import Workspace
from teamops.planning.quarter.goals import NewGoal
from teamops.planning.quarter.routines import NewRoutine
from teamops.planning.quarter.start import QuarterStart
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Report, ReportOptions
from teamops.reporting.tables.goal_cells import build_attainment_cell, build_figure_cell

_AREA = "quarter.col"


def build_start_report(
    ws: Workspace, options: ReportOptions, start: QuarterStart, source: str, *, routines: bool, goals: bool
) -> Report:
    """Build a row for each goal, with what its predecessor reached, and tables of routines and projects."""
    cells, words = Cells(ws, options), options.words
    title = words("quarter.start.title", period=options.period.text, source=source)
    tables = []
    if goals:
        name, empty = words("quarter.start.goals"), words("quarter.start.goals.none")
        tables.append(build_table(cells, "goals", name, _GOALS, start.goals, empty, area=_AREA, subject="goal"))
    if routines:
        name, empty = words("quarter.start.routines"), words("quarter.start.routines.none")
        tables.append(build_table(cells, "routines", name, _ROUTINES, start.routines, empty, area=_AREA))
    if start.projects:
        name = words("quarter.start.projects")
        tables.append(build_table(cells, "projects", name, _PROJECTS, start.projects, area=_AREA))
    return Report("quarter_start", title, ws.settings.team, options, tuple(tables))


def _build_goal_cell(_: Cells, one: NewGoal) -> Cell:
    identity = str(one.record["id"])
    return Cell(f"{one.record.get('name') or identity}\n{identity}", identity)


def _build_owner_cell(cells: Cells, one: NewGoal) -> Cell:
    owner = one.record.get("owner")
    return Cell(cells.words("quarter.owner_left_cell"), None, "warn") if owner is None else cells.who(str(owner))


def _build_actual_cell(cells: Cells, one: NewGoal) -> Cell:
    return build_figure_cell(cells, one.before, one.pace.actual if one.pace else None, one.before.goal.unit)


def _build_attained_cell(cells: Cells, one: NewGoal) -> Cell:
    actual = one.pace.actual if one.pace else None
    return build_attainment_cell(cells, one.before, actual, one.before.target)


def _build_target_cell(cells: Cells, one: NewGoal) -> Cell:
    if one.target is None:
        return cells.make_empty()
    return Cell(formats.format_amount(one.target, one.before.goal.unit), one.target)


_GOALS: tuple[Col[NewGoal], ...] = (
    Col("goal", 1.8, _build_goal_cell),
    Col("owner", 0.8, _build_owner_cell),
    Col("before", 1, lambda c, one: build_figure_cell(c, one.before, one.before.target, one.before.goal.unit), "right"),
    Col("actual", 1, _build_actual_cell, "right"),
    Col("attained", 0.8, _build_attained_cell, "right"),
    Col("target", 1, _build_target_cell, "right"),
)


def _build_days_cell(cells: Cells, record: Mapping[str, Data]) -> Cell:
    return cells.days(*(date.fromisoformat(str(record[key])) for key in ("start", "end")))


def _build_task_cell(_: Cells, one: NewRoutine) -> Cell:
    identity = str(one.record["id"])
    return Cell(f"{one.record['name']}\n{identity}", identity)


def _build_repeat_cell(cells: Cells, repeat: str) -> Cell:
    return Cell(formats.format_repeat(repeat, cells.options.lang), repeat)


_ROUTINES: tuple[Col[NewRoutine], ...] = (
    Col("task", 1.8, _build_task_cell),
    Col("owner", 0.8, lambda cells, one: cells.who(*one.before.owner)),
    Col("repeat", 1, lambda cells, one: _build_repeat_cell(cells, one.before.repeat or "")),
    Col("days", 1.4, lambda cells, one: _build_days_cell(cells, one.record)),
)


def _list_phases(record: Mapping[str, Data]) -> list[Mapping[str, Data]]:
    phases = record.get("phases")
    return [phase for phase in phases if isinstance(phase, Mapping)] if isinstance(phases, list) else []


def _build_run_cell(cells: Cells, record: Mapping[str, Data]) -> Cell:
    phases = _list_phases(record)
    if not phases:
        return cells.make_empty()
    days = [(str(phase["start"]), str(phase["end"])) for phase in phases]
    return cells.days(date.fromisoformat(min(d[0] for d in days)), date.fromisoformat(max(d[1] for d in days)))


_PROJECTS: tuple[Col[Mapping[str, Data]], ...] = (
    Col("project", 1.8, lambda _, one: Cell(f"{one['project']}\n{one['id']}", str(one["id"]))),
    Col("owner", 0.8, lambda cells, one: cells.who(str(one["owner"])) if "owner" in one else cells.make_empty()),
    Col("days", 1.4, _build_run_cell),
)
