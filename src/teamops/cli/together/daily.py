"""`teamops daily`: a person's daily report, filled from what the day changed."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from teamops.cli.shell.options import as_option, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.planned_write import Manner
from teamops.store.errors import CannotGoOnError


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def option(name: str, metavar: str = "TEXT") -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"daily.{name}"), show_default=False)

    def daily(
        person: Annotated[str | None, as_option(session)] = None,
        day: Annotated[str | None, option("date", "DATE")] = None,
        done: Annotated[list[str] | None, option("done")] = None,
        plan: Annotated[list[str] | None, option("plan")] = None,
        needs: Annotated[list[str] | None, option("needs")] = None,
        edit: Annotated[bool, typer.Option("--edit", help=say("daily.edit"))] = False,
        no_fill: Annotated[bool, typer.Option("--no-fill", help=say("daily.no_fill"))] = False,
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.cli.together.daily_report import Asked, write_daily

        if not person:
            raise CannotGoOnError("daily.who_is_it")
        given = {"done": tuple(done or ()), "plan": tuple(plan or ()), "needs": tuple(needs or ())}
        write_daily(session, Asked(person, day, given, edit, not no_fill), Manner(today, dry_run, commit))

    return daily
