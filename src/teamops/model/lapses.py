"""What should not have happened, judged from one event: a deadline moved too late, a target lowered, work reopened."""

from __future__ import annotations

from datetime import date, tzinfo

from teamops.model.event import Event
from teamops.model.goals import Direction
from teamops.model.moments import local
from teamops.model.quantity import Quantity

DEADLINES = {"task": "end", "request": "due", "measure": "due", "improvement": "due", "decision": "due"}
"""The field that is the deadline of each kind of item."""


def moved_late(event: Event, zone: tzinfo) -> bool:
    """Whether a deadline was moved on after it had passed; on its last day it had not (§2.5)."""
    if event.field is None or DEADLINES.get(event.item.kind) != event.field:
        return False
    try:
        before, after = (date.fromisoformat(text or "") for text in (event.before, event.after))
    except ValueError:
        return False  # one of them is no day: another rule says so
    return before < local(event.at, zone).date() and before < after


def eased(event: Event, direction: Direction) -> bool:
    """Whether a target became easier to reach (§1.7)."""
    if event.field != "target":
        return False
    try:
        before, after = (Quantity.parse(text or "") for text in (event.before, event.after))
    except ValueError:
        return False
    return after < before if direction == "up" else after > before


def reopened(event: Event) -> bool:
    """Whether something that was done is not done any more (§2.8)."""
    return event.field == "status" and event.before == "done" and event.after not in ("done", "cancelled")
