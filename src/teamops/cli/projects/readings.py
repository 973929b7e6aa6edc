"""What `teamops monitor record` and `cause` make of a workspace, and what they tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from teamops.cli.writing.commit_message import diary, short, signed_by
from teamops.cli.writing.planned_write import Work
from teamops.locale import formats
from teamops.locale.formats import one_line
from teamops.planning.lookup import record_named
from teamops.planning.projects.readings import Answer, Reading, plan_cause, plan_reading
from teamops.reporting.tables.reading_messages import answers_told, reading_told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from teamops.cli.shell.session import Session
    from teamops.model.figures.checkpoints import Placed
    from teamops.model.workspace import Workspace

ANSWERED_NEXT = frozenset({"M004"})
"""That a deviation has no cause or no measure is an error as soon as it is known; the next command says them."""


def reading_work(
    session: Session, ws: Workspace, now: datetime, monitor: str, reading: Reading, person: str | None
) -> Work:
    """The reading recorded, with how it stands to the plan."""
    by = signed_by(ws, person)
    planned = plan_reading(ws, record_named(ws, "monitors", monitor), reading, now)
    return Work(
        planned.changes,
        [planned.placed.at],
        _read(ws, planned.placed, by),
        later=ANSWERED_NEXT,
        silent=frozenset({"M003", *ANSWERED_NEXT}),
        said=[*reading_told(ws, planned.placed, session.lang)],
    )


def cause_work(session: Session, ws: Workspace, monitor: str, answer: Answer, person: str | None) -> Work:
    """The cause said, with what else the deviation waits for."""
    by = signed_by(ws, person)
    planned = plan_cause(ws, record_named(ws, "monitors", monitor), answer)
    point, day = planned.placed.checkpoint, formats.day(planned.placed.checkpoint.date, session.lang)
    told = session.say("monitor.cause_stands", metric=point.metric, day=day, cause=point.cause)
    return Work(
        planned.changes,
        [planned.placed.at],
        diary(ws)("diary.cause", point=point_named(planned.placed), cause=short(point.cause or ""), by=by),
        said=[one_line(told), *asked_next(session, ws, planned.placed)],
    )


def asked_next(session: Session, ws: Workspace, placed: Placed) -> Iterator[str]:
    """What a deviation in the bad direction still waits for; nothing for any other reading."""
    point = placed.checkpoint
    if point.is_worse and point.beyond(ws.settings.limits.deviation):
        yield from answers_told(ws, placed, session.lang)


def point_named(placed: Placed) -> str:
    """How the message of a commit names a checkpoint: launch 曝光量 2026-09-15"""
    return f"{placed.monitor.id} {placed.checkpoint.metric} {placed.checkpoint.date.isoformat()}"


def _read(ws: Workspace, placed: Placed, by: str) -> str:
    """launch 曝光量 2026-09-15: 380, planned 500 (−24%)"""
    point, limit, words = placed.checkpoint, ws.settings.limits.deviation, diary(ws)
    facts = {"point": point_named(placed), "actual": "" if point.actual is None else point.actual.written, "by": by}
    if point.plan is None:
        return words("diary.read", **facts)
    rate = formats.deviation_text(point.deviation, limit)
    return words("diary.read_planned", **facts, plan=point.plan.written, rate=rate)
