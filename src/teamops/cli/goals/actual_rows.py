"""Record many actuals at once, from pasted rows or a file: one write, one commit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from teamops.cli.goals.actual_keys import complete_keys, describe_doubts
from teamops.cli.shell.declarations import Exit
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.rows import RowColumns, build_rows, read_rows, refuse_rows, require_cells
from teamops.cli.writing.write_options import WriteOptions
from teamops.locale.user_error import UserError
from teamops.model.dataclass import replace
from teamops.model.figures.duplicates import find_duplicates
from teamops.model.figures.quantity import Quantity
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At, Entry
from teamops.model.records.goals import Actual
from teamops.model.workspace import Workspace
from teamops.planning.addresses import resolve_node
from teamops.planning.pasted_rows import PastedRow, RowsError
from teamops.store.writing.new_record import build_record, choose_record_file, plan_additions

_KEYS = ("goal", "date", "value", "owner", "source", "key", "note", "metric", "department")
_COLUMNS = RowColumns(allowed=_KEYS, usual=_KEYS[:7])
_IS_ROW = ""
"""The file of the places of rows that are not written yet."""


class ActualRows(NamedTuple):
    """The options of `actual add` for rows: `shared` are values of all rows that do not say otherwise."""

    file: str | None
    shared: Mapping[str, str]
    again: bool
    keeps_going: bool


def write_rows(session: Session, options: ActualRows, write: WriteOptions) -> None:
    """Read the rows and write them as actuals. Raise RowsError, which names the lines, for rows that cannot be.

    Raise Exit if some are left out.
    """
    rows = read_rows(session, options.file, _COLUMNS, options.shared)
    skipped: list[str] = []
    apply_plan(session, write, lambda ws, now: _plan_rows(session, ws, rows, options, now, skipped))
    if skipped:
        raise Exit(1)


def _plan_rows(
    session: Session, ws: Workspace, rows: list[PastedRow], options: ActualRows, now: datetime, skipped: list[str]
) -> PlannedWrite:
    built, errors = build_rows(rows, lambda row: _build_keys(ws, row, now.date()))
    if not options.again:
        errors |= dict(_find_repeated(ws, built))
    skipped[:] = refuse_rows(session, rows, errors, keeps_going=options.keeps_going)
    good = [keys for line, keys in built.items() if line not in errors]
    records = [build_record("actual", keys, now.date()) for keys in good]
    placed = [(choose_record_file("actual", record, now.date()), record) for record in records]
    changes = plan_additions(session.root, "actuals", placed)
    doubts = dict.fromkeys(doubt for keys in good for doubt in describe_doubts(session, ws, keys))
    message = get_diary(ws)("diary.actuals", count=len(good))
    return PlannedWrite(
        changes,
        [change.at for change in changes],
        message,
        warnings=[*skipped, *doubts],
        messages=[session.say("rows.recorded", count=len(good))],
    )


def _build_keys(ws: Workspace, row: PastedRow, today: date) -> dict[str, str]:
    require_cells(row, "goal", "value")
    keys = complete_keys(ws, row.texts, today)
    resolve_node(ws, keys["goal"])
    return keys


def _find_repeated(ws: Workspace, built: Mapping[int, Mapping[str, str]]) -> Iterator[tuple[int, UserError]]:
    """Yield the lines whose actual is in a file, or in an earlier line."""
    new = tuple(Entry(_make_actual(keys), At(_IS_ROW, (line,))) for line, keys in built.items())
    for duplicate in find_duplicates(replace(ws, actuals=(*ws.actuals, *new))):
        first, again = duplicate.first.at, duplicate.again.at
        if again.file != _IS_ROW:
            continue
        line = int(again.route[0])
        if first.file == _IS_ROW:
            yield line, RowsError("again", other=first.route[0])
        else:
            yield line, RowsError("repeated_actual", place=f"{first.file} ({duplicate.first.record.date})")


def _make_actual(keys: Mapping[str, str]) -> Actual:
    texts = {key: text for key, text in keys.items() if key not in ("date", "value")}
    return Actual(**texts, date=date.fromisoformat(keys["date"]), value=Quantity.parse(keys["value"]))
