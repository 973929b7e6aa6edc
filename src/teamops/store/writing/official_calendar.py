"""Official Chinese working days, and how the team's calendar of a year takes them over.

Holidays are listed where they fall on Monday to Friday, make-up working days where they fall on a weekend. A year whose
notice is not out is never guessed: its record says `provisional`, and the check says so too (F012).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from teamops.model.change import Change, Data
from teamops.model.dataclass import dataclass
from teamops.model.place import Entry
from teamops.model.records.calendar import CalendarYear
from teamops.store.reading.official_days import list_official_days
from teamops.store.writing.new_record import plan_additions

_SOURCE = "国务院办公厅节假日安排（chinesecalendar {version}）"

CalendarOutcome = Literal["added", "updated", "current", "unpublished", "still_unpublished", "edited"]
"""`edited`: people changed official days in the record, so it stays as it is. `current`: nothing is to be done."""


@dataclass(frozen=True, slots=True)
class CalendarUpdate:
    """How a year is taken over. `missing` are official days that the record lacks, `own` days that only it has.

    Each day comes with the key of its list.
    """

    outcome: CalendarOutcome
    changes: tuple[Change, ...] = ()
    missing: tuple[tuple[str, date], ...] = ()
    own: tuple[tuple[str, date], ...] = ()


def build_official_year(year: int) -> dict[str, Data] | None:
    """Return the `calendar` record of a year with known official working days; None for any other."""
    official = list_official_days(year)
    if official is None:
        return None
    holidays, makeup = official
    return {
        "year": str(year),
        "status": "official",
        "source": _SOURCE.format(version=version("chinesecalendar")),
        "holidays": [day.isoformat() for day in holidays],
        "makeup_workdays": [day.isoformat() for day in makeup],
    }


def plan_takeover(root: Path, year: int, present: Entry[CalendarYear] | None, *, replace: bool) -> CalendarUpdate:
    """Plan the changes that give the team's record of `year` the official days. Nothing is written.

    Days of the team's own stay. Where the record calls itself official and lacks official days, people have edited it:
    it is left alone, unless `replace`, which makes it exactly the official one.
    """
    official = build_official_year(year)
    if present is None:
        record: dict[str, Data] = official or {"year": str(year), "status": "provisional"}
        change = plan_additions(root, "calendar", [(f"calendar/{year}.yaml", record)])[0]
        return CalendarUpdate("added" if official else "unpublished", (change,))
    if official is None:
        return CalendarUpdate("still_unpublished")
    missing, own = _compare_days(present.record, list_official_days(year) or ([], []))
    if missing and present.record.status == "official" and not replace:
        return CalendarUpdate("edited", missing=missing, own=own)
    changes = tuple(_plan_updates(present, official, own if not replace else ()))
    return CalendarUpdate("updated" if changes else "current", changes, missing, own)


def _compare_days(
    record: CalendarYear, official: tuple[Sequence[date], Sequence[date]]
) -> tuple[tuple[tuple[str, date], ...], tuple[tuple[str, date], ...]]:
    """Return the official days that the record lacks, and the days that only the record has."""
    missing: list[tuple[str, date]] = []
    own: list[tuple[str, date]] = []
    present = {"holidays": record.holidays, "makeup_workdays": record.makeup_workdays}
    for (key, days), official_days in zip(present.items(), official, strict=True):
        missing += [(key, day) for day in official_days if day not in days]
        own += [(key, day) for day in dict.fromkeys(days) if day not in official_days]
    return tuple(missing), tuple(own)


def _plan_updates(
    present: Entry[CalendarYear], official: dict[str, Data], own: Sequence[tuple[str, date]]
) -> list[Change]:
    """Return a change for each key that differs; days are sorted."""
    record, at = present.record, present.at
    changes = []
    for key in ("holidays", "makeup_workdays"):
        days = official[key]
        assert isinstance(days, list)  # built by build_official_year
        new_days = sorted([*days, *(day.isoformat() for of, day in own if of == key)])
        if {day.isoformat() for day in getattr(record, key)} != set(new_days):
            changes.append(Change(at / key, new_days))
    if record.status != "official":
        changes.append(Change(at / "status", "official"))
    if changes and (record.source is None or record.status != "official"):
        changes.append(Change(at / "source", official["source"]))
    return changes
