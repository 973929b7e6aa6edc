"""`teamops review draft`: what it asks for, what it writes, and what it tells people to add."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.reviews.review_values import BLANK, choose_review_word, format_command, resolve_attendees
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions

if TYPE_CHECKING:
    from datetime import date, datetime

    from teamops.model.reviewing.results import MissingFigure
    from teamops.model.workspace import Workspace
    from teamops.planning.reviews.draft import ReviewOptions, ReviewPlan


class ReviewDraftOptions(NamedTuple):
    """What is asked of a draft, as users write it."""

    period: str
    held: str | None
    attendees: str | None
    project: str | None
    person: str | None


def draft_review(session: Session, asked: ReviewDraftOptions, manner: WriteOptions) -> None:
    """The review stands, as far as the records tell it, and the user knows what is left to be said."""
    apply_plan(session, manner, lambda ws, now: _plan_draft(session, ws, asked, now))


def _plan_draft(session: Session, ws: Workspace, asked: ReviewDraftOptions, now: datetime) -> PlannedWrite:
    from teamops.cli.writing.commit_message import format_author_of, get_diary
    from teamops.planning.reviews.draft import plan_review
    from teamops.planning.serialize import serialize_record
    from teamops.store.writing.new_record import choose_record_file, plan_addition

    by = format_author_of(ws, asked.person)
    drafted = plan_review(ws, _parse_options(session, ws, asked, now.date()), now)
    at, changes = drafted.at, drafted.changes
    if at is None:
        record = serialize_record(drafted.review)
        assert isinstance(record, dict)  # which is what records become
        new = plan_addition(session.root, "review", record, choose_record_file("review", record, now.date()))
        at, changes = new.at, (new,)
    told = _DraftSummary(session, ws, drafted, now.date())
    return PlannedWrite(
        changes,
        [at],
        get_diary(ws)("diary.drafted" if drafted.at is None else "diary.redrafted", **told.message_facts, by=by),
        silent=frozenset({"R003"}),
        warnings=_describe_gaps(session, ws),
        later=frozenset({"R003"} | ({"R002"} if drafted.unknown else set())),
        said=[told.summary, *told.unknown(), *told.left()],
    )


def _describe_gaps(session: Session, ws: Workspace) -> list[str]:
    """What is said where records could not be read: the figures may lack something."""
    files = {*ws.unread, *(fault.at.file for fault in ws.faults if fault.at.route[:1] in _GATHERED)}
    return [session.say("review.incomplete", files=", ".join(sorted(files)))] if files else []


_GATHERED = {(section,) for section in ("goals", "actuals", "tasks", "monitors", "reviews", "requests")}
"""The sections of whose records a draft is made."""


def _parse_options(session: Session, ws: Workspace, asked: ReviewDraftOptions, today: date) -> ReviewOptions:
    from teamops.planning.lookup import resolve_record
    from teamops.planning.reviews.draft import ReviewOptions

    return ReviewOptions(
        option_values.parse_period("PERIOD", asked.period, today),
        resolve_record(ws, "monitors", asked.project).record.id if asked.project else None,
        option_values.parse_day("--held", asked.held, today, "behind") if asked.held else None,
        resolve_attendees(session, ws, asked.attendees) if asked.attendees else None,
    )


class _DraftSummary:
    """What is said of a draft: to the user, and in the message of a commit."""

    def __init__(self, session: Session, ws: Workspace, drafted: ReviewPlan, today: date) -> None:
        from teamops.model.reviewing.scope import count_reached_results, find_goal
        from teamops.planning.reviews.lessons import list_unexplained_results

        self.say, self.ws, self.review = session.say, ws, drafted.review
        self.missing, self.last = drafted.unknown, min(drafted.review.period.end, today)
        self.unexplained = tuple(list_unexplained_results(ws, drafted.review))
        self.word = choose_review_word(ws, drafted.review)
        self.names = {r.goal: goal.name or goal.id for r in drafted.review.results if (goal := find_goal(ws, r))}
        self.reached = count_reached_results(ws, drafted.review)

    @property
    def message_facts(self) -> Mapping[str, object]:
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
            yield from self._suggest_recording(one)
        if self.missing:
            yield format_command("review", "draft", str(self.review.period))

    def _suggest_recording(self, one: MissingFigure) -> Iterator[str]:
        if one.lacks == "actual":
            yield format_command("actual", "add", one.goal.path, BLANK, "--date", self.last.isoformat())

    def left(self) -> Iterator[str]:
        """What only people can say, with the commands for it."""
        for result in self.unexplained:
            name = self.names.get(result.goal, result.goal)
            yield self.say("review.add_cause", goal=name, missed=result.missed or "")
            yield format_command("review", "explain", self.word, result.goal, "--cause", BLANK)
        if not self.review.lessons:
            yield self.say("review.add_lesson")
            yield format_command("review", "lesson", self.word, BLANK, "--standard", BLANK)
        if not self.review.improvements:
            yield self.say("review.add_improvement")
            yield format_improvement_command(self.word)


def format_improvement_command(word: str) -> str:
    """The command that adds an improvement to the review called `word`."""
    options = ("--measure", BLANK, "--owner", BLANK, "--due", BLANK)
    return format_command("improvement", "add", word, BLANK, *options)
