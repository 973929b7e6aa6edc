"""`teamops away`: leave of a person is recorded or removed, and listed."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Annotated

from teamops.cli.context.filters import show_list
from teamops.cli.context.people import resolve_person
from teamops.cli.shell import option_values
from teamops.cli.shell.completers import list_people, make_argument
from teamops.cli.shell.options import (
    OutputFormat,
    make_flag,
    make_text_argument,
    make_text_option,
)
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.locale.leave import HALVES
from teamops.model.place import At
from teamops.model.time.leave import Leave
from teamops.model.workspace import Workspace
from teamops.planning.people.away import (
    AwayError,
    list_absences,
    list_due_in,
    plan_leave_added,
    plan_leave_removed,
)
from teamops.render.report.json import convert_value
from teamops.reporting.pages.away import build_absence_record, build_absence_report
from teamops.store.reading.loader import load

_DAYS = 30
"""How many days are listed."""

_MOST = 10
"""How many things that fall into a leave are named."""


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    @writes()
    def away(
        person: Annotated[str | None, make_argument("away.person", list_people, "PERSON")] = None,
        days: Annotated[str | None, make_text_argument("away.days", "DATE[..DATE]")] = None,
        half: Annotated[str | None, make_text_option("--half", "away.half", "am|pm")] = None,
        remove: Annotated[bool, make_flag("--remove", "away.remove")] = False,
        listed: Annotated[bool, make_flag("--list", "away.list")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        if person is None or listed:
            if days or half or remove:
                raise AwayError("lists_only")
            _list(session, person, write.form, write.today)
            return

        def plan(ws: Workspace, now: datetime) -> PlannedWrite:
            key = resolve_person(ws, person)
            if days is None:
                raise AwayError("no_days", person=ws.get_person_name(key), id=key)
            leave = _parse_leave(session, days, half, now.date())
            return _plan_write(session, ws, key, leave, write.actor, remove=remove)

        apply_plan(session, write, plan)

    return away


def _list(session: Session, word: str | None, form: OutputFormat, today: str | None) -> None:
    ws = load(session.root)
    first = make_clock(today)(ws.settings.timezone).date()
    last = first + timedelta(_DAYS - 1)
    absences = list_absences(ws, first, last, resolve_person(ws, word) if word is not None else None)
    records = (convert_value(build_absence_record(ws, one)) for one in absences)
    show_list(form, "away", records, lambda: build_absence_report(ws, absences, first, last, session.lang))


def _parse_leave(session: Session, text: str, half: str | None, today: date) -> Leave:
    leave = option_values.parse_leave("DATE", text, today)
    if half is None:
        return leave
    chosen = HALVES.get(half.casefold()) or option_values.parse_choice(session, "--half", half, ("am", "pm"), "half")
    if leave.first != leave.last or leave.half not in (None, chosen):
        raise AwayError("half_of_days", leave=leave.text)
    return Leave(leave.first, leave.last, "am" if chosen == "am" else "pm")


def _plan_write(
    session: Session, ws: Workspace, person: str, leave: Leave, actor: str | None, *, remove: bool
) -> PlannedWrite:
    change = (plan_leave_removed if remove else plan_leave_added)(ws, person, leave)
    words, by = get_diary(ws), format_author_of(ws, actor)
    facts = {"person": ws.get_person_name(person), "leave": leave.text, "by": by}
    return PlannedWrite(
        [change],
        [At(change.at.file, change.at.route[:2])],
        words("diary.away_removed" if remove else "diary.away", **facts),
        messages=() if remove else _describe_due(session, ws, person, leave),
    )


def _describe_due(session: Session, ws: Workspace, person: str, leave: Leave) -> list[str]:
    """Return what falls into the leave, in lines: a hint to hand it over or to move it."""
    due = list(list_due_in(ws, person, leave))
    if not due:
        return []
    lines = [session.say("away.due", person=ws.get_person_name(person), leave=leave.text)]
    for one in due[:_MOST]:
        kind, day = session.say(f"leave.kind.{one.kind}"), one.day.isoformat() if one.day else ""
        lines.append(session.say("away.due_one", kind=kind, name=one.name, record=one.record, day=day))
    return [*lines, "…"] if len(due) > _MOST else lines
