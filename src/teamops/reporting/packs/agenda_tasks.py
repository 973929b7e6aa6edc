"""The lines of an agenda on tasks: what was done, what comes, what is blocked."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.model.figures.completion import count_days_late
from teamops.model.records.tasks import Task
from teamops.reporting.items.waiting_time import list_contacts
from teamops.reporting.packs.agenda_line import (
    AgendaItem,
    AgendaSpan,
    build_item,
    format_count,
    format_enumeration,
    format_people,
    format_with_owner,
)
from teamops.reporting.tables.tasks import format_needs


def list_past_tasks(span: AgendaSpan) -> Iterator[AgendaItem]:
    """What was to be done, and what is late today, from however long ago."""
    found, late = span.completed, span.overdue
    if not (found.due or late):
        return
    counts = {"done": len(found.done), "all": len(found.due)}
    said = [span.asked.words("meeting.of_them_done", **counts)] if found.due else []
    if late:
        named = [span.asked.words("reports.weekly.late_task", **_get_late_facts(span, task)) for task in late]
        said.append(format_count(span, "late", named, count=len(late)))
    people = (owner for task in late for owner in task.owner)
    yield build_item(span, f"{span.kind}.past", span.asked.words("work.and").join(said), people)


def _get_late_facts(span: AgendaSpan, task: Task) -> dict[str, object]:
    return {
        "task": task.name,
        "owner": format_people(span, *task.owner),
        "days": count_days_late(task, span.asked.today),
    }


def list_coming_tasks(span: AgendaSpan) -> Iterator[AgendaItem]:
    tasks = [task for task in span.planned if task.is_open and task.end >= span.asked.today]
    if tasks:
        due = [format_with_owner(span, task.name, *task.owner) for task in tasks if task.due in span.this]
        text = format_count(span, "planned" if due else "planned_none_due", due, count=len(tasks), due=len(due))
        yield build_item(span, f"{span.kind}.ahead", text, (owner for task in tasks for owner in task.owner))


def list_blocked_tasks(span: AgendaSpan) -> Iterator[AgendaItem]:
    tasks = [task for task in span.blocked_tasks if task.status == "blocked"]
    if tasks:
        people = [who for task in tasks for who in (*task.owner, *_find_provider(span, task))]
        yield build_item(
            span, "blocked", format_enumeration(span, [_describe_wait(span, task) for task in tasks]), people
        )


def _find_provider(span: AgendaSpan, task: Task) -> tuple[str, ...]:
    """The one who can move the task: of a department, its head."""
    return list_contacts(span.ws, task.blocker.from_ if task.blocker is not None else None)[:1]


def _describe_wait(span: AgendaSpan, task: Task) -> str:
    named = format_with_owner(span, task.name, *task.owner)
    needs = format_needs(span.cells, task.blocker) if task.blocker is not None else ""
    return span.asked.words("meeting.waits", task=named, needs=needs) if needs else named
