"""Changes of teamops.yaml and the calendar: people, departments, limits of the handbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from teamops.history.changes.delta import Delta, States, format_field_names, index_by_key, list_changed_fields
from teamops.model.dataclass import fields
from teamops.model.records.record import is_record
from teamops.model.records.settings import Department, Person
from teamops.model.time.moments import format_time_limit

KINDS = ("joined", "left", "moved", "department", "director", "limits", "calendar", "changed")


def describe_changes(states: States) -> Iterator[Delta]:
    """Yield the changes of people, departments, the rest of the settings, and the calendar."""
    before, after = states.before.settings, states.after.settings
    for who in dict.fromkeys([*after.people, *before.people]):
        for kind, text in _describe_person(states, before.people.get(who), after.people.get(who)):
            yield Delta("settings", kind, who, states.format_names(who), (who,), text)
    for key in dict.fromkeys([*after.departments, *before.departments]):
        if text := _describe_department(states, before.departments.get(key), after.departments.get(key)):
            yield Delta("settings", "department", key, states.format_names(key), (key,), text)
    if before.director != after.director:
        text = states.format_change(states.format_names(before.director), states.format_names(after.director))
        people = tuple(who for who in (after.director, before.director) if who)
        yield Delta("settings", "director", "teamops.yaml", states.say("director"), people, text)
    for section in ("limits", "meetings", "documents", "check"):
        kind = "limits" if section == "limits" else "changed"
        for key, text in _describe_settings(states, section, getattr(before, section), getattr(after, section)):
            yield Delta("settings", kind, "teamops.yaml", key, (), text)
    for name in ("team", "locale", "timezone", "weeks", "channels", "ignore"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            text = "" if isinstance(new, tuple) else states.format_change(str(old), str(new))
            yield Delta("settings", "changed", "teamops.yaml", name, (), text)
    yield from _describe_calendar(states)


def _describe_person(states: States, before: Person | None, after: Person | None) -> Iterator[tuple[str, str]]:
    if after is None:
        yield "left", ""
    elif before is None:
        yield (
            "joined",
            states.join_texts(states.format_names(after.department) if after.department else None, *after.posts),
        )
    else:
        if before.department != after.department:
            yield (
                "moved",
                states.format_change(states.format_names(before.department), states.format_names(after.department)),
            )
        if before.posts != after.posts:
            yield "moved", states.format_change(states.join_list(before.posts), states.join_list(after.posts))
        if before.until != after.until and after.until is not None:
            yield "left", states.say("last_day", day=states.format_day(after.until))
        told = {"department", "posts"} | ({"until"} if after.until is not None else set())
        if others := list_changed_fields(before, after, frozenset(told)):
            yield "changed", format_field_names(states, others)


def _describe_department(states: States, before: Department | None, after: Department | None) -> str:
    if after is None:
        return states.say("removed")
    if before is None:
        return states.say("added")
    return format_field_names(states, list_changed_fields(before, after))


def _describe_settings(states: States, path: str, before: Any, after: Any) -> Iterator[tuple[str, str]]:
    """Yield every single setting below `path` that changed, by its keys as in the file."""
    if is_record(type(after)):
        for field in fields(after):
            name = f"{path}.{field.name}"
            yield from _describe_settings(states, name, getattr(before, field.name), getattr(after, field.name))
    elif before != after:
        yield path, states.format_change(_format_value(states, before), _format_value(states, after))


def _format_value(states: States, value: Any) -> str:
    if isinstance(value, timedelta):
        return format_time_limit(value)
    if isinstance(value, tuple):
        return "–".join(map(str, value)) or states.say("nothing")
    if isinstance(value, dict):
        return states.join_list(f"{key}: {one}" for key, one in value.items()) or states.say("nothing")
    return str(value)


def _describe_calendar(states: States) -> Iterator[Delta]:
    before, after = (
        index_by_key((entry.record for entry in ws.calendar), lambda year: year.year)
        for ws in (states.before, states.after)
    )
    for key, year in after.items():
        old = before.get(key)
        if old != year:
            text = states.say("added") if old is None else format_field_names(states, list_changed_fields(old, year))
            yield Delta("settings", "calendar", str(year.year), str(year.year), (), text)
