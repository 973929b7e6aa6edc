"""`teamops review`: a review is drafted from the records, and people add what records cannot tell."""

from typing import Annotated, Any

import typer

from teamops.cli.shell import completers
from teamops.cli.shell.completers import argument, option
from teamops.cli.shell.options import as_option, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.planned_write import Manner


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = typer.Typer(help=say("review.help"), no_args_is_help=True, add_completion=False)
    review = argument(session, "review.review", completers.reviews, "REVIEW")
    attendees = _text(session, "--attendees", "review.attendees", "WHO,…")

    @made.command("draft", help=say("review.draft.help"))
    def draft(
        period: Annotated[str, typer.Argument(metavar="PERIOD", help=say("review.draft.period"), show_default=False)],
        held: Annotated[str | None, _text(session, "--held", "review.draft.held", "DATE")] = None,
        present: Annotated[str | None, attendees] = None,
        project: Annotated[
            str | None, option(session, "--project", "review.draft.project", completers.monitors, "MONITOR")
        ] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.reviews.review_draft import Asked, draft_review

        draft_review(session, Asked(period, held, present, project, person), Manner(today, dry_run, commit))

    @made.command("explain", help=say("review.explain.help"))
    def explain(
        word: Annotated[str, review],
        goal: Annotated[str, argument(session, "review.explain.goal", completers.reviewed_goals, "GOAL")],
        cause: Annotated[str, _text(session, "--cause", "review.explain.cause")],
        missed: Annotated[str | None, _text(session, "--missed", "review.explain.missed")] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.reviews.review_additions import Explanation, explain_result

        explain_result(session, Explanation(word, goal, cause, missed, person), Manner(today, dry_run, commit))

    @made.command("lesson", help=say("review.lesson.help"))
    def lesson(
        word: Annotated[str, review],
        text: Annotated[str, typer.Argument(metavar="TEXT", help=say("review.lesson.text"), show_default=False)],
        standard: Annotated[str | None, _text(session, "--standard", "review.lesson.standard")] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.reviews.review_additions import Lesson, learn_lesson

        learn_lesson(session, Lesson(word, text, standard, person), Manner(today, dry_run, commit))

    @made.command("held", help=say("review.held.help"))
    def held(
        word: Annotated[str, review],
        day: Annotated[str | None, _text(session, "--date", "review.held.date", "DATE")] = None,
        present: Annotated[str | None, attendees] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.reviews.review_additions import Holding, hold_review

        hold_review(session, Holding(word, day, present, person), Manner(today, dry_run, commit))

    return made


def _text(session: Session, name: str, help_id: str, metavar: str = "TEXT") -> Any:
    return typer.Option(name, metavar=metavar, help=session.say(help_id), show_default=False)
