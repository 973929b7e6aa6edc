"""Plan entries of the improvement plan (优化方案落地表): adding and closing improvements (§4.7, §4.11)."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

from teamops.locale.user_error import CatalogueError
from teamops.model.change import Change
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.reviews import Improvement, Review
from teamops.model.reviewing.improvements import FollowedImprovement, list_improvements
from teamops.model.workspace import Workspace
from teamops.planning.lookup import Names
from teamops.planning.serialize import serialize_record


class NewImprovement(NamedTuple):
    """An improvement with its measure, owner and due day; without an id one is generated."""

    item: str
    measure: str
    owner: str
    due: date
    id: str | None = None


class ImprovementError(CatalogueError):
    """An improvement is unknown or cannot be changed; `message` is a name in the catalogue `improvement`."""

    AREA = "improvement"


_NAMES = Names[FollowedImprovement](
    lambda one: one.improvement.id, lambda one: one.improvement.item, lambda one: one.improvement.status == "open"
)


def resolve_improvement(ws: Workspace, word: str) -> FollowedImprovement:
    """Return the improvement with this id, item or beginning of an id; open ones take precedence.

    Raises ImprovementError unless it is exactly one.
    """
    known = list_improvements(ws)
    matches = _NAMES.find_matches(known, word)
    if len(matches) == 1:
        return matches[0]
    if matches and matches[0].improvement.id == word:
        raise ImprovementError("ambiguous", word=word, files=tuple(dict.fromkeys(one.at.file for one in matches)))
    if matches:
        raise ImprovementError("several", word=word, found=_NAMES.list_matches(matches))
    facts = {"word": word, "near": _NAMES.suggest_name(known, word)}
    if files := ws.list_unread_files("reviews"):
        raise ImprovementError("unknown_unread", files=files, **facts)
    raise ImprovementError("unknown", **facts)


def plan_improvement(ws: Workspace, entry: Entry[Review], promise: NewImprovement) -> tuple[Improvement, Change]:
    """Plan a new improvement in the review: return it and the change that adds it.

    Raises ImprovementError for an id that exists, and for an improvement that the review has already.
    """
    review = entry.record
    known = {one.improvement.id: one.review for one in list_improvements(ws)}
    if promise.id is not None and promise.id in known:
        raise ImprovementError("id_taken", id=promise.id, review=known[promise.id].id)
    for one in review.improvements:
        if (one.item, one.measure) == (promise.item, promise.measure):
            raise ImprovementError("there_already", id=one.id, item=one.item, review=review.id)
    improvement = Improvement(**promise._asdict() | {"id": promise.id or _make_next_id(review, known)})
    return improvement, Change(entry.at / "improvements" / len(review.improvements), serialize_record(improvement))


def _make_next_id(review: Review, known: Container[str]) -> str:
    """Return imp-2026-08-1, or the next unused number."""
    number = len(review.improvements) + 1
    while f"imp-{review.period}-{number}" in known:
        number += 1
    return f"imp-{review.period}-{number}"


def plan_improvement_close(ws: Workspace, word: str, evidence: str) -> tuple[FollowedImprovement, tuple[Change, ...]]:
    """Plan the closing of an improvement with its evidence: return it and the changes.

    One that is done without evidence (R006) may be closed again. Raises ImprovementError for one that is closed.
    """
    found = resolve_improvement(ws, word)
    one = found.improvement
    if not evidence:
        raise ImprovementError("no_evidence", id=one.id, item=one.item)
    if one.status == "cancelled" or (one.status == "done" and (one.evidence or "").strip()):
        raise ImprovementError(f"{one.status}_already", id=one.id, item=one.item, evidence=one.evidence or "")
    status = () if one.status == "done" else (Change(found.at / "status", "done"),)
    return found, (*status, Change(found.at / "evidence", evidence))
