"""A daily report is drafted, edited if it is asked for, and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.context.people import person_named
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import carry_out
from teamops.cli.writing.commit_message import diary, signed
from teamops.cli.writing.planned_write import Manner, Work
from teamops.store.errors import CannotGoOnError

if TYPE_CHECKING:
    from datetime import date, datetime

    from teamops.model.workspace import Workspace
    from teamops.planning.dailies.report import Lines, Reporting


class Asked(NamedTuple):
    """Whose report of which day is asked for, with the lines given, whether to be edited, and filled by itself."""

    person: str
    day: str | None
    given: Lines
    edit: bool
    fill: bool


def _day_of(ws: Workspace, asked: Asked, now: datetime) -> date:
    here = now.astimezone(ws.settings.timezone).date()
    return option_values.day("--date", asked.day, here, "behind") if asked.day else here


def write_daily(session: Session, asked: Asked, manner: Manner) -> None:
    """The report stands in the files, and the user is told."""
    answers: dict[str, Lines] = {}  # an editor is opened but once for a draft, also if others write meanwhile

    def plan(ws: Workspace, now: datetime) -> Work:
        from teamops.planning.dailies.report import must_have_come, plan_report
        from teamops.planning.dailies.text import as_text

        person = person_named(ws, asked.person)
        day = _day_of(ws, asked, now)
        must_have_come(ws, day, now)
        lines = _filled(ws, person, day, asked, now)
        if asked.edit:
            lines = _edited(as_text(session.say, lines, ws.person_name(person), day.isoformat()), answers)
        return _work(session, ws, plan_report(ws, person, day, lines, now), lines, now)

    carry_out(session, manner, plan)


def _filled(ws: Workspace, person: str, day: date, asked: Asked, now: datetime) -> Lines:
    """What stands, what the files know of the day, and what is given."""
    from teamops.planning.dailies.draft import Draft, drafted
    from teamops.planning.dailies.report import completed, report_of

    stands = report_of(ws, person, day)
    draft = drafted(ws, person, day, now.astimezone(ws.settings.timezone).date()) if asked.fill else Draft()
    return completed(stands.record if stands is not None else None, draft, asked.given)


def _edited(text: str, answers: dict[str, Lines]) -> Lines:
    """What the user makes of the draft. Raises CannotGoOnError where nothing is left of it."""
    from teamops.cli.writing.text_editor import edited
    from teamops.planning.dailies.text import from_text

    if text not in answers:
        answers[text] = from_text(edited(text))
    if not any(answers[text].values()):
        raise CannotGoOnError("daily.left")
    return answers[text]


def _work(session: Session, ws: Workspace, planned: Reporting, lines: Lines, now: datetime) -> Work:
    from teamops.model.time.moments import told
    from teamops.store.writing.new_record import addition, file_for

    person, day, zone = planned.person, planned.day, ws.settings.timezone
    if planned.stands is None:
        change = addition(session.root, "daily", planned.record, file_for("daily", planned.record, day))
        changes, at = [change], change.at
    else:
        changes, at = [*planned.changes], planned.stands.at
    words = diary(ws)
    counts = words("diary.comma").join(
        words(f"diary.daily_{key}", count=len(lines[key])) for key in _KEYS if lines[key]
    )
    message = words("diary.daily", day=day.isoformat(), counts=counts, by=signed(ws, person))
    due, here = planned.late_since, now.replace(second=0, microsecond=0)
    late = [session.say("daily.late", now=told(here, zone), due=told(due, zone))] if due is not None else []
    judged = [at / key for key in _KEYS]  # not the days: C008 tells of others too, and of this one is told here
    return Work(changes, judged, message, said=late)


_KEYS = ("done", "plan", "needs")
