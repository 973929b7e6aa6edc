"""`teamops monitor record`: the actual of a checkpoint, or rows of them."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from teamops.cli.projects.options import make_metric_argument, make_monitor_argument
from teamops.cli.projects.readings import plan_reading_write
from teamops.cli.projects.values import parse_amount
from teamops.cli.shell import option_values
from teamops.cli.shell.options import make_flag, make_text_argument, make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions, writes
from teamops.model.workspace import Workspace
from teamops.planning.projects.readings import CheckpointReading


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""
    argument, option = make_text_argument, make_text_option

    @writes()
    def record_reading(
        monitor: Annotated[str | None, make_monitor_argument()] = None,
        metric: Annotated[str | None, make_metric_argument()] = None,
        value: Annotated[str | None, argument("monitor.record.value", "VALUE")] = None,
        day: Annotated[str | None, option("--date", "monitor.record.date", "DATE")] = None,
        cause: Annotated[str | None, option("--cause", "monitor.record.cause")] = None,
        risk: Annotated[str | None, option("--risk", "monitor.risk")] = None,
        correct: Annotated[bool, make_flag("--correct", "monitor.record.correct")] = False,
        file: Annotated[str | None, option("--file", "rows.file", "FILE")] = None,
        keep_going: Annotated[bool, make_flag("--keep-going", "rows.keep_going")] = False,
        *,
        write: WriteOptions,
    ) -> None:
        if file is not None or "-" in (monitor, metric, value):
            from teamops.cli.projects.reading_rows import (  # here: most commands record one value
                ReadingRows,
                write_rows,
            )
            from teamops.cli.writing.rows import collect_shared

            keys = {"project": monitor, "metric": metric, "value": value, "date": day, "cause": cause, "risk": risk}
            write_rows(session, ReadingRows(file, collect_shared(keys, "value"), correct, keep_going), write)
            return
        if monitor is None or metric is None or value is None:
            from teamops.cli.writing.rows import refuse_missing_word

            raise refuse_missing_word(session, "monitor record", MONITOR=monitor, METRIC=metric, VALUE=value)

        def plan(ws: Workspace, now: datetime) -> PlannedWrite:
            on = option_values.parse_day("--date", day, now.date(), "behind") if day else None
            reading = CheckpointReading(metric, parse_amount("VALUE", value), on, cause or "", risk or "", correct)
            return plan_reading_write(session, ws, now, monitor, reading, write.actor)

        apply_plan(session, write, plan)

    return record_reading
