"""The minutes of a meeting: decisions become tasks, and the minutes are distributed in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from teamops.cli.context.people import resolve_attendees, resolve_person
from teamops.cli.output.questions import ask_text
from teamops.cli.output.screen import can_ask, warn
from teamops.cli.shell import option_values
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions
from teamops.model.change import Change
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Entry
from teamops.model.records.collaboration import Meeting
from teamops.model.time.moments import convert_to_zone, format_moment, format_time_limit
from teamops.model.workspace import Workspace
from teamops.planning.lookup import resolve_meeting
from teamops.planning.meetings.decisions import DecisionError, ParsedDecision, parse_decision
from teamops.planning.meetings.minutes import plan_distribution, plan_minutes, require_past_meeting
from teamops.store.errors import CommandError
from teamops.store.writing.new_record import build_record, choose_record_file, plan_additions


class MinutesOptions(NamedTuple):
    """The options of `meeting close`, as typed."""

    word: str
    decisions: Sequence[str]
    attendees: str | None
    with_tasks: bool
    person: str | None
    recorder: str | None = None


def close_meeting(session: Session, options: MinutesOptions, write: WriteOptions) -> None:
    """Write the decisions into the minutes and into tasks; ask for them if none are given and there is a terminal."""
    decisions: list[str] = list(options.decisions)

    def plan(ws: Workspace, now: datetime) -> PlannedWrite:
        entry = resolve_meeting(ws, options.word, now.date())
        require_past_meeting(ws, entry.record, now)
        if (
            not (decisions or options.attendees or options.recorder) and can_ask()
        ):  # once, although the plan may be made again
            decisions.extend(_ask_decisions(session, ws, _get_day(ws, entry.record)))
        return _plan_closing(session, ws, entry, options._replace(decisions=decisions), now)

    apply_plan(session, write, plan)


def _ask_decisions(session: Session, ws: Workspace, held: date) -> list[str]:
    """Return the lines that the user types until an empty one; lines that cannot be parsed are asked for again."""
    lines: list[str] = []
    while line := ask_text(session.say, session.say("meeting.ask")).strip():
        try:
            parse_decision(ws, line, held)
        except DecisionError as error:
            warn(error.say(session.say))
        else:
            lines.append(line)
    return lines


def _plan_closing(
    session: Session, ws: Workspace, entry: Entry[Meeting], options: MinutesOptions, now: datetime
) -> PlannedWrite:
    meeting = entry.record
    attendees = resolve_attendees(ws, options.attendees) if options.attendees else None
    decisions = [parse_decision(ws, text, _get_day(ws, meeting)) for text in options.decisions]
    if not (decisions or options.recorder) and attendees is None:
        raise CommandError("meeting.nothing_given")
    recorder = options.recorder or (options.person if meeting.recorder is None else None)
    planned = plan_minutes(
        ws,
        entry,
        decisions,
        attendees,
        recorder=resolve_person(ws, recorder) if recorder else None,
        with_tasks=options.with_tasks,
    )
    tasks = _plan_tasks(session, planned.tasks, now.date())
    by = format_author_of(ws, options.person)
    messages = []
    if meeting.distributed is None:
        until = format_moment(meeting.held + ws.settings.limits.minutes_within, ws.settings.timezone)
        messages.append(session.say("meeting.next_distributed", meeting=meeting.id, until=until))
    return PlannedWrite(
        [*planned.changes, *tasks],
        [entry.at, *(change.at for change in tasks)],
        _format_message(ws, meeting.id, planned.new, by),
        warnings=[session.say("meeting.known", text=one.text) for one in planned.known],
        messages=messages,
    )


def _plan_tasks(session: Session, tasks: Sequence[Mapping[str, str]], today: date) -> list[Change]:
    records = [build_record("task", keys, today) for keys in tasks]
    return plan_additions(
        session.root, "tasks", [(choose_record_file("task", record, today), record) for record in records]
    )


def _format_message(ws: Workspace, meeting: str, decisions: Sequence[ParsedDecision], by: str) -> str:
    """Format the message of the commit: `m-2026-W40 decided: 返点预算 (冯会计, 2026-09-30)`."""
    words = get_diary(ws)
    if not decisions:
        return words("diary.attended", meeting=meeting, by=by)
    texts = [
        words("diary.decision", text=shorten(one.text), owner=ws.get_name(one.owner), due=one.due.isoformat())
        for one in decisions
    ]
    return words("diary.decided", meeting=meeting, decisions=words("diary.comma").join(texts), by=by)


def _get_day(ws: Workspace, meeting: Meeting) -> date:
    return convert_to_zone(meeting.held, ws.settings.timezone).date()


def record_distribution(session: Session, word: str, at: str | None, write: WriteOptions, *, again: bool) -> None:
    """Record when the minutes were distributed, and print whether that was in time."""

    def plan(ws: Workspace, now: datetime) -> PlannedWrite:
        entry, zone = resolve_meeting(ws, word, now.date()), ws.settings.timezone
        require_past_meeting(ws, entry.record, now)
        moment = option_values.parse_moment("--at", at, zone, now.date(), "behind") if at is not None else now
        planned = plan_distribution(ws, entry, moment, now, again=again)
        minutes = int(planned.after.total_seconds()) // 60
        after = session.say("meeting.after", hours=minutes // 60, minutes=minutes % 60)
        limit = format_time_limit(ws.settings.limits.minutes_within)
        verdict = "meeting.in_time" if planned.in_time else "meeting.too_late"
        by = format_author_of(ws, write.actor)
        message = get_diary(ws)(
            "diary.distributed", meeting=entry.record.id, at=format_moment(moment, zone)[:16], by=by
        )
        messages = [session.say(verdict, meeting=entry.record.id, after=after, limit=limit)]
        return PlannedWrite([planned.change], [entry.at], message, messages=messages)

    apply_plan(session, write, plan)
