"""The message of a robot to the team's group in the morning: alerts and reminders by person, in short lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.model.dataclass import dataclass
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At, Entry
from teamops.model.records.monitors import Monitor
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.report import ReportOptions, RuleVerdict
from teamops.reporting.items.action_item import ActionItem
from teamops.reporting.items.action_list import describe_action, describe_reasons, group_by_person

CODES = frozenset({"M004", "M007"})
"""The rules with findings that become alerts, beside those of the action list."""

Kind = Literal["alerts", "reminders"]
KINDS: tuple[Kind, ...] = ("alerts", "reminders")

_ALERTING = frozenset({"urgent", "overdue", "raise"})
"""The reasons that make an action an alert: urgent requests, what is late, what was blocked for too long."""

_MAX_LINES = 5
"""The most lines for a person in a part; further ones are counted."""

_MAX_LENGTH = 160
"""The most characters of a line."""


class NoticeGroup(NamedTuple):
    """The lines for one person; `left` is how many more there are."""

    name: str
    lines: tuple[str, ...]
    left: int = 0


class NoticePart(NamedTuple):
    """The alerts, or the reminders."""

    kind: Kind
    title: str
    groups: tuple[NoticeGroup, ...]


@dataclass(frozen=True, slots=True)
class RobotNotice:
    """A message before it has a format; texts of the team are as they are written."""

    title: str
    lang: Lang
    parts: tuple[NoticePart, ...]


def build_notice(
    ws: Workspace,
    options: ReportOptions,
    actions: Iterable[ActionItem],
    verdicts: Iterable[RuleVerdict],
    only: Kind | None = None,
) -> RobotNotice:
    """Build the message about the actions and what the rules CODES find; it has no parts if there is nothing."""
    actions, words = tuple(actions), options.words
    alerts = [action for action in actions if any(reason.kind in _ALERTING for reason in action.reasons)]
    by_kind = {
        "alerts": [*alerts, *_collect_project_alerts(ws, options, verdicts)],
        "reminders": [action for action in actions if action not in alerts],
    }
    parts = (_build_part(ws, options, kind, by_kind[kind]) for kind in KINDS if only in (None, kind))
    day = formats.format_long_day(options.today, options.lang)
    title = words("notify.title", team=_shorten_text(ws.settings.team), day=day)
    return RobotNotice(title, options.lang, tuple(part for part in parts if part.groups))


def _build_part(ws: Workspace, options: ReportOptions, kind: Kind, actions: Sequence[ActionItem]) -> NoticePart:
    groups = tuple(_build_group(ws, options, who, own) for who, own in group_by_person(ws, actions, options.person))
    return NoticePart(kind, options.words(f"notify.{kind}", count=len(actions)), groups)


def _build_group(ws: Workspace, options: ReportOptions, who: str, actions: Sequence[ActionItem]) -> NoticeGroup:
    lines = tuple(_format_line(Cells(ws, options), action) for action in actions[:_MAX_LINES])
    name = ws.get_name(who) if who else options.words("work.nobody")
    return NoticeGroup(name, lines, len(actions) - len(lines))


def _format_line(cells: Cells, action: ActionItem) -> str:
    text = action.what
    if action.reasons:
        text = cells.words("notify.line", what=describe_action(cells, action), why=describe_reasons(cells, action))
    if action.until is not None and action.until > cells.options.today:
        text = cells.words("notify.until", text=text, day=cells.format_day(action.until))
    return _shorten_text(text)


def _shorten_text(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _MAX_LENGTH else f"{plain[: _MAX_LENGTH - 1]}…"


def _collect_project_alerts(
    ws: Workspace, options: ReportOptions, verdicts: Iterable[RuleVerdict]
) -> Iterator[ActionItem]:
    """Yield deviations without a measure (M004) and overrun budgets (M007), for those who answer for them."""
    monitors = {entry.at: entry for entry in ws.monitors}
    for one in verdicts:
        entry = monitors.get(At(one.at.file, one.at.route[:2]))
        if entry is None or one.code not in CODES or one.message == "no_cause":
            continue
        people = _list_answerable(ws, entry, one)
        if options.person is None or options.person in people:
            yield ActionItem(people, options.words(f"notify.{one.code}", **one.facts), one.record, one.at, None, ())


def _list_answerable(ws: Workspace, entry: Entry[Monitor], one: RuleVerdict) -> tuple[str, ...]:
    """Return the owner of the reading, else of the project; for an overrun the director as well (§3.7)."""
    owner = _find_reading_owner(entry.record, one.at) or entry.record.owner
    director = ws.settings.director if one.code == "M007" else None
    return tuple(dict.fromkeys(who for who in (owner, director) if who))


def _find_reading_owner(monitor: Monitor, at: At) -> str | None:
    match at.route[2:]:
        case ("phases", int(phase), "checkpoints", int(point), *_):
            return monitor.phases[phase].checkpoints[point].owner
        case _:
            return None
