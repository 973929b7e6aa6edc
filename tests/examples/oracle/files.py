"""The records of a workspace as they stand in its files: every scalar is text, as written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from tests.examples.oracle.days import Calendar

Record = dict[str, Any]


class Team:
    """The sections of all files of a workspace."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.settings: Record = _read(root / "teamops.yaml")
        files = sorted(file for file in root.rglob("*.yaml") if file.name != "teamops.yaml")
        self._read = [_read(file) for file in files if not any(part.startswith(".") for part in file.parts)]

    def section(self, name: str) -> list[Record]:
        """The records of a section, in the order of files."""
        return [record for file in self._read for record in file.get(name) or ()]

    @property
    def people(self) -> dict[str, Record]:
        return self.settings["people"]

    @cached_property
    def calendar(self) -> Calendar:
        """The working days of the team."""
        years = self.section("calendar")
        assert all(year["status"] == "official" for year in years)
        return Calendar(_days(years, "holidays"), _days(years, "makeup_workdays"))

    def calendar_of(self, person: str) -> Calendar:
        """The working days of a person: those of the team without days off."""
        off = {day(text) for text in self.people[person].get("days_off", ())}
        return Calendar(self.calendar.off | off, self.calendar.extra - off)


def _read(file: Path) -> Record:
    return yaml.load(file.read_text("utf-8"), yaml.BaseLoader) or {}


def _days(records: list[Record], key: str) -> frozenset[date]:
    return frozenset(day(text) for record in records for text in record.get(key, ()))


def day(text: str) -> date:
    """The day of a date or of a time in the team's zone, in which all times of this workspace are written."""
    assert "T" not in text or text.endswith("+08:00"), text
    return datetime.fromisoformat(text).date()


def owner_of(record: Record) -> str:
    """The one person that a record is of."""
    owner = record["owner"]
    return owner if isinstance(owner, str) else next(iter(owner))


def tree(part: Record) -> Iterator[Record]:
    """`part` and everything below it."""
    yield part
    for child in part.get("parts", ()):
        yield from tree(child)
