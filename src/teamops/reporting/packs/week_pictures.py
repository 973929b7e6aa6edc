"""The meeting pack's pictures of the week's work: deviations, who has how much on hand, and the days of its tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teamops.model.records.monitors import Checkpoint
from teamops.model.time.period import Period
from teamops.reporting.base.filters import goals_of, is_late, overlap
from teamops.reporting.base.report import Chart
from teamops.reporting.charts.deviations import deviations
from teamops.reporting.charts.gantt import week_gantt
from teamops.reporting.charts.loads import loads
from teamops.reporting.packs.week import Week
from teamops.reporting.tables.projects import Watched


def pictures(week: Week) -> Iterator[Chart]:
    """Those of them that have something to show."""
    others = (task for task in week.planned if not is_late(task, week.asked.today))
    drawn = (
        deviations(week.cells, goals_of(week.ws, week.asked), _compared(week)),
        loads(week.cells, week.this),
        week_gantt(week.cells, (*week.overdue, *others), week.this),
    )
    return (chart for chart in drawn if chart is not None)


def _compared(week: Week) -> Iterator[Watched]:
    """The newest reading of every indicator of the phases that run in this week or ran in the last, and those beyond
    the band that the table of deviations has."""
    days = Period("", "day", week.last.start, week.this.end)
    running = (row for row in week.readings if overlap(row.phase.start, row.phase.end, days))
    newest = {(row.monitor.id, row.phase.name, _point(row).metric): row for row in sorted(running, key=_day)}
    shown = {id(row) for row in (*newest.values(), *week.deviating)}
    return (row for row in week.readings if id(row) in shown)


def _point(row: Watched) -> Checkpoint:
    assert row.checkpoint is not None  # readings have one
    return row.checkpoint


def _day(row: Watched) -> date:
    return _point(row).date
