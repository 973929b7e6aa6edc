"""Changes of reviews: meetings held, improvements added and closed, lessons that became standards (§4)."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.history.changes.delta import (
    Delta,
    States,
    describe_deadline_move,
    format_field_names,
    index_by_key,
    list_changed_fields,
)
from teamops.locale import formats
from teamops.model.records.reviews import Improvement, Review

KINDS = (
    "new", "held", "improvement", "closed", "dropped", "reopened", "postponed", "advanced", "dated", "handed",
    "standard", "changed", "gone",
)  # fmt: skip
_DESCRIBED_FIELDS = frozenset({"held", "improvements", "lessons"})


def describe_changes(states: States) -> Iterator[Delta]:
    """Yield the changes of every review, then those of its improvements."""
    for before, after in states.pair_records("reviews"):
        review = after or before
        name = states.say("review", period=formats.format_period(review.period, states.lang))
        for kind, text in _describe_review(states, before, after):
            yield Delta("reviews", kind, review.id, name, (), text)
        yield from _describe_improvements(states, before, after)


def _describe_review(states: States, before: Review | None, after: Review | None) -> Iterator[tuple[str, str]]:
    if after is None:
        yield "gone", ""
        return
    if before is None:
        held = states.say("held_on", day=states.format_day(after.held)) if after.held else None
        yield "new", states.join_texts(held, states.say("results", count=len(after.results)))
    elif before.held != after.held and after.held is not None:
        yield "held", states.format_day(after.held)
    yield from _describe_lessons(before, after)
    if before is not None and (others := list_changed_fields(before, after, _DESCRIBED_FIELDS)):
        yield "changed", format_field_names(states, others)


def _describe_lessons(before: Review | None, after: Review) -> Iterator[tuple[str, str]]:
    """Yield the lessons that became standards (§4.10)."""
    then = index_by_key(before.lessons if before else (), lambda lesson: lesson.lesson)
    for key, lesson in index_by_key(after.lessons, lambda lesson: lesson.lesson).items():
        if lesson.standard and (key not in then or then[key].standard != lesson.standard):
            yield "standard", f"{lesson.lesson} → {lesson.standard}"


def _describe_improvements(states: States, before: Review | None, after: Review | None) -> Iterator[Delta]:
    then = index_by_key(before.improvements if before else (), lambda one: one.id)
    for key, one in index_by_key(after.improvements if after else (), lambda one: one.id).items():
        old = then.get(key)
        people = tuple(dict.fromkeys(who for who in (one.owner, old.owner if old else None) if who))
        for kind, text in _describe_improvement(states, old, one):
            yield Delta("reviews", kind, one.id, one.item, people, text)


def _describe_improvement(states: States, before: Improvement | None, after: Improvement) -> Iterator[tuple[str, str]]:
    if before is None:
        yield "improvement", states.format_with_deadline(after.measure, after.due)
    elif (moved := describe_deadline_move(states, before.due, after.due)) is not None:
        yield moved
    if before is not None and before.owner != after.owner:
        yield "handed", states.format_change(states.format_names(before.owner), states.format_names(after.owner))
    if after.status != (before.status if before else "open"):
        kind = {"done": "closed", "cancelled": "dropped", "open": "reopened"}[after.status]
        yield kind, after.evidence or ""
    if before is not None and (
        others := list_changed_fields(before, after, frozenset({"due", "owner", "status", "evidence"}))
    ):
        yield "changed", format_field_names(states, others)
