"""The meeting pack's pictures of the week's work: deviations, who has how much on hand, and the days of its tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teamops.model.period import Period
from teamops.reporting.charts.deviations import deviations
from teamops.reporting.charts.gantt import week_gantt
from teamops.reporting.charts.loads import loads
from teamops.reporting.monitors import Watched, watched
from teamops.reporting.report import Chart
from teamops.reporting.sections.choosing import goals_of, is_late
from teamops.reporting.sections.week import Week


def pictures(week: Week) -> Iterator[Chart]:
    """Those of them that have something to show."""
    others = (task for task in week.planned if not is_late(task, week.asked.today))
    drawn = (
        deviations(week.cells, goals_of(week.ws, week.asked), _newest(week)),
        loads(week.cells, week.this),
        week_gantt(week.cells, (*week.overdue, *others), week.this),
    )
    return (chart for chart in drawn if chart is not None)


def _newest(week: Week) -> Iterator[Watched]:
    """The newest reading of every indicator of the phases that run in this week or ran in the last."""
    days, newest = Period("", "day", week.last.start, week.this.end), dict[tuple[str, str, str], Watched]()
    for row in watched(week.ws, week.asked, days):
        point = row.checkpoint
        if point is None or point.actual is None or point.date > week.asked.today:
            continue
        key = (row.monitor.id, row.phase.name, point.metric)
        if key not in newest or _day(newest[key]) <= point.date:
            newest[key] = row
    return iter(newest.values())


def _day(row: Watched) -> date:
    assert row.checkpoint is not None  # only rows that were read are kept
    return row.checkpoint.date
