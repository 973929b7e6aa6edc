"""The improvement plan (优化方案落地表): what is promised, and how it is closed (§4.7, §4.11)."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from typing import NamedTuple

from teamops.locale.user_error import CatalogueError
from teamops.model.change import Change
from teamops.model.place import Entry
from teamops.model.records.reviews import Improvement, Review
from teamops.model.reviewing.improvements import FollowedImprovement, list_improvements
from teamops.model.workspace import Workspace
from teamops.planning.lookup import Names
from teamops.planning.reviews.draft import serialize_value


class NewImprovement(NamedTuple):
    """What is to be improved, how, by whom and until when; an id is made up where none is given."""

    item: str
    measure: str
    owner: str
    due: date
    id: str | None = None


class ImprovementError(CatalogueError):
    """An improvement is not there, or cannot be as asked; `message` is a name in the catalogue `improvement`."""

    AREA = "improvement"


_NAMES = Names[FollowedImprovement](
    lambda one: one.improvement.id, lambda one: one.improvement.item, lambda one: one.improvement.status == "open"
)


def resolve_improvement(ws: Workspace, word: str) -> FollowedImprovement:
    """The improvement with this id, or of this item, an open one before others; the beginning of an id will do.

    Raises ImprovementError where there is not exactly one.
    """
    known = list_improvements(ws)
    found = _NAMES.find_matches(known, word)
    if len(found) == 1:
        return found[0]
    if found and found[0].improvement.id == word:
        raise ImprovementError("ambiguous", word=word, files=", ".join(dict.fromkeys(one.at.file for one in found)))
    if found:
        raise ImprovementError("several", word=word, found=_NAMES.listed(found))
    facts = {"word": word, "near": _NAMES.suggest_name(known, word)}
    files = {*ws.unread, *(fault.at.file for fault in ws.faults if fault.at.route[:1] == ("reviews",))}
    if files:
        raise ImprovementError("unknown_unread", files=", ".join(sorted(files)), **facts)
    raise ImprovementError("unknown", **facts)


def plan_improvement(ws: Workspace, entry: Entry[Review], promise: NewImprovement) -> tuple[Improvement, Change]:
    """The improvement as it would stand in the review, and the change that adds it.

    Raises ImprovementError for an id that is taken, and for what the review says already.
    """
    review = entry.record
    known = {one.improvement.id: one.review for one in list_improvements(ws)}
    if promise.id is not None and promise.id in known:
        raise ImprovementError("id_taken", id=promise.id, review=known[promise.id].id)
    for one in review.improvements:
        if (one.item, one.measure) == (promise.item, promise.measure):
            raise ImprovementError("there_already", id=one.id, item=one.item, review=review.id)
    made = Improvement(
        id=promise.id or _make_next_id(review, known), item=promise.item, measure=promise.measure, owner=promise.owner,
        due=promise.due,
    )  # fmt: skip
    return made, Change(entry.at / "improvements" / len(review.improvements), serialize_value(made))


def _make_next_id(review: Review, known: Container[str]) -> str:
    """imp-2026-08-1, or the next number that no improvement has."""
    number = len(review.improvements) + 1
    while f"imp-{review.period}-{number}" in known:
        number += 1
    return f"imp-{review.period}-{number}"


def plan_improvement_close(ws: Workspace, word: str, evidence: str) -> tuple[FollowedImprovement, tuple[Change, ...]]:
    """The improvement that is meant, and the changes that make it done, with what shows it.

    One that is done with nothing to show it (R006) may be closed again. Raises ImprovementError for one that is closed.
    """
    found = resolve_improvement(ws, word)
    one = found.improvement
    if not evidence:
        raise ImprovementError("no_evidence", id=one.id, item=one.item)
    if one.status == "cancelled" or (one.status == "done" and (one.evidence or "").strip()):
        raise ImprovementError(f"{one.status}_already", id=one.id, item=one.item, evidence=one.evidence or "")
    status = () if one.status == "done" else (Change(found.at / "status", "done"),)
    return found, (*status, Change(found.at / "evidence", evidence))
