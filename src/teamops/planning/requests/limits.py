"""Checks of what may be done with a request, and by whom."""

from __future__ import annotations

from collections.abc import Mapping

from teamops.locale.user_error import CatalogueError
from teamops.locale.words import Named, Words
from teamops.model.records.collaboration import Request
from teamops.model.signing.sides import find_sides, list_speakers
from teamops.model.workspace import Workspace


class RequestError(CatalogueError):
    """A request cannot be made or moved; `message` is a name in the catalogue of requests, for its `facts`.

    The fact `status` is translated.
    """

    AREA = "request"

    def format_facts(self, words: Words) -> Mapping[str, object]:
        if "status" not in self.facts:
            return self.facts
        return {**self.facts, "status": words(f"records.status.{self.facts['status']}")}


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
        raise RequestError("not_theirs", people=list_named_people(ws, people), **facts)
    raise RequestError("nobody", **facts)


def list_named_people(ws: Workspace, people: tuple[str, ...]) -> tuple[Named, ...]:
    """Return the people with their ids, as accepted by `--as`: `刘工 (liu)`."""
    return tuple(Named(ws.get_person_name(person), person) for person in people)
