"""Who is still there in a quarter."""

from __future__ import annotations

from datetime import date

from teamops.model.workspace import Workspace


def is_there(ws: Workspace, person: str, day: date) -> bool:
    """Return whether a person is known and has not left before `day`."""
    known = ws.settings.people.get(person)
    return known is not None and not known.has_left(day)
