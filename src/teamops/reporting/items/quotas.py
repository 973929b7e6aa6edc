"""The quotas of people as lines and as a table: what is to be reached in a week, what was reached, and the state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from teamops.locale import formats
from teamops.model.quotas.quotas import Quota
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Table, Tone, Value


def build_quota_table(cells: Cells, quotas: Sequence[Quota], *, has_person: bool = True) -> Table:
    """Return a row for each quota in the order given."""
    words = cells.words
    title, empty, note = (words(f"work.quotas.{key}") for key in ("title", "empty", "note"))
    columns = [column for column in _COLUMNS if has_person or column.key != "person"]
    name = "quotas" if has_person else "own_quotas"
    note = note if quotas else ""
    return build_table(cells, name, title, columns, quotas, empty, note, area="work.quotas", subject="goal")


def _format_figures(cells: Cells, quota: Quota) -> str:
    """12/18.7; —/18.7 where the actuals do not say whose they are"""
    target = _format_figure(cells, quota, quota.target)
    if quota.state == "unknown":
        return f"—/{target}"
    return f"{_format_figure(cells, quota, quota.reached or Decimal(0))}/{target}"


def build_state_cell(cells: Cells, quota: Quota) -> Cell:
    """Return whether the quota is reached; a cap is kept or exceeded."""
    suffix = "_down" if quota.node.goal.direction == "down" and quota.state != "unknown" else ""
    tones: dict[str, Tone] = {"reached": "good", "missed": "bad", "unknown": "warn"}
    return Cell(cells.words(f"work.quotas.{quota.state}{suffix}"), quota.state, tones.get(quota.state, ""))


def build_quota_record(ws: Workspace, quota: Quota) -> dict[str, Value]:
    """Return what programs get of a quota; amounts are in the unit of the goal."""
    return {
        "goal": quota.node.path,
        "name": quota.node.name,
        "person": quota.person,
        "week": quota.period.text,
        "target": Decimal(ws.digits(quota.node).shown(quota.target)),
        "reached": quota.reached,
        "unit": quota.node.goal.unit,
        "state": quota.state,
    }


def _format_figure(cells: Cells, quota: Quota, number: Decimal, unit: str | None = None) -> str:
    return formats.format_amount(cells.ws.digits(quota.node).shown(number), unit)


def _format_target(cells: Cells, quota: Quota) -> str:
    return _format_figure(cells, quota, quota.target, quota.node.goal.unit)


def _build_reached_cell(cells: Cells, quota: Quota) -> Cell:
    if quota.reached is None:
        return cells.make_empty()
    return Cell(_format_figure(cells, quota, quota.reached, quota.node.goal.unit), quota.reached)


_COLUMNS: tuple[Col[Quota], ...] = (
    Col("person", 0.9, lambda cells, one: cells.who(one.person)),
    Col("goal", 1.6, lambda _, one: Cell(one.node.name, one.node.path)),
    Col("week", 1.3, lambda cells, one: cells.days(one.period.start, one.period.end)),
    Col("target", 0.8, lambda cells, one: Cell(_format_target(cells, one), one.target), "right"),
    Col("reached", 0.8, _build_reached_cell, "right", head="actual"),
    Col("state", 0.8, build_state_cell),
)


def build_quota_lines(cells: Cells, quotas: Sequence[Quota]) -> Iterator[Table]:
    """Yield a line for each goal with everybody's quota of this week, and those missed in the last one."""
    by_goal: dict[str, list[Quota]] = {}
    for quota in quotas:
        by_goal.setdefault(quota.node.goal.id, []).append(quota)
    if by_goal:
        title = cells.words("work.standup.quotas")
        yield build_table(cells, "quota_lines", title, _LINE_COLUMNS, by_goal.values(), area="work.standup")


def _build_people_cell(cells: Cells, quotas: Sequence[Quota]) -> Cell:
    """罗锐 0/18.7（上周 9.5/16.5）、李明 0/56.3"""
    start = _find_start(cells)
    texts: dict[str, str] = {}
    for one in sorted(quotas, key=lambda quota: quota.period.end < start):  # a week cut by a month has two quotas
        key = "last" if one.period.end < start else "more" if one.person in texts else "this"
        text = cells.words(f"work.standup.quota_{key}", figures=_format_figures(cells, one))
        texts[one.person] = texts.get(one.person, "") + text
    names = cells.words("reports.comma").join(f"{cells.who(one).text}{text}" for one, text in texts.items())
    value: Value = [
        {
            "person": one.person,
            "week": one.period.text,
            "reached": one.reached,
            "target": one.target,
            "state": one.state,
        }
        for one in quotas
    ]
    return Cell(names, value)


def _build_line_cell(cells: Cells, quotas: Sequence[Quota]) -> Cell:
    node = quotas[0].node
    text = cells.words("reports.with_unit", name=node.name, unit=node.goal.unit) if node.goal.unit else node.name
    return Cell(text, node.goal.id)


_LINE_COLUMNS: tuple[Col[Sequence[Quota]], ...] = (
    Col("goal", 1.2, _build_line_cell),
    Col("people", 4, _build_people_cell),
)


def _find_start(cells: Cells) -> date:
    """Return the Monday of the report's week."""
    return Period.week_of(cells.options.period.start).start
