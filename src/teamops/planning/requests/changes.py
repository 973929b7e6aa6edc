"""The changes of a file that turn a request into its new state, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamops.model.change import GONE, Change, Data
from teamops.model.place import At, Entry
from teamops.model.records.collaboration import Request
from teamops.model.records.goals import Confirmation
from teamops.model.records.monitors import Escalation


def plan_request_changes(entry: Entry[Request], after: Request) -> Iterator[Change]:
    """Yield the changes that turn the request at `entry` into `after`, in the order of the record's keys."""
    before, at = entry
    for key in ("to", "item", "owner", "due", "status"):
        if (value := getattr(after, key)) != getattr(before, key):
            yield Change(at / key, str(value))  # a day is written as ISO has it
    if after.accepted != before.accepted:
        yield Change(at / "accepted", GONE if after.accepted is None else serialize_signature(after.accepted))
    yield from _plan_confirmations(before, after, at / "confirmed")
    yield from _plan_urgency(before, after, at / "urgent")
    if after.escalated != before.escalated and after.escalated is not None:
        yield Change(at / "escalated", _serialize_escalation(after.escalated))
    if after.note != before.note:
        yield Change(at / "note", after.note or GONE)


def _plan_confirmations(before: Request, after: Request, at: At) -> Iterator[Change]:
    """Yield changes that append confirmations, or remove all of them."""
    stand = len(before.confirmed)
    if before.confirmed and not after.confirmed:
        yield Change(at, GONE)
    elif stand:
        yield from (Change(at / n, serialize_signature(one)) for n, one in enumerate(after.confirmed) if n >= stand)
    elif after.confirmed:
        yield Change(at, [serialize_signature(one) for one in after.confirmed])


def _plan_urgency(before: Request, after: Request, at: At) -> Iterator[Change]:
    if after.urgent is None:
        return
    if before.urgent is None:
        yield Change(at, {"raised": format_timestamp(after.urgent.raised)})
        return
    for key in ("responded", "solved"):
        if (at_last := getattr(after.urgent, key)) != getattr(before.urgent, key):
            yield Change(at / key, format_timestamp(at_last))


def serialize_signature(signed: Confirmation) -> Data:
    """Return a signature as written into files."""
    made: dict[str, Data] = {"by": signed.by, "at": format_timestamp(signed.at)}
    return made if signed.digest is None else {**made, "digest": signed.digest}


def _serialize_escalation(escalated: Escalation) -> Data:
    return {"to": escalated.to, "at": format_timestamp(escalated.at), "plan": escalated.plan}


def format_timestamp(at: datetime) -> str:
    """Return a time as written into files, to the second."""
    return at.isoformat(timespec="seconds")
