"""The quotas of a week as a line for each goal: everybody's actual and quota, and those missed in the week before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from teamops.model.quotas.quotas import Quota
from teamops.model.time.period import Period
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.report import Cell, Table, Value
from teamops.reporting.items.quotas import format_figures


def build_quota_lines(cells: Cells, quotas: Sequence[Quota]) -> Iterator[Table]:
    """Yield a line for each goal with everybody's quota of this week, and those missed in the last one."""
    by_goal: dict[str, list[Quota]] = {}
    for quota in quotas:
        by_goal.setdefault(quota.node.goal.id, []).append(quota)
    if by_goal:
        has_missed = any(quota.period.end < _find_start(cells) for quota in quotas)
        title = cells.words("work.standup.quotas")
        note = cells.words("work.standup.quotas_missed" if has_missed else "work.standup.quotas_note")
        yield build_table(cells, "quota_lines", title, _QUOTA_COLUMNS, by_goal.values(), note=note, area="work.standup")


def _build_people_cell(cells: Cells, quotas: Sequence[Quota]) -> Cell:
    """罗锐 0/18.7（上周 9.5/16.5）、李明 0/56.3"""
    start = _find_start(cells)
    texts: dict[str, str] = {}
    for one in sorted(quotas, key=lambda quota: quota.period.end < start):  # a week cut by a month has two quotas
        key = "last" if one.period.end < start else "more" if one.person in texts else "this"
        text = cells.words(f"work.standup.quota_{key}", figures=format_figures(cells, one))
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


def _build_goal_cell(cells: Cells, quotas: Sequence[Quota]) -> Cell:
    node = quotas[0].node
    text = cells.words("reports.with_unit", name=node.name, unit=node.goal.unit) if node.goal.unit else node.name
    return Cell(text, node.goal.id)


_QUOTA_COLUMNS: tuple[Col[Sequence[Quota]], ...] = (
    Col("goal", 1.2, _build_goal_cell),
    Col("people", 4, _build_people_cell),
)


def _find_start(cells: Cells) -> date:
    """Return the Monday of the report's week."""
    return Period.week_of(cells.options.period.start).start
