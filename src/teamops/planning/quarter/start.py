"""Plan the start of a quarter: its goals, routines and monitored projects, as shapes of those of an earlier one (§1.1).

Nothing is signed, split or locked: people do that next. What the old records hold is not changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from teamops.model.change import Data
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.quarter.goals import GoalShaper, NewGoal
from teamops.planning.quarter.naming import make_next_id
from teamops.planning.quarter.options import Note, QuarterError, StartOptions
from teamops.planning.quarter.projects import list_left_projects, shape_project
from teamops.planning.quarter.routines import NewRoutine, shape_routines


class QuarterStart(NamedTuple):
    """The records of the new quarter, and what people should know about them."""

    goals: tuple[NewGoal, ...]
    routines: tuple[NewRoutine, ...]
    projects: tuple[Mapping[str, Data], ...]
    notes: tuple[Note, ...]


def plan_quarter_start(ws: Workspace, options: StartOptions, today: date) -> QuarterStart:
    """Plan the records of a quarter; nothing is written.

    Raise QuarterError for a quarter that has goals already unless `goals` are named, and for one without goals to take
    over.
    """
    old = list_quarter_goals(ws, options.source)
    if "goals" in options.takes:
        _require_startable(ws, options, old)
    chosen = [node for node in old if node.path in options.goals or not options.goals]
    taken = {entry.record.id for entry in ws.goals} | {name for section, name in ws.broken if section == "goals"}
    ids = dict(_make_ids(chosen, options, taken)) if "goals" in options.takes else {}
    goals = tuple(GoalShaper(ws, options, ids, today).shape(node) for node in chosen) if ids else ()
    paths = ids or dict(find_successors(ws, old, options))
    routines, notes = shape_routines(ws, options, paths) if "routines" in options.takes else ((), ())
    projects = tuple(shape_project(ws, options, monitor, paths) for monitor in options.monitors)
    left = list_left_projects(ws, options)
    every = (*(note for goal in goals for note in goal.notes), *notes, *left, *_describe_calendar(ws, options.period))
    return QuarterStart(goals, routines, projects, every)


def list_quarter_goals(ws: Workspace, period: Period) -> list[GoalNode]:
    """Return the goals of a quarter, in the order of files."""
    return [tree for tree in ws.list_goal_trees() if tree.period == period]


def _require_startable(ws: Workspace, options: StartOptions, old: Sequence[GoalNode]) -> None:
    if not old:
        periods = {tree.period for tree in ws.list_goal_trees() if tree.period is not None}
        known = sorted((period.text for period in periods if period.kind == "quarter"), reverse=True)
        raise QuarterError("no_goals" if known else "no_goals_at_all", source=options.source, known=tuple(known[:5]))
    there = list_quarter_goals(ws, options.period)
    if there and not options.goals:
        raise QuarterError("exists", period=options.period, goals=tuple(node.path for node in there))
    successors = dict(find_successors(ws, old, options))
    for goal in options.goals:
        if goal not in {node.path for node in old}:
            raise QuarterError("not_of_quarter", goal=goal, source=options.source)
        if goal in successors:
            raise QuarterError("goal_exists", goal=goal, other=successors[goal], period=options.period)


def find_successors(ws: Workspace, old: Sequence[GoalNode], options: StartOptions) -> Iterator[tuple[str, str]]:
    """Yield the id of each old goal with that of the same goal in the new quarter, if it is there."""
    there = list_quarter_goals(ws, options.period)
    for node in old:
        wanted = make_next_id(node.path, options.source, options.period, ())
        same = [one.path for one in there if one.path == wanted] or [one.path for one in there if _is_same(one, node)]
        if same:
            yield node.path, same[0]


def _is_same(one: GoalNode, other: GoalNode) -> bool:
    goal, like = one.goal, other.goal
    return (goal.name, goal.department, goal.owner, goal.unit) == (like.name, like.department, like.owner, like.unit)


def _make_ids(chosen: Sequence[GoalNode], options: StartOptions, taken: set[str]) -> Iterator[tuple[str, str]]:
    for node in chosen:
        new = make_next_id(node.path, options.source, options.period, taken)
        taken.add(new)
        yield node.path, new


def _describe_calendar(ws: Workspace, period: Period) -> Iterator[Note]:
    """Yield a note if the team has no official calendar of the quarter's year."""
    source = ws.workdays.source(period.start.year)
    if source != "team":
        yield Note(f"calendar_{source}", {"year": period.start.year})
