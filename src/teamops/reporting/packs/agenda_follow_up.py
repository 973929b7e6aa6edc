"""The lines of an agenda on what was promised: measures, decisions, requests, improvements, confirmations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from teamops.model.signing.signatures import standings
from teamops.reporting.base.cells import deviation_text
from teamops.reporting.items.waiting_time import people_of
from teamops.reporting.packs.agenda_line import Item, Span, counted, item, promised, several
from teamops.reporting.packs.week_follow_up import due_decisions, due_improvements
from teamops.reporting.tables.projects import Watched
from teamops.reporting.tables.requests import is_late


def deviations(span: Span) -> Iterator[Item]:
    """Beyond the limit for the worse, and not dealt with: with open measures, or with none at all."""
    rows = [row for row in span.deviating if _is_open(row)]
    if rows:
        people = [who for row in rows for who in _answerable(row)]
        yield item(span, "deviations", several(span, [_deviation(span, row) for row in rows]), people)


def _is_open(row: Watched) -> bool:
    point = row.checkpoint
    if point is None or not point.is_worse:
        return False
    return all(one.status == "cancelled" for one in point.measures) or any(
        one.status == "open" for one in point.measures
    )


def _open_measures(row: Watched) -> list[str]:
    measures = row.checkpoint.measures if row.checkpoint is not None else ()
    return [measure.action.strip() for measure in measures if measure.status == "open"]


def _answerable(row: Watched) -> Iterator[str | None]:
    assert row.checkpoint is not None  # its caller chose rows with a checkpoint
    yield row.checkpoint.owner or row.monitor.owner
    yield from (measure.owner for measure in row.checkpoint.measures if measure.status == "open")


def _deviation(span: Span, row: Watched) -> str:
    point, words = row.checkpoint, span.asked.words
    assert point is not None  # its caller chose rows with a checkpoint
    limit = Decimal(span.ws.settings.limits.deviation)
    rate = deviation_text(point.deviation, limit)
    measures = words("reports.comma").join(_open_measures(row)) or words("meeting.no_measure")
    facts = {"project": row.monitor.project, "phase": row.phase.name, "metric": point.metric, "rate": rate}
    return words("meeting.deviation", **facts, measures=measures)


def decisions(span: Span) -> Iterator[Item]:
    """Those that fall due and became no tasks, which have lines of their own: whether they are done, one asks."""
    due = [one for _, one in due_decisions(span) if _is_due(span, one.due)]
    if due:
        named = [promised(span, one.decision, one.owner, one.due, is_open=False) for one in due]
        people = (who for one in due for who in people_of(span.ws, one.owner)[:1])
        yield item(span, "decisions", several(span, named), people)


def _is_due(span: Span, due: date | None) -> bool:
    return due is None or due <= span.until


def requests(span: Span) -> Iterator[Item]:
    requests = [request for request in span.requests if request.is_open]
    if requests:
        late = sum(is_late(request, span.asked.today) for request in requests)
        named = [promised(span, request.need, request.to, request.due) for request in requests]
        people = (who for r in requests for who in (r.owner, *people_of(span.ws, r.to)[:1]))
        message = "requests_late" if late else "requests"
        yield item(span, "requests", counted(span, message, named, count=len(requests), late=late), people)


def improvements(span: Span) -> Iterator[Item]:
    due = [one for _, one in due_improvements(span) if _is_due(span, one.due)]
    if due:
        named = [promised(span, one.item, one.owner, one.due) for one in due]
        yield item(span, "improvements", several(span, named), (one.owner for one in due))


def confirmations(span: Span) -> Iterator[Item]:
    """Who has not confirmed a goal that is not over yet (§1.7)."""
    trees = [tree for tree in span.ws.goal_trees() if tree.period is None or tree.period.end >= span.asked.today]
    found = (one for tree in trees for one in standings(tree).values() if one.unsigned)
    people = tuple(dict.fromkeys(one.person for one in found))
    if people:
        named = span.asked.words("reports.comma").join(span.ws.names_of(people))
        yield item(span, "confirmations", named, people)
