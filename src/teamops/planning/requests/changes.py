"""The changes of a file that turn a request into its new state, and no others."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.model.change import GONE, Change
from teamops.model.place import At, Entry
from teamops.model.records.collaboration import Request
from teamops.planning.serialize import serialize_record, serialize_value


def plan_request_changes(entry: Entry[Request], after: Request) -> Iterator[Change]:
    """Yield the changes that turn the request at `entry` into `after`, in the order of the record's keys."""
    before, at = entry
    for key in ("to", "item", "owner", "due", "status"):
        if (value := getattr(after, key)) != getattr(before, key):
            yield Change(at / key, str(value))  # a day is written as ISO has it
    if after.accepted != before.accepted:
        yield Change(at / "accepted", GONE if after.accepted is None else serialize_record(after.accepted))
    yield from _plan_confirmations(before, after, at / "confirmed")
    yield from _plan_urgency(before, after, at / "urgent")
    if after.escalated != before.escalated and after.escalated is not None:
        yield Change(at / "escalated", serialize_record(after.escalated))
    if after.note != before.note:
        yield Change(at / "note", after.note or GONE)


def _plan_confirmations(before: Request, after: Request, at: At) -> Iterator[Change]:
    """Yield changes that append confirmations, or remove all of them."""
    stand = len(before.confirmed)
    if before.confirmed and not after.confirmed:
        yield Change(at, GONE)
    elif stand:
        yield from (Change(at / n, serialize_record(one)) for n, one in enumerate(after.confirmed) if n >= stand)
    elif after.confirmed:
        yield Change(at, [serialize_record(one) for one in after.confirmed])


def _plan_urgency(before: Request, after: Request, at: At) -> Iterator[Change]:
    if after.urgent is None:
        return
    if before.urgent is None:
        yield Change(at, serialize_record(after.urgent))
        return
    for key in ("responded", "solved"):
        if (at_last := getattr(after.urgent, key)) != getattr(before.urgent, key):
            yield Change(at / key, serialize_value(at_last))
