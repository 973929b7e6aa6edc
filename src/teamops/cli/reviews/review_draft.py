"""`teamops review draft`: draft a review from the records, and list what people have to add."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from teamops.cli.reviews.review_values import BLANK, choose_review_word, format_command, resolve_attendees
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions
from teamops.model.named_tuple import NamedTuple
from teamops.model.reviewing.results import MissingFigure
from teamops.model.reviewing.scope import count_reached_results, find_goal
from teamops.model.workspace import Workspace
from teamops.planning.lookup import resolve_record
from teamops.planning.reviews.draft import ReviewOptions, ReviewPlan, plan_review
from teamops.planning.reviews.lessons import list_unexplained_results
from teamops.planning.serialize import serialize_record
from teamops.store.writing.new_record import choose_record_file, plan_addition


class ReviewDraftOptions(NamedTuple):
    """The options of `review draft`, as typed."""

    period: str
    held: str | None
    attendees: str | None
    project: str | None
    person: str | None


_SOURCES = ("goals", "actuals", "tasks", "monitors", "reviews", "requests")
"""The sections from which a draft is made."""


def draft_review(session: Session, options: ReviewDraftOptions, write: WriteOptions) -> None:
    """Write the review as far as the records tell it, and print what is left to add."""
    apply_plan(session, write, lambda ws, now: plan_draft(session, ws, options, now))


def plan_draft(session: Session, ws: Workspace, options: ReviewDraftOptions, now: datetime) -> PlannedWrite:
    """Plan the review, with what is left to add. Raise UserError for an unknown period, day, project or person."""
    by = format_author_of(ws, options.person)
    draft = plan_review(ws, _parse_options(ws, options, now.date()), now)
    at, changes = draft.at, draft.changes
    if at is None:
        record = serialize_record(draft.review)
        assert isinstance(record, dict)  # as all records
        new = plan_addition(session.root, "review", record, choose_record_file("review", record, now.date()))
        at, changes = new.at, (new,)
    summary = _DraftSummary(session, ws, draft, now.date())
    return PlannedWrite(
        changes,
        [at],
        get_diary(ws)("diary.drafted" if draft.at is None else "diary.redrafted", **summary.facts, by=by),
        allowed=frozenset({"R003"} | ({"R002"} if draft.unknown else set())),
        hidden=frozenset({"R003"}),
        warnings=_describe_gaps(session, ws),
        messages=[summary.summary, *summary.describe_missing(), *summary.list_next_commands()],
    )


def _describe_gaps(session: Session, ws: Workspace) -> list[str]:
    """Warn of records that could not be read: the figures may be incomplete."""
    files = ws.list_unread_files(*_SOURCES)
    return [session.say("review.incomplete", files=files)] if files else []


def _parse_options(ws: Workspace, options: ReviewDraftOptions, today: date) -> ReviewOptions:
    return ReviewOptions(
        option_values.parse_period("PERIOD", options.period, today),
        resolve_record(ws, "monitors", options.project).record.id if options.project else None,
        option_values.parse_day("--held", options.held, today, "behind") if options.held else None,
        resolve_attendees(ws, options.attendees) if options.attendees else None,
    )


class _DraftSummary:
    """What is printed about a draft, and written in the message of the commit."""

    def __init__(self, session: Session, ws: Workspace, draft: ReviewPlan, today: date) -> None:
        self.say, self.ws, self.review = session.say, ws, draft.review
        self.missing, self.last = draft.unknown, min(draft.review.period.end, today)
        self.unexplained = tuple(list_unexplained_results(ws, draft.review))
        self.word = choose_review_word(ws, draft.review)
        self.names = {r.goal: goal.name or goal.id for r in draft.review.results if (goal := find_goal(ws, r))}
        tasks = draft.review.tasks
        assert tasks is not None  # a draft has figures of tasks
        self.late = tasks.late
        self.facts: Mapping[str, object] = {
            "review": draft.review.id,
            "reached": count_reached_results(ws, draft.review),
            "goals": len(draft.review.results),
            "done": tasks.done,
            "due": tasks.due,
        }

    @property
    def summary(self) -> str:
        """The figures in a sentence."""
        message = "review.drafted" if self.review.project is None else "review.drafted_project"
        responses, carried = len(self.review.responses), len(self.review.carried)
        return self.say(message, **self.facts, late=self.late, responses=responses, carried=carried)

    def describe_missing(self) -> Iterator[str]:
        """Yield the figures that the records lack, with the commands to add them."""
        for one in self.missing:
            facts = {"goal": one.goal.name, "period": str(self.review.period)}
            yield self.say(f"review.unknown_{one.lacks}", **facts)
            yield from self._suggest_recording(one)
        if self.missing:
            yield format_command("review", "draft", str(self.review.period))

    def _suggest_recording(self, one: MissingFigure) -> Iterator[str]:
        if one.lacks == "actual":
            yield format_command("actual", "add", one.goal.path, BLANK, "--date", self.last.isoformat())

    def list_next_commands(self) -> Iterator[str]:
        """Yield what only people can add, with the commands for it."""
        for result in self.unexplained:
            name = self.names.get(result.goal, result.goal)
            yield self.say("review.add_cause", goal=name, missed=result.missed or "")
            yield format_command("review", "explain", self.word, result.goal, "--cause", BLANK)
        if not self.review.lessons:
            yield self.say("review.add_lesson")
            yield format_command("review", "lesson", self.word, BLANK, "--standard", BLANK)
        if not self.review.improvements:
            yield self.say("review.add_improvement")
            options = ("--measure", BLANK, "--owner", BLANK, "--due", BLANK)
            yield format_command("improvement", "add", self.word, BLANK, *options)
