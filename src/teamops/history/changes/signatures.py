"""Signatures of goals that were added, lapsed or withdrawn (§1.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from teamops.history.changes.delta import Delta, States
from teamops.locale import formats
from teamops.locale.words import Words
from teamops.model.signing.signatures import Signature, list_signatures
from teamops.model.tree import GoalNode

_At = tuple[str, str]
"""The path that was signed, and who signed it."""


def describe_signatures(states: States, before: GoalNode | None, after: GoalNode) -> Iterator[Delta]:
    """Yield the changes of the signatures of one goal; new ones of a person are summarized."""
    old = _index_signatures(before)
    new = _index_signatures(after)
    came: dict[str, list[Signature]] = {}
    for key, signature in new.items():
        then = old.get(key)
        is_new = then is None or then.confirmation != signature.confirmation
        if is_new:
            came.setdefault(key[1], []).append(signature)
        if signature.changed != () and (is_new or (then is not None and then.changed == ())):
            yield _describe_lapse(states, signature)
    for person, signatures in came.items():
        signed = states.say("signed_on", day=states.format_day_of(max(one.confirmation.at for one in signatures)))
        parts = states.say("parts", count=len(signatures)) if len(signatures) > 1 else None
        place = signatures[0].node if len(signatures) == 1 else after
        yield _build_delta(states, "confirmed", place, person, states.join_texts(signed, parts))
    paths = {node.path for node in after.walk()}
    for path, person in (key for key in old if key not in new):
        if path in paths:
            yield _build_delta(states, "withdrawn", old[path, person].node, person, "")


def _index_signatures(tree: GoalNode | None) -> Mapping[_At, Signature]:
    if tree is None:
        return {}
    return {(node.path, one.confirmation.by): one for node in tree.walk() for one in list_signatures(node)}


def _describe_lapse(states: States, signature: Signature) -> Delta:
    """Return the lapse, with the fields that changed after signing, if the digest shows them."""
    fields = signature.changed
    on = states.say("signed_on", day=states.format_day_of(signature.confirmation.at))
    because = None
    if fields:
        words = Words(states.lang)
        because = states.say("because", fields=states.join_list(words(f"confirm.field.{name}") for name in fields))
    return _build_delta(states, "lapsed", signature.node, signature.confirmation.by, states.join_texts(on, because))


def _build_delta(states: States, kind: str, node: GoalNode, person: str, text: str) -> Delta:
    """Return a change that concerns the signer, whoever owns the goal."""
    period = formats.format_period(node.period, states.lang) if node.period is not None else ""
    name = states.say("of_period", name=node.name, period=period) if period else node.name
    return Delta("goals", kind, node.path, name, (person,), text)
