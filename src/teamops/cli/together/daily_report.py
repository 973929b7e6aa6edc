"""A daily report is drafted, edited if it is asked for, and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.context.people import resolve_person
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author, get_diary
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from datetime import date, datetime

    from teamops.model.workspace import Workspace
    from teamops.planning.dailies.report import DailyPlan, Lines


class DailyOptions(NamedTuple):
    """Whose report of which day is asked for, with the lines given, whether to be edited, and filled by itself."""

    person: str
    day: str | None
    given: Lines
    edit: bool
    fill: bool


def _resolve_day(ws: Workspace, asked: DailyOptions, now: datetime) -> date:
    here = now.astimezone(ws.settings.timezone).date()
    return option_values.parse_day("--date", asked.day, here, "behind") if asked.day else here


def write_daily(session: Session, asked: DailyOptions, manner: WriteOptions) -> None:
    """The report stands in the files, and the user is told."""
    answers: dict[str, Lines] = {}  # an editor is opened but once for a draft, also if others write meanwhile

    def plan(ws: Workspace, now: datetime) -> PlannedWrite:
        from teamops.planning.dailies.report import plan_report, require_not_future
        from teamops.planning.dailies.text import format_daily

        person = resolve_person(ws, asked.person)
        day = _resolve_day(ws, asked, now)
        require_not_future(ws, day, now)
        lines = _fill_lines(ws, person, day, asked, now)
        if asked.edit:
            lines = _edit_lines(format_daily(session.say, lines, ws.get_person_name(person), day.isoformat()), answers)
        return _plan_daily(session, ws, plan_report(ws, person, day, lines, now), lines, now)

    apply_plan(session, manner, plan)


def _fill_lines(ws: Workspace, person: str, day: date, asked: DailyOptions, now: datetime) -> Lines:
    """What stands, what the files know of the day, and what is given."""
    from teamops.planning.dailies.draft import DailyDraft, draft_daily
    from teamops.planning.dailies.report import complete_lines, find_report

    stands = find_report(ws, person, day)
    draft = draft_daily(ws, person, day, now.astimezone(ws.settings.timezone).date()) if asked.fill else DailyDraft()
    return complete_lines(stands.record if stands is not None else None, draft, asked.given)


def _edit_lines(text: str, answers: dict[str, Lines]) -> Lines:
    """What the user makes of the draft. Raises CannotGoOnError where nothing is left of it."""
    from teamops.cli.writing.text_editor import edit_text
    from teamops.planning.dailies.text import parse_daily

    if text not in answers:
        answers[text] = parse_daily(edit_text(text))
    if not any(answers[text].values()):
        raise CommandError("daily.left")
    return answers[text]


def _plan_daily(session: Session, ws: Workspace, planned: DailyPlan, lines: Lines, now: datetime) -> PlannedWrite:
    from teamops.model.time.moments import format_moment
    from teamops.store.writing.new_record import choose_record_file, plan_addition

    person, day, zone = planned.person, planned.day, ws.settings.timezone
    if planned.existing is None:
        change = plan_addition(session.root, "daily", planned.record, choose_record_file("daily", planned.record, day))
        changes, at = [change], change.at
    else:
        changes, at = [*planned.changes], planned.existing.at
    words = get_diary(ws)
    counts = words("diary.comma").join(
        words(f"diary.daily_{key}", count=len(lines[key])) for key in _KEYS if lines[key]
    )
    message = words("diary.daily", day=day.isoformat(), counts=counts, by=format_author(ws, person))
    due, here = planned.late_since, now.replace(second=0, microsecond=0)
    late = (
        [session.say("daily.late", now=format_moment(here, zone), due=format_moment(due, zone))]
        if due is not None
        else []
    )
    judged = [at / key for key in _KEYS]  # not the days: C008 tells of others too, and of this one is told here
    return PlannedWrite(changes, judged, message, said=late)


_KEYS = ("done", "plan", "needs")
