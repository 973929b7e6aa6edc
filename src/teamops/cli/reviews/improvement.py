"""`teamops improvement`: what is promised in reviews, closed with evidence, and followed up."""

from typing import Annotated, Any

import typer

from teamops.cli.shell import completers
from teamops.cli.shell.completers import argument, option
from teamops.cli.shell.options import Format, as_option, at_option, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.planned_write import Manner


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = typer.Typer(help=say("improvement.help"), no_args_is_help=True, add_completion=False)

    @made.command("add", help=say("improvement.add.help"))
    def add(
        word: Annotated[str, argument(session, "review.review", completers.reviews, "REVIEW")],
        item: Annotated[str, typer.Argument(metavar="ITEM", help=say("improvement.add.item"), show_default=False)],
        measure: Annotated[str, _text(session, "measure")],
        owner: Annotated[str, option(session, "--owner", "improvement.owner", completers.people, "PERSON")],
        due: Annotated[str, _text(session, "due", "DATE")],
        identity: Annotated[str | None, _text(session, "id", "ID")] = None,
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.reviews.improvement_changes import Promised, add_improvement

        promised = Promised(word, item, measure, owner, due, identity, person)
        add_improvement(session, promised, Manner(today, dry_run, commit))

    @made.command("close", help=say("improvement.close.help"))
    def close(
        word: Annotated[str, argument(session, "improvement.close.id", completers.open_improvements)],
        evidence: Annotated[str, _text(session, "evidence")] = "",
        person: Annotated[str | None, as_option(session)] = None,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.reviews.improvement_changes import close_improvement

        close_improvement(session, word, evidence, person, Manner(today, dry_run, commit))

    @made.command("list", help=say("improvement.list.help"))
    def show(
        owner: Annotated[str | None, _filter(session, "owner", "PERSON")] = None,
        department: Annotated[str | None, _filter(session, "department", "DEPT")] = None,
        overdue: Annotated[bool, typer.Option("--overdue", help=say("improvement.list.overdue"))] = False,
        only_open: Annotated[bool, typer.Option("--open/--all", help=say("improvement.list.open"))] = True,
        period: Annotated[str | None, _filter(session, "period", "PERIOD")] = None,
        text: Annotated[str | None, _filter(session, "text", "WORD")] = None,
        sort: Annotated[str | None, _filter(session, "sort", "ORDER")] = None,
        form: Annotated[Format, typer.Option("--format", help=say("work.format"))] = Format.terminal,
        at: Annotated[str | None, at_option(session)] = None,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.reviews.improvement_list import list_improvements

        asked = {"owner": owner, "department": department, "period": period, "text": text, "sort": sort}
        list_improvements(session, asked, form, at, today, overdue=overdue, only_open=only_open)

    return made


def _text(session: Session, name: str, metavar: str = "TEXT") -> Any:
    return typer.Option(f"--{name}", metavar=metavar, help=session.say(f"improvement.{name}"), show_default=False)


def _filter(session: Session, name: str, metavar: str) -> Any:
    return typer.Option(f"--{name}", metavar=metavar, help=session.say(f"improvement.list.{name}"), show_default=False)
