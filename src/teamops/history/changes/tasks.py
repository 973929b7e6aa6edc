"""Changes of tasks, for the stand-up and the weekly meeting (§2.7, §2.8)."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.history.changes.delta import Delta, States, describe_deadline_move, format_field_names, list_changed_fields
from teamops.locale import formats
from teamops.model.figures.completion import count_days_late
from teamops.model.records.tasks import Task
from teamops.model.time.moments import convert_to_zone

KINDS = (
    "new", "begun", "done", "postponed", "advanced", "blocked", "unblocked", "cancelled", "reopened", "handed",
    "priority", "progress", "changed", "gone",
)  # fmt: skip
_DESCRIBED_FIELDS = frozenset({"status", "end", "owner", "priority", "progress", "updated", "blocker"})
_LINKS = frozenset({"meeting", "routine"})
"""Internal fields of commands; they are shown only among all fields."""


def describe_changes(states: States) -> Iterator[Delta]:
    """Yield the changes of every task."""
    for before, after in states.pair_records("tasks"):
        task = after or before
        for kind, text in _describe_task(states, before, after):
            yield Delta("tasks", kind, task.id, task.name, _list_owners(before, after), text)


def _list_owners(before: Task | None, after: Task | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(after.owner if after else ()), *(before.owner if before else ()))))


def _describe_task(states: States, before: Task | None, after: Task | None) -> Iterator[tuple[str, str]]:
    if after is None:
        yield "gone", ""
        return
    if before is None:
        yield "new", states.join_texts(states.format_days(after.start, after.end), after.priority)
        if after.status in ("done", "blocked", "cancelled"):
            yield after.status, _format_status_detail(states, after)
        return
    if before.status != after.status:
        yield from _describe_status(states, before, after)
    if (moved := describe_deadline_move(states, before.end, after.end)) is not None:
        yield moved
    if before.owner != after.owner:
        yield "handed", states.format_change(states.format_names(*before.owner), states.format_names(*after.owner))
    if before.priority != after.priority:
        yield "priority", states.format_change(before.priority, after.priority)
    if before.progress != after.progress and before.status == after.status:
        yield "progress", states.format_change(_format_progress(states, before), _format_progress(states, after))
    kept = {"first_due"} if before.first_due is None else set()  # it comes with the first move, and stays
    others = list_changed_fields(before, after, _DESCRIBED_FIELDS | _LINKS | kept)
    if before.blocker != after.blocker and before.status == after.status:
        if after.status == "blocked":
            yield "blocked", _format_status_detail(states, after)
        else:
            others.append("blocker")
    if others:
        yield "changed", format_field_names(states, others)


def _describe_status(states: States, before: Task, after: Task) -> Iterator[tuple[str, str]]:
    if before.status == "blocked" and after.status in ("in_progress", "not_started"):
        reason = before.blocker.reason if before.blocker is not None else None
        yield "unblocked", states.say("was_blocked", reason=reason) if reason else ""
    elif before.status in ("done", "cancelled") and after.is_open:
        yield "reopened", ""
        if after.status == "blocked":
            yield "blocked", _format_status_detail(states, after)
    elif after.status == "in_progress":
        yield "begun", states.say("until", day=states.format_day(after.end))
    elif after.status == "not_started":
        yield "changed", format_field_names(states, ["status"])
    else:
        yield after.status, _format_status_detail(states, after)


def _format_status_detail(states: States, task: Task) -> str:
    """Return the details of a status: deliverable and deadline, or why the task is blocked."""
    if task.status == "blocked":
        blocker = task.blocker
        if blocker is None:
            return ""
        needs = states.say("needs", needs=blocker.needs) if blocker.needs else None
        return states.join_texts(blocker.reason, needs)
    if task.status == "done":
        due = states.say("was_due", day=states.format_day(task.due))
        days = (
            count_days_late(task, convert_to_zone(task.updated, states.zone).date()) if task.updated is not None else 0
        )
        return states.join_texts(due, states.say("late_by", days=days) if days > 0 else None, task.deliverable)
    return task.note or ""


def _format_progress(states: States, task: Task) -> str:
    return states.say("nothing") if task.progress is None else formats.format_number(task.progress)
