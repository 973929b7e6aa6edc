"""What changed in teamops.yaml and the calendar: who joined and left, who does what, the limits of the handbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta
from typing import Any

from teamops.history.changes.delta import States, Told, called, differing, keyed
from teamops.model.records.settings import Department, Person
from teamops.model.time.moments import in_short

KINDS = ("joined", "left", "moved", "department", "director", "limits", "calendar", "changed")


def told(states: States) -> Iterator[Told]:
    """The changes of people, departments, the rest of the settings, and the calendar."""
    before, after = states.before.settings, states.after.settings
    for who in dict.fromkeys([*after.people, *before.people]):
        for kind, text in _person(states, before.people.get(who), after.people.get(who)):
            yield Told("settings", kind, who, states.who(who), (who,), text)
    for key in dict.fromkeys([*after.departments, *before.departments]):
        if text := _department(states, before.departments.get(key), after.departments.get(key)):
            yield Told("settings", "department", key, states.who(key), (key,), text)
    if before.director != after.director:
        text = states.turned(states.who(before.director), states.who(after.director))
        whose = tuple(who for who in (after.director, before.director) if who)
        yield Told("settings", "director", "teamops.yaml", states.say("director"), whose, text)
    for section in ("limits", "meetings", "documents", "check"):
        kind = "limits" if section == "limits" else "changed"
        for key, text in _leaves(states, section, getattr(before, section), getattr(after, section)):
            yield Told("settings", kind, "teamops.yaml", key, (), text)
    for name in ("team", "locale", "timezone", "weeks", "channels", "ignore"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            text = "" if isinstance(new, tuple) else states.turned(str(old), str(new))
            yield Told("settings", "changed", "teamops.yaml", name, (), text)
    yield from _calendar(states)


def _person(states: States, before: Person | None, after: Person | None) -> Iterator[tuple[str, str]]:
    if after is None:
        yield "left", ""
    elif before is None:
        yield "joined", states.quoted(states.who(after.department) if after.department else None, *after.posts)
    else:
        if before.department != after.department:
            yield "moved", states.turned(states.who(before.department), states.who(after.department))
        if before.posts != after.posts:
            yield "moved", states.turned(states.listed(before.posts), states.listed(after.posts))
        if others := differing(before, after, frozenset({"department", "posts"})):
            yield "changed", called(states, others)


def _department(states: States, before: Department | None, after: Department | None) -> str:
    if after is None:
        return states.say("removed")
    if before is None:
        return states.say("added")
    return called(states, differing(before, after))


def _leaves(states: States, path: str, before: Any, after: Any) -> Iterator[tuple[str, str]]:
    """Every single setting below `path` that changed, by its keys as the file has them."""
    if is_dataclass(after):
        for field in fields(after):
            name = f"{path}.{field.name}"
            yield from _leaves(states, name, getattr(before, field.name), getattr(after, field.name))
    elif before != after:
        yield path, states.turned(_said(states, before), _said(states, after))


def _said(states: States, value: Any) -> str:
    if isinstance(value, timedelta):
        return in_short(value)
    if isinstance(value, tuple):
        return "–".join(map(str, value)) or states.say("nothing")
    if isinstance(value, dict):
        return states.listed(f"{key}: {one}" for key, one in value.items()) or states.say("nothing")
    return str(value)


def _calendar(states: States) -> Iterator[Told]:
    before, after = (
        keyed((entry.record for entry in ws.calendar), lambda year: year.year) for ws in (states.before, states.after)
    )
    for key, year in after.items():
        old = before.get(key)
        if old != year:
            text = states.say("added") if old is None else called(states, differing(old, year))
            yield Told("settings", "calendar", str(year.year), str(year.year), (), text)
