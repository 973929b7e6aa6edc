"""The list of what must be done, person by person, the most urgent first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from teamops.model.place import At
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, heads
from teamops.reporting.base.filters import about
from teamops.reporting.base.report import Asked, Block, Cell, Judged, Paragraph, Report, Table, Tone
from teamops.reporting.items.action_item import Duty, Reason, merged
from teamops.reporting.items.follow_ups import promise_duties
from teamops.reporting.items.requests import request_duties
from teamops.reporting.items.tasks import task_duties

CODES = frozenset({"T005", "T010", "G007", "G008", "M009", "R006", "C002", "C003", "C004", "C005", "C008"})
"""The rules whose judgement the list takes over; what else it tells are plain days and states."""

Where = Callable[[At], str]
"""How a place is told: `tasks/2026-09.yaml:12`."""


def duties(ws: Workspace, today: date, judged: Sequence[Judged], person: str | None = None) -> tuple[Duty, ...]:
    """What `person` must do, or everybody, the most urgent first."""
    found = merged(
        duty for source in (task_duties, request_duties, promise_duties) for duty in source(ws, today, judged)
    )
    return found if person is None else tuple(duty for duty in found if person in duty.whose)


def due_report(ws: Workspace, asked: Asked, found: Sequence[Duty], where: Where) -> Report:
    """A table for each person in the order of teamops.yaml, others after them; a sentence if there is nothing."""
    words, cells = asked.words, Cells(ws, asked)
    groups = by_person(ws, found, asked.person)
    blocks: list[Block] = [_table(cells, person, mine, where) for person, mine in groups]
    if not blocks and asked.person is not None:
        blocks = [Paragraph(words("work.today.nothing_of", person=ws.person_name(asked.person)), "good")]
    elif not blocks:
        blocks = [Paragraph(words("work.today.nothing"), "good")]
    return Report("today", words("work.today.title"), ws.settings.team, asked, tuple(blocks), about(ws, asked))


def by_person(ws: Workspace, found: Iterable[Duty], person: str | None) -> list[tuple[str, list[Duty]]]:
    """The duties of each: under the first of those whom one concerns, or under `person` where one is asked for."""
    groups: dict[str, list[Duty]] = {known: [] for known in ws.settings.people}
    for duty in found:
        groups.setdefault(person or next(iter(duty.whose), ""), []).append(duty)
    return [(who, mine) for who, mine in groups.items() if mine]


def _table(cells: Cells, person: str, mine: Sequence[Duty], where: Where) -> Table:
    words = cells.words
    columns = heads(
        words, "work.today",
        ("what", 2.5), ("why", 2.5), ("until", 0.8), ("how", 2.0),
    )  # fmt: skip
    rows = tuple(_row(cells, duty, person, where) for duty in mine)
    name = cells.ws.name_of(person) if person else words("work.nobody")
    title = words("work.show.heading", kind=name, name=words("work.today.count", count=len(mine)))
    return Table(f"today-{person}", title, columns, rows)


def _row(cells: Cells, duty: Duty, person: str, where: Where) -> tuple[Cell, ...]:
    how = duty.settled_by(person) or where(duty.at)
    return (*duty_cells(cells, duty), Cell(how, how))


def duty_cells(cells: Cells, duty: Duty) -> tuple[Cell, Cell, Cell]:
    """What is to be done, why, and until when."""
    kinds = [reason.kind for reason in duty.reasons]
    pressing = {"urgent", "overdue", "raise"} & {*kinds}
    tone: Tone = "bad" if pressing else "warn" if {"due_today", "waited_for", "waited_for_needs"} & {*kinds} else ""
    reasons = cells.words("work.and").join(why(cells, reason) for reason in duty.reasons)
    return Cell(told(cells, duty), duty.record), Cell(reasons, kinds, tone), cells.day(duty.until)


def told(cells: Cells, duty: Duty) -> str:
    """What is to be done, in words, with its priority."""
    what = (
        cells.words(f"work.what.{duty.form}", what=duty.what, **_facts(cells, duty.facts)) if duty.form else duty.what
    )
    return f"{duty.priority} {what}" if duty.priority else what


def why(cells: Cells, reason: Reason) -> str:
    """Why it is to be done, in words."""
    name = f"{reason.kind}_first" if "first" in reason.facts else reason.kind
    return cells.words(f"work.why.{name}", **_facts(cells, reason.facts))


def _facts(cells: Cells, facts: Mapping[str, str]) -> dict[str, str]:
    """Facts in words: days, kinds of meetings, and whom something waits for where nobody is named."""
    made = dict(facts)
    for key in ("day", "last", "due", "first"):
        if key in made:
            made[key] = cells.day_text(date.fromisoformat(made[key]))
    if "meeting" in made:
        made["meeting"] = cells.words(f"reports.meeting.{made['meeting']}")
    if "whom" in made:
        made["whom"] = made["whom"] or cells.words("work.someone")
    return made


def machine_duty(duty: Duty, place: tuple[str, int], person: str | None = None) -> dict[str, Any]:
    """A duty as programs get it; its command as `person` gives it, where one was asked for."""
    return {
        "people": list(duty.whose), "record": duty.record, "what": duty.what,
        "reasons": [{"kind": reason.kind, **reason.facts} for reason in duty.reasons],
        "until": duty.until.isoformat() if duty.until else None, "priority": duty.priority or None,
        "command": duty.settled_by(person) or None, "file": place[0], "line": place[1],
    }  # fmt: skip
