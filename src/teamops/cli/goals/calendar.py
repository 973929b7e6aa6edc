"""`teamops calendar`: the team's working days, imported from the official notice and shown."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date
from typing import Annotated

from teamops.cli.output.screen import ignore_closed_pipe, show_diff, show_report, warn
from teamops.cli.shell import option_values
from teamops.cli.shell.declarations import CommandGroup
from teamops.cli.shell.options import OutputFormat, make_flag, make_format_option, make_text_argument, make_today_option
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.commit_message import get_diary
from teamops.cli.writing.print_result import print_json_result
from teamops.cli.writing.write_files import load_to_write, plan_files, write_and_report
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.time.period import Period
from teamops.reporting.base.report import ReportOptions
from teamops.reporting.pages.calendar_year import build_year_report
from teamops.store.errors import CommandError
from teamops.store.reading.loader import load
from teamops.store.writing.official_calendar import CalendarUpdate, plan_takeover

FIRST_YEAR, LAST_YEAR = 2000, 2100


def group(session: Session) -> CommandGroup:
    """Return the commands in the session's language."""
    app = CommandGroup()
    year = make_text_argument("calendar.year", "YEAR")

    @app.command("import", help="calendar.import.help")
    @writes(without={"actor", "today"})
    def import_year(
        of: Annotated[str, year],
        replace: Annotated[bool, make_flag("--replace", "calendar.import.replace")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        _import_year(session, _parse_year(of, None), write, replace=replace)

    @app.command("show", help="calendar.show.help")
    def show(
        of: Annotated[str | None, year] = None,
        form: Annotated[OutputFormat, make_format_option("calendar.format")] = OutputFormat.terminal,
        today: Annotated[str | None, make_today_option()] = None,
    ) -> None:
        ws = load(session.root)
        day = make_clock(today)(ws.settings.timezone).date()
        options = ReportOptions(Period.year(_parse_year(of, today) if of else day.year), day, session.lang)
        show_report(build_year_report(ws, options), form)

    return app


def _parse_year(text: str, today: str | None) -> int:
    period = None
    with suppress(CommandError):
        period = option_values.parse_period("YEAR", text, make_clock(today)(UTC).date())
    if period is None or period.kind != "year" or not FIRST_YEAR <= period.start.year <= LAST_YEAR:
        raise CommandError("calendar.bad_year", value=text, first=FIRST_YEAR, last=LAST_YEAR)
    return period.start.year


def _import_year(session: Session, year: int, write: WriteOptions, *, replace: bool) -> None:
    ws = load_to_write(session, dry_run=write.dry_run)
    entries = [entry for entry in ws.calendar if entry.record.year == year]
    if len(entries) > 1:
        files = tuple(dict.fromkeys(entry.at.file for entry in entries))
        raise CommandError("calendar.twice", year=year, files=files)
    update = plan_takeover(session.root, year, entries[0] if entries else None, replace=replace)
    drafts = plan_files(session, ws, update.changes)
    if not write.is_json:
        with ignore_closed_pipe():
            show_diff(drafts.texts)
    _report_outcome(session, year, update, replace=replace)
    if update.outcome == "edited":
        raise CommandError("calendar.edited", year=year)
    outcome = None
    if update.changes and not write.dry_run:
        words = get_diary(ws)
        message = words("diary.calendar", year=year, outcome=words(f"diary.calendar.{update.outcome}"))
        outcome = write_and_report(session, drafts, message if write.commit else None)
    if write.is_json:
        print_json_result(drafts.texts, outcome, {"year": year, "outcome": update.outcome})


def _report_outcome(session: Session, year: int, update: CalendarUpdate, *, replace: bool) -> None:
    say = session.say
    if update.missing:
        warn(say("calendar.missing", days=_format_days(session, update.missing)))
    if update.own:
        warn(say("calendar.gone" if replace else "calendar.kept", days=_format_days(session, update.own)))
    if update.outcome != "edited":
        warn(say(f"calendar.{update.outcome}", year=year))


def _format_days(session: Session, days: Iterable[tuple[str, date]]) -> str:
    """Format days with the kind of each: 2026-10-02 off, 2026-10-10 worked"""
    texts = (session.say(f"calendar.key.{key}", day=day.isoformat()) for key, day in days)
    return session.say("reports.comma").join(texts)
