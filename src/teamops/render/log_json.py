"""The output of `log` and `blame` as JSON: a contract with programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo
from typing import Any

from teamops.model.event import Event, FieldOrigin, History
from teamops.model.time.moments import convert_to_zone

VERSION = 1


def build_log_document(history: History, zone: tzinfo) -> dict[str, Any]:
    """Return the events, newest first, and the notices.

    For a new or deleted record `field` is null and `after` or `before` its file; for one that moved to another file
    `field` is `file`. Uncommitted changes have no author, time and commit.
    """
    notices = [{"code": n.code, "commit": n.commit or None, "file": n.file or None} for n in history.notices]
    return {"version": VERSION, "events": [_build_event(event, zone) for event in history.events], "notices": notices}


def _build_event(event: Event, zone: tzinfo) -> dict[str, Any]:
    return {**build_change(event), **_build_source(event, zone)}


def build_change(event: Event) -> dict[str, Any]:
    """Return what an event changed, without its source."""
    return {
        "record": event.item.path,
        "kind": event.item.kind,
        "field": event.public_field,
        "before": event.before,
        "after": event.after,
    }


def _build_source(event: Event | None, zone: tzinfo) -> dict[str, Any]:
    if event is None or event.at is None:
        return dict.fromkeys(("author", "email", "at", "commit"))
    at = convert_to_zone(event.at, zone).isoformat()
    return {"author": event.author, "email": event.email, "at": at, "commit": event.commit}


def build_blame_document(fields: Iterable[FieldOrigin], zone: tzinfo) -> dict[str, Any]:
    """Return each field with its value and the event that set it; `known` is false if no known event did."""
    rows = [
        {"record": origin.item.path, "kind": origin.item.kind, "field": origin.field, "value": origin.value}
        | {"known": origin.event is not None, **_build_source(origin.event, zone)}
        for origin in fields
    ]
    return {"version": VERSION, "fields": rows}
