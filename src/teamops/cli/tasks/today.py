"""`teamops today`: what must be done, the most urgent first."""

from collections.abc import Callable
from typing import Annotated

from teamops.cli.context.findings import load_checked_workspace
from teamops.cli.context.snapshot import build_report_options
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell.completers import list_people, make_completer
from teamops.cli.shell.declarations import Argument, Option
from teamops.cli.shell.options import (
    OutputFormat,
    make_at_option,
    make_format_option,
    make_today_option,
)
from teamops.cli.shell.session import Session
from teamops.model.quotas.quotas import list_current_quotas
from teamops.model.time.period import Period
from teamops.render.report.json import convert_value
from teamops.reporting.items.action_list import CODES, build_action_record, build_action_report, collect_actions
from teamops.reporting.items.quotas import build_quota_record
from teamops.store.errors import CommandError

_PEOPLE = make_completer(list_people)


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    def show_today(
        who: Annotated[str | None, Argument(metavar="PERSON", help="work.today.person", completer=_PEOPLE)] = None,
        option: Annotated[
            str | None, Option("--person", "--as", metavar="PERSON", help="work.today.person", completer=_PEOPLE)
        ] = None,
        form: Annotated[OutputFormat, make_format_option()] = OutputFormat.terminal,
        at: Annotated[str | None, make_at_option()] = None,
        day: Annotated[str | None, make_today_option()] = None,
    ) -> None:
        if who is not None and option is not None:
            raise CommandError("report_of_two", word=who, person=option)
        person = who or option
        ws, now, verdicts, places = load_checked_workspace(session, at, day, CODES)
        today = now.date()
        options = build_report_options(session, ws, today, person, period=Period.week_of(today))
        actions = collect_actions(ws, today, verdicts, options.person)
        quotas = list_current_quotas(ws, today, None if options.person is None else {options.person})
        if form is OutputFormat.json:
            rows = [build_action_record(a, (a.at.file, places.span(a.at).line), options.person) for a in actions]
            records = [convert_value(build_quota_record(ws, one)) for one in quotas]
            head = {"version": 1, "today": today.isoformat(), "person": options.person}
            show_json({**head, "duties": rows, "quotas": records})
            return
        show_report(build_action_report(ws, options, actions, quotas, lambda at: f"{at.file}:{places.span(at).line}"))

    return show_today
