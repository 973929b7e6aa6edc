"""A new workspace: settings from the shipped template, and the calendars of this year and the next."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from teamops.model.change import Change, Data
from teamops.model.place import At
from teamops.store.discovery import SETTINGS
from teamops.store.dumping import block
from teamops.store.editing import changed
from teamops.store.exact import compose_text
from teamops.store.shipped import shipped
from teamops.store.transaction import Intended, refusal, write_all

_SOURCE = "国务院办公厅节假日安排(chinesecalendar {version})"


def start_workspace(folder: Path, team: str, locale: str, today: date) -> tuple[str, ...]:
    """The files of a new workspace in `folder`, as written. Raises WriteRefusedError where one of them exists."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(error, folder) from error
    template = (shipped("templates") / SETTINGS).read_text(encoding="utf-8")
    at = At(SETTINGS)
    wanted = [Change(at / "team", team), Change(at / "locale", locale)]
    files = {SETTINGS: changed(compose_text(SETTINGS, template), wanted)}
    for year in (today.year, today.year + 1):
        if (record := calendar_year(year)) is not None:
            files[f"calendar/{year}.yaml"] = block({"calendar": [record]}, 0) + "\n"
    write_all(folder, {file: Intended(text.encode(), None) for file, text in files.items()})
    return tuple(files)


def calendar_year(year: int) -> Data:
    """The `calendar` record of a year whose official Chinese working days are known; None for any other.

    Holidays are given where they fall on Monday to Friday, make-up working days where they fall on a weekend. A year
    whose notice is not out yet is left out, so that the check says so (F012) instead of a guess standing as a fact.
    """
    import chinese_calendar

    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    days = [day for day in days if day.year == year]
    try:
        differ = [day for day in days if chinese_calendar.is_workday(day) != (day.weekday() < 5)]
    except NotImplementedError:
        return None
    return {
        "year": str(year),
        "status": "official",
        "source": _SOURCE.format(version=_version()),
        "holidays": [day.isoformat() for day in differ if day.weekday() < 5],
        "makeup_workdays": [day.isoformat() for day in differ if day.weekday() >= 5],
    }


def _version() -> str:
    from importlib.metadata import version

    return version("chinesecalendar")
