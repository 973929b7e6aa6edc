"""What is still open at the end of a quarter: work, figures, signatures and reviews (§4.1, §4.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Literal, get_args

from teamops.locale.shell_quote import quote_command
from teamops.model.figures.checkpoints import list_checkpoints, list_project_checkpoints
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.open_measures import find_shortest_words, list_open_measures
from teamops.model.records.tasks import Task
from teamops.model.reviewing.improvements import list_improvements
from teamops.model.reviewing.records import find_review
from teamops.model.signing.signatures import list_signature_states
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

Kind = Literal["task", "checkpoint", "measure", "improvement", "request", "signature", "actual", "review"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of open items, in the order of the list."""


class OpenItem(NamedTuple):
    """Something that is open: its kind, id and name, who has to do it, since or until when, and the command for it."""

    kind: Kind
    subject: str
    name: str
    who: tuple[str, ...]
    due: date | None
    command: str


def list_open_items(ws: Workspace, quarter: Period, today: date) -> tuple[OpenItem, ...]:
    """Return what is open of a quarter on a day, by kind and then by day."""
    items = (item for way in _WAYS for item in way(ws, quarter, today))
    return tuple(sorted(items, key=lambda one: (KINDS.index(one.kind), one.due or quarter.end, one.subject)))


def list_open_tasks(ws: Workspace, quarter: Period) -> tuple[Entry[Task], ...]:
    """Return the open tasks that end by the end of the quarter, or serve a goal of it."""
    goals = {tree.path for tree in _list_goals(ws, quarter)}
    return tuple(
        entry
        for entry in ws.open_tasks
        if entry.record.end <= quarter.end or (entry.record.goal or "").partition("/")[0] in goals
    )


def _list_goals(ws: Workspace, quarter: Period) -> list[GoalNode]:
    return [tree for tree in ws.list_goal_trees() if tree.period is not None and tree.period in quarter]


def _find_tasks(ws: Workspace, quarter: Period, _: date) -> Iterator[OpenItem]:
    for entry in list_open_tasks(ws, quarter):
        task = entry.record
        yield OpenItem("task", task.id, task.name, task.owner, task.end, quote_command("teamops", "done", task.id))


def _find_checkpoints(ws: Workspace, quarter: Period, _: date) -> Iterator[OpenItem]:
    for placed in list_checkpoints(ws):
        point, project = placed.checkpoint, placed.monitor
        if point.date in quarter and point.actual is None:
            words = ("monitor", "record", project.id, point.metric, "…", "--date", point.date.isoformat())
            name, who = f"{project.project} {point.metric}", (placed.owner,) if placed.owner else ()
            yield OpenItem("checkpoint", project.id, name, who, point.date, quote_command("teamops", *words))


def _find_measures(ws: Workspace, quarter: Period, _: date) -> Iterator[OpenItem]:
    for entry in ws.monitors:
        measures = list_open_measures(entry) if any(list_project_checkpoints(entry)) else ()
        for one in measures:
            due = one.measure.due or one.placed.checkpoint.date
            if due <= quarter.end:
                words = ("monitor", "measure", "close", entry.record.id, *find_shortest_words(measures, one))
                who = (one.measure.owner,) if one.measure.owner else ()
                command = quote_command("teamops", *words)
                yield OpenItem("measure", entry.record.id, one.measure.action, who, due, command)


def _find_improvements(ws: Workspace, quarter: Period, _: date) -> Iterator[OpenItem]:
    for one in list_improvements(ws):
        improvement = one.improvement
        due = improvement.due or one.review.period.end
        if improvement.status == "open" and due <= quarter.end:
            who = (improvement.owner,) if improvement.owner else ()
            command = quote_command("teamops", "improvement", "close", improvement.id, "--evidence", "…")
            yield OpenItem("improvement", improvement.id, improvement.item, who, due, command)


def _find_requests(ws: Workspace, quarter: Period, _: date) -> Iterator[OpenItem]:
    for entry in ws.requests:
        request = entry.record
        if request.is_open and request.due is not None and request.due <= quarter.end:
            who = tuple(one for one in (request.to, request.owner) if one)
            command = quote_command("teamops", "show", request.id)
            yield OpenItem("request", request.id, request.need, who, request.due, command)


def _find_signatures(ws: Workspace, quarter: Period, _: date) -> Iterator[OpenItem]:
    """Yield the signatures that are missing or void, but for people who left: nobody can sign for them."""
    for tree in _list_goals(ws, quarter):
        for state in list_signature_states(tree).values():
            person = ws.settings.people.get(state.person)
            if person is not None and person.has_left(quarter.end):
                continue
            if state.unsigned or any(one.is_bound and one.changed != () for one in state.signatures):
                command = quote_command("teamops", "confirm", tree.path, "--as", state.person)
                yield OpenItem("signature", tree.path, tree.name, (state.person,), None, command)


def _find_actuals(ws: Workspace, quarter: Period, today: date) -> Iterator[OpenItem]:
    """Yield the goals without a figure in the last week of their period, or up to today."""
    for tree in _list_goals(ws, quarter):
        if tree.period is None or tree.period.start > today:
            continue
        last = min(tree.period.end, today)
        newest = ws.readings.find_newest_day(tree, last)
        if newest is None or newest < last - timedelta(days=last.weekday()):
            command = quote_command("teamops", "actual", "add", tree.path, "…", "--date", last.isoformat())
            yield OpenItem("actual", tree.path, tree.name, (tree.owner,) if tree.owner else (), newest, command)


def _find_reviews(ws: Workspace, quarter: Period, today: date) -> Iterator[OpenItem]:
    """Yield the reviews of the quarter and of its months, as far as these are over, that were not held.

    Without goals there is nothing to review.
    """
    if not any(tree.period is not None and tree.period.overlaps(quarter) for tree in ws.list_goal_trees()):
        return
    for period in (*quarter.split("month"), quarter):
        review = find_review(ws, period)
        is_missing = review is None or review.record.held is None or review.record.held > today
        if is_missing and (period.end <= today or period == quarter):
            verb = "draft" if review is None else "held"
            command = quote_command("teamops", "review", verb, period.text)
            director = ws.settings.director
            yield OpenItem("review", period.text, period.text, (director,) if director else (), period.end, command)


_WAYS: tuple[Callable[[Workspace, Period, date], Iterator[OpenItem]], ...] = (
    _find_tasks,
    _find_checkpoints,
    _find_measures,
    _find_improvements,
    _find_requests,
    _find_signatures,
    _find_actuals,
    _find_reviews,
)
