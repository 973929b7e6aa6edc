"""Plan a review drafted from the records: a new one, or an existing one with updated figures (§4.2, §4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.words import Words, get_words
from teamops.model.change import GONE, Change
from teamops.model.dataclass import dataclass, replace
from teamops.model.figures.bounds import list_attainment_edges
from teamops.model.figures.quantity import Quantity, format_plain
from teamops.model.figures.sums import EXACT
from teamops.model.figures.units import format_unit_after
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.records.goals import Goal
from teamops.model.records.reviews import Result, Review
from teamops.model.reviewing.records import find_review
from teamops.model.reviewing.results import MissingFigure
from teamops.model.reviewing.scope import is_missed
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.lookup import NoSuchRecordError
from teamops.planning.reviews.figures import collect_review_figures, list_attendees
from teamops.planning.serialize import serialize_value

_BRACKETS = str.maketrans("\uff08\uff09", "()")


class ReviewOptions(NamedTuple):
    """The review to draft; None for `held` and `attendees` keeps the existing ones, or else the defaults."""

    period: Period
    project: str | None = None
    held: date | None = None
    attendees: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ReviewPlan:
    """The `review` after the update; its place and `changes` if it exists already."""

    review: Review
    unknown: tuple[MissingFigure, ...]
    at: At | None
    changes: tuple[Change, ...]


def plan_review(ws: Workspace, options: ReviewOptions, now: datetime) -> ReviewPlan:
    """Plan the review of a period, or of a project in it; texts that people wrote into an existing one are kept.

    Raises NoSuchRecordError if it exists but cannot be read.
    """
    today = now.astimezone(ws.settings.timezone).date()
    existing = find_review(ws, options.period, options.project)
    before = existing.record if existing is not None else _make_empty_review(options)
    if existing is None and ("reviews", before.id) in ws.broken:
        raise NoSuchRecordError("broken", "reviews", word=before.id)
    dated = replace(before, held=options.held or before.held or today)
    figures = collect_review_figures(ws, dated, today)
    after = replace(
        dated,
        results=_fill_misses(ws, before.results, figures.results),
        tasks=figures.tasks,
        responses=figures.responses,
        carried=figures.carried,
    )
    present = options.attendees if options.attendees is not None else before.attendees
    after = replace(after, attendees=present or list_attendees(ws, after, (one.goal for one in figures.unknown)))
    at = existing.at if existing is not None else None
    return ReviewPlan(after, figures.unknown, at, tuple(_list_changes(at, before, after)) if at is not None else ())


def _make_empty_review(options: ReviewOptions) -> Review:
    identity = "-".join(filter(None, ("review", str(options.period), options.project)))
    return Review(id=identity, period=options.period, project=options.project)


def _fill_misses(ws: Workspace, before: Sequence[Result], after: Sequence[Result]) -> tuple[Result, ...]:
    """Return the results with shortfalls drafted where nobody wrote one; existing results come first."""
    existing = (*before, *[None] * (len(after) - len(before)))
    goals = {entry.record.id: entry.record for entry in ws.goals}
    words = get_words(ws)
    return tuple(
        replace(new, missed=_draft_miss(words, old, new, goals.get(new.goal.partition("/")[0])))
        for old, new in zip(existing, after, strict=True)
    )


def _draft_miss(words: Words, old: Result | None, new: Result, goal: Goal | None) -> str | None:
    if old is not None and old.missed and _narrow(old.missed) not in map(_narrow, _list_old_drafts(old, goal)):
        return old.missed
    return describe_shortfall(words, new, goal) if is_missed(new.plan, new.actual, goal) else None


def _list_old_drafts(result: Result, goal: Goal | None) -> tuple[str, ...]:
    """Return the texts that would have been drafted from the old figures, which nobody wrote."""
    limits = (list_attainment_edges(goal), (Decimal(1),))  # drafts of before did not know the limits of criteria
    return tuple(_describe_shortfall(Words(lang), result, goal, edges) for lang in ("zh", "en") for edges in limits)


def _narrow(text: str) -> str:
    """Return `text` with half-width brackets, which drafts had in Chinese before 0.2."""
    return text.translate(_BRACKETS)


def describe_shortfall(words: Words, result: Result, goal: Goal | None) -> str:
    """Return by how much a goal was missed: 差 51 万元（达标率 97%）"""
    return _describe_shortfall(words, result, goal, list_attainment_edges(goal))


def _describe_shortfall(words: Words, result: Result, goal: Goal | None, edges: Sequence[Decimal]) -> str:
    gap = EXACT.normalize(abs(EXACT.subtract(result.plan, result.actual)))
    kind = "over" if goal is not None and goal.direction == "down" else "short"
    gap_text = _format_gap(words, Quantity.of(gap, result.plan.suffix), goal)
    if not result.plan:
        return words(f"review.{kind}_of_nothing", gap=gap_text)
    rate = formats.format_rate(Decimal(result.actual) / Decimal(result.plan), edges)
    return words(f"review.{kind}", gap=gap_text, rate=rate)


def _format_gap(words: Words, gap: Quantity, goal: Goal | None) -> str:
    """Return the gap with its unit; between two percentages in points."""
    if gap.suffix == "%":
        return words("review.points", number=format_plain(gap.scaleb(2)))
    unit = format_unit_after(gap, goal.unit) if goal is not None else ""
    return f"{formats.format_number(gap)} {unit}".rstrip()


def _list_changes(at: At, before: Review, after: Review) -> Iterator[Change]:
    for key in ("held", "attendees", "tasks", "responses", "carried"):
        old, new = getattr(before, key), getattr(after, key)
        if old != new:
            yield Change(at / key, serialize_value(new) or GONE)
    for index, new in enumerate(after.results):
        place = at / "results" / index
        if index >= len(before.results):
            yield Change(place, serialize_value(new))
            continue
        for key in ("plan", "actual", "missed"):
            if getattr(before.results[index], key) != (value := getattr(new, key)):
                yield Change(place / key, GONE if value is None else serialize_value(value))
