"""Tasks and phases of projects on the days of some weeks (§2.7, §3.2)."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from teamops.model.records.monitors import Monitor
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import is_late, overlap
from teamops.reporting.base.picture import Gantt, State, Stretch
from teamops.reporting.base.report import Chart

MOST = 30
"""So many bars are drawn; the tables have them all."""

_SHADED = 200
"""Of so many days those without work can still be told apart."""

_LONGEST, _YEAR, _QUARTER = 730, 364, 91
"""In days: what a project may last to be drawn whole, and how much of a longer one is, from where before today."""


def week_gantt(cells: Cells, tasks: Sequence[Task], week: Period) -> Chart | None:
    """The tasks in the order given, on the days of the week before, the week and the one after it."""
    stretches = [_task(cells, task) for task in tasks]
    return _chart(cells, "plan_gantt", cells.words("charts.gantt"), stretches, *_weeks(week))


def project_gantt(cells: Cells, monitor: Monitor, tasks: Iterable[Task]) -> Chart | None:
    """The phases of a project, each followed by the project's tasks that begin in it, over all its days.

    Of more than two years the one around today is drawn.
    """
    run = monitor.run
    if run is None:
        return None
    stretches, left = list[Stretch](), deque(sorted(tasks, key=lambda task: (task.start, task.end)))
    for phase in monitor.phases:
        if phase.start <= phase.end:
            stretches.append(_phase(cells, phase.name, phase.start, phase.end))
        while left and left[0].start <= phase.end:
            stretches.append(_task(cells, left.popleft()))
    stretches += [_task(cells, task) for task in left]
    title = cells.words("charts.gantt.project", project=monitor.project)
    return _chart(cells, f"gantt:{monitor.id}", title, stretches, *_around(cells.asked.today, *run))


def _chart(cells: Cells, name: str, title: str, stretches: Sequence[Stretch], first: date, last: date) -> Chart | None:
    seen = [one for one in stretches if overlap(one.first, one.last, _days(first, last))]
    if not seen:
        return None
    workdays = cells.ws.workdays
    days = () if (last - first).days > _SHADED else _days(first, last).days
    off = frozenset(day for day in days if not workdays.is_workday(day))
    picture = Gantt(first, last, cells.asked.today, tuple(seen[:MOST]), off)
    return Chart(name, title, _said(cells, seen), picture, wide=True)


def _weeks(week: Period) -> tuple[date, date]:
    return week.start - timedelta(days=7), week.end + timedelta(days=7)


def _around(today: date, first: date, last: date) -> tuple[date, date]:
    if (last - first).days <= _LONGEST:
        return first, last
    least, most = first.toordinal(), last.toordinal()
    begin = min(max(today.toordinal() - _QUARTER, least), most - _YEAR)
    return date.fromordinal(begin), date.fromordinal(begin + _YEAR)


def _days(first: date, last: date) -> Period:
    return Period("", "day", first, last)


def _task(cells: Cells, task: Task) -> Stretch:
    first, last = min(task.start, task.end), max(task.start, task.end)
    state = _state(task, cells.asked.today)
    owner = cells.words("reports.comma").join(cells.ws.names_of(task.owner))
    if task.progress is None or not task.is_open:
        return Stretch(task.name, owner, first, last, state, task.priority)
    return Stretch(task.name, owner, first, last, state, f"{task.priority} {task.progress}", Decimal(task.progress))


def _state(task: Task, today: date) -> State:
    if not task.is_open:
        return "done"
    if task.status == "blocked":
        return "blocked"
    if is_late(task, today):
        return "late"
    return "running" if task.status == "in_progress" else "planned"


def _phase(cells: Cells, name: str, first: date, last: date) -> Stretch:
    today = cells.asked.today
    state: State = "planned" if today < first else "done" if last < today else "running"
    return Stretch(name, cells.words("charts.gantt.phase"), first, last, state)


def _said(cells: Cells, stretches: Sequence[Stretch]) -> str:
    words, counted = cells.words, Counter(one.state for one in stretches)
    told = [words(f"charts.gantt.{state}", count=counted[state])
            for state in ("late", "blocked", "running", "planned", "done") if counted[state]]  # fmt: skip
    said = words("charts.gantt.said", count=len(stretches), told=words("reports.comma").join(told))
    return said + words("charts.gantt.left_out", drawn=MOST) if len(stretches) > MOST else said
