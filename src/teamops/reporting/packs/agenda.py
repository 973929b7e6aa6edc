"""The agenda of a meeting, from the data: lines that a chair can read out, each only if there is something to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from teamops.locale.formats import format_amount
from teamops.model.figures.completion import count_days_late
from teamops.model.quotas.quotas import Quota, list_quotas
from teamops.model.records.tasks import Task
from teamops.model.signing.sides import list_contacts
from teamops.model.signing.signatures import list_signature_states
from teamops.model.time.calendar import shift_day
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import format_deviation
from teamops.reporting.base.report import ReportOptions
from teamops.reporting.packs.agenda_line import (
    AgendaItem,
    AgendaSpan,
    Kind,
    build_item,
    format_action,
    format_count,
    format_enumeration,
    format_people,
    format_with_owner,
)
from teamops.reporting.packs.week_follow_up import collect_due_decisions, collect_due_improvements
from teamops.reporting.tables.projects import CheckpointRow
from teamops.reporting.tables.requests import is_late
from teamops.reporting.tables.tasks import format_needs

_FIRST_HALF = 15
"""A monthly meeting up to this day still looks back on the month before."""


def build_agenda(ws: Workspace, kind: Kind, held: date, options: ReportOptions) -> tuple[AgendaItem, ...]:
    """Build the agenda of a meeting on the day `held`, with the data as of `options.today`."""
    past, coming = _get_periods(kind, held)
    span = AgendaSpan(ws, ReportOptions(coming, options.today, options.lang), kind, past)
    return tuple(item for source in _SOURCES for item in source(span))


def _get_periods(kind: Kind, held: date) -> tuple[Period, Period]:
    """Return the weeks or months that the meeting looks back on and ahead to."""
    if kind == "weekly":
        this = Period.week_of(held)
        return Period.week_of(shift_day(this.start, -1)), this
    this = Period.month(held.year, held.month)
    beside = shift_day(this.start, -1) if held.day <= _FIRST_HALF else shift_day(this.end, 1)
    other = Period.month(beside.year, beside.month)
    return (other, this) if held.day <= _FIRST_HALF else (this, other)


def list_invitees(
    ws: Workspace, concerned: Iterable[str], held: date, *, with_departments: bool = False
) -> tuple[str, ...]:
    """Return the director, the people of the agenda in the order of teamops.yaml, and the departments.

    People who are not in the team on the day `held` are not invited.
    """
    people = {who: person for who, person in ws.settings.people.items() if person.is_member(held)}
    invited = {*concerned}
    director = [who for who in people if who == ws.settings.director]
    departments = ws.settings.departments if with_departments else ()
    return tuple(dict.fromkeys([*director, *(who for who in people if who in invited), *departments]))


def _list_past_tasks(span: AgendaSpan) -> Iterator[AgendaItem]:
    """Yield what was due and done, and what is late today, however old."""
    completed, late = span.completed, span.overdue
    if not (completed.due or late):
        return
    counts = {"done": len(completed.done), "all": len(completed.due)}
    texts = [span.options.words("meeting.of_them_done", **counts)] if completed.due else []
    if late:
        names = [_describe_late_task(span, task) for task in late]
        texts.append(format_count(span, "late", names, count=len(late)))
    people = (owner for task in late for owner in task.owner)
    yield build_item(span, f"{span.kind}.past", span.options.words("work.and").join(texts), people)


def _describe_late_task(span: AgendaSpan, task: Task) -> str:
    owner, days = format_people(span, *task.owner), count_days_late(task, span.options.today)
    return span.options.words("reports.weekly.late_task", task=span.cells.name_task(task), owner=owner, days=days)


def _list_coming_tasks(span: AgendaSpan) -> Iterator[AgendaItem]:
    tasks = [task for task in span.planned if task.is_open and task.end >= span.options.today]
    if tasks:
        due = [
            format_with_owner(span, span.cells.name_task(task), *task.owner) for task in tasks if task.due in span.this
        ]
        text = format_count(span, "planned" if due else "planned_none_due", due, count=len(tasks), due=len(due))
        yield build_item(span, f"{span.kind}.ahead", text, (owner for task in tasks for owner in task.owner))


def _list_quotas(span: AgendaSpan) -> Iterator[AgendaItem]:
    """Yield what people have to reach this week of each goal; a month's goals are in the pack."""
    by_goal: dict[str, list[Quota]] = {}
    for quota in list_quotas(span.ws, span.this, span.options.today) if span.kind == "weekly" else ():
        by_goal.setdefault(quota.node.goal.id, []).append(quota)
    if by_goal:
        names = [_describe_quotas(span, quotas) for quotas in by_goal.values()]
        people = (quota.person for quotas in by_goal.values() for quota in quotas)
        yield build_item(span, "quotas", format_enumeration(span, names), people)


def _describe_quotas(span: AgendaSpan, quotas: Sequence[Quota]) -> str:
    """新签合同额 165万元（罗锐、王伟、李明）; a goal that everybody holds has no sum"""
    node, name = quotas[0].node, quotas[0].node.name
    if node.goal.measure == "sum":
        target = span.ws.digits(node).shown(sum((quota.target for quota in quotas), Decimal(0)))
        name = f"{name} {format_amount(target, node.goal.unit)}"
    return format_with_owner(span, name, *dict.fromkeys(quota.person for quota in quotas))


def _list_blocked_tasks(span: AgendaSpan) -> Iterator[AgendaItem]:
    tasks = [task for task in span.blocked_tasks if task.status == "blocked"]
    if tasks:
        people = [who for task in tasks for who in (*task.owner, *_find_provider(span, task))]
        names = [_describe_wait(span, task) for task in tasks]
        yield build_item(span, "blocked", format_enumeration(span, names), people)


def _find_provider(span: AgendaSpan, task: Task) -> tuple[str, ...]:
    """Return the person who can unblock the task; for a department, its head."""
    return list_contacts(span.ws, task.blocker.from_ if task.blocker is not None else None)[:1]


def _describe_wait(span: AgendaSpan, task: Task) -> str:
    name = format_with_owner(span, span.cells.name_task(task), *task.owner)
    needs = format_needs(span.cells, task.blocker) if task.blocker is not None else ""
    return span.options.words("meeting.waits", task=name, needs=needs) if needs else name


def _list_deviations(span: AgendaSpan) -> Iterator[AgendaItem]:
    """Yield the deviations for the worse with open measures, or without any measure."""
    rows = [row for row in span.deviation_rows if _is_unresolved(row)]
    if rows:
        people = [who for row in rows for who in _list_answerable(row)]
        names = [_describe_deviation(span, row) for row in rows]
        yield build_item(span, "deviations", format_enumeration(span, names), people)


def _is_unresolved(row: CheckpointRow) -> bool:
    point = row.checkpoint
    if point is None or not point.is_worse:
        return False
    states = [measure.status for measure in point.measures]
    return "open" in states or all(state == "cancelled" for state in states)


def _list_answerable(row: CheckpointRow) -> Iterator[str | None]:
    assert row.checkpoint is not None  # its caller chose rows with a checkpoint
    yield row.owner
    yield from (measure.owner for measure in row.checkpoint.measures if measure.status == "open")


def _describe_deviation(span: AgendaSpan, row: CheckpointRow) -> str:
    point, words = row.checkpoint, span.options.words
    assert point is not None  # its caller chose rows with a checkpoint
    rate = format_deviation(point.deviation, Decimal(span.ws.settings.limits.deviation))
    open_actions = [measure.action.strip() for measure in point.measures if measure.status == "open"]
    measures = words("reports.comma").join(open_actions) or words("meeting.no_measure")
    facts = {"project": row.monitor.project, "phase": row.phase.name, "metric": point.metric, "rate": rate}
    return words("meeting.deviation", **facts, measures=measures)


def _list_decisions(span: AgendaSpan) -> Iterator[AgendaItem]:
    """Yield the decisions that fall due and did not become tasks; the meeting asks whether they are done."""
    due = [one for _, one in collect_due_decisions(span) if _is_due(span, one.due)]
    if due:
        names = [format_action(span, one.decision, one.owner, one.due, is_open=False) for one in due]
        people = (who for one in due for who in list_contacts(span.ws, one.owner)[:1])
        yield build_item(span, "decisions", format_enumeration(span, names), people)


def _is_due(span: AgendaSpan, due: date | None) -> bool:
    return due is None or due <= span.until


def _list_requests(span: AgendaSpan) -> Iterator[AgendaItem]:
    requests = [request for request in span.requests if request.is_open]
    if requests:
        late = sum(is_late(request, span.options.today) for request in requests)
        names = [format_action(span, request.need, request.to, request.due) for request in requests]
        people = (who for r in requests for who in (r.owner, *list_contacts(span.ws, r.to)[:1]))
        message = "requests_late" if late else "requests"
        yield build_item(span, "requests", format_count(span, message, names, count=len(requests), late=late), people)


def _list_improvements(span: AgendaSpan) -> Iterator[AgendaItem]:
    due = [one for _, one in collect_due_improvements(span) if _is_due(span, one.due)]
    if due:
        names = [format_action(span, one.item, one.owner, one.due) for one in due]
        yield build_item(span, "improvements", format_enumeration(span, names), (one.owner for one in due))


def _list_confirmations(span: AgendaSpan) -> Iterator[AgendaItem]:
    """Yield the people who have not confirmed a goal that is not over yet (§1.7)."""
    trees = [tree for tree in span.ws.list_goal_trees() if tree.period is None or tree.period.end >= span.options.today]
    unsigned = (one for tree in trees for one in list_signature_states(tree).values() if one.unsigned)
    people = tuple(dict.fromkeys(one.person for one in unsigned))
    if people:
        names = span.options.words("reports.comma").join(span.ws.get_names(people))
        yield build_item(span, "confirmations", names, people)


_SOURCES = (
    _list_past_tasks,
    _list_quotas,
    _list_coming_tasks,
    _list_blocked_tasks,
    _list_deviations,
    _list_decisions,
    _list_requests,
    _list_improvements,
    _list_confirmations,
)
