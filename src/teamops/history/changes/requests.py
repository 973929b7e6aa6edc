"""Changes of requests between departments: accepted, delivered, confirmed, urgent (§5.3, §5.8)."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.history.changes.delta import Delta, States, describe_deadline_move, format_field_names, list_changed_fields
from teamops.model.records.collaboration import Request
from teamops.model.signing.acceptance import FIELDS, find_changed_fields

KINDS = (
    "new", "urgent", "accepted", "lapsed", "begun", "delivered", "done", "confirmed", "solved", "escalated",
    "postponed", "advanced", "dated", "handed", "cancelled", "reopened", "changed", "gone",
)  # fmt: skip
_DESCRIBED_FIELDS = frozenset({"status", "due", "owner", "accepted", "confirmed", "urgent", "escalated"})
_BY_STATUS = {"open": "reopened", "in_progress": "begun"}
"""The kind of a change to these statuses; of others it is the status itself."""


def describe_changes(states: States) -> Iterator[Delta]:
    """Yield the changes of every request."""
    for before, after in states.pair_records("requests"):
        one = after or before
        people = tuple(dict.fromkeys(who for who in (one.owner, one.from_, one.to) if who))
        seen: set[str] = set()
        for kind, text in _describe_request(states, before, after):
            if kind not in seen or text:
                yield Delta("requests", kind, one.id, one.need, people, text)
            seen.add(kind)


def _describe_request(states: States, before: Request | None, after: Request | None) -> Iterator[tuple[str, str]]:
    if after is None:
        yield "gone", ""
        return
    if before is None:
        due = states.say("until", day=states.format_day(after.due)) if after.due else None
        yield (
            "new",
            states.join_texts(
                states.say("sides", asker=states.format_names(after.from_), to=states.format_names(after.to)), due
            ),
        )
    if after.urgent is not None and (before is None or before.urgent is None):
        yield "urgent", ""
    yield from _describe_signatures(states, before, after)
    is_accepted = after.status == "accepted" and after.accepted is not None  # told with the signature
    if after.status != (before.status if before else "open") and not is_accepted:
        yield _BY_STATUS.get(after.status, after.status), after.note or "" if after.status == "cancelled" else ""
    if after.urgent is not None and after.urgent.solved and not (before and before.urgent and before.urgent.solved):
        yield "solved", states.format_day_of(after.urgent.solved)
    if after.escalated is not None and (before is None or before.escalated is None):
        yield (
            "escalated",
            states.join_texts(states.say("to", who=states.format_names(after.escalated.to)), after.escalated.plan),
        )
    if before is not None:
        yield from _describe_terms(states, before, after)


def _describe_signatures(states: States, before: Request | None, after: Request) -> Iterator[tuple[str, str]]:
    if after.accepted is not None and (before is None or before.accepted != after.accepted):
        by, on = states.format_names(after.accepted.by), states.format_day_of(after.accepted.at)
        yield "accepted", states.say("signed_by", who=by, day=on)
    changed = find_changed_fields(after)
    if changed != () and (before is None or before.accepted != after.accepted or find_changed_fields(before) == ()):
        fields = format_field_names(states, [name for name in FIELDS if changed is None or name in changed])
        yield "lapsed", states.say("because", fields=fields)
    known = {one.by for one in (before.confirmed if before else ())}
    for one in after.confirmed:
        if one.by not in known:
            yield (
                "confirmed",
                states.say("signed_by", who=states.format_names(one.by), day=states.format_day_of(one.at)),
            )


def _describe_terms(states: States, before: Request, after: Request) -> Iterator[tuple[str, str]]:
    if (moved := describe_deadline_move(states, before.due, after.due)) is not None:
        yield moved
    if before.owner != after.owner:
        yield "handed", states.format_change(states.format_names(before.owner), states.format_names(after.owner))
    if others := list_changed_fields(before, after, _DESCRIBED_FIELDS):
        yield "changed", format_field_names(states, others)
