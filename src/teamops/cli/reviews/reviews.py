"""`teamops reviews list`: the reviews, one line each."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.context.snapshot import build_report_options, load_snapshot
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.list_group import make_list_group
from teamops.cli.shell.options import OutputFormat, make_at_option, make_today_option
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from teamops.reporting.lists.reviews import ReviewListItem


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = make_list_group(session, "review.reviews.help")

    def make_option(name: str, metavar: str) -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"review.reviews.{name}"), show_default=False)

    @made.command("list", help=say("review.reviews.list.help"))
    def list_reviews(
        period: Annotated[str | None, make_option("period", "PERIOD")] = None,
        text: Annotated[str | None, make_option("text", "WORD")] = None,
        sort: Annotated[str | None, make_option("sort", "ORDER")] = None,
        form: Annotated[OutputFormat, typer.Option("--format", help=say("work.format"))] = OutputFormat.terminal,
        at: Annotated[str | None, make_at_option(session)] = None,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.reporting.lists.reviews import ORDERS, build_list_report, filter_reviews

        ws, now, _ = load_snapshot(session, at, today)
        within = option_values.parse_period("--period", period, now.date()) if period else None
        found = filter_reviews(
            ws, within, text or None, option_values.require_known(session, "--sort", sort or "period", ORDERS)
        )
        if form is OutputFormat.json:
            show_json({"version": 1, "reviews": [_build_json_review(one) for one in found]})
        else:
            show_report(build_list_report(ws, build_report_options(session, ws, now.date()), found))

    return made


def _build_json_review(one: "ReviewListItem") -> dict[str, Any]:
    review = one.review
    return {
        "id": review.id, "period": str(review.period), "project": review.project,
        "held": review.held.isoformat() if review.held else None, "due": one.due.isoformat() if one.due else None,
        "days_late": one.days_late, "goals": {"reached": one.reached, "all": one.goals},
        "improvements": {"done": one.done, "all": one.improvements}, "carried": list(review.carried),
        "file": one.entry.at.file,
    }  # fmt: skip
