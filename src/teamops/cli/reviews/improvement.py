"""`teamops improvement`: what is promised in reviews, closed with evidence, and followed up."""

from typing import Annotated, Any

import typer

from teamops.cli.reviews.improvement_list import make_command
from teamops.cli.shell import completers
from teamops.cli.shell.completers import make_argument, make_option
from teamops.cli.shell.options import make_as_option, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.planned_write import WriteOptions


def group(session: Session) -> typer.Typer:
    """Return the commands in the language of `session`."""
    say = session.say
    made = typer.Typer(help=say("improvement.help"), no_args_is_help=True, add_completion=False)

    @made.command("add", help=say("improvement.add.help"))
    def add(
        word: Annotated[str, make_argument(session, "review.review", completers.list_reviews, "REVIEW")],
        item: Annotated[str, typer.Argument(metavar="ITEM", help=say("improvement.add.item"), show_default=False)],
        measure: Annotated[str, _make_text_option(session, "measure")],
        owner: Annotated[str, make_option(session, "--owner", "improvement.owner", completers.list_people, "PERSON")],
        due: Annotated[str, _make_text_option(session, "due", "DATE")],
        identity: Annotated[str | None, _make_text_option(session, "id", "ID")] = None,
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.reviews.improvement_changes import ImprovementOptions, add_improvement

        promised = ImprovementOptions(word, item, measure, owner, due, identity, person)
        add_improvement(session, promised, WriteOptions(today, dry_run, commit))

    @made.command("close", help=say("improvement.close.help"))
    def close(
        word: Annotated[str, make_argument(session, "improvement.close.id", completers.list_open_improvements)],
        evidence: Annotated[str, _make_text_option(session, "evidence")] = "",
        person: Annotated[str | None, make_as_option(session)] = None,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.reviews.improvement_changes import close_improvement

        close_improvement(session, word, evidence, person, WriteOptions(today, dry_run, commit))

    made.command("list", help=say("improvement.list.help"))(make_command(session))
    return made


def _make_text_option(session: Session, name: str, metavar: str = "TEXT") -> Any:
    return typer.Option(f"--{name}", metavar=metavar, help=session.say(f"improvement.{name}"), show_default=False)
