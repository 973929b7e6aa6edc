"""Record many readings at once, from pasted rows or a file: one write, one commit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from teamops.cli.projects.readings import ANSWERED_NEXT
from teamops.cli.projects.values import parse_amount
from teamops.cli.shell import option_values
from teamops.cli.shell.declarations import Exit
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.rows import RowColumns, build_rows, read_rows, refuse_rows, require_cells
from teamops.cli.writing.write_options import WriteOptions
from teamops.locale.user_error import UserError
from teamops.model.named_tuple import NamedTuple
from teamops.model.workspace import Workspace
from teamops.planning.lookup import resolve_record
from teamops.planning.pasted_rows import PastedRow, RowsError
from teamops.planning.projects.readings import CheckpointReading, CheckpointUpdate, plan_reading
from teamops.reporting.tables.reading_messages import describe_reading

_COLUMNS = RowColumns(
    allowed=("project", "metric", "date", "value", "cause", "risk"),
    usual=("project", "metric", "date", "value", "cause"),
)


class ReadingRows(NamedTuple):
    """The options of `monitor record` for rows: `shared` are values of all rows that do not say otherwise."""

    file: str | None
    shared: Mapping[str, str]
    correct: bool
    keeps_going: bool


def write_rows(session: Session, options: ReadingRows, write: WriteOptions) -> None:
    """Read the rows and write them as readings. Raise RowsError, which names the lines, for rows that cannot be.

    Raise Exit if some are left out.
    """
    rows = read_rows(session, options.file, _COLUMNS, options.shared)
    skipped: list[str] = []
    apply_plan(session, write, lambda ws, now: _plan_rows(session, ws, rows, options, now, skipped, write.actor))
    if skipped:
        raise Exit(1)


def _plan_rows(
    session: Session,
    ws: Workspace,
    rows: list[PastedRow],
    options: ReadingRows,
    now: datetime,
    skipped: list[str],
    person: str | None,
) -> PlannedWrite:
    by = format_author_of(ws, person)
    built, errors = build_rows(rows, lambda row: _plan_row(ws, row, options, now))
    errors |= _find_repeated(built)
    skipped[:] = refuse_rows(session, rows, errors, keeps_going=options.keeps_going)
    good = [update for line, update in built.items() if line not in errors]
    described = [text for update in good for text in describe_reading(ws, update.placed, session.lang)]
    return PlannedWrite(
        [change for update in good for change in update.changes],
        [update.placed.at for update in good],
        get_diary(ws)("diary.readings", count=len(good), by=by),
        allowed=ANSWERED_NEXT,
        hidden=frozenset({"M003", *ANSWERED_NEXT}),
        warnings=skipped,
        messages=[*described, session.say("rows.recorded", count=len(good))],
    )


def _plan_row(ws: Workspace, row: PastedRow, options: ReadingRows, now: datetime) -> CheckpointUpdate:
    require_cells(row, "project", "metric", "value")
    texts = row.texts
    reading = CheckpointReading(
        texts["metric"],
        parse_amount("VALUE", texts["value"]),
        _parse_day(texts.get("date"), now.astimezone(ws.settings.timezone).date()),
        texts.get("cause", ""),
        texts.get("risk", ""),
        options.correct,
    )
    return plan_reading(ws, resolve_record(ws, "monitors", texts["project"]), reading, now)


def _parse_day(text: str | None, today: date) -> date | None:
    return option_values.parse_day("--date", text, today, "behind") if text else None


def _find_repeated(built: Mapping[int, CheckpointUpdate]) -> dict[int, UserError]:
    """Return the lines whose checkpoint is also in an earlier line."""
    first: dict[object, int] = {}
    errors: dict[int, UserError] = {}
    for line, update in built.items():
        other = first.setdefault((update.placed.at.file, update.placed.at.route), line)
        if other != line:
            errors[line] = RowsError("repeated", other=other)
    return errors
