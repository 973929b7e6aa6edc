"""What a person agrees to by confirming a goal or a part of one, and whether the confirmation is still valid (§1.7).

A confirmation is bound to its terms by a digest: eight hex digits over all of them, a point, and four for each field,
which show what changed. Eight digits alone are compared as well, but do not show what changed.

Everybody agrees to target, period, unit, owner, criteria and key actions of the confirmed place, and to their own parts
below it. The owner of the place also agrees to its direct parts. An owner who confirmed a whole without parts has
agreed to any division of it: whether the parts add up is checked by another rule.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import combinations, product

from teamops.model.figures.quantity import Quantity, format_plain, shift_decimal
from teamops.model.figures.units import is_rate_unit
from teamops.model.records.goals import ATTAINMENT, Confirmation, Criterion, Goal
from teamops.model.tree import GoalNode

FIELDS = ("target", "period", "unit", "owner", "criteria", "key_actions", "parts", "own_parts")
"""The terms in the order of the digest."""

_DIVISIONS = ("parts", "own_parts")
_RATES = ("target", "criteria", "parts", "own_parts")
"""The terms that hold numbers in the unit of the goal."""

_IN_POINTS = ("target", "parts", "own_parts")
"""The terms that new digests have as 92 for 92%."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_UNDIVIDED = "[]"
_WHOLE, _EACH = 8, 4


def collect_terms(node: GoalNode, person: str) -> Mapping[str, str]:
    """Return what `person` agrees to at `node`, by field, as texts that are equal for equal meanings.

    `parts` are the targets of the direct parts by segment, for the owner of `node` only; `own_parts` those of deeper
    parts owned by `person`, by their path from `node`. Parts below an own part are not included.
    """
    return _collect_scaled_terms(node, person, _IN_POINTS)


def _collect_scaled_terms(node: GoalNode, person: str, in_points: Collection[str]) -> Mapping[str, str]:
    """Return the terms, with the rates of the fields `in_points` as 92 and of the others as 0.92."""
    goal, parts = node.goal, node.children if node.owner == person else ()
    powers = {field: 2 if field in in_points and is_rate_unit(goal.unit) else 0 for field in _RATES}
    direct = {id(part) for part in parts}
    own = [part for part in walk_own_parts(node, person) if id(part) not in direct]
    return {
        "target": _format_number(node.target, powers["target"]),
        "period": str(node.period or ""),
        "unit": goal.unit or "",
        "owner": node.owner or "",
        "criteria": _format_value(sorted(_format_criterion(goal, one, powers["criteria"]) for one in goal.criteria)),
        "key_actions": _format_value(sorted(goal.key_actions)),
        "parts": _format_targets(node, parts, powers["parts"]),
        "own_parts": _format_targets(node, own, powers["own_parts"]),
    }


def walk_own_parts(node: GoalNode, person: str) -> Iterator[GoalNode]:
    """Yield the highest parts below `node` that `person` owns."""
    coming = [*reversed(node.children)]
    while coming:
        below = coming.pop()
        if below.part is not None and below.part.owner == person:
            yield below
        elif below.children:
            coming.extend(reversed(below.children))


def compute_digest(agreed: Mapping[str, str]) -> str:
    """Return the digest of the terms, as a confirmation records it: `9f2c51d0.…`"""
    return f"{_hash_terms(agreed)}.{''.join(_hash_text(agreed[field], _EACH) for field in FIELDS)}"


def find_changed_fields(node: GoalNode, confirmation: Confirmation) -> tuple[str, ...] | None:
    """Return the `FIELDS` that changed since the confirmation: empty while it is valid.

    None means that something changed and the digest does not show what. Without a digest nothing counts as changed.
    """
    if confirmation.digest is None:
        return ()
    whole, _, each = confirmation.digest.strip().lower().partition(".")
    if any(whole == _hash_terms(agreed) for agreed in _list_ways(node, confirmation.by)):
        return ()
    if len(each) != _EACH * len(FIELDS):
        return None
    ways = tuple(_list_term_variants(node, confirmation.by))
    signed = {field: each[n * _EACH : (n + 1) * _EACH] for n, field in enumerate(FIELDS)}
    may_be_divided = _DIVISIONS if node.owner == confirmation.by else ()
    changed = (
        field
        for field in FIELDS
        if signed[field] not in {_hash_text(now[field], _EACH) for now in ways}
        and not (field in may_be_divided and signed[field] == _hash_text(_UNDIVIDED, _EACH))
    )
    return tuple(changed) or None


def is_confirmation_valid(node: GoalNode, confirmation: Confirmation) -> bool:
    """Return whether `node` is unchanged since the confirmation."""
    return find_changed_fields(node, confirmation) == ()


def list_lapsed(pairs: Iterable[tuple[GoalNode, GoalNode]]) -> Iterator[tuple[str, str]]:
    """Yield the path and person of each confirmation that is valid before an edit and not after it.

    Each pair is a goal or part before the edit and after it.
    """
    for before, after in pairs:
        for signed in (before.part or before.goal).confirmed:
            if is_confirmation_valid(before, signed) and not is_confirmation_valid(after, signed):
                yield after.path, signed.by


def renew_digest(before: GoalNode, after: GoalNode, confirmation: Confirmation, person: str) -> str | None:
    """Return the digest for `person` at `after` of the terms confirmed at `before`, where only ids differ.

    None if the confirmation has no digest or is no longer valid. The owner's agreement to any division stays one.
    """
    if confirmation.digest is None:
        return None
    whole, point, _ = confirmation.digest.strip().lower().partition(".")
    for was, now in zip(_list_ways(before, confirmation.by), _list_ways(after, person), strict=True):
        if whole == _hash_terms(was):
            return compute_digest(now) if point else _hash_terms(now)
    return None


def _list_ways(node: GoalNode, person: str) -> Iterator[Mapping[str, str]]:
    """Yield all terms whose digest is valid now, in an order that does not depend on ids."""
    for now in _list_term_variants(node, person):
        yield from _list_undivided_terms(node, person, now)


def _list_term_variants(node: GoalNode, person: str) -> Iterator[Mapping[str, str]]:
    """Yield the terms as they are, and those of a rate in the notations that older digests have.

    Those were computed from the numbers as written in the file: 92, or 0.92 for 92%.
    """
    yield collect_terms(node, person)
    if is_rate_unit(node.goal.unit):
        for count in range(len(_RATES) + 1):
            yield from (_collect_scaled_terms(node, person, fields) for fields in combinations(_RATES, count))


def _list_undivided_terms(node: GoalNode, person: str, now: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """Yield the terms as they are, and for the owner also as they were before the division."""
    yield now
    if node.owner == person:
        for kept in product((True, False), repeat=len(_DIVISIONS)):
            yield {**now, **{field: _UNDIVIDED for field, is_kept in zip(_DIVISIONS, kept, strict=True) if not is_kept}}


def _hash_terms(agreed: Mapping[str, str]) -> str:
    return _hash_text(_format_value({field: agreed[field] for field in FIELDS}), _WHOLE)


def _hash_text(text: str, length: int) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def _format_targets(node: GoalNode, parts: Iterable[GoalNode], power: int) -> str:
    return _format_value(
        sorted((part.path[len(node.path) + 1 :], _format_number(part.target, power)) for part in parts)
    )


def _format_criterion(goal: Goal, criterion: Criterion, power: int) -> str:
    power = power if criterion.metric != ATTAINMENT and goal.counts(criterion.metric) else 0
    bounds = (
        _format_number(criterion.at_least, power),
        _format_number(criterion.at_most, power),
        _format_number(criterion.within),
    )
    return _format_value([criterion.metric, criterion.each or "", *bounds])


def _format_number(value: Quantity | None, power: int = 0) -> str:
    """Return 1600 for 1600, 1,600, 1600.0 and 0.16万; times 10 to the `power`."""
    return "" if value is None else format_plain(shift_decimal(value, power) if power else value)


def _format_value(value: object) -> str:
    """Return one text for one meaning: the order of keys does not matter, that of lists does."""
    return _ENCODER.encode(value)
