"""`teamops review explain`, `lesson` and `held`: what people add to a review."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.reviews.review_values import (
    BLANK,
    choose_review_word,
    format_command,
    require_text,
    resolve_attendees,
    resolve_review,
)
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.model.workspace import Workspace


class ExplanationOptions(NamedTuple):
    """Which result of which review is explained, and how."""

    review: str
    goal: str
    cause: str
    missed: str | None
    person: str | None


class LessonOptions(NamedTuple):
    """What was learned in which review, and what it became."""

    review: str
    text: str
    standard: str | None
    person: str | None


class HoldingOptions(NamedTuple):
    """When which review was held, and with whom."""

    review: str
    day: str | None
    attendees: str | None
    person: str | None


def explain_result(session: Session, asked: ExplanationOptions, manner: WriteOptions) -> None:
    """The result has its cause, and the user knows which others have none yet."""
    apply_plan(session, manner, lambda ws, now: _plan_explanation(session, ws, asked, now))


def _plan_explanation(session: Session, ws: Workspace, asked: ExplanationOptions, now: datetime) -> PlannedWrite:
    from teamops.planning.reviews.lessons import list_unexplained_results, plan_result_cause

    cause = require_text("--cause", asked.cause)
    missed = require_text("--missed", asked.missed) if asked.missed is not None else None
    entry = resolve_review(ws, asked.review, now.date())
    review, made = entry.record, plan_result_cause(ws, entry, asked.goal, cause, missed)
    left = [one.goal for one in list_unexplained_results(ws, review) if one.goal != made.goal]
    facts = {"review": review.id, "goal": made.goal, "cause": shorten(cause)}
    message = get_diary(ws)("diary.explained", **facts, by=format_author_of(ws, asked.person))
    return PlannedWrite(
        made.changes,
        [entry.at],
        message,
        said=[
            session.say("review.still_unexplained", count=len(left)),
            *(
                format_command("review", "explain", choose_review_word(ws, review), goal, "--cause", BLANK)
                for goal in left
            ),
        ]
        if left
        else (),
    )


def learn_lesson(session: Session, asked: LessonOptions, manner: WriteOptions) -> None:
    """The review tells the lesson, and what it became."""
    apply_plan(session, manner, lambda ws, now: _plan_lesson(ws, asked, now))


def _plan_lesson(ws: Workspace, asked: LessonOptions, now: datetime) -> PlannedWrite:
    from teamops.planning.reviews.lessons import add_lesson

    text = require_text("TEXT", asked.text)
    standard = require_text("--standard", asked.standard) if asked.standard is not None else None
    entry = resolve_review(ws, asked.review, now.date())
    change = add_lesson(entry, text, standard)
    became = f" → {shorten(standard)}" if standard else ""
    facts = {"review": entry.record.id, "lesson": shorten(text) + became}
    message = get_diary(ws)("diary.lesson", **facts, by=format_author_of(ws, asked.person))
    return PlannedWrite([] if change is None else [change], [entry.at], message)


def hold_review(session: Session, asked: HoldingOptions, manner: WriteOptions) -> None:
    """The review tells when it was held, and with whom."""
    apply_plan(session, manner, lambda ws, now: _plan_holding(session, ws, asked, now))


def _plan_holding(session: Session, ws: Workspace, asked: HoldingOptions, now: datetime) -> PlannedWrite:
    from teamops.planning.reviews.lessons import set_held

    entry = resolve_review(ws, asked.review, now.date())
    day = option_values.parse_day("--date", asked.day, now.date(), "behind") if asked.day else now.date()
    if day > now.date():
        raise CommandError("review.in_future", day=day.isoformat(), period=str(entry.record.period))
    attendees = resolve_attendees(session, ws, asked.attendees) if asked.attendees else None
    facts = {"review": entry.record.id, "day": day.isoformat()}
    message = get_diary(ws)("diary.review_held", **facts, by=format_author_of(ws, asked.person))
    return PlannedWrite(set_held(entry, day, attendees), [entry.at], message)
