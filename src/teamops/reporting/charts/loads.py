"""The load of each person in a period, by priority (§2.9)."""

from __future__ import annotations

from collections import Counter

from teamops.model.figures.workload import compute_task_limit, group_held_tasks
from teamops.model.time.period import Period
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.filters import is_in_scope
from teamops.reporting.base.picture import PRIORITIES, Loads, PersonLoad
from teamops.reporting.base.report import Chart

MOST, NAMED = 12, 3
"""How many people are drawn, and how many of those with most tasks are named."""


def build_load_chart(cells: Cells, period: Period) -> Chart | None:
    """Return the open tasks that people own alone and that begin by the end of the period, without routines.

    People are in the order of teamops.yaml, without those who have no task; of too many, those with most are drawn.
    None if nobody has a task.
    """
    ws, people = cells.ws, []
    for person, entries in group_held_tasks(ws).items():
        mine: list[str] = [e.record.priority for e in entries if e.record.start <= period.end]
        if mine and is_in_scope(ws, cells.options, (person,)):
            counts = Counter(mine)
            p0, p1, p2, p3 = (counts[priority] for priority in PRIORITIES)
            limit = compute_task_limit(ws, ws.settings.people[person])
            people.append(PersonLoad(ws.get_person_name(person), (p0, p1, p2, p3), limit))
    if not people:
        return None
    fullest = sorted(people, key=lambda load: -load.total)
    drawn = sorted(fullest[:MOST], key=people.index)
    title = cells.words("charts.loads")
    return Chart("loads", title, _describe_chart(cells, fullest), Loads(tuple(drawn)))


def _describe_chart(cells: Cells, fullest: list[PersonLoad]) -> str:
    words, most = cells.words, fullest[0].total
    names = [load.person for load in fullest if load.total == most]
    over = [load.person for load in fullest if load.is_over]
    facts = {"most": most, "people": len(fullest), "tasks": sum(load.total for load in fullest)}
    message = "charts.loads.said" if len(names) <= NAMED else "charts.loads.said_of_many"
    text = words(message, **facts, names=words("reports.comma").join(names))
    if over:
        text += words("charts.loads.over", names=words("reports.comma").join(over[:MOST]))
    if len(fullest) > MOST:
        text += words("charts.loads.left_out", drawn=MOST)
    return text
