"""`teamops review draft`: what it asks for, what it writes, and what it tells people to add."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.reviews.review_values import BLANK, attendees_named, command, word_for
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.planned_write import Manner, Work

if TYPE_CHECKING:
    from datetime import date, datetime

    from teamops.model.reviewing.results import Unknown
    from teamops.model.workspace import Workspace
    from teamops.planning.reviews.draft import Drafted, Wanted


class Asked(NamedTuple):
    """What is asked of a draft, as users write it."""

    period: str
    held: str | None
    attendees: str | None
    project: str | None
    person: str | None


def draft_review(session: Session, asked: Asked, manner: Manner) -> None:
    """The review stands, as far as the records tell it, and the user knows what is left to be said."""
    carry_out(session, manner, lambda ws, now: _work(session, ws, asked, now))


def _work(session: Session, ws: Workspace, asked: Asked, now: datetime) -> Work:
    from teamops.cli.writing.commit_message import diary, signed_by
    from teamops.planning.reviews.draft import data_of, draft
    from teamops.store.writing.new_record import addition, file_for

    by = signed_by(ws, asked.person)
    drafted = draft(ws, _wanted(session, ws, asked, now.date()), now)
    at, changes = drafted.at, drafted.changes
    if at is None:
        record = data_of(drafted.review)
        assert isinstance(record, dict)  # which is what records become
        new = addition(session.root, "review", record, file_for("review", record, now.date()))
        at, changes = new.at, (new,)
    told = _Told(session, ws, drafted, now.date())
    return Work(
        changes,
        [at],
        diary(ws)("diary.drafted" if drafted.at is None else "diary.redrafted", **told.in_short, by=by),
        silent=frozenset({"R003"}),
        warnings=_incomplete(session, ws),
        later=frozenset({"R003"} | ({"R002"} if drafted.unknown else set())),
        said=[told.summary, *told.unknown(), *told.left()],
    )


def _incomplete(session: Session, ws: Workspace) -> list[str]:
    """What is said where records could not be read: the figures may lack something."""
    files = {*ws.unread, *(fault.at.file for fault in ws.faults if fault.at.route[:1] in _GATHERED)}
    return [session.say("review.incomplete", files=", ".join(sorted(files)))] if files else []


_GATHERED = {(section,) for section in ("goals", "actuals", "tasks", "monitors", "reviews", "requests")}
"""The sections of whose records a draft is made."""


def _wanted(session: Session, ws: Workspace, asked: Asked, today: date) -> Wanted:
    from teamops.planning.lookup import record_named
    from teamops.planning.reviews.draft import Wanted

    return Wanted(
        option_values.period("PERIOD", asked.period, today),
        record_named(ws, "monitors", asked.project).record.id if asked.project else None,
        option_values.day("--held", asked.held, today, "behind") if asked.held else None,
        attendees_named(session, ws, asked.attendees) if asked.attendees else None,
    )


class _Told:
    """What is said of a draft: to the user, and in the message of a commit."""

    def __init__(self, session: Session, ws: Workspace, drafted: Drafted, today: date) -> None:
        from teamops.model.reviewing.scope import goal_of, reached
        from teamops.planning.reviews.lessons import unexplained

        self.say, self.ws, self.review = session.say, ws, drafted.review
        self.missing, self.last = drafted.unknown, min(drafted.review.period.end, today)
        self.unexplained = tuple(unexplained(ws, drafted.review))
        self.word = word_for(ws, drafted.review)
        self.names = {r.goal: goal.name or goal.id for r in drafted.review.results if (goal := goal_of(ws, r))}
        self.reached = reached(ws, drafted.review)

    @property
    def in_short(self) -> Mapping[str, object]:
        """The facts for the message of a commit."""
        tasks, goals = self.review.tasks, len(self.review.results)
        assert tasks is not None  # a draft has figures of tasks
        facts = {"review": self.review.id, "reached": self.reached, "goals": goals}
        return facts | {"done": tasks.done, "due": tasks.due}

    @property
    def summary(self) -> str:
        review, tasks = self.review, self.review.tasks
        message = "review.drafted" if review.project is None else "review.drafted_project"
        assert tasks is not None  # a draft has figures of tasks
        return self.say(
            message, review=review.id, goals=len(review.results), reached=self.reached, due=tasks.due,
            done=tasks.done, late=tasks.late, responses=len(review.responses), carried=len(review.carried),
        )  # fmt: skip

    def unknown(self) -> Iterator[str]:
        """What the records do not say, and the commands that make them say it."""
        for one in self.missing:
            facts = {"goal": one.goal.name, "period": str(self.review.period)}
            yield self.say(f"review.unknown_{one.lacks}", **facts)
            yield from self._record(one)
        if self.missing:
            yield command("review", "draft", str(self.review.period))

    def _record(self, one: Unknown) -> Iterator[str]:
        if one.lacks == "actual":
            yield command("actual", "add", one.goal.path, BLANK, "--date", self.last.isoformat())

    def left(self) -> Iterator[str]:
        """What only people can say, with the commands for it."""
        for result in self.unexplained:
            name = self.names.get(result.goal, result.goal)
            yield self.say("review.add_cause", goal=name, missed=result.missed or "")
            yield command("review", "explain", self.word, result.goal, "--cause", BLANK)
        if not self.review.lessons:
            yield self.say("review.add_lesson")
            yield command("review", "lesson", self.word, BLANK, "--standard", BLANK)
        if not self.review.improvements:
            yield self.say("review.add_improvement")
            yield improvement_command(self.word)


def improvement_command(word: str) -> str:
    """The command that adds an improvement to the review called `word`."""
    options = ("--measure", BLANK, "--owner", BLANK, "--due", BLANK)
    return command("improvement", "add", word, BLANK, *options)
