"""The lines of an agenda on what was promised: measures, decisions, requests, improvements, confirmations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from teamops.model.signing.signatures import list_signature_states
from teamops.reporting.base.cells import format_deviation
from teamops.reporting.items.waiting_time import list_contacts
from teamops.reporting.packs.agenda_line import (
    AgendaItem,
    AgendaSpan,
    build_item,
    format_count,
    format_enumeration,
    format_promise,
)
from teamops.reporting.packs.week_follow_up import collect_due_decisions, collect_due_improvements
from teamops.reporting.tables.projects import CheckpointRow
from teamops.reporting.tables.requests import is_late


def list_deviations(span: AgendaSpan) -> Iterator[AgendaItem]:
    """Beyond the limit for the worse, and not dealt with: with open measures, or with none at all."""
    rows = [row for row in span.deviation_rows if _is_open(row)]
    if rows:
        people = [who for row in rows for who in _list_answerable(row)]
        yield build_item(
            span, "deviations", format_enumeration(span, [_describe_deviation(span, row) for row in rows]), people
        )


def _is_open(row: CheckpointRow) -> bool:
    point = row.checkpoint
    if point is None or not point.is_worse:
        return False
    return all(one.status == "cancelled" for one in point.measures) or any(
        one.status == "open" for one in point.measures
    )


def _list_open_measures(row: CheckpointRow) -> list[str]:
    measures = row.checkpoint.measures if row.checkpoint is not None else ()
    return [measure.action.strip() for measure in measures if measure.status == "open"]


def _list_answerable(row: CheckpointRow) -> Iterator[str | None]:
    assert row.checkpoint is not None  # its caller chose rows with a checkpoint
    yield row.checkpoint.owner or row.monitor.owner
    yield from (measure.owner for measure in row.checkpoint.measures if measure.status == "open")


def _describe_deviation(span: AgendaSpan, row: CheckpointRow) -> str:
    point, words = row.checkpoint, span.asked.words
    assert point is not None  # its caller chose rows with a checkpoint
    limit = Decimal(span.ws.settings.limits.deviation)
    rate = format_deviation(point.deviation, limit)
    measures = words("reports.comma").join(_list_open_measures(row)) or words("meeting.no_measure")
    facts = {"project": row.monitor.project, "phase": row.phase.name, "metric": point.metric, "rate": rate}
    return words("meeting.deviation", **facts, measures=measures)


def list_decisions(span: AgendaSpan) -> Iterator[AgendaItem]:
    """Those that fall due and became no tasks, which have lines of their own: whether they are done, one asks."""
    due = [one for _, one in collect_due_decisions(span) if _is_due(span, one.due)]
    if due:
        named = [format_promise(span, one.decision, one.owner, one.due, is_open=False) for one in due]
        people = (who for one in due for who in list_contacts(span.ws, one.owner)[:1])
        yield build_item(span, "decisions", format_enumeration(span, named), people)


def _is_due(span: AgendaSpan, due: date | None) -> bool:
    return due is None or due <= span.until


def list_requests(span: AgendaSpan) -> Iterator[AgendaItem]:
    requests = [request for request in span.requests if request.is_open]
    if requests:
        late = sum(is_late(request, span.asked.today) for request in requests)
        named = [format_promise(span, request.need, request.to, request.due) for request in requests]
        people = (who for r in requests for who in (r.owner, *list_contacts(span.ws, r.to)[:1]))
        message = "requests_late" if late else "requests"
        yield build_item(span, "requests", format_count(span, message, named, count=len(requests), late=late), people)


def list_improvements(span: AgendaSpan) -> Iterator[AgendaItem]:
    due = [one for _, one in collect_due_improvements(span) if _is_due(span, one.due)]
    if due:
        named = [format_promise(span, one.item, one.owner, one.due) for one in due]
        yield build_item(span, "improvements", format_enumeration(span, named), (one.owner for one in due))


def list_confirmations(span: AgendaSpan) -> Iterator[AgendaItem]:
    """Who has not confirmed a goal that is not over yet (§1.7)."""
    trees = [tree for tree in span.ws.list_goal_trees() if tree.period is None or tree.period.end >= span.asked.today]
    found = (one for tree in trees for one in list_signature_states(tree).values() if one.unsigned)
    people = tuple(dict.fromkeys(one.person for one in found))
    if people:
        named = span.asked.words("reports.comma").join(span.ws.get_names(people))
        yield build_item(span, "confirmations", named, people)
