"""The small team of this folder, and its reports as of Monday, 7 September 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from teamops.locale.text import Lang
from teamops.model.event import Address, Event, History
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting import catalogue
from teamops.reporting.base.report import Cell, Report, ReportOptions, Table
from teamops.store.reading.loader import load

MONDAY = date(2026, 9, 7)


PAST = History(
    tuple(
        Event(Address("task", task), field, before, after, name, f"{name}@example.com", when, "3d83a0b" + "0" * 33)
        for task, field, before, after, name, when in (
            ("t-5", "status", "done", "in_progress", "xiaowang", datetime(2026, 9, 7, 9, tzinfo=UTC)),
            ("t-4", "end", "2026-09-02", "2026-09-04", "wang", datetime(2026, 9, 3, 9, 30, tzinfo=UTC)),
        )
    )
)
"""What an audit of the small team looks at: a task opened again, a deadline moved on after it had passed."""


@cache
def team() -> Workspace:
    ws = load(Path(__file__).parent / "team")
    assert not ws.faults
    return ws


def team_with(folder: Path, **files: str) -> Workspace:
    """A team of these files (`tasks="tasks: …"`) and the people of the small team."""
    settings = (Path(__file__).parent / "team" / "teamops.yaml").read_bytes()
    (folder / "teamops.yaml").write_bytes(settings)
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    ws = load(folder)
    assert not ws.faults
    return ws


def printed(
    name: str,
    period: str | None = None,
    *,
    lang: Lang = "zh",
    today: date = MONDAY,
    ws: Workspace | None = None,
    **asked: Any,
) -> Report:
    """The report `name`, of its default period if none is given; one of a person is that of 小张 if nobody is named."""
    if catalogue.get_subject(name) == "person":
        asked = {"person": "zhang", **asked}
    covered = Period.parse(period) if period else catalogue.get_default_period(name, today)
    past = PAST if catalogue.needs_past(name) else None
    return catalogue.build(
        name, ws or team(), ReportOptions(covered, today, lang, commit="3d83a0b", **{"past": past, **asked})
    )


def table(report: Report, name: str | None = None) -> Table:
    return next(t for t in report.blocks if isinstance(t, Table) and t.name == (name or report.name))


def column(of: Table, key: str) -> list[Cell]:
    index = [c.key for c in of.columns].index(key)
    return [row[index] for row in of.rows]


def texts(of: Table, key: str) -> list[str]:
    return [cell.text for cell in column(of, key)]


def row(of: Table, n: int = 0) -> list[str]:
    return [cell.text for cell in of.rows[n]]
