"""Lapses that a single event shows: a deadline moved too late, a target lowered, work reopened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, tzinfo

from teamops.model.event import Event, History
from teamops.model.figures.normalize import parse_goal_amount
from teamops.model.place import Entry
from teamops.model.records.goals import Goal
from teamops.model.records.reviews import Review
from teamops.model.time.moments import convert_to_zone
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

DEADLINES = {"task": "end", "request": "due", "measure": "due", "improvement": "due", "decision": "due"}
"""The deadline field of each kind of item."""


def is_late_move(event: Event, zone: tzinfo) -> bool:
    """Return whether a deadline was postponed after it had passed; on its last day it had not (§2.5)."""
    if event.field is None or DEADLINES.get(event.item.kind) != event.field:
        return False
    try:
        before, after = (date.fromisoformat(text or "") for text in (event.before, event.after))
    except ValueError:
        return False  # one of them is no day: another rule says so
    return before < convert_to_zone(event.moment, zone).date() and before < after


def is_target_easier(event: Event, goal: Goal) -> bool:
    """Return whether a target of `goal` became easier to reach (§1.7); another notation is no change."""
    if event.field != "target":
        return False
    before, after = parse_goal_amount(goal, event.before), parse_goal_amount(goal, event.after)
    if before is None or after is None:
        return False
    return after < before if goal.direction == "up" else after > before


def find_eased_node(ws: Workspace, event: Event) -> GoalNode | None:
    """Return the goal or part with a target that the event made easier to reach; None for other events."""
    node = ws.nodes.get(event.item.path) if event.item.kind in ("goal", "part") else None
    return node if node is not None and is_target_easier(event, node.goal) else None


def is_reopening(event: Event) -> bool:
    """Return whether something done was reopened (§2.8)."""
    return event.field == "status" and event.before == "done" and event.after not in ("done", "cancelled")


def parse_figure_address(event: Event) -> tuple[str, date] | None:
    """Return the goal and the day of an actual, from its address: `sales-2026Q3@2026-08-31@zhao`."""
    goal, *words = event.item.path.partition("#")[0].split("@")
    for word in words:
        try:
            return goal, date.fromisoformat(word)
        except ValueError:
            continue  # the name of a metric
    return None


def _is_same_figure(ws: Workspace, path: str, event: Event) -> bool:
    """Return whether the event only changed the notation of a number: 90.6% for 90.6."""
    node = ws.nodes.get(path.partition("/")[0])
    if node is None:
        return False
    before = parse_goal_amount(node.goal, event.before)
    return before is not None and before == parse_goal_amount(node.goal, event.after)


def find_creation_times(history: History, kind: str) -> Mapping[str, datetime]:
    """Return when each record of a kind was first committed; older ones than the history are missing."""
    return {e.item.path: e.moment for e in history.events if e.item.kind == kind and e.kind == "born"}


def find_rewritten_results(
    ws: Workspace, event: Event, reviewed: Mapping[str, datetime]
) -> Iterator[tuple[Entry[Review], int]]:
    """Yield the results of reviews that had used an actual when the event changed, removed or added it (§4.3).

    Each comes with its number in the review. A review has used the actuals recorded by the day it was held. A review
    first committed at a time in `reviewed` does not count for events before or at that time: it was imported together
    with them.
    """
    figure = parse_figure_address(event) if event.item.kind == "actual" else None
    if figure is None or event.kind == "moved" or event.field not in (None, "value"):
        return
    (goal, of), day = figure, convert_to_zone(event.moment, ws.settings.timezone).date()
    if event.field == "value" and _is_same_figure(ws, goal, event):
        return
    for entry in ws.reviews:
        review = entry.record
        is_told = review.id not in reviewed or reviewed[review.id] < event.moment
        if is_told and review.held is not None and review.held < day and of in review.period:
            for number, result in enumerate(review.results):
                if result.goal.partition("/")[0] == goal.partition("/")[0]:
                    yield entry, number
