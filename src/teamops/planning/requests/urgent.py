"""The moves of an urgent request: raised, answered within 2 hours, solved within 24 (§5.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Literal

from teamops.model.records.collaboration import Emergency, Request
from teamops.model.time.moments import format_moment
from teamops.model.workspace import Workspace
from teamops.planning.requests.limits import RequestError, require_open, require_provider


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
