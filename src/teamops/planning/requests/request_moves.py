"""The moves of a request between departments, from acceptance to confirmation, and of emergencies (§5.3, §5.7, §5.8).

Each move takes the request, the person and the time, and returns the request after it: the same object if there is
nothing to do. It raises RequestError if it is not allowed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Literal

from teamops.locale.words import get_words
from teamops.model.change import Change
from teamops.model.dataclass import dataclass, replace
from teamops.model.place import Entry
from teamops.model.records.collaboration import Emergency, Request
from teamops.model.records.goals import Confirmation
from teamops.model.records.monitors import Escalation
from teamops.model.signing.acceptance import collect_terms, compute_digest
from teamops.model.signing.sides import BOTH, Side, find_confirmed_sides, find_sides, is_accepted, list_speakers
from teamops.model.time.moments import convert_to_zone, format_moment
from teamops.model.workspace import Workspace
from teamops.planning.lookup import resolve_record
from teamops.planning.requests.changes import plan_request_changes
from teamops.planning.requests.limits import RequestError, list_named_people, require_open, require_provider

Move = Callable[[Workspace, Request, datetime], Request]


@dataclass(frozen=True, slots=True)
class RequestPlan:
    """A request with its place, its state after a move, and the changes to write, if any."""

    entry: Entry[Request]
    after: Request
    changes: tuple[Change, ...]


def plan_move(ws: Workspace, word: str, move: Move, now: datetime) -> RequestPlan:
    """Plan `move` for the request that `word` denotes; nothing is written.

    Raises NoSuchRecordError unless exactly one request matches, and RequestError as `move` does.
    """
    entry: Entry[Request] = resolve_record(ws, "requests", word)
    after = move(ws, entry.record, convert_to_zone(now, ws.settings.timezone).replace(microsecond=0))
    return RequestPlan(entry, after, tuple(plan_request_changes(entry, after)))


def accept(ws: Workspace, request: Request, now: datetime, person: str, due: date | None = None) -> Request:
    """Accept the terms of the request for the providing department; `due` is a day that it sets itself."""
    require_open(request)
    require_provider(ws, request, person)
    agreed = replace(request, due=due or request.due)
    if agreed.due is None:
        raise RequestError("no_due", need=request.need)
    if is_accepted(ws, agreed) and request.status != "open":
        return request
    signed = Confirmation(by=person, at=now, digest=compute_digest(collect_terms(agreed)))
    status = "accepted" if request.status == "open" else request.status
    return replace(stamp_emergency(agreed, "responded", now), accepted=signed, status=status)


@dataclass(frozen=True, slots=True)
class RequestEdit:
    """Changes of a request; None leaves a value as it is, an empty note removes it."""

    item: str | None = None
    due: date | None = None
    to: str | None = None
    owner: str | None = None
    note: str | None = None


def change(ws: Workspace, request: Request, _now: datetime, edit: RequestEdit) -> Request:
    """Change the request; new terms or a new provider remove acceptance and confirmations, and it is open again."""
    require_open(request)
    if edit.item is not None and not edit.item.strip():
        raise RequestError("empty_item", need=request.need)
    values = {key: getattr(edit, key) for key in ("item", "due", "to", "owner", "note")}
    after = replace(request, **{key: value for key, value in values.items() if value is not None})
    if after.to is not None and after.to == after.from_ and after.to != request.to:
        raise RequestError("same_department", department=ws.get_department_name(after.to))
    if after.note == "":
        after = replace(after, note=None)
    if (collect_terms(after) == collect_terms(request) and after.to == request.to) or is_accepted(ws, after):
        return after  # also where what was accepted is restored
    return replace(after, status="open", accepted=None, confirmed=())


def start(ws: Workspace, request: Request, _now: datetime, person: str | None = None) -> Request:
    """Start the work; after a rejected delivery restart it and remove the confirmations."""
    require_open(request)
    if person is not None:
        require_provider(ws, request, person)
    return replace(request, status="in_progress", confirmed=() if request.status == "delivered" else request.confirmed)


def deliver(ws: Workspace, request: Request, now: datetime, person: str) -> Request:
    """Mark the request as delivered, and an emergency as solved."""
    require_open(request)
    require_provider(ws, request, person)
    if request.status == "delivered":
        return request
    return replace(stamp_emergency(request, "solved", now), status="delivered")


def confirm(ws: Workspace, request: Request, now: datetime, person: str) -> Request:
    """Confirm the delivery for the person's side; once both sides have, the request is done."""
    if request.status == "cancelled":
        require_open(request)
    sides = find_sides(ws, request, person)
    if not sides:
        _refuse(ws, request, person)
    if request.status not in ("delivered", "done"):
        raise RequestError(
            "not_delivered", need=request.need, status=request.status, command=suggest_next_step(ws, request)
        )
    after = request
    if sides - find_confirmed_sides(ws, request):
        after = replace(request, confirmed=(*request.confirmed, Confirmation(by=person, at=now)))
    return replace(after, status="done") if find_confirmed_sides(ws, after) == BOTH else after


def _refuse(ws: Workspace, request: Request, person: str) -> None:
    """Raise RequestError for a person who represents neither side."""
    people = dict.fromkeys((*list_speakers(ws, request, "provider"), *list_speakers(ws, request, "requester")))
    facts = {"need": request.need, "person": ws.get_person_name(person)}
    raise RequestError("neither_side", people=list_named_people(ws, tuple(people)) or "—", **facts)


def cancel(ws: Workspace, request: Request, _now: datetime, reason: str) -> Request:
    """Cancel the request and append the reason to its note, in the team's language."""
    if request.status == "cancelled":
        return request
    require_open(request)
    if not reason.strip():
        raise RequestError("no_reason", need=request.need)
    words = get_words(ws)
    because = words("request.cancelled_because", reason=reason.strip())
    note = words("work.and").join(filter(None, (request.note, because)))
    return replace(request, status="cancelled", note=note)


def escalate(ws: Workspace, request: Request, now: datetime, plan: str, to: str | None = None) -> Request:
    """Escalate the problem to `to`, or the director, with a plan for it (§5.7)."""
    require_open(request)
    recipient = to or ws.settings.director
    if recipient is None:
        raise RequestError("no_director")
    if not plan.strip():
        raise RequestError("no_plan", need=request.need)
    previous = request.escalated
    if previous is not None and (previous.to, previous.plan) == (recipient, plan.strip()):
        return request
    return replace(request, escalated=Escalation(to=recipient, at=now, plan=plan.strip()))


def make_urgent(_ws: Workspace, request: Request, now: datetime, _person: str | None = None) -> Request:
    """Mark the request as urgent from now on, unless it already is."""
    require_open(request)
    return request if request.urgent is not None else replace(request, urgent=Emergency(raised=now))


def respond(ws: Workspace, request: Request, now: datetime, person: str) -> Request:
    """Record the first answer of the providing department."""
    _require_urgent(request)
    require_open(request)
    require_provider(ws, request, person)
    return stamp_emergency(request, "responded", now)


def solve(ws: Workspace, request: Request, now: datetime, person: str) -> Request:
    """Record that the providing department solved the emergency; the agreed delivery stays due."""
    _require_urgent(request)
    require_open(request)
    require_provider(ws, request, person)
    return stamp_emergency(request, "solved", now)


def stamp_emergency(request: Request, key: Literal["responded", "solved"], now: datetime) -> Request:
    """Return the request with the time its emergency was answered or solved; an existing time is kept."""
    urgent = request.urgent
    if urgent is None or getattr(urgent, key) is not None:
        return request
    if now < urgent.raised:
        zone = now.tzinfo or urgent.raised.tzinfo
        assert zone is not None  # times of records have their zone
        raise RequestError("not_raised_yet", need=request.need, raised=format_moment(urgent.raised, zone))
    return replace(request, urgent=replace(urgent, **{key: now}))


def _require_urgent(request: Request) -> None:
    if request.urgent is None:
        raise RequestError("not_urgent", need=request.need, id=request.id)


def suggest_next_step(ws: Workspace, request: Request) -> str:
    """Return the command with which the provider continues: accept, then deliver."""
    verb = "accept" if not is_accepted(ws, request) and request.status == "open" else "deliver"
    return format_side_command(ws, request, verb, "provider")


def format_side_command(ws: Workspace, request: Request, verb: str, side: Side) -> str:
    """Return the command that a side runs next, with its contact person."""
    contact = next(iter(list_speakers(ws, request, side)), "")
    return f"teamops request {verb} {request.id}" + (f" --as {contact}" if contact else "")
