"""`teamops calendar`: the team's working days, taken over from the official notice and shown."""

import sys
from collections.abc import Iterable
from datetime import UTC, date
from typing import TYPE_CHECKING, Annotated

import typer

from teamops.cli.output.screen import outliving_readers, show_diff, show_report, warn
from teamops.cli.shell.options import Format, commit_option, dry_run_option, today_option
from teamops.cli.shell.session import Session, clock
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from teamops.store.reading.official_calendar import Taken

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
        dry_run: Annotated[bool, dry_run_option(session)] = False,
        commit: Annotated[bool, commit_option(session)] = False,
    ) -> None:
        _import(session, _year(of, None), replace=replace, dry_run=dry_run, commit=commit)

    @made.command("show", help=say("calendar.show.help"))
    def show(
        of: Annotated[str | None, year] = None,
        form: Annotated[Format, typer.Option("--format", help=say("calendar.format"))] = Format.terminal,
        today: Annotated[str | None, today_option(session)] = None,
    ) -> None:
        _show(session, of, form, today)

    return made


def _year(text: str, today: str | None) -> int:
    """The year that is meant. Raises CannotGoOnError for anything else."""
    from teamops.cli.shell import option_values

    period = option_values.period("YEAR", text, clock(today)(UTC).date())
    if period.kind != "year" or not FIRST_YEAR <= period.start.year <= LAST_YEAR:
        raise CannotGoOnError("calendar.bad_year", value=text, first=FIRST_YEAR, last=LAST_YEAR)
    return period.start.year


def _import(session: Session, year: int, *, replace: bool, dry_run: bool, commit: bool) -> None:
    from teamops.cli.writing.commit_message import diary
    from teamops.cli.writing.write_files import write
    from teamops.store.reading.loader import load
    from teamops.store.reading.official_calendar import take_over
    from teamops.store.writing.drafts import drafts
    from teamops.store.writing.transaction import recover

    root = session.root
    if not dry_run:
        recover(root)
    ws = load(root)
    standing = [entry for entry in ws.calendar if entry.record.year == year]
    if len(standing) > 1:
        files = ", ".join(dict.fromkeys(entry.at.file for entry in standing))
        raise CannotGoOnError("calendar.twice", year=year, files=files)
    taken = take_over(root, year, standing[0] if standing else None, replace=replace)
    drafted = drafts(root, taken.changes, ws.digests)
    with outliving_readers():
        show_diff(drafted.texts)
    _tell(session, year, taken, replace=replace)
    if taken.outcome == "edited":
        raise CannotGoOnError("calendar.edited", year=year)
    if dry_run or not taken.changes:
        return
    words = diary(ws)
    message = words("diary.calendar", year=year, outcome=words(f"diary.calendar.{taken.outcome}"))
    write(session, drafted, message if commit else None)


def _tell(session: Session, year: int, taken: "Taken", *, replace: bool) -> None:
    say = session.say
    if taken.missing:
        warn(say("calendar.missing", days=_days(session, taken.missing)))
    if taken.own:
        warn(say("calendar.gone" if replace else "calendar.kept", days=_days(session, taken.own)))
    if taken.outcome != "edited":
        warn(say(f"calendar.{taken.outcome}", year=year))


def _days(session: Session, days: Iterable[tuple[str, date]]) -> str:
    """2026-10-02 off, 2026-10-10 worked"""
    told = (session.say(f"calendar.key.{key}", day=day.isoformat()) for key, day in days)
    return session.say("reports.comma").join(told)


def _show(session: Session, of: str | None, form: Format, today: str | None) -> None:
    from teamops.model.time.period import Period
    from teamops.render.report import json as report_json
    from teamops.reporting.base.calendar_year import year_report
    from teamops.reporting.base.report import Asked
    from teamops.store.reading.loader import load

    ws = load(session.root)
    day = clock(today)(ws.settings.timezone).date()
    report = year_report(ws, Asked(Period.year(_year(of, today) if of else day.year), day, session.lang))
    if form is Format.json:
        sys.stdout.write(report_json.render(report))
    else:
        show_report(report)
