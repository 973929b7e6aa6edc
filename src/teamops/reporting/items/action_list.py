"""The list of what must be done, person by person, the most urgent first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from teamops.model.place import At
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells, list_columns
from teamops.reporting.base.filters import describe_scope
from teamops.reporting.base.report import Block, Cell, Paragraph, Report, ReportOptions, RuleVerdict, Table, Tone
from teamops.reporting.items.action_item import ActionItem, ActionReason, merge_actions
from teamops.reporting.items.follow_ups import collect_follow_up_actions
from teamops.reporting.items.requests import collect_request_actions
from teamops.reporting.items.tasks import collect_task_actions

CODES = frozenset({"T005", "T010", "G007", "G008", "M009", "R006", "C002", "C003", "C004", "C005", "C008"})
"""The rules whose judgement the list takes over; what else it tells are plain days and states."""

Where = Callable[[At], str]
"""How a place is told: `tasks/2026-09.yaml:12`."""


def collect_actions(
    ws: Workspace, today: date, judged: Sequence[RuleVerdict], person: str | None = None
) -> tuple[ActionItem, ...]:
    """What `person` must do, or everybody, the most urgent first."""
    found = merge_actions(
        duty
        for source in (collect_task_actions, collect_request_actions, collect_follow_up_actions)
        for duty in source(ws, today, judged)
    )
    return found if person is None else tuple(duty for duty in found if person in duty.whose)


def build_action_report(ws: Workspace, asked: ReportOptions, found: Sequence[ActionItem], where: Where) -> Report:
    """A table for each person in the order of teamops.yaml, others after them; a sentence if there is nothing."""
    words, cells = asked.words, Cells(ws, asked)
    groups = group_by_person(ws, found, asked.person)
    blocks: list[Block] = [_build_table(cells, person, mine, where) for person, mine in groups]
    if not blocks and asked.person is not None:
        blocks = [Paragraph(words("work.today.nothing_of", person=ws.get_person_name(asked.person)), "good")]
    elif not blocks:
        blocks = [Paragraph(words("work.today.nothing"), "good")]
    return Report("today", words("work.today.title"), ws.settings.team, asked, tuple(blocks), describe_scope(ws, asked))


def group_by_person(
    ws: Workspace, found: Iterable[ActionItem], person: str | None
) -> list[tuple[str, list[ActionItem]]]:
    """The duties of each: under the first of those whom one concerns, or under `person` where one is asked for."""
    groups: dict[str, list[ActionItem]] = {known: [] for known in ws.settings.people}
    for duty in found:
        groups.setdefault(person or next(iter(duty.whose), ""), []).append(duty)
    return [(who, mine) for who, mine in groups.items() if mine]


def _build_table(cells: Cells, person: str, mine: Sequence[ActionItem], where: Where) -> Table:
    words = cells.words
    columns = list_columns(
        words, "work.today",
        ("what", 2.5), ("why", 2.5), ("until", 0.8), ("how", 2.0),
    )  # fmt: skip
    rows = tuple(_build_row(cells, duty, person, where) for duty in mine)
    name = cells.ws.get_name(person) if person else words("work.nobody")
    title = words("work.show.heading", kind=name, name=words("work.today.count", count=len(mine)))
    return Table(f"today-{person}", title, columns, rows)


def _build_row(cells: Cells, duty: ActionItem, person: str, where: Where) -> tuple[Cell, ...]:
    how = duty.format_command(person) or where(duty.at)
    return (*build_action_cells(cells, duty), Cell(how, how))


def build_action_cells(cells: Cells, duty: ActionItem) -> tuple[Cell, Cell, Cell]:
    """What is to be done, why, and until when."""
    kinds = [reason.kind for reason in duty.reasons]
    pressing = {"urgent", "overdue", "raise"} & {*kinds}
    tone: Tone = "bad" if pressing else "warn" if {"due_today", "waited_for", "waited_for_needs"} & {*kinds} else ""
    reasons = cells.words("work.and").join(describe_reason(cells, reason) for reason in duty.reasons)
    return Cell(describe_action(cells, duty), duty.record), Cell(reasons, kinds, tone), cells.day(duty.until)


def describe_action(cells: Cells, duty: ActionItem) -> str:
    """What is to be done, in words, with its priority."""
    what = (
        cells.words(f"work.what.{duty.form}", what=duty.what, **_format_facts(cells, duty.facts))
        if duty.form
        else duty.what
    )
    return f"{duty.priority} {what}" if duty.priority else what


def describe_reason(cells: Cells, reason: ActionReason) -> str:
    """Why it is to be done, in words."""
    name = f"{reason.kind}_first" if "first" in reason.facts else reason.kind
    return cells.words(f"work.why.{name}", **_format_facts(cells, reason.facts))


def _format_facts(cells: Cells, facts: Mapping[str, str]) -> dict[str, str]:
    """Facts in words: days, kinds of meetings, and whom something waits for where nobody is named."""
    made = dict(facts)
    for key in ("day", "last", "due", "first"):
        if key in made:
            made[key] = cells.format_day(date.fromisoformat(made[key]))
    if "meeting" in made:
        made["meeting"] = cells.words(f"reports.meeting.{made['meeting']}")
    if "whom" in made:
        made["whom"] = made["whom"] or cells.words("work.someone")
    return made


def build_action_record(duty: ActionItem, place: tuple[str, int], person: str | None = None) -> dict[str, Any]:
    """A duty as programs get it; its command as `person` gives it, where one was asked for."""
    return {
        "people": list(duty.whose), "record": duty.record, "what": duty.what,
        "reasons": [{"kind": reason.kind, **reason.facts} for reason in duty.reasons],
        "until": duty.until.isoformat() if duty.until else None, "priority": duty.priority or None,
        "command": duty.format_command(person) or None, "file": place[0], "line": place[1],
    }  # fmt: skip
