"""What changed in the requests between departments: accepted, delivered, signed off, urgent (§5.3, §5.8)."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.history.changes.delta import States, Told, called, differing, postponed
from teamops.model.records.collaboration import Request
from teamops.model.signing.acceptance import FIELDS, changed_fields

KINDS = (
    "new", "urgent", "accepted", "lapsed", "begun", "delivered", "done", "confirmed", "solved", "escalated",
    "postponed", "advanced", "dated", "handed", "cancelled", "reopened", "changed", "gone",
)  # fmt: skip
_TOLD = frozenset({"status", "due", "owner", "accepted", "confirmed", "urgent", "escalated"})
_BY_STATUS = {
    "open": "reopened", "accepted": "accepted", "in_progress": "begun", "delivered": "delivered", "done": "done",
    "cancelled": "cancelled",
}  # fmt: skip


def told(states: States) -> Iterator[Told]:
    """The changes of every request, one after the other."""
    for before, after in states.pairs("requests"):
        one = after or before
        whose = tuple(dict.fromkeys(who for who in (one.owner, one.from_, one.to) if who))
        seen: set[str] = set()
        for kind, text in _changes(states, before, after):
            if kind not in seen or text:
                yield Told("requests", kind, one.id, one.need, whose, text)
            seen.add(kind)


def _changes(states: States, before: Request | None, after: Request | None) -> Iterator[tuple[str, str]]:
    if after is None:
        yield "gone", ""
        return
    if before is None:
        due = states.say("until", day=states.day(after.due)) if after.due else None
        yield "new", states.quoted(states.say("sides", asker=states.who(after.from_), to=states.who(after.to)), due)
    if after.urgent is not None and (before is None or before.urgent is None):
        yield "urgent", ""
    yield from _signed(states, before, after)
    is_accepted = after.status == "accepted" and after.accepted is not None  # told with the signature
    if after.status != (before.status if before else "open") and not is_accepted:
        yield _BY_STATUS[after.status], after.note or "" if after.status == "cancelled" else ""
    if after.urgent is not None and after.urgent.solved and not (before and before.urgent and before.urgent.solved):
        yield "solved", states.day_of(after.urgent.solved)
    if after.escalated is not None and (before is None or before.escalated is None):
        yield "escalated", states.quoted(states.say("to", who=states.who(after.escalated.to)), after.escalated.plan)
    if before is not None:
        yield from _terms(states, before, after)


def _signed(states: States, before: Request | None, after: Request) -> Iterator[tuple[str, str]]:
    if after.accepted is not None and (before is None or before.accepted != after.accepted):
        by, on = states.who(after.accepted.by), states.day_of(after.accepted.at)
        yield "accepted", states.say("signed_by", who=by, day=on)
    changed = changed_fields(after)
    if changed != () and (before is None or before.accepted != after.accepted or changed_fields(before) == ()):
        fields = called(states, [name for name in FIELDS if changed is None or name in changed])
        yield "lapsed", states.say("because", fields=fields)
    known = {one.by for one in (before.confirmed if before else ())}
    for one in after.confirmed:
        if one.by not in known:
            yield "confirmed", states.say("signed_by", who=states.who(one.by), day=states.day_of(one.at))


def _terms(states: States, before: Request, after: Request) -> Iterator[tuple[str, str]]:
    if (moved := postponed(states, before.due, after.due)) is not None:
        yield moved
    if before.owner != after.owner:
        yield "handed", states.turned(states.who(before.owner), states.who(after.owner))
    if others := differing(before, after, _TOLD):
        yield "changed", called(states, others)
