"""`teamops review`: draft a review from the records, and add what people know."""

from datetime import datetime
from typing import Annotated

from teamops.cli.reviews.review_draft import ReviewDraftOptions, draft_review
from teamops.cli.reviews.review_values import (
    BLANK,
    choose_review_word,
    format_command,
    require_text,
    resolve_attendees,
    resolve_review,
)
from teamops.cli.shell import completers, option_values
from teamops.cli.shell.completers import make_argument, make_option
from teamops.cli.shell.declarations import CommandGroup, Option
from teamops.cli.shell.options import make_text_argument, make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.named_tuple import NamedTuple
from teamops.model.workspace import Workspace
from teamops.planning.reviews.lessons import add_lesson, list_unexplained_results, plan_result_cause, set_held
from teamops.store.errors import CommandError


class ExplanationOptions(NamedTuple):
    """The options of `review explain`, as typed."""

    review: str
    goal: str
    cause: str
    missed: str | None


def _make_held_option(help_id: str) -> Option:
    """Return the option for the day of a review; both commands take either name."""
    return Option("--held", "--date", metavar="DATE", help=help_id, show_default=False)


def group(session: Session) -> CommandGroup:
    """Return the commands in the session's language."""
    app = CommandGroup()
    argument, option = make_text_argument, make_text_option
    review = make_argument("review.review", completers.list_reviews, "REVIEW")
    attendees_option = option("--attendees", "review.attendees", "WHO,…")

    @app.command("draft", help="review.draft.help")
    @writes()
    def draft(
        period: Annotated[str, argument("review.draft.period", "PERIOD")],
        held: Annotated[str | None, _make_held_option("review.draft.held")] = None,
        attendees: Annotated[str | None, attendees_option] = None,
        project: Annotated[
            str | None, make_option("--project", "review.draft.project", completers.list_monitors, "MONITOR")
        ] = None,
        *,
        write: WriteOptions,
    ) -> None:
        draft_review(session, ReviewDraftOptions(period, held, attendees, project, write.actor), write)

    @app.command("explain", help="review.explain.help")
    @writes()
    def explain(
        word: Annotated[str, review],
        goal: Annotated[str, make_argument("review.explain.goal", completers.list_reviewed_goals, "GOAL")],
        cause: Annotated[str, option("--cause", "review.explain.cause")],
        missed: Annotated[str | None, option("--missed", "review.explain.missed")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        options = ExplanationOptions(word, goal, cause, missed)
        apply_plan(session, write, lambda ws, now: _plan_explanation(session, ws, options, write.actor, now))

    @app.command("lesson", help="review.lesson.help")
    @writes()
    def learn(
        word: Annotated[str, review],
        text: Annotated[str, argument("review.lesson.text", "TEXT")],
        standard: Annotated[str | None, option("--standard", "review.lesson.standard")] = None,
        *,
        write: WriteOptions,
    ) -> None:
        apply_plan(session, write, lambda ws, now: _plan_lesson(ws, word, text, standard, write.actor, now))

    @app.command("held", help="review.held.help")
    @writes()
    def hold(
        word: Annotated[str, review],
        day: Annotated[str | None, _make_held_option("review.held.date")] = None,
        attendees: Annotated[str | None, attendees_option] = None,
        *,
        write: WriteOptions,
    ) -> None:
        apply_plan(session, write, lambda ws, now: _plan_holding(ws, word, day, attendees, write.actor, now))

    return app


def _plan_explanation(
    session: Session, ws: Workspace, options: ExplanationOptions, person: str | None, now: datetime
) -> PlannedWrite:
    """Plan the cause of a result, and list the results that still have none."""
    cause = require_text("--cause", options.cause)
    missed = require_text("--missed", options.missed) if options.missed is not None else None
    entry = resolve_review(ws, options.review, now.date())
    review, planned = entry.record, plan_result_cause(ws, entry, options.goal, cause, missed)
    left = [one.goal for one in list_unexplained_results(ws, review) if one.goal != planned.goal]
    messages = [session.say("review.still_unexplained", count=len(left))] if left else []
    messages += [
        format_command("review", "explain", choose_review_word(ws, review), one, "--cause", BLANK) for one in left
    ]
    facts = {"review": review.id, "goal": planned.goal, "cause": shorten(cause)}
    message = get_diary(ws)("diary.explained", **facts, by=format_author_of(ws, person))
    return PlannedWrite(planned.changes, [entry.at], message, messages=messages)


def _plan_lesson(
    ws: Workspace, word: str, text: str, standard: str | None, person: str | None, now: datetime
) -> PlannedWrite:
    text = require_text("TEXT", text)
    standard = require_text("--standard", standard) if standard is not None else None
    entry = resolve_review(ws, word, now.date())
    change = add_lesson(entry, text, standard)
    lesson = shorten(text) + (f" → {shorten(standard)}" if standard else "")
    facts = {"review": entry.record.id, "lesson": lesson}
    message = get_diary(ws)("diary.lesson", **facts, by=format_author_of(ws, person))
    return PlannedWrite([] if change is None else [change], [entry.at], message)


def _plan_holding(
    ws: Workspace,
    word: str,
    day: str | None,
    attendees: str | None,
    person: str | None,
    now: datetime,
) -> PlannedWrite:
    entry = resolve_review(ws, word, now.date())
    on = option_values.parse_day("--held", day, now.date(), "behind") if day else now.date()
    if on > now.date():
        raise CommandError("review.in_future", day=on.isoformat(), period=str(entry.record.period))
    ids = resolve_attendees(ws, attendees) if attendees else None
    facts = {"review": entry.record.id, "day": on.isoformat()}
    message = get_diary(ws)("diary.review_held", **facts, by=format_author_of(ws, person))
    return PlannedWrite(set_held(entry, on, ids), [entry.at], message)
