"""`teamops daily`: a person's daily report, filled from what changed on that day."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from teamops.cli.context.people import resolve_person
from teamops.cli.shell import option_values
from teamops.cli.shell.options import make_flag, make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.text_editor import edit_text
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.moments import format_moment
from teamops.model.workspace import Workspace
from teamops.planning.dailies.draft import DailyDraft, draft_daily
from teamops.planning.dailies.report import (
    DailyPlan,
    Lines,
    complete_lines,
    find_report,
    plan_report,
    require_not_future,
)
from teamops.planning.dailies.text import format_daily, parse_daily
from teamops.store.errors import CommandError
from teamops.store.writing.new_record import choose_record_file, plan_addition

_KEYS = ("done", "plan", "needs")


class DailyOptions(NamedTuple):
    """The options of `teamops daily`, as typed; with `fill` the changes of the day are added to the draft."""

    person: str
    day: str | None
    lines: Lines
    edit: bool
    fill: bool


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""
    option = make_text_option

    @writes(before={"actor": "day"})
    def report_day(
        day: Annotated[str | None, option("--date", "daily.date", "DATE")] = None,
        done: Annotated[list[str] | None, option("--done", "daily.done")] = None,
        plan: Annotated[list[str] | None, option("--plan", "daily.plan")] = None,
        needs: Annotated[list[str] | None, option("--needs", "daily.needs")] = None,
        edit: Annotated[bool, make_flag("--edit", "daily.edit")] = False,
        no_fill: Annotated[bool, make_flag("--no-fill", "daily.no_fill")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        if not write.actor:
            raise CommandError("daily.who_is_it")
        lines = {"done": tuple(done or ()), "plan": tuple(plan or ()), "needs": tuple(needs or ())}
        _write_daily(session, DailyOptions(write.actor, day, lines, edit, not no_fill), write)

    return report_day


def _write_daily(session: Session, options: DailyOptions, write: WriteOptions) -> None:
    edited: dict[str, Lines] = {}  # by draft: each is edited once, although the plan may be made again

    def plan(ws: Workspace, now: datetime) -> PlannedWrite:
        person = resolve_person(ws, options.person)
        today = now.astimezone(ws.settings.timezone).date()
        day = option_values.parse_day("--date", options.day, today, "behind") if options.day else today
        require_not_future(ws, day, now)
        existing = find_report(ws, person, day)
        draft = draft_daily(ws, person, day, today) if options.fill else DailyDraft()
        lines = complete_lines(existing.record if existing is not None else None, draft, options.lines)
        if options.edit:
            lines = _edit_lines(format_daily(session.say, lines, ws.get_person_name(person), day.isoformat()), edited)
        return _plan_daily(session, ws, plan_report(ws, person, day, lines, now), lines, now)

    apply_plan(session, write, plan)


def _edit_lines(text: str, edited: dict[str, Lines]) -> Lines:
    """Return the draft as the user edits it. Raise CommandError where nothing is left of it."""
    if text not in edited:
        edited[text] = parse_daily(edit_text(text))
    if not any(edited[text].values()):
        raise CommandError("daily.left")
    return edited[text]


def _plan_daily(session: Session, ws: Workspace, planned: DailyPlan, lines: Lines, now: datetime) -> PlannedWrite:
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
    due, messages = planned.late_since, []
    if due is not None:
        written = now.replace(second=0, microsecond=0)
        messages.append(session.say("daily.late", now=format_moment(written, zone), due=format_moment(due, zone)))
    places = [at / key for key in _KEYS]  # not `submitted`: C008 reports other days, too, and `messages` this one
    return PlannedWrite(changes, places, message, messages=messages)
