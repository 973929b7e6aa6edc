"""`teamops calendar`: the team's working days, taken over from the official notice and shown."""

import sys
from collections.abc import Iterable
from datetime import UTC, date
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.output.screen import ignore_closed_pipe, show_diff, show_report, warn
from teamops.cli.shell.options import OutputFormat, make_commit_option, make_dry_run_option, make_today_option
from teamops.cli.shell.session import Session, make_clock
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from teamops.store.writing.official_calendar import CalendarUpdate

FIRST_YEAR, LAST_YEAR = 2000, 2100


def group(session: Session) -> typer.Typer:
    """The commands in the words of `session`."""
    say = session.say
    made = typer.Typer(help=say("calendar.help"), no_args_is_help=True, add_completion=False)
    year = typer.Argument(metavar="YEAR", help=say("calendar.year"), show_default=False)

    @made.command("import", help=say("calendar.import.help"))
    def take_over(
        of: Annotated[str, year],
        replace: Annotated[bool, typer.Option("--replace", help=say("calendar.import.replace"))] = False,
        dry_run: Annotated[bool, make_dry_run_option(session)] = False,
        commit: Annotated[bool, make_commit_option(session)] = False,
    ) -> None:
        _import_year(session, _parse_year(of, None), replace=replace, dry_run=dry_run, commit=commit)

    @made.command("show", help=say("calendar.show.help"))
    def show(
        of: Annotated[str | None, year] = None,
        form: Annotated[OutputFormat, typer.Option("--format", help=say("calendar.format"))] = OutputFormat.terminal,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        _show(session, of, form, today)

    return made


def _parse_year(text: str, today: str | None) -> int:
    """The year that is meant. Raises CannotGoOnError for anything else."""
    from teamops.cli.shell import option_values

    period = option_values.parse_period("YEAR", text, make_clock(today)(UTC).date())
    if period.kind != "year" or not FIRST_YEAR <= period.start.year <= LAST_YEAR:
        raise CommandError("calendar.bad_year", value=text, first=FIRST_YEAR, last=LAST_YEAR)
    return period.start.year


def _import_year(session: Session, year: int, *, replace: bool, dry_run: bool, commit: bool) -> None:
    from teamops.cli.writing.commit_message import get_diary
    from teamops.cli.writing.write_files import write_and_report
    from teamops.store.reading.loader import load
    from teamops.store.writing.drafts import plan_drafts
    from teamops.store.writing.official_calendar import plan_takeover
    from teamops.store.writing.transaction import recover

    root = session.root
    if not dry_run:
        recover(root)
    ws = load(root)
    standing = [entry for entry in ws.calendar if entry.record.year == year]
    if len(standing) > 1:
        files = ", ".join(dict.fromkeys(entry.at.file for entry in standing))
        raise CommandError("calendar.twice", year=year, files=files)
    taken = plan_takeover(root, year, standing[0] if standing else None, replace=replace)
    drafted = plan_drafts(root, taken.changes, ws.digests)
    with ignore_closed_pipe():
        show_diff(drafted.texts)
    _report_outcome(session, year, taken, replace=replace)
    if taken.outcome == "edited":
        raise CommandError("calendar.edited", year=year)
    if dry_run or not taken.changes:
        return
    words = get_diary(ws)
    message = words("diary.calendar", year=year, outcome=words(f"diary.calendar.{taken.outcome}"))
    write_and_report(session, drafted, message if commit else None)


def _report_outcome(session: Session, year: int, taken: "CalendarUpdate", *, replace: bool) -> None:
    say = session.say
    if taken.missing:
        warn(say("calendar.missing", days=_format_days(session, taken.missing)))
    if taken.own:
        warn(say("calendar.gone" if replace else "calendar.kept", days=_format_days(session, taken.own)))
    if taken.outcome != "edited":
        warn(say(f"calendar.{taken.outcome}", year=year))


def _format_days(session: Session, days: Iterable[tuple[str, date]]) -> str:
    """2026-10-02 off, 2026-10-10 worked"""
    told = (session.say(f"calendar.key.{key}", day=day.isoformat()) for key, day in days)
    return session.say("reports.comma").join(told)


def _show(session: Session, of: str | None, form: OutputFormat, today: str | None) -> None:
    from teamops.model.time.period import Period
    from teamops.render.report import json as report_json
    from teamops.reporting.base.report import ReportOptions
    from teamops.reporting.pages.calendar_year import build_year_report
    from teamops.store.reading.loader import load

    ws = load(session.root)
    day = make_clock(today)(ws.settings.timezone).date()
    report = build_year_report(
        ws, ReportOptions(Period.year(_parse_year(of, today) if of else day.year), day, session.lang)
    )
    if form is OutputFormat.json:
        sys.stdout.write(report_json.render(report))
    else:
        show_report(report)
