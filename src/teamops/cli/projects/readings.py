"""What `teamops monitor record` and `cause` make of a workspace, and what they tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.locale import formats
from teamops.locale.formats import join_lines
from teamops.planning.lookup import resolve_record
from teamops.planning.projects.readings import CheckpointReading, DeviationCause, plan_cause, plan_reading
from teamops.reporting.tables.reading_messages import describe_reading, list_next_commands

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from teamops.cli.shell.session import Session
    from teamops.model.figures.checkpoints import CheckpointEntry
    from teamops.model.workspace import Workspace

ANSWERED_NEXT = frozenset({"M004"})
"""That a deviation has no cause or no measure is an error as soon as it is known; the next command says them."""


def plan_reading_write(
    session: Session, ws: Workspace, now: datetime, monitor: str, reading: CheckpointReading, person: str | None
) -> PlannedWrite:
    """The reading recorded, with how it stands to the plan."""
    by = format_author_of(ws, person)
    planned = plan_reading(ws, resolve_record(ws, "monitors", monitor), reading, now)
    return PlannedWrite(
        planned.changes,
        [planned.placed.at],
        _format_message(ws, planned.placed, by),
        later=ANSWERED_NEXT,
        silent=frozenset({"M003", *ANSWERED_NEXT}),
        said=[*describe_reading(ws, planned.placed, session.lang)],
    )


def plan_cause_write(
    session: Session, ws: Workspace, monitor: str, answer: DeviationCause, person: str | None
) -> PlannedWrite:
    """The cause said, with what else the deviation waits for."""
    by = format_author_of(ws, person)
    planned = plan_cause(ws, resolve_record(ws, "monitors", monitor), answer)
    point, day = planned.placed.checkpoint, formats.format_day(planned.placed.checkpoint.date, session.lang)
    told = session.say("monitor.cause_stands", metric=point.metric, day=day, cause=point.cause)
    return PlannedWrite(
        planned.changes,
        [planned.placed.at],
        get_diary(ws)("diary.cause", point=format_point(planned.placed), cause=shorten(point.cause or ""), by=by),
        said=[join_lines(told), *describe_next_answers(session, ws, planned.placed)],
    )


def describe_next_answers(session: Session, ws: Workspace, placed: CheckpointEntry) -> Iterator[str]:
    """What a deviation in the bad direction still waits for; nothing for any other reading."""
    point = placed.checkpoint
    if point.is_worse and point.beyond(ws.settings.limits.deviation):
        yield from list_next_commands(ws, placed, session.lang)


def format_point(placed: CheckpointEntry) -> str:
    """How the message of a commit names a checkpoint: launch 曝光量 2026-09-15"""
    return f"{placed.monitor.id} {placed.checkpoint.metric} {placed.checkpoint.date.isoformat()}"


def _format_message(ws: Workspace, placed: CheckpointEntry, by: str) -> str:
    """launch 曝光量 2026-09-15: 380, planned 500 (−24%)"""
    point, limit, words = placed.checkpoint, ws.settings.limits.deviation, get_diary(ws)
    facts = {"point": format_point(placed), "actual": "" if point.actual is None else point.actual.written, "by": by}
    if point.plan is None:
        return words("diary.read", **facts)
    rate = formats.format_deviation(point.deviation, limit)
    return words("diary.read_planned", **facts, plan=point.plan.written, rate=rate)
