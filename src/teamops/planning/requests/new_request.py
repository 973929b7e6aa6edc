"""Build a new request between departments from its required and derived fields (§5.8)."""

from __future__ import annotations

from datetime import date, datetime

from teamops.model.dataclass import dataclass
from teamops.model.records.collaboration import Emergency, Request
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace
from teamops.planning.requests.limits import RequestError


@dataclass(frozen=True, slots=True)
class RequestOptions:
    """A new request as given by the user: people and departments by id, None for missing options."""

    need: str
    asker: str | None = None
    provider: str | None = None
    item: str | None = None
    due: date | None = None
    owner: str | None = None
    urgent: bool = False


def make_request(ws: Workspace, options: RequestOptions, identity: str, now: datetime) -> Request:
    """Return the request, by default from its owner's department; if urgent, raised at `now`.

    Raises RequestError if something is missing, and for a request of a department to itself.
    """
    need, item = options.need.strip(), (options.item or "").strip()
    if not need:
        raise RequestError("no_need")
    required = {"--to": options.provider, "--item": item, "--due": options.due, "--owner": options.owner}
    if missing := tuple(option for option, value in required.items() if not value):
        raise RequestError("incomplete", missing=missing)
    asker = options.asker or _resolve_department(ws, options.owner or "")
    if asker == options.provider:
        raise RequestError("same_department", department=ws.get_department_name(asker))
    raised = convert_to_zone(now, ws.settings.timezone).replace(microsecond=0)
    return Request(
        id=identity, need=need, from_=asker, to=options.provider, item=item, owner=options.owner, due=options.due,
        urgent=Emergency(raised=raised) if options.urgent else None,
    )  # fmt: skip


def _resolve_department(ws: Workspace, person: str) -> str:
    department = ws.get_department(person)
    if department is None:
        raise RequestError("no_department", person=ws.get_person_name(person))
    return department
