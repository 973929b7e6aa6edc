"""What goals, projects, reviews, meetings and daily reports ask of people today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from teamops.locale.shell_quote import quote_command
from teamops.model.figures.checkpoints import CheckpointEntry, list_project_checkpoints
from teamops.model.place import At
from teamops.model.records.monitors import Measure, Monitor
from teamops.model.records.open_measures import find_shortest_words, list_open_measures
from teamops.model.reviewing.improvements import FollowedImprovement, list_improvements
from teamops.model.time.calendar import shift_day
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import RuleVerdict
from teamops.reporting.items.action_item import ActionItem, ActionReason
from teamops.reporting.items.waiting_time import get_day


def collect_follow_up_actions(ws: Workspace, today: date, verdicts: Iterable[RuleVerdict]) -> Iterator[ActionItem]:
    """Yield what the check finds in them, open measures and improvements, and decisions due last week or this one."""
    verdicts = tuple(verdicts)
    if any(one.code in ("G007", "G008") for one in verdicts):
        yield from _collect_confirmations(ws, verdicts)
    yield from _collect_projects(ws, today, frozenset(one.at for one in verdicts if one.code == "M009"))
    yield from _collect_improvements(ws, today, verdicts)
    yield from _collect_decisions(ws, today)
    for one in verdicts:
        if one.code in _OTHERS:
            yield from _OTHERS[one.code](ws, one)


def _collect_confirmations(ws: Workspace, verdicts: Iterable[RuleVerdict]) -> Iterator[ActionItem]:
    """Yield goals that were never confirmed (G007), and those that changed since (G008)."""
    nodes: dict[At, GoalNode] = {node.at: node for tree in ws.list_goal_trees() for node in tree.walk()}
    for one in verdicts:
        if one.code == "G007" and (node := nodes.get(_get_place_above(one.at, "owner"))) is not None and node.owner:
            path = node.goal.id if one.facts.get("count") else node.path
            yield _make_confirmation(node, node.owner, path, "confirm")
        elif one.code == "G008" and (node := nodes.get(_get_place_above(one.at, "confirmed"))) is not None:
            number = one.at.route[one.at.route.index("confirmed", len(node.at.route)) + 1]
            by = (node.part or node.goal).confirmed[int(number)].by
            yield _make_confirmation(node, by, node.path, "confirm_again")


def _make_confirmation(node: GoalNode, person: str, path: str, kind: str) -> ActionItem:
    begins = node.period.start if node.period is not None else None
    command = f"teamops confirm {path} --as {person}"
    return ActionItem(
        (person,), node.name, node.path, node.at, begins, (ActionReason(kind),), command=command, form="goal"
    )


def _get_place_above(at: At, key: str) -> At:
    """Return the place of the record that holds the last `key` of the route."""
    route = at.route
    last = max((n for n, step in enumerate(route) if step == key), default=len(route))
    return At(at.file, route[:last])


def _collect_projects(ws: Workspace, today: date, unread: frozenset[At]) -> Iterator[ActionItem]:
    for entry in ws.monitors:
        points = tuple(list_project_checkpoints(entry))
        yield from (_make_reading(placed) for placed in points if placed.at / "actual" in unread)
        measures = list_open_measures(entry)
        for one in measures:
            yield _make_measure(entry.record, one.measure, one.at, find_shortest_words(measures, one), today)


def _make_reading(placed: CheckpointEntry) -> ActionItem:
    monitor, point, day = placed.monitor, placed.checkpoint, placed.checkpoint.date.isoformat()
    facts, reasons = {"project": monitor.project, "phase": placed.phase.name}, (ActionReason("unread", {"day": day}),)
    command = quote_command("teamops", "monitor", "record", monitor.id, point.metric, "…", "--date", day)
    people, at, until = _as_tuple(placed.owner), placed.at, point.date
    return ActionItem(
        people, point.metric, monitor.id, at, until, reasons, command=command, form="reading", facts=facts
    )


def _make_measure(monitor: Monitor, measure: Measure, at: At, words: tuple[str, ...], today: date) -> ActionItem:
    """`words` single out the measure among those of the project."""
    reasons = (*_list_late_reasons(measure.due, today), ActionReason("measure", {"project": monitor.project}))
    command = quote_command("teamops", "monitor", "measure", "close", monitor.id, *words)
    return ActionItem(_as_tuple(measure.owner), measure.action, monitor.id, at, measure.due, reasons, command=command)


def _collect_improvements(ws: Workspace, today: date, verdicts: Iterable[RuleVerdict]) -> Iterator[ActionItem]:
    """Yield the open improvements, and those that are done without evidence (R006)."""
    unproven = {one.at for one in verdicts if one.code == "R006" and one.at.route[-1:] == ("evidence",)}
    for one in list_improvements(ws):
        improvement = one.improvement
        if improvement.status == "open":
            carried = (ActionReason("carried", {"times": str(one.carry_count)}),) if one.carry_count else ()
            yield _make_improvement(
                one, (*_list_late_reasons(improvement.due, today), *(carried or (ActionReason("improvement"),)))
            )
        elif one.at / "evidence" in unproven:
            yield _make_improvement(one, (ActionReason("evidence"),))


def _make_improvement(one: FollowedImprovement, reasons: tuple[ActionReason, ...]) -> ActionItem:
    improvement = one.improvement
    command = f"teamops improvement close {improvement.id} --evidence …"
    owner, item = _as_tuple(improvement.owner), improvement.item
    return ActionItem(owner, item, improvement.id, one.at, improvement.due, reasons, command=command)


def _collect_decisions(ws: Workspace, today: date) -> Iterator[ActionItem]:
    """Yield the decisions due last week or this one: no file says whether they are carried out.

    Those that became tasks are left out: the task is listed itself.
    """
    this, tasks = Period.week_of(today), {entry.record.id for entry in ws.tasks}
    first = shift_day(this.start, -7)
    for entry in ws.meetings:
        for number, decision in enumerate(entry.record.decisions):
            if decision.task not in tasks and decision.due is not None and first <= decision.due <= this.end:
                held = get_day(ws, entry.record.held).isoformat()
                at = entry.at / "decisions" / number
                reasons = (ActionReason("decision", {"day": held}),)
                yield ActionItem(
                    _as_tuple(decision.owner), decision.decision, entry.record.id, at, decision.due, reasons
                )


def _collect_minutes(ws: Workspace, one: RuleVerdict) -> Iterator[ActionItem]:
    """Yield minutes that are not distributed (C005), for who takes them, the only attendee, or the director."""
    if one.at.route[-1:] != ("held",):
        return
    for entry in ws.meetings:
        if entry.at == _get_place_above(one.at, "held"):
            meeting = entry.record
            until = get_day(ws, meeting.held + ws.settings.limits.minutes_within)
            facts = {"meeting": meeting.type, "day": get_day(ws, meeting.held).isoformat()}
            command, reasons = f"teamops meeting distributed {meeting.id}", (ActionReason("minutes"),)
            alone = meeting.attendees[0] if len(meeting.attendees) == 1 else None
            taker, name = meeting.recorder or alone or ws.settings.director, meeting.id
            people = (taker,) if taker is not None else meeting.attendees
            yield ActionItem(people, name, name, entry.at, until, reasons, command=command, form="minutes", facts=facts)


def _collect_dailies(_ws: Workspace, one: RuleVerdict) -> Iterator[ActionItem]:
    """Yield daily reports that are missing (C008)."""
    if "days" in one.facts and one.record:
        reason = ActionReason("daily", {"days": one.facts["days"]})
        at, first = At(one.at.file, one.at.route[:2]), one.facts["days"].partition(" · ")[0]
        command = f"teamops daily --as {one.record} --date {first}"
        yield ActionItem((one.record,), one.record, one.record, at, None, (reason,), command=command, form="daily")


_OTHERS: Mapping[str, Callable[[Workspace, RuleVerdict], Iterator[ActionItem]]] = {
    "C005": _collect_minutes,
    "C008": _collect_dailies,
}


def _list_late_reasons(due: date | None, today: date) -> tuple[ActionReason, ...]:
    if due is None or due > today:
        return ()
    days = (today - due).days
    return (ActionReason("overdue", {"days": str(days)}) if days else ActionReason("due_today"),)


def _as_tuple(who: str | None) -> tuple[str, ...]:
    return () if who is None else (who,)
