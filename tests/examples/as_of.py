"""A workspace as it was at an earlier time, cut from its present files.

The files keep the last state only, so what a record was before is told by its own times:

- What was made, recorded, decided, signed, sent or held later is taken away.
- A task that was closed later was open. Occurrences of repeating tasks and quotas are only ticked off: they had not
  been started. Others were in progress from their first day on, and confirmed on the last working day, as this team
  does every day at 16:40.
- A task that a meeting decided is there from the meeting on, those of a week from its Monday on.
- Tasks that only repeat a quota are taken away: `teamops tasks plan` makes none. Those of October are there once its
  review is held, because it counted them.
- Goals stay: the files do not keep the targets from before the raise of 16 November. It left closed weeks as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from teamops.model.place import Entry
from teamops.model.quotas.quota_tasks import is_only_quota, is_ticked
from teamops.model.records.collaboration import Meeting, Request
from teamops.model.records.monitors import Checkpoint, Monitor
from teamops.model.records.reviews import Improvement, Review
from teamops.model.records.tasks import Task
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace

R = TypeVar("R")

CONFIRMED = time(16, 40)
"""When the team confirms the status of its tasks."""


def cut_to(ws: Workspace, now: datetime) -> Workspace:
    """Return `ws` as it was at `now`."""
    today = now.date()
    meetings = [cut(entry, _cut_meeting(entry.record, now)) for entry in ws.meetings if _is_known(entry.record, now)]
    held = {entry.record.id for entry in meetings}
    counted = [one.record.period for one in ws.reviews if one.record.tasks and _is_before(one.record.held, today)]
    own = (entry for entry in ws.tasks if not _is_repeated(ws, entry.record, counted))
    tasks = (cut(entry, _cut_task(ws, entry.record, now)) for entry in own if _is_planned(entry.record, held, today))
    return replace(
        ws,
        actuals=tuple(
            entry for entry in ws.actuals if entry.record.date <= (today if now.hour >= 17 else _yesterday(today))
        ),
        tasks=tuple(tasks),
        monitors=tuple(cut(entry, _cut_monitor(entry.record, now)) for entry in ws.monitors),
        reviews=tuple(
            cut(entry, _cut_review(entry.record, today)) for entry in ws.reviews if _is_before(entry.record.held, today)
        ),
        requests=tuple(
            cut(entry, _cut_request(entry.record, now)) for entry in ws.requests if _is_raised(entry.record, now)
        ),
        meetings=tuple(meetings),
        dailies=tuple(entry for entry in ws.dailies if entry.record.submitted and entry.record.submitted <= now),
    )


def cut(entry: Entry[R], record: R) -> Entry[R]:
    return Entry(record, entry.at)


def _yesterday(day: date) -> date:
    return day - timedelta(days=1)


def _is_before(day: date | None, today: date) -> bool:
    return day is not None and day < today


def _is_planned(task: Task, held: Iterable[str], today: date) -> bool:
    """Tasks of a week are planned on its Monday before ten, those of a meeting by it, others a week ahead."""
    if task.repeat is not None:
        return True
    if task.meeting is not None:
        return task.meeting in held
    monday = task.start - timedelta(days=task.start.weekday())
    return monday <= today


def _is_repeated(ws: Workspace, task: Task, counted: Iterable[Period]) -> bool:
    return is_only_quota(ws.nodes, task) and not any(task.due in period for period in counted)


def _cut_task(ws: Workspace, task: Task, now: datetime) -> Task:
    if task.repeat is not None or task.updated is None or task.updated <= now:
        return task
    open_task = replace(task, status="not_started", updated=None, progress=None, blocker=None, note=None)
    if task.start > now.date() or is_ticked(ws.nodes, task):
        return open_task
    last = ws.workdays.last_workday(now.date() if now.time() > CONFIRMED else _yesterday(now.date()))
    confirmed = None if last < task.start else datetime.combine(last, CONFIRMED, ws.settings.timezone)
    since = task.blocker.since if task.blocker is not None else None
    if task.status == "blocked" and since is not None and since < now.date():
        return replace(open_task, status="blocked", blocker=task.blocker, updated=confirmed)
    return replace(open_task, status="in_progress" if confirmed else "not_started", updated=confirmed)


def _cut_monitor(monitor: Monitor, now: datetime) -> Monitor:
    escalated = monitor.escalated if monitor.escalated is not None and monitor.escalated.at <= now else None
    budget = monitor.budget
    if budget is not None and (last := max(_recorded(monitor), default=None)) is not None and last > now:
        budget = replace(budget, spent=None)  # the files keep the last sum only
    phases = tuple(
        replace(phase, checkpoints=tuple(_cut_checkpoint(point, now) for point in phase.checkpoints))
        for phase in monitor.phases
    )
    return replace(monitor, phases=phases, escalated=escalated, budget=budget)


def _recorded(monitor: Monitor) -> Iterator[datetime]:
    return (point.recorded for point in monitor.checkpoints if point.recorded is not None)


def _cut_checkpoint(point: Checkpoint, now: datetime) -> Checkpoint:
    """The cause was written with the first measure; a measure was done on its due day."""
    if point.recorded is not None and point.recorded > now:
        return replace(point, actual=None, recorded=None, cause=None, risk=None, measures=())
    measures = tuple(
        replace(one, status="open") if one.due is not None and one.due > now.date() else one
        for one in point.measures
        if one.decided is None or one.decided <= now
    )
    return replace(point, measures=measures, cause=point.cause if measures or not point.measures else None)


def _cut_review(review: Review, today: date) -> Review:
    return replace(review, improvements=tuple(_cut_improvement(one, today) for one in review.improvements))


def _cut_improvement(improvement: Improvement, today: date) -> Improvement:
    """Improvements were closed on their due day, before the evening."""
    if improvement.due is None or improvement.due < today:
        return improvement
    return replace(improvement, status="open", evidence=None)


def _is_raised(request: Request, now: datetime) -> bool:
    """A request is known once it was raised, or on the day on which it was accepted; it was accepted the same day."""
    raised = request.urgent.raised if request.urgent is not None else None
    accepted = request.accepted.at if request.accepted is not None else None
    return now >= min(moment for moment in (raised, accepted) if moment is not None)


def _cut_request(request: Request, now: datetime) -> Request:
    confirmed = tuple(one for one in request.confirmed if one.at <= now)
    accepted = request.accepted if request.accepted is not None and request.accepted.at <= now else None
    if len(confirmed) == len(request.confirmed):
        status = request.status
    else:
        status = "delivered" if confirmed else "accepted" if accepted is not None else "open"
    if accepted is None:
        status = "open"
    return replace(request, confirmed=confirmed, accepted=accepted, status=status)


def _is_known(meeting: Meeting, now: datetime) -> bool:
    return meeting.held <= now


def _cut_meeting(meeting: Meeting, now: datetime) -> Meeting:
    return meeting if meeting.distributed is None or meeting.distributed <= now else replace(meeting, distributed=None)
