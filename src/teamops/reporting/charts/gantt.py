"""Gantt charts of tasks and of the phases of projects (§2.7, §3.2)."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from teamops.model.records.monitors import Monitor
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import has_overlap, is_late
from teamops.reporting.base.picture import Gantt, GanttBar, State
from teamops.reporting.base.report import Chart

MOST = 30
"""How many bars are drawn; the tables have them all."""

_SHADED = 200
"""Over how many days those without work are marked."""

_LONGEST, _YEAR, _QUARTER = 730, 364, 91
"""In days: the longest project that is drawn whole; how much of a longer one is drawn; how much before today."""


def build_project_gantt(cells: Cells, monitor: Monitor, tasks: Iterable[Task]) -> Chart | None:
    """Return the phases of a project, each followed by the project's tasks that begin in it.

    Of a project of more than two years, the year around today is drawn. None without phases.
    """
    run = monitor.run
    if run is None:
        return None
    bars, left = list[GanttBar](), deque(sorted(tasks, key=lambda task: (task.start, task.end)))
    for phase in monitor.phases:
        if phase.start <= phase.end:
            bars.append(_build_phase_bar(cells, phase.name, phase.start, phase.end))
        while left and left[0].start <= phase.end:
            bars.append(_build_task_bar(cells, left.popleft()))
    bars += [_build_task_bar(cells, task) for task in left]
    title = cells.words("charts.gantt.project", project=monitor.project)
    return _build_chart(cells, f"gantt:{monitor.id}", title, bars, *_limit_days(cells.options.today, *run))


def _build_chart(
    cells: Cells, name: str, title: str, bars: Sequence[GanttBar], first: date, last: date
) -> Chart | None:
    shown = [one for one in bars if has_overlap(one.first, one.last, _make_period(first, last))]
    if not shown:
        return None
    workdays = cells.ws.workdays
    days = () if (last - first).days > _SHADED else _make_period(first, last).days
    off = frozenset(day for day in days if not workdays.is_workday(day))
    picture = Gantt(first, last, cells.options.today, tuple(shown[:MOST]), off)
    return Chart(name, title, _describe_chart(cells, shown), picture, wide=True)


def _limit_days(today: date, first: date, last: date) -> tuple[date, date]:
    if (last - first).days <= _LONGEST:
        return first, last
    least, most = first.toordinal(), last.toordinal()
    begin = min(max(today.toordinal() - _QUARTER, least), most - _YEAR)
    return date.fromordinal(begin), date.fromordinal(begin + _YEAR)


def _make_period(first: date, last: date) -> Period:
    return Period("", "day", first, last)


def _build_task_bar(cells: Cells, task: Task) -> GanttBar:
    first, last = min(task.start, task.end), max(task.start, task.end)
    name, state = cells.name_task(task), _get_state(task, cells.options.today)
    owner = cells.words("reports.comma").join(cells.ws.get_names(task.owner))
    if task.progress is None or not task.is_open:
        return GanttBar(name, owner, first, last, state, task.priority)
    return GanttBar(name, owner, first, last, state, f"{task.priority} {task.progress}", Decimal(task.progress))


def _get_state(task: Task, today: date) -> State:
    if not task.is_open:
        return "done"
    if task.status == "blocked":
        return "blocked"
    if is_late(task, today):
        return "late"
    return "running" if task.status == "in_progress" else "planned"


def _build_phase_bar(cells: Cells, name: str, first: date, last: date) -> GanttBar:
    today = cells.options.today
    state: State = "planned" if today < first else "done" if last < today else "running"
    return GanttBar(name, cells.words("charts.gantt.phase"), first, last, state)


def _describe_chart(cells: Cells, bars: Sequence[GanttBar]) -> str:
    words, counts = cells.words, Counter(one.state for one in bars)
    states: tuple[State, ...] = ("late", "blocked", "running", "planned", "done")
    texts = [words(f"charts.gantt.{state}", count=counts[state]) for state in states if counts[state]]
    text = words("charts.gantt.said", count=len(bars), told=words("reports.comma").join(texts))
    return text + words("charts.gantt.left_out", drawn=MOST) if len(bars) > MOST else text
