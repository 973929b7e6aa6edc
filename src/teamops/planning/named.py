"""The record that somebody means by a word: its id, what it is called, or how its id begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from teamops.locale.near import nearest
from teamops.locale.spoken import SpokenError
from teamops.locale.words import Words
from teamops.model.place import Entry
from teamops.model.workspace import Workspace

_CALLED: dict[str, Callable[[Any], str]] = {
    "tasks": lambda task: str(task.name),
    "monitors": lambda monitor: str(monitor.project),
    "reviews": lambda review: str(review.period),
    "requests": lambda request: str(request.need),
    "meetings": lambda meeting: str(meeting.held.date()),
}
"""What the records of a section are called, beside their ids."""

_BEGINNING = 3
"""So many characters of an id are enough where no other id begins with them."""


class NoSuchRecordError(SpokenError):
    """No record, or more than one, is meant; `message` is a name in the catalogue `named`, filled by `facts`."""

    def __init__(self, message: str, section: str, **facts: str) -> None:
        super().__init__(message)
        self.message, self.section, self.facts = message, section, facts

    def say(self, words: Words) -> str:
        kind = words(f"named.kind.{self.section}")
        return words(f"named.{self.message}", kind=kind, section=self.section, **self.facts) + words.did_you_mean(
            self.facts.get("near", "")
        )


def record_named(ws: Workspace, section: str, word: str) -> Entry[Any]:
    """The record of `section` that is meant by `word`. Raises NoSuchRecordError where there is not exactly one."""
    entries, called = ws.section(section), _CALLED[section]
    found = [entry for entry in entries if entry.record.id == word]
    if len(found) > 1:
        files = ", ".join(dict.fromkeys(entry.at.file for entry in found))
        raise NoSuchRecordError("ambiguous", section, word=word, files=files)
    if found:
        return found[0]
    if (section, word) in ws.broken:
        raise NoSuchRecordError("broken", section, word=word)
    return _by_another_word(ws, section, word, entries, called)


def _by_another_word(
    ws: Workspace, section: str, word: str, entries: Sequence[Entry[Any]], called: Callable[[Any], str]
) -> Entry[Any]:
    named = [entry for entry in entries if called(entry.record) == word]
    still_open = [entry for entry in named if getattr(entry.record, "is_open", True)]
    begun = [entry for entry in entries if len(word) >= _BEGINNING and entry.record.id.startswith(word)]
    for found in (still_open or named, begun):
        if len(found) == 1:
            return found[0]
        if found:
            told = ", ".join(f"{entry.record.id} ({called(entry.record)})" for entry in found[:5])
            raise NoSuchRecordError("several", section, word=word, found=told)
    names = {name: entry.record for entry in entries for name in (called(entry.record), entry.record.id)}
    near = names.get(nearest(word, names))
    facts = {"word": word, "near": f"{near.id}: {called(near)}" if near else ""}
    if ws.unread:
        raise NoSuchRecordError("unknown_unread", section, files=", ".join(ws.unread), **facts)
    raise NoSuchRecordError("unknown", section, **facts)
