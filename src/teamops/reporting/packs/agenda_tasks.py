"""The lines of an agenda on tasks: what was done, what comes, what is blocked."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.model.figures.completion import days_late
from teamops.model.records.tasks import Task
from teamops.reporting.items.waiting_time import people_of
from teamops.reporting.packs.agenda_line import Item, Span, counted, item, owned, several, who
from teamops.reporting.tables.tasks import needed


def past(span: Span) -> Iterator[Item]:
    """What was to be done, and what is late today, from however long ago."""
    found, late = span.completed, span.overdue
    if not (found.due or late):
        return
    counts = {"done": len(found.done), "all": len(found.due)}
    said = [span.asked.words("meeting.of_them_done", **counts)] if found.due else []
    if late:
        named = [span.asked.words("reports.weekly.late_task", **_late(span, task)) for task in late]
        said.append(counted(span, "late", named, count=len(late)))
    people = (owner for task in late for owner in task.owner)
    yield item(span, f"{span.kind}.past", span.asked.words("work.and").join(said), people)


def _late(span: Span, task: Task) -> dict[str, object]:
    return {"task": task.name, "owner": who(span, *task.owner), "days": days_late(task, span.asked.today)}


def ahead(span: Span) -> Iterator[Item]:
    tasks = [task for task in span.planned if task.is_open and task.end >= span.asked.today]
    if tasks:
        due = [owned(span, task.name, *task.owner) for task in tasks if task.due in span.this]
        text = counted(span, "planned" if due else "planned_none_due", due, count=len(tasks), due=len(due))
        yield item(span, f"{span.kind}.ahead", text, (owner for task in tasks for owner in task.owner))


def blocked(span: Span) -> Iterator[Item]:
    tasks = [task for task in span.blocked if task.status == "blocked"]
    if tasks:
        people = [who for task in tasks for who in (*task.owner, *_provider(span, task))]
        yield item(span, "blocked", several(span, [_waiting(span, task) for task in tasks]), people)


def _provider(span: Span, task: Task) -> tuple[str, ...]:
    """The one who can move the task: of a department, its head."""
    return people_of(span.ws, task.blocker.from_ if task.blocker is not None else None)[:1]


def _waiting(span: Span, task: Task) -> str:
    named = owned(span, task.name, *task.owner)
    needs = needed(span.cells, task.blocker) if task.blocker is not None else ""
    return span.asked.words("meeting.waits", task=named, needs=needs) if needs else named
