"""The meeting pack's pictures of the week's work: deviations, who has how much on hand, and the days of its tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teamops.model.records.monitors import Checkpoint
from teamops.model.time.period import Period
from teamops.reporting.base.filters import collect_goals, has_overlap, is_late
from teamops.reporting.base.report import Chart
from teamops.reporting.charts.deviations import build_deviation_chart
from teamops.reporting.charts.gantt import build_week_gantt
from teamops.reporting.charts.loads import build_load_chart
from teamops.reporting.packs.week import Week
from teamops.reporting.tables.projects import CheckpointRow


def build_pictures(week: Week) -> Iterator[Chart]:
    """Those of them that have something to show."""
    others = (task for task in week.planned if not is_late(task, week.asked.today))
    drawn = (
        build_deviation_chart(week.cells, collect_goals(week.ws, week.asked), _collect_readings(week)),
        build_load_chart(week.cells, week.this),
        build_week_gantt(week.cells, (*week.overdue, *others), week.this),
    )
    return (chart for chart in drawn if chart is not None)


def _collect_readings(week: Week) -> Iterator[CheckpointRow]:
    """The newest reading of every indicator of the phases that run in this week or ran in the last, and those beyond
    the band that the table of deviations has."""
    days = Period("", "day", week.last.start, week.this.end)
    running = (row for row in week.readings if has_overlap(row.phase.start, row.phase.end, days))
    newest = {
        (row.monitor.id, row.phase.name, _get_checkpoint(row).metric): row for row in sorted(running, key=_get_day)
    }
    shown = {id(row) for row in (*newest.values(), *week.deviation_rows)}
    return (row for row in week.readings if id(row) in shown)


def _get_checkpoint(row: CheckpointRow) -> Checkpoint:
    assert row.checkpoint is not None  # readings have one
    return row.checkpoint


def _get_day(row: CheckpointRow) -> date:
    return _get_checkpoint(row).date
