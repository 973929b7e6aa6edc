"""`teamops review`: a review is drafted from the records, and people add what records cannot tell."""

from typing import Annotated, Any

import typer

from teamops.cli.shell import completers
from teamops.cli.shell.completers import make_argument, make_option
from teamops.cli.shell.options import make_as_option, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.planned_write import WriteOptions


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = typer.Typer(help=say("review.help"), no_args_is_help=True, add_completion=False)
    review = make_argument(session, "review.review", completers.list_reviews, "REVIEW")
    attendees = _make_text_option(session, "--attendees", "review.attendees", "WHO,…")

    @made.command("draft", help=say("review.draft.help"))
    def draft(
        period: Annotated[str, typer.Argument(metavar="PERIOD", help=say("review.draft.period"), show_default=False)],
        held: Annotated[str | None, _make_text_option(session, "--held", "review.draft.held", "DATE")] = None,
        present: Annotated[str | None, attendees] = None,
        project: Annotated[
            str | None, make_option(session, "--project", "review.draft.project", completers.list_monitors, "MONITOR")
        ] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.reviews.review_draft import ReviewDraftOptions, draft_review

        draft_review(
            session, ReviewDraftOptions(period, held, present, project, person), WriteOptions(today, dry_run, commit)
        )

    @made.command("explain", help=say("review.explain.help"))
    def explain(
        word: Annotated[str, review],
        goal: Annotated[str, make_argument(session, "review.explain.goal", completers.list_reviewed_goals, "GOAL")],
        cause: Annotated[str, _make_text_option(session, "--cause", "review.explain.cause")],
        missed: Annotated[str | None, _make_text_option(session, "--missed", "review.explain.missed")] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.reviews.review_additions import ExplanationOptions, explain_result

        explain_result(
            session, ExplanationOptions(word, goal, cause, missed, person), WriteOptions(today, dry_run, commit)
        )

    @made.command("lesson", help=say("review.lesson.help"))
    def add_lesson(
        word: Annotated[str, review],
        text: Annotated[str, typer.Argument(metavar="TEXT", help=say("review.lesson.text"), show_default=False)],
        standard: Annotated[str | None, _make_text_option(session, "--standard", "review.lesson.standard")] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.reviews.review_additions import LessonOptions, learn_lesson

        learn_lesson(session, LessonOptions(word, text, standard, person), WriteOptions(today, dry_run, commit))

    @made.command("held", help=say("review.held.help"))
    def hold(
        word: Annotated[str, review],
        day: Annotated[str | None, _make_text_option(session, "--date", "review.held.date", "DATE")] = None,
        present: Annotated[str | None, attendees] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.reviews.review_additions import HoldingOptions, hold_review

        hold_review(session, HoldingOptions(word, day, present, person), WriteOptions(today, dry_run, commit))

    return made


def _make_text_option(session: Session, name: str, help_id: str, metavar: str = "TEXT") -> Any:
    return typer.Option(name, metavar=metavar, help=session.say(help_id), show_default=False)
