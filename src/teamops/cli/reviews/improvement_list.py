"""`teamops improvement list`: improvements, filtered and in order, and how many are done, month by month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from teamops.cli.context.snapshot import asked_about, loaded
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell import option_values
from teamops.cli.shell.options import Format
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from teamops.model.reviewing.improvements import Followed


def list_improvements(
    session: Session,
    wanted: Mapping[str, str | None],
    form: Format,
    at: str | None,
    today: str | None,
    *,
    overdue: bool,
    only_open: bool,
) -> None:
    """The improvements that are asked for are shown, and the rate of completion of each month (§4.11)."""
    from teamops.reporting.lists.improvements import SORTS, Wanted, chosen, list_report, months, promised

    ws, now, _ = loaded(session, at, today)
    day = now.date()
    owner, department, period, sort = (wanted[key] for key in ("owner", "department", "period", "sort"))
    asked = asked_about(session, ws, day, owner, department)
    order = option_values.known(session, "--sort", sort, SORTS) if sort else None
    within = option_values.period("--period", period, day) if period else None
    about = promised(ws, asked, Wanted(within, wanted["text"] or None))
    found = chosen(ws, asked, about, order, overdue=overdue, only_open=only_open)
    if form is Format.json:
        show_json(
            {
                "version": 1,
                "improvements": [_machine(one) for one in found],
                "months": [_machine_month(one) for one in months(about)],
            }
        )
    else:
        show_report(list_report(ws, asked, found, months(about)))


def _machine(one: Followed) -> dict[str, Any]:
    from teamops.render.record_json import machine_record

    carried = [review.id for review in one.carried_to]
    more = {"review": one.review.id, "repeats": one.repeats, "carried_to": carried, "file": one.at.file}
    return machine_record(one.improvement) | more


def _machine_month(month: Any) -> dict[str, Any]:
    from teamops.render.report.json import machine
    from teamops.reporting.base.cells import machine_rate

    return {"month": month.month, "due": month.due, "done": month.done, "rate": machine(machine_rate(month.rate))}
