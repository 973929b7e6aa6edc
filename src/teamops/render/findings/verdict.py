"""What a check says as a whole: the verdict, what is hidden from it, and what was not read."""

from __future__ import annotations

from collections.abc import Iterator

from teamops.checking.located import Outcome, UnreadPlace
from teamops.locale.texts.look.reading import counted, joined, left_out, left_out_one, named
from teamops.locale.words import Words
from teamops.render.visible import visible

_CODES = 8
"""So many codes of rules stand in a sentence."""


def verdict(outcome: Outcome, say: Words) -> str:
    """The verdict in one line; nothing where findings speak for themselves and nothing is hidden."""
    if outcome.is_undecided:
        return joined(say, undecided(outcome, say), *hidden(outcome, say))
    if outcome.verdict == "found":
        return joined(say, *hidden(outcome, say))
    if outcome.verdict == "kept":
        return say("findings.none")
    return joined(say, _head(outcome, say), *hidden(outcome, say, with_known=False), *_not_run(outcome, say))


def undecided(outcome: Outcome, say: Words) -> str:
    """That something was not read, how much, and where it stands: without a full stop."""
    number = sum(count for _, count in outcome.not_read.counts)
    places = named(say, [_place(one) for one in outcome.not_read.places])
    what = counted(say, outcome.not_read.counts)
    return visible(say("findings.undecided", what=what, places=places, number=number))


def hidden(outcome: Outcome, say: Words, *, with_known: bool = True) -> Iterator[str]:
    """What a reader of the findings does not see, in parts of a sentence."""
    if outcome.by_comments:
        yield say("findings.part.comments", count=outcome.by_comments)
    if outcome.known and with_known:
        yield say("findings.part.known", count=len(outcome.known), errors=outcome.known_errors)
    if outcome.stale:
        yield say("findings.part.stale", count=outcome.stale)
    if outcome.off:
        yield say("findings.part.off", count=len(outcome.off), codes=named(say, outcome.off, _CODES))
    if outcome.not_read.left_out:
        yield visible(left_out(say, outcome.not_read.left_out))
    if outcome.not_read.empty:
        which = named(say, outcome.not_read.empty)
        yield visible(say("findings.part.empty", count=len(outcome.not_read.empty), which=which))


def details(outcome: Outcome, say: Words) -> Iterator[str]:
    """A line for each thing that was not read or is left out, and for the rules that are off."""
    for place in outcome.not_read.places:
        yield visible(say("findings.detail.unread", place=_place(place), code=place.code))
    for one in outcome.not_read.left_out:
        yield visible(say("findings.detail.left_out", what=left_out_one(say, one)))
    for file in outcome.not_read.empty:
        yield visible(say("findings.detail.empty", file=file))
    if outcome.off:
        yield say("findings.detail.off", codes=", ".join(outcome.off))


def _head(outcome: Outcome, say: Words) -> str:
    if outcome.known:
        return say("findings.nothing_new", count=len(outcome.known), errors=outcome.known_errors)
    if outcome.none_ran:
        return say("findings.none_ran")
    if outcome.is_part:
        return say("findings.none_asked")
    return say("findings.none_read" if outcome.not_read.left_out else "findings.none_found")


def _not_run(outcome: Outcome, say: Words) -> Iterator[str]:
    if codes := {one.code for one in outcome.not_run}:  # which and why was said before
        yield say("findings.part.not_run", count=len(codes))


def _place(one: UnreadPlace) -> str:
    return one.file if one.kind == "file" else f"{one.file}:{one.line}"
