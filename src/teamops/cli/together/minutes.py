"""The minutes of a meeting: decisions become tasks, and what went out is written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import typer

from teamops.cli.output.screen import can_ask, warn
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.planned_write import PlannedWrite, WriteOptions
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from datetime import date, datetime

    from teamops.model.change import Change
    from teamops.model.place import Entry
    from teamops.model.records.collaboration import Meeting
    from teamops.model.workspace import Workspace
    from teamops.planning.meetings.decisions import ParsedDecision


class MinutesOptions(NamedTuple):
    """What is asked of the minutes; `decisions` as they are written."""

    word: str
    decisions: Sequence[str]
    attendees: str | None
    with_tasks: bool
    person: str | None


def close_meeting(session: Session, asked: MinutesOptions, manner: WriteOptions) -> None:
    """The decisions stand in the minutes of the meeting and in tasks, and the user is told."""
    answered: list[str] = list(asked.decisions)

    def plan(ws: Workspace, now: datetime) -> PlannedWrite:
        from teamops.planning.lookup import resolve_record
        from teamops.planning.meetings.minutes import require_past_meeting

        entry = resolve_record(ws, "meetings", asked.word)
        require_past_meeting(ws, entry.record, now)
        if not (answered or asked.attendees) and can_ask():  # asked but once
            answered.extend(_ask_decisions(session, ws, _get_day(ws, entry.record)))
        return _plan_closing(session, ws, entry, asked._replace(decisions=answered), now)

    apply_plan(session, manner, plan)


def _ask_decisions(session: Session, ws: Workspace, held: date) -> list[str]:
    """The lines that the user types until an empty one; one that cannot be read is asked for again."""
    from teamops.planning.meetings.decisions import DecisionError, parse_decision

    lines: list[str] = []
    while line := str(typer.prompt(session.say("meeting.ask"), default="", show_default=False)).strip():
        try:
            parse_decision(ws, line, held)
        except DecisionError as error:
            warn(error.say(session.say))
        else:
            lines.append(line)
    return lines


def _plan_closing(
    session: Session, ws: Workspace, entry: Entry[Meeting], asked: MinutesOptions, now: datetime
) -> PlannedWrite:
    from teamops.cli.together.attendees import resolve_attendees
    from teamops.cli.writing.commit_message import format_author_of
    from teamops.model.time.moments import format_moment
    from teamops.planning.meetings.decisions import parse_decision
    from teamops.planning.meetings.minutes import plan_minutes

    meeting = entry.record
    attendees = resolve_attendees(ws, asked.attendees) if asked.attendees else None
    decisions = [parse_decision(ws, text, _get_day(ws, meeting)) for text in asked.decisions]
    if not decisions and attendees is None:
        raise CommandError("meeting.nothing_given")
    planned = plan_minutes(ws, entry, decisions, attendees, with_tasks=asked.with_tasks)
    tasks = _plan_tasks(session, planned.tasks, now.date())
    by = format_author_of(ws, asked.person)
    until = format_moment(meeting.held + ws.settings.limits.minutes_within, ws.settings.timezone)
    return PlannedWrite(
        [*planned.changes, *tasks],
        [entry.at, *(change.at for change in tasks)],
        _format_message(ws, meeting.id, planned.new, by),
        warnings=[session.say("meeting.known", text=one.text) for one in planned.known],
        said=[session.say("meeting.next_distributed", meeting=meeting.id, until=until)]
        if meeting.distributed is None
        else (),
    )


def _plan_tasks(session: Session, tasks: Sequence[Mapping[str, str]], today: date) -> list[Change]:
    from teamops.store.writing.new_record import build_record, choose_record_file, plan_additions

    records = [build_record("task", keys, today) for keys in tasks]
    return plan_additions(
        session.root, "tasks", [(choose_record_file("task", record, today), record) for record in records]
    )


def _format_message(ws: Workspace, meeting: str, decisions: Sequence[ParsedDecision], by: str) -> str:
    """The message of the commit: `m-2026-W40 decided: 返点预算 (冯会计, 2026-09-30)`."""
    from teamops.cli.writing.commit_message import get_diary, shorten

    words = get_diary(ws)
    if not decisions:
        return words("diary.attended", meeting=meeting, by=by)
    told = [
        words("diary.decision", text=shorten(one.text), owner=ws.get_name(one.owner), due=one.due.isoformat())
        for one in decisions
    ]
    return words("diary.decided", meeting=meeting, decisions=words("diary.comma").join(told), by=by)


def _get_day(ws: Workspace, meeting: Meeting) -> date:
    from teamops.model.time.moments import convert_to_zone

    return convert_to_zone(meeting.held, ws.settings.timezone).date()


def record_distribution(
    session: Session, word: str, at: str | None, person: str | None, manner: WriteOptions, *, again: bool
) -> None:
    """The minutes are said to be out, and whether that was in time."""

    def plan(ws: Workspace, now: datetime) -> PlannedWrite:
        from teamops.cli.writing.commit_message import format_author_of, get_diary
        from teamops.model.time.moments import format_moment, format_time_limit
        from teamops.planning.lookup import resolve_record
        from teamops.planning.meetings.minutes import plan_distribution, require_past_meeting

        entry = resolve_record(ws, "meetings", word)
        require_past_meeting(ws, entry.record, now)
        moment = (
            option_values.parse_moment("--at", at, ws.settings.timezone, now.date(), "behind")
            if at is not None
            else now
        )
        planned = plan_distribution(ws, entry, moment, now, again=again)
        minutes = int(planned.after.total_seconds()) // 60
        after = session.say("meeting.after", hours=minutes // 60, minutes=minutes % 60)
        limit = format_time_limit(ws.settings.limits.minutes_within)
        message = "meeting.in_time" if planned.in_time else "meeting.too_late"
        by = format_author_of(ws, person)
        return PlannedWrite(
            [planned.change],
            [entry.at],
            get_diary(ws)(
                "diary.distributed", meeting=entry.record.id, at=format_moment(moment, ws.settings.timezone)[:16], by=by
            ),
            said=[session.say(message, meeting=entry.record.id, after=after, limit=limit)],
        )

    apply_plan(session, manner, plan)
