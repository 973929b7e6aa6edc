"""Updating tasks: status, progress and the rest, and the blocker that goes with the status (§2.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from teamops.locale.user_error import CatalogueError
from teamops.model.change import GONE, Change, Data, Gone
from teamops.model.figures.quantity import Quantity
from teamops.model.place import Entry
from teamops.model.records.tasks import Priority, Status, Task
from teamops.model.workspace import Workspace
from teamops.planning.lookup import resolve_record
from teamops.planning.tasks.task_end import plan_task_end


@dataclass(frozen=True, slots=True)
class TaskUpdate:
    """What is asked of tasks, written as files have it. None leaves a value as it is; an empty note takes it away."""

    status: Status | None = None
    progress: str | None = None
    owner: str | None = None
    start: str | None = None
    end: str | None = None
    priority: Priority | None = None
    note: str | None = None
    reason: str | None = None
    needs: str | None = None
    from_: str | None = None
    since: str | None = None

    @property
    def blocker(self) -> dict[str, str]:
        """What is said of the blocker, but for the day."""
        said = {"reason": self.reason, "needs": self.needs, "from": self.from_}
        return {key: text for key, text in said.items() if text}


@dataclass(frozen=True, slots=True)
class TaskUpdatePlan:
    """An update as it would be written; `tasks` are as they stand."""

    tasks: tuple[Entry[Task], ...]
    changes: tuple[Change, ...]


class TaskUpdateError(CatalogueError):
    """Tasks cannot be updated as asked; `message` is a name in the catalogue of updates, filled by `facts`."""

    AREA = "update"


def plan_update(ws: Workspace, ids: Sequence[str], asked: TaskUpdate, now: datetime) -> TaskUpdatePlan:
    """The changes that make the tasks `ids` be as asked, confirmed at `now`; nothing is written.

    Raises NoSuchRecordError for an id that no task, or more than one, has, and TaskUpdateError for a blocker that is
    missing or too many.
    """
    local = now.astimezone(ws.settings.timezone)
    tasks = tuple(dict.fromkeys(resolve_record(ws, "tasks", word) for word in ids))
    for entry in tasks:
        if entry.record.repeat is not None and asked.status is not None:
            raise TaskUpdateError("routine", task=entry.record.id)
    return TaskUpdatePlan(tasks, tuple(change for entry in tasks for change in _list_changes(entry, asked, local)))


def _list_changes(entry: Entry[Task], asked: TaskUpdate, now: datetime) -> Iterator[Change]:
    task, at = entry
    if asked.status not in (None, task.status):
        yield Change(at / "status", asked.status)
    if (progress := _choose_progress(task, asked)) is not None:
        yield Change(at / "progress", progress)
    if asked.owner is not None and task.owner != (asked.owner,):
        yield Change(at / "owner", asked.owner)
    if asked.start not in (None, task.start.isoformat()):
        yield Change(at / "start", asked.start)
    if asked.end is not None:
        yield from plan_task_end(entry, asked.end, now.date())
    if asked.priority not in (None, task.priority):
        yield Change(at / "priority", asked.priority)
    if asked.note is not None:
        yield Change(at / "note", asked.note or GONE)
    if (blocker := _choose_blocker(task, asked, now)) is not None:
        yield Change(at / "blocker", blocker)
    if not _is_still_closed(task, asked):
        yield Change(at / "updated", now.isoformat(timespec="seconds"))


def _is_still_closed(task: Task, asked: TaskUpdate) -> bool:
    """Whether the task is done or cancelled and remains so: `updated` then tells the day on which it was closed."""
    if task.status not in ("done", "cancelled") or asked.status not in (None, task.status):
        return False
    return task.updated is not None or asked.status is None


def _choose_progress(task: Task, asked: TaskUpdate) -> str | None:
    """The progress to write, None where it stays: what is done is done wholly, if its progress is written at all."""
    if asked.progress is not None:
        return asked.progress if task.progress is None or task.progress != Quantity.parse(asked.progress) else None
    if asked.status == "done" and task.progress is not None and task.progress != 1:
        return "100%" if task.progress.suffix == "%" else "1"
    return None


def _choose_blocker(task: Task, asked: TaskUpdate, now: datetime) -> Data | Gone | None:
    """The blocker to write, None where it stays as it is.

    What is closed has none, and one that ended goes with it; an open task may have a need that is known (Table 2).
    """
    status, said = asked.status or task.status, asked.blocker
    if status in ("done", "cancelled"):
        if said:
            raise TaskUpdateError("closed", task=task.id)
        return GONE if task.blocker is not None and asked.status is not None else None
    has_ended = task.status == "blocked" and status != "blocked"
    if not said and has_ended:
        return GONE
    is_told = bool(said or asked.since or asked.status == "blocked")
    return _make_blocker(task, asked, now, has_ended=has_ended) if is_told else None


def _make_blocker(task: Task, asked: TaskUpdate, now: datetime, *, has_ended: bool) -> Data:
    """The blocker with what is said of it. Reason and need together are a new one; one of them corrects the old."""
    stands, said = _serialize_blocker(task), asked.blocker
    is_new = has_ended or {"reason", "needs"} <= said.keys()
    made = said if is_new else {**stands, **said}
    since = asked.since or ("" if has_ended else stands.get("since", ""))
    if asked.status == "blocked":
        missing = [f"--{key}" for key in ("reason", "needs") if not made.get(key, "").strip()]
        if missing:
            raise TaskUpdateError("blocked_needs", task=task.id, missing=", ".join(missing))
        if task.status != "blocked" or not since:
            since = asked.since or now.date().isoformat()
    made = {**made, "since": since}
    return {key: made[key] for key in ("reason", "needs", "from", "since") if made.get(key)}


def _serialize_blocker(task: Task) -> dict[str, str]:
    blocker = task.blocker
    if blocker is None:
        return {}
    since = blocker.since.isoformat() if blocker.since is not None else None
    stands = {"reason": blocker.reason, "needs": blocker.needs, "from": blocker.from_, "since": since}
    return {key: text for key, text in stands.items() if text}
