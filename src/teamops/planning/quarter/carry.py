"""Plan the carrying of open tasks into the next quarter: a new end, the new goal, and the first due day kept (§2.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from teamops.model.change import Change
from teamops.model.dataclass import replace
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.quotas.quota_tasks import find_quota
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.quarter.open_items import list_open_tasks
from teamops.planning.quarter.options import StartOptions
from teamops.planning.quarter.start import find_successors, list_quarter_goals
from teamops.planning.tasks.week_plan import WeekPlan, plan_carry_over


class CarryPlan(NamedTuple):
    """The week that tasks are carried to, those that are, the changes, and the tasks that stay.

    Weekly `quotas` end with their part of the goal: what was missed of it is in the figures. Tasks are `stuck` if their
    goal ends before the week, and the owners of others are `away` in it.
    """

    week: Period
    carried: tuple[Task, ...]
    changes: tuple[Change, ...]
    quotas: tuple[Task, ...]
    stuck: tuple[Task, ...]
    away: tuple[Task, ...]


def choose_week(ws: Workspace, old: Period, today: date) -> Period:
    """Return the first whole week with working days after the quarter, or the one of today if that is later."""
    week = Period.week_of(max(today, old.end + timedelta(days=1)))
    while week.start <= old.end or not ws.workdays.workdays(week):
        week = Period.week_of(week.end + timedelta(days=1))
    return week


def plan_quarter_carry(ws: Workspace, quarter: Period, week: Period, note: str, today: date) -> CarryPlan:
    """Plan the carrying of open tasks of `quarter` to `week`, with `note` added; nothing is written.

    A task that serves a goal of the quarter serves the same goal of the next one, if that exists.
    """
    entries = [entry for entry in list_open_tasks(ws, quarter) if entry.record.end < week.end]
    quotas = [entry for entry in entries if find_quota(ws.nodes, entry.record) is not None]
    rest = [entry for entry in entries if entry not in quotas]
    options = StartOptions(Period.quarter_of(week.start), quarter)
    successors = dict(find_successors(ws, list_quarter_goals(ws, quarter), options))
    moved = [_move_to_goal(entry, successors) for entry in rest]
    changes, stuck = plan_carry_over(ws, WeekPlan(week, (), (), (), tuple(moved)), note, today)
    carried = [entry for entry in moved if entry.record not in stuck]
    ended = [task for task in stuck if _has_ended(ws, task, week)]
    goals = _list_goal_changes(rest, moved, stuck)
    return CarryPlan(
        week,
        tuple(entry.record for entry in carried),
        (*goals, *changes),
        tuple(entry.record for entry in quotas),
        tuple(ended),
        tuple(task for task in stuck if task not in ended),
    )


def _move_to_goal(entry: Entry[Task], successors: dict[str, str]) -> Entry[Task]:
    goal = successors.get((entry.record.goal or "").partition("/")[0])
    return entry if goal is None else Entry(replace(entry.record, goal=goal), entry.at)


def _list_goal_changes(before: list[Entry[Task]], after: list[Entry[Task]], stuck: list[Task]) -> Iterator[Change]:
    for old, new in zip(before, after, strict=True):
        if new.record not in stuck and new.record.goal is not None and new.record.goal != old.record.goal:
            yield Change(new.at / "goal", new.record.goal)


def _has_ended(ws: Workspace, task: Task, week: Period) -> bool:
    """Return whether the part of a goal that a task serves ends before the week does."""
    node = ws.nodes.get(task.goal or "")
    return node is not None and node.period is not None and week not in node.period
