"""`teamops review explain`, `lesson` and `held`: what people add to a review."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.reviews.review_values import BLANK, attendees_named, command, review_meant, said, word_for
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.commit_message import diary, short, signed_by
from teamops.cli.writing.planned_write import Manner, Work
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from datetime import datetime

    from teamops.model.workspace import Workspace


class Explanation(NamedTuple):
    """Which result of which review is explained, and how."""

    review: str
    goal: str
    cause: str
    missed: str | None
    person: str | None


class Lesson(NamedTuple):
    """What was learned in which review, and what it became."""

    review: str
    text: str
    standard: str | None
    person: str | None


class Holding(NamedTuple):
    """When which review was held, and with whom."""

    review: str
    day: str | None
    attendees: str | None
    person: str | None


def explain_result(session: Session, asked: Explanation, manner: Manner) -> None:
    """The result has its cause, and the user knows which others have none yet."""
    carry_out(session, manner, lambda ws, now: _explained(session, ws, asked, now))


def _explained(session: Session, ws: Workspace, asked: Explanation, now: datetime) -> Work:
    from teamops.planning.reviews.lessons import explain, unexplained

    cause = said("--cause", asked.cause)
    missed = said("--missed", asked.missed) if asked.missed is not None else None
    entry = review_meant(ws, asked.review, now.date())
    review, made = entry.record, explain(ws, entry, asked.goal, cause, missed)
    left = [one.goal for one in unexplained(ws, review) if one.goal != made.goal]
    facts = {"review": review.id, "goal": made.goal, "cause": short(cause)}
    message = diary(ws)("diary.explained", **facts, by=signed_by(ws, asked.person))
    return Work(
        made.changes,
        [entry.at],
        message,
        said=[
            session.say("review.still_unexplained", count=len(left)),
            *(command("review", "explain", word_for(ws, review), goal, "--cause", BLANK) for goal in left),
        ]
        if left
        else (),
    )


def learn_lesson(session: Session, asked: Lesson, manner: Manner) -> None:
    """The review tells the lesson, and what it became."""
    carry_out(session, manner, lambda ws, now: _learned(ws, asked, now))


def _learned(ws: Workspace, asked: Lesson, now: datetime) -> Work:
    from teamops.planning.reviews.lessons import add_lesson

    text = said("TEXT", asked.text)
    standard = said("--standard", asked.standard) if asked.standard is not None else None
    entry = review_meant(ws, asked.review, now.date())
    change = add_lesson(entry, text, standard)
    became = f" → {short(standard)}" if standard else ""
    facts = {"review": entry.record.id, "lesson": short(text) + became}
    message = diary(ws)("diary.lesson", **facts, by=signed_by(ws, asked.person))
    return Work([] if change is None else [change], [entry.at], message)


def hold_review(session: Session, asked: Holding, manner: Manner) -> None:
    """The review tells when it was held, and with whom."""
    carry_out(session, manner, lambda ws, now: _held(session, ws, asked, now))


def _held(session: Session, ws: Workspace, asked: Holding, now: datetime) -> Work:
    from teamops.planning.reviews.lessons import set_held

    entry = review_meant(ws, asked.review, now.date())
    day = option_values.day("--date", asked.day, now.date(), "behind") if asked.day else now.date()
    if day > now.date():
        raise CannotGoOnError("review.in_future", day=day.isoformat(), period=str(entry.record.period))
    attendees = attendees_named(session, ws, asked.attendees) if asked.attendees else None
    facts = {"review": entry.record.id, "day": day.isoformat()}
    message = diary(ws)("diary.review_held", **facts, by=signed_by(ws, asked.person))
    return Work(set_held(entry, day, attendees), [entry.at], message)
