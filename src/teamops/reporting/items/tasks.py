"""What tasks ask of people today: of their owners, and of those whom a blocked task waits for (§2.5, §2.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from teamops.model.dataclass import replace
from teamops.model.figures.completion import count_days_late
from teamops.model.place import At, Entry
from teamops.model.quotas.quota_tasks import is_only_quota
from teamops.model.records.tasks import Task
from teamops.model.signing.sides import list_contacts
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import RuleVerdict
from teamops.reporting.items.action_item import ActionItem, ActionReason
from teamops.reporting.items.waiting_time import get_provider_name


def collect_task_actions(ws: Workspace, today: date, verdicts: Iterable[RuleVerdict]) -> Iterator[ActionItem]:
    """Yield late and due tasks, those that begin, are blocked or have a stale status (T005), and what they wait for."""
    stale: dict[At, Mapping[str, str]] = {}
    too_long: dict[At, Mapping[str, str]] = {}
    for one in verdicts:
        if one.code in ("T005", "T010"):
            (stale if one.code == "T005" else too_long)[At(one.at.file, one.at.route[:2])] = one.facts
    for entry in ws.open_tasks:
        task, at = entry.record, entry.at
        if is_only_quota(ws.nodes, task):
            continue
        reasons = [*_list_day_reasons(task, today), *_list_blocker_reasons(ws, task, too_long.get(at))]
        if at in stale:
            reasons.append(ActionReason("stale", {key: stale[at][key] for key in ("last", "due") if key in stale[at]}))
        if reasons:
            command = _get_command(task, reasons[0].kind)
            yield replace(_make_item(task, at, tuple(reasons)), command=command)
        yield from _collect_waits(ws, entry)


def _get_command(task: Task, reason: str) -> str:
    """Return the command by which the owner goes on with the task, closes it, or confirms its status."""
    if task.status == "blocked" or reason == "begins":
        return f"teamops update {task.id} --status in_progress"
    return f"teamops done {task.id}" if reason in ("overdue", "due_today") else f"teamops update {task.id}"


def _list_day_reasons(task: Task, today: date) -> Iterator[ActionReason]:
    if task.end < today:
        first = {} if task.due == task.end else {"first": task.due.isoformat()}
        yield ActionReason("overdue", {"days": str(count_days_late(task, today)), **first})
    elif task.end == today:
        yield ActionReason("due_today")
    elif task.start == today and task.status == "not_started":
        yield ActionReason("begins")


def _list_blocker_reasons(ws: Workspace, task: Task, too_long: Mapping[str, str] | None) -> Iterator[ActionReason]:
    """Yield that it is blocked, or to be raised if it has been so for too long (T010)."""
    if task.status != "blocked":
        return
    whom = {"whom": get_provider_name(ws, task)}
    yield (
        ActionReason("blocked", whom) if too_long is None else ActionReason("raise", {**whom, "days": too_long["days"]})
    )


def _collect_waits(ws: Workspace, entry: Entry[Task]) -> Iterator[ActionItem]:
    """Yield what a task needs of others, whether it is blocked or goes on meanwhile."""
    task = entry.record
    people = list_contacts(ws, task.blocker.from_ if task.blocker is not None else None)
    if task.blocker is None or not people or people == task.owner:
        return
    needs, who = (task.blocker.needs or "").strip(), " · ".join(ws.get_names(task.owner))
    reason = ActionReason("waited_for_needs" if needs else "waited_for", {"who": who, "needs": needs})
    yield replace(_make_item(task, entry.at, (reason,)), people=people)


def _make_item(task: Task, at: At, reasons: tuple[ActionReason, ...]) -> ActionItem:
    """Return the item of the owner; a task of a routine has its day or week in the name."""
    item = ActionItem(task.owner, task.name, task.id, at, task.end, reasons, task.priority)
    if task.routine is None:
        return item
    if task.start == task.due:
        return replace(item, form="of_day", facts={"day": task.due.isoformat()})
    return replace(item, form="of_week", facts={"week": f"W{task.start.isocalendar().week:02}"})
