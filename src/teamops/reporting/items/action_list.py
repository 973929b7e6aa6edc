"""What is to be done, person by person, the most urgent first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from teamops.model.dataclass import replace
from teamops.model.place import At
from teamops.model.quotas.quotas import Quota
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.columns import Col, build_table
from teamops.reporting.base.filters import describe_scope
from teamops.reporting.base.report import Block, Cell, Paragraph, Report, ReportOptions, RuleVerdict, Table, Tone
from teamops.reporting.items.action_item import ActionItem, ActionReason, merge_actions
from teamops.reporting.items.follow_ups import collect_follow_up_actions
from teamops.reporting.items.quotas import build_quota_table
from teamops.reporting.items.requests import collect_request_actions
from teamops.reporting.items.tasks import collect_task_actions

CODES = frozenset({"T005", "T010", "G007", "G008", "M009", "R006", "C002", "C003", "C004", "C005", "C008"})
"""The rules with findings that become actions; all other actions follow from days and states alone."""

Where = Callable[[At], str]
"""Formats a place: `tasks/2026-09.yaml:12`."""


def collect_actions(
    ws: Workspace, today: date, verdicts: Sequence[RuleVerdict], person: str | None = None
) -> tuple[ActionItem, ...]:
    """Return what `person`, or everybody, must do, the most urgent first.

    Nobody is asked who is not in the team today: work of theirs alone is nobody's, until it is handed over.
    """
    actions = merge_actions(
        asked
        for source in (collect_task_actions, collect_request_actions, collect_follow_up_actions)
        for action in source(ws, today, verdicts)
        if (asked := _ask_present(ws, today, action)) is not None
    )
    return actions if person is None else tuple(action for action in actions if person in action.people)


def _ask_present(ws: Workspace, today: date, action: ActionItem) -> ActionItem | None:
    """Return the action without people who are not in the team today; None if only they could sign it."""
    known = ws.settings.people
    people = tuple(who for who in action.people if who not in known or known[who].is_member(today))
    if people == action.people:
        return action
    return replace(action, people=people) if people or not action.is_signed else None


def build_action_report(
    ws: Workspace, options: ReportOptions, actions: Sequence[ActionItem], quotas: Sequence[Quota], where: Where
) -> Report:
    """Return a table for each person in the order of teamops.yaml, others after them, and the quotas.

    Without actions, a sentence says so.
    """
    words, cells = options.words, Cells(ws, options)
    groups = group_by_person(ws, actions, options.person)
    blocks: list[Block] = [_build_table(cells, person, own, where) for person, own in groups]
    if not blocks and options.person is not None:
        blocks = [Paragraph(words("work.today.nothing_of", person=ws.get_person_name(options.person)), "good")]
    elif not blocks:
        blocks = [Paragraph(words("work.today.nothing"), "good")]
    if quotas:
        blocks.append(build_quota_table(cells, quotas, has_person=options.person is None))
    return Report(
        "today", words("work.today.title"), ws.settings.team, options, tuple(blocks), describe_scope(ws, options)
    )


def group_by_person(
    ws: Workspace, actions: Iterable[ActionItem], person: str | None
) -> list[tuple[str, list[ActionItem]]]:
    """Return the actions by person: each under the first of its people, or all under `person` if one is given."""
    groups: dict[str, list[ActionItem]] = {known: [] for known in ws.settings.people}
    for action in actions:
        groups.setdefault(person or next(iter(action.people), ""), []).append(action)
    return [(who, own) for who, own in groups.items() if own]


def _build_table(cells: Cells, person: str, actions: Sequence[ActionItem], where: Where) -> Table:
    words = cells.words

    def build_command_cell(_cells: Cells, action: ActionItem) -> Cell:
        text = action.format_command(person) or where(action.at)
        return Cell(text, text)

    columns: tuple[Col[ActionItem], ...] = (
        Col("what", 2.5, build_action_cell),
        Col("why", 2.5, build_reasons_cell),
        Col("until", 0.8, lambda cells, action: cells.day(action.until)),
        Col("how", 2.0, build_command_cell),
    )
    name = cells.ws.get_name(person) if person else words("work.nobody")
    title = words("work.show.heading", kind=name, name=words("work.today.count", count=len(actions)))
    return build_table(cells, f"today-{person}", title, columns, actions, area="work.today")


def build_action_cell(cells: Cells, action: ActionItem) -> Cell:
    """Return what is to be done."""
    return Cell(describe_action(cells, action), action.record)


def build_reasons_cell(cells: Cells, action: ActionItem) -> Cell:
    """Return why it is to be done, coloured by the most urgent reason."""
    kinds = [reason.kind for reason in action.reasons]
    tone: Tone = "bad" if _ALARMING.intersection(kinds) else "warn" if _PRESSING.intersection(kinds) else ""
    return Cell(describe_reasons(cells, action), kinds, tone)


_ALARMING = frozenset({"urgent", "overdue", "raise"})
_PRESSING = frozenset({"due_today", "waited_for", "waited_for_needs"})


def describe_action(cells: Cells, action: ActionItem) -> str:
    """Describe what is to be done, with its priority."""
    text = action.what
    if action.form:
        text = cells.words(f"work.what.{action.form}", what=text, **_format_facts(cells, action.facts))
    return f"{action.priority} {text}" if action.priority else text


def describe_reasons(cells: Cells, action: ActionItem) -> str:
    """Describe why it is to be done."""
    return cells.words("work.and").join(_describe_reason(cells, reason) for reason in action.reasons)


def _describe_reason(cells: Cells, reason: ActionReason) -> str:
    name = f"{reason.kind}_first" if "first" in reason.facts else reason.kind
    if name == "stale" and "last" not in reason.facts:
        name = "stale_never"
    return cells.words(f"work.why.{name}", **_format_facts(cells, reason.facts))


def _format_facts(cells: Cells, facts: Mapping[str, str]) -> dict[str, str]:
    """Return the facts in words: days, kinds of meetings, and `somebody` for whom nobody is named."""
    texts = dict(facts)
    for key in ("day", "last", "due", "first"):
        if key in texts:
            texts[key] = cells.format_day(date.fromisoformat(texts[key]))
    if "meeting" in texts:
        texts["meeting"] = cells.words(f"reports.meeting.{texts['meeting']}")
    if "whom" in texts:
        texts["whom"] = texts["whom"] or cells.words("work.someone")
    return texts


def build_action_record(action: ActionItem, place: tuple[str, int], person: str | None = None) -> dict[str, Any]:
    """Return what programs get of an action, at a file and line; its command as `person` gives it, if given."""
    return {
        "people": list(action.people),
        "record": action.record,
        "what": action.what,
        "reasons": [{"kind": reason.kind, **reason.facts} for reason in action.reasons],
        "until": action.until.isoformat() if action.until else None,
        "priority": action.priority or None,
        "command": action.format_command(person) or None,
        "file": place[0],
        "line": place[1],
    }
