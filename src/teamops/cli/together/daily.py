"""`teamops daily`: a person's daily report, filled from what the day changed."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from teamops.cli.shell.options import make_as_option, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.planned_write import WriteOptions
from teamops.store.errors import CommandError


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def make_option(name: str, metavar: str = "TEXT") -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"daily.{name}"), show_default=False)

    def report_day(
        person: Annotated[str | None, make_as_option(session)] = None,
        day: Annotated[str | None, make_option("date", "DATE")] = None,
        done: Annotated[list[str] | None, make_option("done")] = None,
        plan: Annotated[list[str] | None, make_option("plan")] = None,
        needs: Annotated[list[str] | None, make_option("needs")] = None,
        edit: Annotated[bool, typer.Option("--edit", help=say("daily.edit"))] = False,
        no_fill: Annotated[bool, typer.Option("--no-fill", help=say("daily.no_fill"))] = False,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.together.daily_report import DailyOptions, write_daily

        if not person:
            raise CommandError("daily.who_is_it")
        given = {"done": tuple(done or ()), "plan": tuple(plan or ()), "needs": tuple(needs or ())}
        write_daily(session, DailyOptions(person, day, given, edit, not no_fill), WriteOptions(today, dry_run, commit))

    return report_day
