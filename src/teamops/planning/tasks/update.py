"""Plan updates of tasks: status, progress and other fields, and the blocker that goes with the status (§2.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Annotated, Literal, get_args, get_type_hints

from teamops.locale.user_error import CatalogueError, UserError
from teamops.locale.words import Words
from teamops.model.change import GONE, Change, Data, Gone
from teamops.model.dataclass import dataclass
from teamops.model.figures.quantity import Quantity
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.tasks import Priority, Status, Task
from teamops.model.workspace import Workspace
from teamops.planning.lookup import NoSuchRecordError, resolve_record

FieldKind = Literal["choice", "share", "person", "day", "past_day", "giver", "text"]


class TaskField(NamedTuple):
    """What a field of TaskUpdate takes; a `giver` is a person or department that gives what a task needs."""

    kind: FieldKind
    choices: tuple[str, ...] = ()
    of_blocker: bool = False


@dataclass(frozen=True, slots=True)
class TaskUpdate:
    """New values for tasks, as files write them. None keeps the old value; an empty text removes it.

    `teamops update` has an option for each of these fields. To add one, declare it here, with the help of its option in
    the catalogue as `update.NAME` and its name as `fields.NAME`.
    """

    status: Annotated[Status | None, TaskField("choice", get_args(Status))] = None
    progress: Annotated[str | None, TaskField("share")] = None
    owner: Annotated[str | None, TaskField("person")] = None
    start: Annotated[str | None, TaskField("day")] = None
    end: Annotated[str | None, TaskField("day")] = None
    priority: Annotated[Priority | None, TaskField("choice", get_args(Priority))] = None
    note: Annotated[str | None, TaskField("text")] = None
    reason: Annotated[str | None, TaskField("text", of_blocker=True)] = None
    needs: Annotated[str | None, TaskField("text", of_blocker=True)] = None
    from_: Annotated[str | None, TaskField("giver", of_blocker=True)] = None
    since: Annotated[str | None, TaskField("past_day", of_blocker=True)] = None

    @property
    def blocker(self) -> dict[str, str]:
        """The new values of the blocker, except for its day."""
        texts = {"reason": self.reason, "needs": self.needs, "from": self.from_}
        return {key: text for key, text in texts.items() if text}


TASK_FIELDS: dict[str, TaskField] = {
    name: hint.__metadata__[0] for name, hint in get_type_hints(TaskUpdate, include_extras=True).items()
}
"""The fields of TaskUpdate by name, in their order."""


@dataclass(frozen=True, slots=True)
class TaskUpdatePlan:
    """An update as it will be written; `tasks` are as they are before, `refused` says why others are left out."""

    tasks: tuple[Entry[Task], ...]
    changes: tuple[Change, ...]
    refused: tuple[UserError, ...] = ()


class TaskUpdateError(CatalogueError):
    """Tasks cannot be updated so; `message` is a name in the catalogue of updates, filled by `facts`."""

    AREA = "update"


class TasksRefusedError(UserError):
    """Some of the tasks cannot be updated, for these reasons, so none is; `left` others could be."""

    def __init__(self, reasons: Sequence[UserError], left: int) -> None:
        super().__init__(reasons, left)
        self.reasons, self.left = reasons, left

    def say(self, words: Words) -> str:
        lines = "".join(f"\n  {reason.say(words)}" for reason in self.reasons)
        message = "update.some_refused" if self.left else "update.all_refused"
        return words(message, count=len(self.reasons), left=self.left, reasons=lines)


def plan_update(
    ws: Workspace, ids: Sequence[str], update: TaskUpdate, now: datetime, *, keep_going: bool = False
) -> TaskUpdatePlan:
    """Plan the update of the tasks `ids`, which are confirmed at `now`.

    Raise NoSuchRecordError for an id that no task has, or more than one. Raise TaskUpdateError for the status of a
    routine, for a blocker without a reason or need, and for a blocker of a closed task. Where there are several ids,
    TasksRefusedError has all these reasons; with `keep_going` it is raised only if no task is left.
    """
    local = now.astimezone(ws.settings.timezone)
    changes: dict[Entry[Task], tuple[Change, ...]] = {}
    refused: list[UserError] = []
    words = dict.fromkeys(ids)
    for word in words:
        try:
            entry = resolve_record(ws, "tasks", word)
            changes[entry] = tuple(_plan_task(entry, update, local))
        except (NoSuchRecordError, TaskUpdateError) as error:
            if len(words) == 1:
                raise
            refused.append(error)
    if refused and not (keep_going and changes):
        raise TasksRefusedError(refused, len(changes))
    return TaskUpdatePlan(tuple(changes), tuple(one for each in changes.values() for one in each), tuple(refused))


def _plan_task(entry: Entry[Task], update: TaskUpdate, now: datetime) -> Iterator[Change]:
    if entry.record.repeat is not None and update.status is not None:
        raise TaskUpdateError("routine", task=entry.record.id)
    return _list_changes(entry, update, now)


def _list_changes(entry: Entry[Task], update: TaskUpdate, now: datetime) -> Iterator[Change]:
    task, at = entry
    for name, field in TASK_FIELDS.items():
        value = _choose_progress(task, update) if name == "progress" else getattr(update, name)
        if value is None or field.of_blocker:
            continue
        if name == "end":
            yield from plan_task_end(entry, value, now.date())
        elif field.kind == "text" or value != _serialize_value(task, name):
            yield Change(at / name, value or GONE)
    if (blocker := _choose_blocker(task, update, now)) is not None:
        yield Change(at / "blocker", blocker)
    if not _is_still_closed(task, update):
        yield Change(at / "updated", now.isoformat(timespec="seconds"))


def _serialize_value(task: Task, name: str) -> object:
    """Return a value of a task as TaskUpdate has it; None for one that it cannot have, such as several owners."""
    value = getattr(task, name)
    if isinstance(value, tuple):
        return value[0] if len(value) == 1 else None
    return value.isoformat() if isinstance(value, date) else value


def _is_still_closed(task: Task, update: TaskUpdate) -> bool:
    """Return whether the task was and remains done or cancelled: then `updated` keeps the day when it was closed."""
    if task.status not in ("done", "cancelled") or update.status not in (None, task.status):
        return False
    return task.updated is not None or update.status is None


def _choose_progress(task: Task, update: TaskUpdate) -> str | None:
    """Return the progress to write, None to keep it: that of a done task becomes 100%, if it has any."""
    if update.progress is not None:
        return update.progress if task.progress is None or task.progress != Quantity.parse(update.progress) else None
    if update.status == "done" and task.progress is not None and task.progress != 1:
        return "100%" if task.progress.suffix == "%" else "1"
    return None


def _choose_blocker(task: Task, update: TaskUpdate, now: datetime) -> Data | Gone | None:
    """Return the blocker to write, None to keep it.

    A closed task has none, and that of a task that is no longer blocked is removed; an open task may have a known need
    (Table 2).
    """
    status, texts = update.status or task.status, update.blocker
    if status in ("done", "cancelled"):
        if texts:
            raise TaskUpdateError("closed", task=task.id)
        return GONE if task.blocker is not None and update.status is not None else None
    has_ended = task.status == "blocked" and status != "blocked"
    if not texts and has_ended:
        return GONE
    is_updated = bool(texts or update.since or update.status == "blocked")
    return _make_blocker(task, update, now, has_ended=has_ended) if is_updated else None


def _make_blocker(task: Task, update: TaskUpdate, now: datetime, *, has_ended: bool) -> Data:
    """Return the updated blocker. Reason and need together are a new one; one of them corrects the old."""
    old, texts = _serialize_blocker(task), update.blocker
    is_new = has_ended or {"reason", "needs"} <= texts.keys()
    new = texts if is_new else {**old, **texts}
    since = update.since or ("" if has_ended else old.get("since", ""))
    if update.status == "blocked":
        missing = tuple(f"--{key}" for key in ("reason", "needs") if not new.get(key, "").strip())
        if missing:
            raise TaskUpdateError("blocked_needs", task=task.id, missing=missing)
        if task.status != "blocked" or not since:
            since = update.since or now.date().isoformat()
    new = {**new, "since": since}
    return {key: new[key] for key in ("reason", "needs", "from", "since") if new.get(key)}


def _serialize_blocker(task: Task) -> dict[str, str]:
    blocker = task.blocker
    if blocker is None:
        return {}
    since = blocker.since.isoformat() if blocker.since is not None else None
    texts = {"reason": blocker.reason, "needs": blocker.needs, "from": blocker.from_, "since": since}
    return {key: text for key, text in texts.items() if text}


def plan_task_end(entry: Entry[Task], day: str, today: date) -> Iterator[Change]:
    """Yield the changes that move the end of a task to `day`, in the form of files; none if it is the same.

    The first move records the previous end as `first_due`. Later ones keep it, except for a task that was brought
    forward and missed its new end, which was due then. A routine has no due day.
    """
    task, at = entry
    if day == task.end.isoformat():
        return
    yield Change(at / "end", day)
    is_missed = task.first_due is not None and task.end < min(task.first_due, today)
    if task.repeat is None and (task.first_due is None or is_missed):
        yield Change(at / "first_due", task.end.isoformat())
