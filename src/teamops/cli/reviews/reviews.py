"""`teamops reviews list`: the reviews, one line each."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.context.snapshot import asked_about, loaded
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.list_group import list_group
from teamops.cli.shell.options import Format, at_option, today_option
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from teamops.reporting.lists.reviews import Standing


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = list_group(session, "review.reviews.help")

    def option(name: str, metavar: str) -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"review.reviews.{name}"), show_default=False)

    @made.command("list", help=say("review.reviews.list.help"))
    def show(
        period: Annotated[str | None, option("period", "PERIOD")] = None,
        text: Annotated[str | None, option("text", "WORD")] = None,
        sort: Annotated[str | None, option("sort", "ORDER")] = None,
        form: Annotated[Format, typer.Option("--format", help=say("work.format"))] = Format.terminal,
        at: Annotated[str | None, at_option(session)] = None,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        from teamops.reporting.lists.reviews import ORDERS, list_report, standings

        ws, now, _ = loaded(session, at, today)
        within = option_values.period("--period", period, now.date()) if period else None
        found = standings(ws, within, text or None, option_values.known(session, "--sort", sort or "period", ORDERS))
        if form is Format.json:
            show_json({"version": 1, "reviews": [_machine(one) for one in found]})
        else:
            show_report(list_report(ws, asked_about(session, ws, now.date()), found))

    return made


def _machine(one: "Standing") -> dict[str, Any]:
    review = one.review
    return {
        "id": review.id, "period": str(review.period), "project": review.project,
        "held": review.held.isoformat() if review.held else None, "due": one.due.isoformat() if one.due else None,
        "days_late": one.days_late, "goals": {"reached": one.reached, "all": one.goals},
        "improvements": {"done": one.done, "all": one.improvements}, "carried": list(review.carried),
        "file": one.entry.at.file,
    }  # fmt: skip
