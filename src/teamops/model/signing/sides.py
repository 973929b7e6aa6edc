"""The two sides of a request between departments, and who represents each (§5.8)."""

from __future__ import annotations

from typing import Literal, get_args

from teamops.model.records.collaboration import Request
from teamops.model.signing.acceptance import find_changed_fields
from teamops.model.workspace import Workspace

Side = Literal["provider", "requester"]

SIDES: tuple[Side, ...] = get_args(Side)
BOTH: frozenset[Side] = frozenset(SIDES)


def is_of_department(ws: Workspace, person: str, department: str | None) -> bool:
    """Return whether `person` is a member or the head of the department."""
    if department is None:
        return False
    known, of = ws.settings.people.get(person), ws.settings.departments.get(department)
    return (of is not None and person == of.head) or (known is not None and known.department == department)


def find_sides(ws: Workspace, request: Request, person: str) -> frozenset[Side]:
    """Return the sides that `person` represents; a head of both departments represents both.

    The owner represents the requester, unless they belong to the provider.
    """
    provides = is_of_department(ws, person, request.to)
    asks = is_of_department(ws, person, request.from_) or (person == request.owner and not provides)
    sides: list[tuple[Side, bool]] = [("provider", provides), ("requester", asks)]
    return frozenset(side for side, speaks in sides if speaks)


def find_confirmed_sides(ws: Workspace, request: Request) -> frozenset[Side]:
    """Return the sides that confirmed the request as done; unknown people represent no side."""
    return frozenset[Side]().union(*(find_sides(ws, request, one.by) for one in request.confirmed))


def is_accepted(ws: Workspace, request: Request) -> bool:
    """Return whether the providing department signed the present terms, with a digest that would show a change."""
    signed = request.accepted
    if signed is None or signed.digest is None:
        return False
    return find_changed_fields(request) == () and is_of_department(ws, signed.by, request.to)


def list_contacts(ws: Workspace, who: str | None) -> tuple[str, ...]:
    """Return the contacts of `who`: the person, or the head of a department and then its members."""
    if who is None or who in ws.settings.people:
        return () if who is None else (who,)
    head = ws.settings.departments[who].head if who in ws.settings.departments else None
    members = [person for person, known in ws.settings.people.items() if known.department == who]
    return tuple(dict.fromkeys([*([head] if head in ws.settings.people and head else []), *members]))


def list_speakers(ws: Workspace, request: Request, side: Side) -> tuple[str, ...]:
    """Return the representatives of a side, the contact first: the requester's owner or the provider's head."""
    contacts = [request.owner, request.from_] if side == "requester" else [request.to]
    people = dict.fromkeys(person for who in contacts for person in list_contacts(ws, who))
    return tuple(person for person in people if side in find_sides(ws, request, person))
