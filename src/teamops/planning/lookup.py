"""Look up a record by its id, its name, or the beginning of its id."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from teamops.locale.suggest import find_nearest
from teamops.locale.user_error import CatalogueError
from teamops.locale.words import Named, Words
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.collaboration import Meeting
from teamops.model.records.naming import fold_name
from teamops.model.workspace import Workspace

_CALLED: dict[str, Callable[[Any], str]] = {
    "tasks": lambda task: str(task.name),
    "monitors": lambda monitor: str(monitor.project),
    "reviews": lambda review: str(review.period),
    "requests": lambda request: str(request.need),
    "meetings": lambda meeting: str(meeting.held.date()),
}
"""The name of the records of a section, besides their ids."""

_BEGINNING = 3
"""The number of characters of an id that are enough if no other id begins with them."""


class NoSuchRecordError(CatalogueError):
    """No record, or more than one, matches; `message` is a name in the catalogue `named`, filled by `facts`."""

    AREA = "named"

    def __init__(self, message: str, section: str, **facts: object) -> None:
        super().__init__(message, section=section, **facts)

    def format_facts(self, words: Words) -> Mapping[str, object]:
        return {**super().format_facts(words), "kind": words(f"ids.kind.{self.facts['section']}")}


def resolve_record(ws: Workspace, section: str, word: str) -> Entry[Any]:
    """Return the record of `section` that `word` denotes. Raises NoSuchRecordError unless it is exactly one."""
    called = _CALLED[section]
    names = Names[Entry[Any]](
        lambda entry: entry.record.id,
        lambda entry: called(entry.record),
        lambda entry: getattr(entry.record, "is_open", True),
    )
    entries = ws.section(section)
    matches = names.find_matches(entries, word)
    if (section, word) in ws.broken and not any(entry.record.id == word for entry in matches):
        raise NoSuchRecordError("broken", section, word=word)
    if len(matches) == 1:
        return matches[0]
    if matches and matches[0].record.id == word:
        files = tuple(dict.fromkeys(entry.at.file for entry in matches))
        raise NoSuchRecordError("ambiguous", section, word=word, files=files)
    if matches:
        raise NoSuchRecordError("several", section, word=word, found=names.list_matches(matches))
    facts = {"word": word, "near": names.suggest_name(entries, word)}
    if ws.unread:
        raise NoSuchRecordError("unknown_unread", section, files=tuple(ws.unread), **facts)
    raise NoSuchRecordError("unknown", section, **facts)


def resolve_meeting(ws: Workspace, word: str, today: date) -> Entry[Meeting]:
    """Return the meeting that `word` denotes, also by its day as people write it: 9月28日, yesterday.

    Raises NoSuchRecordError unless it is exactly one.
    """
    try:
        return resolve_record(ws, "meetings", word)
    except NoSuchRecordError as error:
        from teamops.locale.dates import parse_written_day  # here: most meetings are denoted by their ids

        try:
            day = parse_written_day(word, today, "behind")
        except (ValueError, OverflowError):
            raise error from None
        return resolve_record(ws, "meetings", day.isoformat())


T = TypeVar("T")


class Names(NamedTuple, Generic[T]):
    """How things are named: by an id, a name, or the beginning of an id; open things take precedence."""

    id: Callable[[T], str]
    called: Callable[[T], str]
    is_open: Callable[[T], bool]

    def find_matches(self, things: Sequence[T], word: str) -> list[T]:
        """Return the things that `word` may denote, by the first kind of name that matches any."""
        if found := [one for one in things if self.id(one) == word]:
            return found
        folded = fold_name(word)  # only now: folding the names of all things takes long
        named = [one for one in things if self.called(one) == word]
        alike = named or [one for one in things if fold_name(self.called(one)) == folded]
        if alike or len(word) < _BEGINNING:
            return [one for one in alike if self.is_open(one)] or alike
        return [one for one in things if fold_name(self.id(one)).startswith(folded)]

    def list_matches(self, things: Sequence[T]) -> tuple[Named, ...]:
        """Return the first five things as facts, each shown as `t-1 (竞品月度报告)`."""
        return tuple(Named(self.id(one), self.called(one)) for one in things[:5])

    def suggest_name(self, things: Sequence[T], word: str) -> Named | None:
        """Return the thing with the name nearest to `word` as a fact; None if none is near."""
        names = {name: one for one in things for name in (self.called(one), self.id(one))}
        nearest = names.get(find_nearest(word, names))
        return None if nearest is None else Named(self.id(nearest), self.called(nearest))
