"""Who is still there in a quarter."""

from __future__ import annotations

from datetime import date

from teamops.model.workspace import Workspace


def is_there(ws: Workspace, person: str, day: date) -> bool:
    """Return whether a person is known and has not left before `day`."""
    known = ws.settings.people.get(person)
    if known is None:
        return False
    until: date | None = getattr(known, "until", None)
    return until is None or day <= until
