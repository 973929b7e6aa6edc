"""Sentences about a whole check: the verdict, what is hidden, and what is unread."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.checking.located import Outcome, UnreadPlace
from teamops.locale.texts.look.reading import (
    describe_omission,
    describe_omissions,
    format_counts,
    format_names,
    join_parts,
)
from teamops.locale.words import Words
from teamops.render.visible import make_visible

_MOST_CODES = 8
"""The codes of rules in a sentence at most."""


def format_verdict(outcome: Outcome, say: Words, *, has_details: bool = False) -> str:
    """Return the verdict in one line; "" if there are findings and nothing is hidden.

    Unless the output `has_details`, it names the option that shows why rules were not decided.
    """
    if outcome.is_undecided:
        return join_parts(say, format_unread_notice(outcome, say), *list_hidden_parts(outcome, say))
    if outcome.verdict == "found":
        return join_parts(say, *list_hidden_parts(outcome, say))
    if outcome.verdict == "kept":
        return say("findings.none")
    return join_parts(
        say,
        _format_head(outcome, say),
        *list_hidden_parts(outcome, say, with_known=False),
        _describe_skipped_rules(outcome, say, has_details=has_details or outcome.none_ran),
    )


def format_unread_notice(outcome: Outcome, say: Words) -> str:
    """Return a sentence on how much is unread, and where; without a full stop."""
    number = sum(count for _, count in outcome.not_read.counts)
    places = format_names(say, [*map(_format_place, outcome.not_read.places)])
    what = format_counts(say, outcome.not_read.counts)
    return make_visible(say("findings.undecided", what=what, places=places, number=number))


def list_hidden_parts(outcome: Outcome, say: Words, *, with_known: bool = True) -> Iterator[str]:
    """Yield the parts of a sentence on what the findings do not show."""
    if outcome.suppressed_by_comments:
        yield say("findings.part.comments", count=outcome.suppressed_by_comments)
    if outcome.known and with_known:
        yield say("findings.part.known", count=len(outcome.known), errors=outcome.known_errors)
    if outcome.stale:
        yield say("findings.part.stale", count=outcome.stale)
    if outcome.others:
        yield say("findings.part.others", count=outcome.others)
    if outcome.off:
        yield say("findings.part.off", count=len(outcome.off), codes=format_names(say, outcome.off, _MOST_CODES))
    if outcome.not_read.left_out:
        yield make_visible(describe_omissions(say, outcome.not_read.left_out))
    if outcome.not_read.empty:
        which = format_names(say, outcome.not_read.empty)
        yield make_visible(say("findings.part.empty", count=len(outcome.not_read.empty), which=which))


def count_undecided_rules(outcome: Outcome) -> int:
    """Return the number of rules of which something could not be decided."""
    return len({rule.code for rule in outcome.not_run})


def describe_details(outcome: Outcome, say: Words) -> Iterator[str]:
    """Yield a line for each unread, omitted and empty place, and one for the rules that are off."""
    for place in outcome.not_read.places:
        yield make_visible(say("findings.detail.unread", place=_format_place(place), code=place.code))
    for omission in outcome.not_read.left_out:
        yield make_visible(say("findings.detail.left_out", what=describe_omission(say, omission)))
    for file in outcome.not_read.empty:
        yield make_visible(say("findings.detail.empty", file=file))
    if outcome.off:
        yield say("findings.detail.off", codes=tuple(outcome.off))


def _format_head(outcome: Outcome, say: Words) -> str:
    if outcome.known:
        return say("findings.nothing_new", count=len(outcome.known), errors=outcome.known_errors)
    if outcome.none_ran:
        return say("findings.none_ran")
    if outcome.is_part:
        return say("findings.none_asked")
    return say("findings.none_read" if outcome.not_read.left_out else "findings.none_found")


def _describe_skipped_rules(outcome: Outcome, say: Words, *, has_details: bool) -> str:
    if not (count := count_undecided_rules(outcome)):
        return ""
    return say("findings.part.not_run" if has_details else "findings.part.not_run_why", count=count)


def _format_place(place: UnreadPlace) -> str:
    return place.file if place.kind == "file" else f"{place.file}:{place.line}"
