"""Events as JSON: a contract with programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo
from typing import Any

from teamops.model.event import Event, FieldOrigin, History
from teamops.model.time.moments import convert_to_zone

VERSION = 1


def build_log_document(history: History, zone: tzinfo) -> dict[str, Any]:
    """The events, newest first, and what could not be told.

    Of a record that came or went, `field` is null and `after` or `before` its file; of one that moved from file to file
    `field` is `file`. What is not committed has neither author nor time nor commit.
    """
    notices = [{"code": n.code, "commit": n.commit or None, "file": n.file or None} for n in history.notices]
    return {"version": VERSION, "events": [_build_event(event, zone) for event in history.events], "notices": notices}


def _build_event(event: Event, zone: tzinfo) -> dict[str, Any]:
    return {
        "record": event.item.path,
        "kind": event.item.kind,
        "field": event.public_field,
        "before": event.before,
        "after": event.after,
        **_build_source(event, zone),
    }


def _build_source(event: Event | None, zone: tzinfo) -> dict[str, Any]:
    if event is None or event.at is None:
        return dict.fromkeys(("author", "email", "at", "commit"))
    at = convert_to_zone(event.at, zone).isoformat()
    return {"author": event.author, "email": event.email, "at": at, "commit": event.commit}


def build_blame_document(fields: Iterable[FieldOrigin], zone: tzinfo) -> dict[str, Any]:
    """Each field with its value and what set it; `known` is false where the history does not reach so far."""
    rows = [
        {"record": one.item.path, "kind": one.item.kind, "field": one.field, "value": one.value}
        | {"known": one.event is not None, **_build_source(one.event, zone)}
        for one in fields
    ]
    return {"version": VERSION, "fields": rows}
