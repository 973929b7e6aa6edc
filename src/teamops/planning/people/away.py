"""Plan leave of a person, and find who is away when and what falls into it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from teamops.locale.user_error import CatalogueError
from teamops.model.change import GONE, Change
from teamops.model.faults.limits import MOST_LEAVES
from teamops.model.faults.unread import SETTINGS_FILE
from teamops.model.figures.open_work import OpenWork, list_open_work
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.time.calendar import shift_day
from teamops.model.time.leave import Leave
from teamops.model.time.moments import convert_to_zone
from teamops.model.workspace import Workspace


class AwayError(CatalogueError):
    """Leave cannot be added or removed; `message` is a name in the catalogue `away`."""

    AREA = "away"


class Absence(NamedTuple):
    """The leave of a person."""

    person: str
    leave: Leave


def plan_leave_added(ws: Workspace, person: str, leave: Leave) -> Change:
    """Return the change that adds `leave`. Raises AwayError if it overlaps leave that is written already."""
    known = ws.settings.people[person].days_off
    if (other := next((one for one in known if one.overlaps(leave)), None)) is not None:
        facts = {"person": ws.get_person_name(person), "leave": leave.text, "other": other.text, "id": person}
        raise AwayError("repeated" if other == leave else "overlap", **facts)
    if len(known) >= MOST_LEAVES:
        raise AwayError("too_many", person=ws.get_person_name(person), count=MOST_LEAVES)
    return Change(_locate_days_off(person) / len(known), leave.text)


def plan_leave_removed(ws: Workspace, person: str, leave: Leave) -> Change:
    """Return the change that removes `leave`. Raises AwayError unless it is written so."""
    known = ws.settings.people[person].days_off
    if leave not in known:
        overlapping = [one.text for one in known if one.overlaps(leave)]
        facts = {"person": ws.get_person_name(person), "leave": leave.text, "others": tuple(overlapping)}
        raise AwayError("other_days" if overlapping else "not_away", **facts)
    place = _locate_days_off(person)
    return Change(place if len(known) == 1 else place / known.index(leave), GONE)


def _locate_days_off(person: str) -> At:
    return At(SETTINGS_FILE, ("people", person, "days_off"))


def list_absences(ws: Workspace, first: date, last: date, person: str | None = None) -> list[Absence]:
    """Return the leave from `first` to `last` of everybody in the team then, or of `person`, by day."""
    absences = [
        Absence(key, leave)
        for key, known in ws.settings.people.items()
        for leave in known.days_off
        if person in (None, key) and leave.first <= last and first <= leave.last
        if known.is_member(leave.first, leave.last)
    ]
    return sorted(absences, key=lambda one: (one.leave.first, one.leave.last, one.leave.half or ""))


def list_due_in(ws: Workspace, person: str, leave: Leave) -> Iterator[OpenWork]:
    """Yield the open work of `person` that is due in the leave, then the meetings that the person attends."""
    for one in list_open_work(ws, person, shift_day(leave.first, -1)):
        if one.day is not None and leave.first <= one.day <= leave.last:
            yield one
    for meeting, at in ws.meetings:
        day = convert_to_zone(meeting.held, ws.settings.timezone).date()
        if leave.first <= day <= leave.last and person in meeting.attendees:
            yield OpenWork("meeting", at / "held", meeting.id, next(iter(meeting.agenda), ""), day)
