"""What a robot tells the team's group in the morning: alerts and reminders, person by person, in short lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from teamops.locale import formats
from teamops.locale.text import Lang
from teamops.model.place import At, Entry
from teamops.model.records.monitors import Monitor
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import Cells
from teamops.reporting.base.report import ReportOptions, RuleVerdict
from teamops.reporting.items.action_item import ActionItem
from teamops.reporting.items.action_list import describe_action, describe_reason, group_by_person

CODES = frozenset({"M004", "M007"})
"""The rules whose judgement is told as an alert, beside those that the list of today takes over."""

Kind = Literal["alerts", "reminders"]
KINDS: tuple[Kind, ...] = ("alerts", "reminders")

_ALERTING = frozenset({"urgent", "overdue", "raise"})
"""The reasons that make a duty an alert: urgent requests, what is late, what was blocked for too long."""

_LINES = 5
"""So many lines each person gets in a part; of more it tells how many there are."""

_LONG = 160
"""So many characters of a line are enough for a chat."""


class NoticeGroup(NamedTuple):
    """The lines for one person; `left` more are not told."""

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
    """A message before it has a format. Its texts are the team's, as they are written."""

    title: str
    lang: Lang
    parts: tuple[NoticePart, ...]


def build_notice(
    ws: Workspace,
    asked: ReportOptions,
    found: Iterable[ActionItem],
    judged: Iterable[RuleVerdict],
    only: Kind | None = None,
) -> RobotNotice:
    """What the duties `found` and the rules CODES have to tell; without parts where there is nothing."""
    duties, words = tuple(found), asked.words
    alerts = [duty for duty in duties if any(reason.kind in _ALERTING for reason in duty.reasons)]
    told_of = {
        "alerts": [*alerts, *_collect_project_alerts(ws, asked, judged)],
        "reminders": [duty for duty in duties if duty not in alerts],
    }
    parts = (_build_part(ws, asked, kind, told_of[kind]) for kind in KINDS if only in (None, kind))
    day = formats.format_long_day(asked.today, asked.lang)
    return RobotNotice(
        words("notify.title", team=_shorten_text(ws.settings.team), day=day),
        asked.lang,
        tuple(p for p in parts if p.groups),
    )


def _build_part(ws: Workspace, asked: ReportOptions, kind: Kind, duties: Sequence[ActionItem]) -> NoticePart:
    groups = tuple(_build_group(ws, asked, who, mine) for who, mine in group_by_person(ws, duties, asked.person))
    return NoticePart(kind, asked.words(f"notify.{kind}", count=len(duties)), groups)


def _build_group(ws: Workspace, asked: ReportOptions, who: str, mine: Sequence[ActionItem]) -> NoticeGroup:
    lines = tuple(_format_line(Cells(ws, asked), duty) for duty in mine[:_LINES])
    name = ws.get_name(who) if who else asked.words("work.nobody")
    return NoticeGroup(name, lines, len(mine) - len(lines))


def _format_line(cells: Cells, duty: ActionItem) -> str:
    words, reasons = (
        cells.words,
        cells.words("work.and").join(describe_reason(cells, reason) for reason in duty.reasons),
    )
    text = words("notify.line", what=describe_action(cells, duty), why=reasons) if reasons else duty.what
    if duty.until is not None and duty.until > cells.asked.today:
        text = words("notify.until", text=text, day=cells.format_day(duty.until))
    return _shorten_text(text)


def _shorten_text(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONG else f"{plain[: _LONG - 1]}…"


def _collect_project_alerts(ws: Workspace, asked: ReportOptions, judged: Iterable[RuleVerdict]) -> Iterator[ActionItem]:
    """Deviations without a measure (M004) and budgets overrun (M007), for those who answer for them."""
    monitors = {entry.at: entry for entry in ws.monitors}
    for one in judged:
        entry = monitors.get(At(one.at.file, one.at.route[:2]))
        if entry is None or one.code not in CODES or one.message == "no_cause":
            continue
        whose = _list_answerable(ws, entry, one)
        if asked.person is None or asked.person in whose:
            yield ActionItem(whose, asked.words(f"notify.{one.code}", **one.facts), one.record, one.at, None, ())


def _list_answerable(ws: Workspace, entry: Entry[Monitor], one: RuleVerdict) -> tuple[str, ...]:
    """The owner of the reading, else of the project; an overrun concerns the director as well (§3.7)."""
    owner = _find_reading_owner(entry.record, one.at) or entry.record.owner
    director = ws.settings.director if one.code == "M007" else None
    return tuple(dict.fromkeys(who for who in (owner, director) if who))


def _find_reading_owner(monitor: Monitor, at: At) -> str | None:
    match at.route[2:]:
        case ("phases", int(phase), "checkpoints", int(point), *_):
            return monitor.phases[phase].checkpoints[point].owner
        case _:
            return None
