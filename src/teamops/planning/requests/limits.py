"""Checks of what may be done with a request, and by whom."""

from __future__ import annotations

from collections.abc import Mapping

from teamops.locale.user_error import CatalogueError
from teamops.locale.words import Words
from teamops.model.records.collaboration import Request
from teamops.model.signing.sides import find_sides, list_speakers
from teamops.model.workspace import Workspace


class RequestError(CatalogueError):
    """A request cannot be made or moved; `message` is a name in the catalogue of requests, for its `facts`.

    Tuples among the facts are joined; `status` is translated.
    """

    AREA = "request"

    def format_facts(self, words: Words) -> Mapping[str, object]:
        comma = words("reports.comma")
        facts = {key: comma.join(fact) if isinstance(fact, tuple) else fact for key, fact in self.facts.items()}
        if "status" in facts:
            facts["status"] = words(f"records.status.{facts['status']}")
        return facts


def require_open(request: Request) -> None:
    """Raise RequestError if the request is done or cancelled."""
    if not request.is_open:
        raise RequestError("closed", need=request.need, status=request.status)


def require_provider(ws: Workspace, request: Request, person: str) -> None:
    """Raise RequestError unless `person` represents the providing department; it names those who do."""
    if request.to is None:
        raise RequestError("no_provider", need=request.need, id=request.id)
    if "provider" in find_sides(ws, request, person):
        return
    facts = {
        "need": request.need,
        "department": ws.get_department_name(request.to),
        "person": ws.get_person_name(person),
    }
    if people := list_speakers(ws, request, "provider"):
        raise RequestError("not_theirs", people=format_people(ws, people), **facts)
    raise RequestError("nobody", **facts)


def format_people(ws: Workspace, people: tuple[str, ...]) -> tuple[str, ...]:
    """Return the people with their ids, as accepted by `--as`: `刘工 (liu)`."""
    return tuple(f"{ws.get_person_name(person)} ({person})" for person in people)
