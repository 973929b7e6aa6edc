"""Plan what `teamops monitor record` and `cause` write, and describe it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from teamops.cli.shell.session import Session
from teamops.cli.writing.commit_message import format_author_of, get_diary, shorten
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.locale import formats
from teamops.model.figures.checkpoints import CheckpointEntry
from teamops.model.workspace import Workspace
from teamops.planning.errors import MonitoringError
from teamops.planning.lookup import resolve_record
from teamops.planning.projects.readings import CheckpointReading, DeviationCause, plan_cause, plan_reading
from teamops.reporting.tables.reading_messages import describe_reading, list_next_commands

ANSWERED_NEXT = frozenset({"M004"})
"""A deviation without a cause or a measure is an error as soon as it is known; the next command adds them."""


@contextmanager
def name_as_typed(word: str) -> Iterator[None]:
    """Let errors name the project as the user did, by id or name: planning knows it by its id."""
    try:
        yield
    except MonitoringError as error:
        if "project" in error.facts:
            error.facts["project"] = word
        raise


def plan_reading_write(
    session: Session, ws: Workspace, now: datetime, monitor: str, reading: CheckpointReading, person: str | None
) -> PlannedWrite:
    """Plan the write of a reading, with a message that compares it with the plan."""
    by = format_author_of(ws, person)
    with name_as_typed(monitor):
        planned = plan_reading(ws, resolve_record(ws, "monitors", monitor), reading, now)
    return PlannedWrite(
        planned.changes,
        [planned.placed.at],
        _format_message(ws, planned.placed, by),
        allowed=ANSWERED_NEXT,
        hidden=frozenset({"M003", *ANSWERED_NEXT}),
        messages=[*describe_reading(ws, planned.placed, session.lang)],
    )


def plan_cause_write(
    session: Session, ws: Workspace, monitor: str, cause: DeviationCause, person: str | None
) -> PlannedWrite:
    """Plan the write of a cause, with a message about what else the deviation needs."""
    by = format_author_of(ws, person)
    with name_as_typed(monitor):
        planned = plan_cause(ws, resolve_record(ws, "monitors", monitor), cause)
    point, day = planned.placed.checkpoint, formats.format_day(planned.placed.checkpoint.date, session.lang)
    recorded = session.say("monitor.cause_stands", metric=point.metric, day=day, cause=point.cause)
    return PlannedWrite(
        planned.changes,
        [planned.placed.at],
        get_diary(ws)("diary.cause", point=format_point(planned.placed), cause=shorten(point.cause or ""), by=by),
        messages=[formats.join_lines(recorded), *describe_next_answers(session, ws, planned.placed)],
    )


def describe_next_answers(session: Session, ws: Workspace, placed: CheckpointEntry) -> Iterator[str]:
    """Yield what a deviation in the bad direction still needs, with the commands; nothing for other readings."""
    point = placed.checkpoint
    if point.is_worse and point.beyond(ws.settings.limits.deviation):
        yield from list_next_commands(ws, placed, session.lang)


def format_point(placed: CheckpointEntry) -> str:
    """Format a checkpoint for the message of a commit: launch 曝光量 2026-09-15"""
    return f"{placed.monitor.id} {placed.checkpoint.metric} {placed.checkpoint.date.isoformat()}"


def _format_message(ws: Workspace, placed: CheckpointEntry, by: str) -> str:
    """Format the message of the commit: launch 曝光量 2026-09-15: 380, planned 500 (−24%)"""
    point, limit, words = placed.checkpoint, ws.settings.limits.deviation, get_diary(ws)
    facts = {"point": format_point(placed), "actual": "" if point.actual is None else point.actual.written, "by": by}
    if point.plan is None:
        return words("diary.read", **facts)
    rate = formats.format_deviation(point.deviation, limit)
    return words("diary.read_planned", **facts, plan=point.plan.written, rate=rate)
