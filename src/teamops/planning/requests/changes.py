"""What has to be changed in a file so that a request stands as it is meant to; nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamops.model.change import GONE, Change, Data
from teamops.model.place import At, Entry
from teamops.model.records.collaboration import Request
from teamops.model.records.goals import Confirmation
from teamops.model.records.monitors import Escalation


def changes_to(entry: Entry[Request], after: Request) -> Iterator[Change]:
    """The changes that make the request at `entry` be `after`, key by key in the order of the record."""
    before, at = entry
    for key in ("to", "item", "owner", "due", "status"):
        if (value := getattr(after, key)) != getattr(before, key):
            yield Change(at / key, str(value))  # a day is written as ISO has it
    if after.accepted != before.accepted:
        yield Change(at / "accepted", GONE if after.accepted is None else signature(after.accepted))
    yield from _confirmed(before, after, at / "confirmed")
    yield from _urgent(before, after, at / "urgent")
    if after.escalated != before.escalated and after.escalated is not None:
        yield Change(at / "escalated", _escalation(after.escalated))
    if after.note != before.note:
        yield Change(at / "note", after.note or GONE)


def _confirmed(before: Request, after: Request, at: At) -> Iterator[Change]:
    """Signatures are added at the end, or all taken away."""
    stand = len(before.confirmed)
    if before.confirmed and not after.confirmed:
        yield Change(at, GONE)
    elif stand:
        yield from (Change(at / n, signature(one)) for n, one in enumerate(after.confirmed) if n >= stand)
    elif after.confirmed:
        yield Change(at, [signature(one) for one in after.confirmed])


def _urgent(before: Request, after: Request, at: At) -> Iterator[Change]:
    if after.urgent is None:
        return
    if before.urgent is None:
        yield Change(at, {"raised": moment(after.urgent.raised)})
        return
    for key in ("responded", "solved"):
        if (at_last := getattr(after.urgent, key)) != getattr(before.urgent, key):
            yield Change(at / key, moment(at_last))


def signature(signed: Confirmation) -> Data:
    """A signature as files have it."""
    made: dict[str, Data] = {"by": signed.by, "at": moment(signed.at)}
    return made if signed.digest is None else {**made, "digest": signed.digest}


def _escalation(escalated: Escalation) -> Data:
    return {"to": escalated.to, "at": moment(escalated.at), "plan": escalated.plan}


def moment(at: datetime) -> str:
    """A time as files have it, to the second."""
    return at.isoformat(timespec="seconds")
