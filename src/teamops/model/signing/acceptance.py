"""What the providing side agrees to by accepting a request, and whether the acceptance is still valid (§5.8).

An acceptance is bound to what is to be delivered (`item`) and when (`due`) by a digest, as a confirmation is to its
goal: eight hex digits over both, a point, and four for each. Eight digits alone are compared too, but do not show what
changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256

from teamops.model.records.collaboration import Request

FIELDS = ("item", "due")
"""The terms in the order of the digest."""

_WHOLE, _EACH = 8, 4


def collect_terms(request: Request) -> Mapping[str, str]:
    """Return what is accepted with `request`, by field, as texts that are equal for equal meanings.

    White space in the item does not count: a text may be wrapped in another way.
    """
    return {"item": "".join((request.item or "").split()), "due": request.due.isoformat() if request.due else ""}


def compute_digest(agreed: Mapping[str, str]) -> str:
    """Return the digest of the terms, as an acceptance records it: `9f2c51d0.a1b2c3d4`"""
    return f"{_hash_terms(agreed)}.{''.join(_hash_text(agreed[field], _EACH) for field in FIELDS)}"


def find_changed_fields(request: Request) -> tuple[str, ...] | None:
    """Return the `FIELDS` that changed since the acceptance: empty while it is valid.

    None means that something changed and the digest does not show what. Without an acceptance, or a digest in it,
    nothing counts as changed.
    """
    if request.accepted is None or request.accepted.digest is None:
        return ()
    whole, _, each = request.accepted.digest.strip().lower().partition(".")
    now = collect_terms(request)
    if whole == _hash_terms(now):
        return ()
    if len(each) != _EACH * len(FIELDS):
        return None
    recorded = (each[n * _EACH : (n + 1) * _EACH] for n in range(len(FIELDS)))
    return (
        tuple(field for field, was in zip(FIELDS, recorded, strict=True) if was != _hash_text(now[field], _EACH))
        or None
    )


def _hash_terms(agreed: Mapping[str, str]) -> str:
    return _hash_text(
        json.dumps([agreed[field] for field in FIELDS], ensure_ascii=False, separators=(",", ":")), _WHOLE
    )


def _hash_text(text: str, length: int) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
