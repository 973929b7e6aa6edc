"""Which signatures under goals came, lapsed or were taken back (§1.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from teamops.history.changes.delta import States, Told
from teamops.locale import formats
from teamops.locale.words import Words
from teamops.model.signing.signatures import Signature, signatures_at
from teamops.model.tree import GoalNode

_At = tuple[str, str]
"""The path that was signed, and who signed."""


def told(states: States, before: GoalNode | None, after: GoalNode) -> Iterator[Told]:
    """The changes of the signatures of one goal: those of a person that came are told together."""
    old = _signatures(before)
    new = _signatures(after)
    came: dict[str, list[Signature]] = {}
    for key, signature in new.items():
        then = old.get(key)
        is_new = then is None or then.confirmation != signature.confirmation
        if is_new:
            came.setdefault(key[1], []).append(signature)
        if signature.changed != () and (is_new or (then is not None and then.changed == ())):
            yield _lapsed(states, signature)
    for person, signatures in came.items():
        signed = states.say("signed_on", day=states.day_of(max(one.confirmation.at for one in signatures)))
        parts = states.counted("parts", len(signatures)) if len(signatures) > 1 else None
        place = signatures[0].node if len(signatures) == 1 else after
        yield _of(states, "confirmed", place, person, states.quoted(signed, parts))
    paths = {node.path for node in after.walk()}
    for path, person in (key for key in old if key not in new):
        if path in paths:
            yield _of(states, "withdrawn", old[path, person].node, person, "")


def _signatures(tree: GoalNode | None) -> Mapping[_At, Signature]:
    if tree is None:
        return {}
    return {(node.path, one.confirmation.by): one for node in tree.walk() for one in signatures_at(node)}


def _lapsed(states: States, signature: Signature) -> Told:
    """With what was changed after it was signed, as far as the digest tells."""
    fields = signature.changed
    on = states.say("signed_on", day=states.day_of(signature.confirmation.at))
    because = None
    if fields:
        words = Words(states.lang)
        because = states.say("because", fields=states.listed(words(f"confirm.field.{name}") for name in fields))
    return _of(states, "lapsed", signature.node, signature.confirmation.by, states.quoted(on, because))


def _of(states: States, kind: str, node: GoalNode, person: str, text: str) -> Told:
    """The signature is the person's, whoever owns the goal."""
    period = formats.period(node.period, states.lang) if node.period is not None else ""
    name = states.say("of_period", name=node.name, period=period) if period else node.name
    return Told("goals", kind, node.path, name, (person,), text)
