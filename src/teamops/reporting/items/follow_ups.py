"""What goals, projects, reviews, meetings and daily reports ask of people today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from teamops.locale.shell_quote import typed
from teamops.model.figures.checkpoints import Placed, checkpoints_of
from teamops.model.place import At
from teamops.model.records.monitors import Measure, Monitor
from teamops.model.records.open_measures import open_measures, words_for
from teamops.model.reviewing.improvements import Followed, followed
from teamops.model.time.calendar import shifted
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Judged
from teamops.reporting.items.action_item import Duty, Reason
from teamops.reporting.items.waiting_time import day_of


def promise_duties(ws: Workspace, today: date, judged: Iterable[Judged]) -> Iterator[Duty]:
    """What the check judges of them, open measures and improvements, and decisions due last week or this one."""
    judged = tuple(judged)
    if any(one.code in ("G007", "G008") for one in judged):
        yield from _confirmations(ws, judged)
    yield from _projects(ws, today, frozenset(one.at for one in judged if one.code == "M009"))
    yield from _improvements(ws, today, judged)
    yield from _decisions(ws, today)
    for one in judged:
        if one.code in _OTHERS:
            yield from _OTHERS[one.code](ws, one)


def _confirmations(ws: Workspace, judged: Iterable[Judged]) -> Iterator[Duty]:
    """Goals that were never confirmed (G007), and those that changed since (G008)."""
    nodes: dict[At, GoalNode] = {node.at: node for tree in ws.goal_trees() for node in tree.walk()}
    for one in judged:
        if one.code == "G007" and (node := nodes.get(_above(one.at, "owner"))) is not None and node.owner:
            path = node.goal.id if one.facts.get("count") else node.path
            yield _confirmation(node, node.owner, path, "confirm")
        elif one.code == "G008" and (node := nodes.get(_above(one.at, "confirmed"))) is not None:
            number = one.at.route[one.at.route.index("confirmed", len(node.at.route)) + 1]
            by = (node.part or node.goal).confirmed[int(number)].by
            yield _confirmation(node, by, node.path, "confirm_again")


def _confirmation(node: GoalNode, person: str, path: str, kind: str) -> Duty:
    begins = node.period.start if node.period is not None else None
    command = f"teamops confirm {path} --as {person}"
    return Duty((person,), node.name, node.path, node.at, begins, (Reason(kind),), command=command, form="goal")


def _above(at: At, key: str) -> At:
    """The place of what holds `key`, the last of that name on the way."""
    route = at.route
    last = max((n for n, step in enumerate(route) if step == key), default=len(route))
    return At(at.file, route[:last])


def _projects(ws: Workspace, today: date, unread: frozenset[At]) -> Iterator[Duty]:
    for entry in ws.monitors:
        points = tuple(checkpoints_of(entry))
        yield from (_reading(placed) for placed in points if placed.at / "actual" in unread)
        measures = open_measures(entry)
        for one in measures:
            yield _measure(entry.record, one.measure, one.at, words_for(measures, one), today)


def _reading(placed: Placed) -> Duty:
    monitor, point, day = placed.monitor, placed.checkpoint, placed.checkpoint.date.isoformat()
    facts, reasons = {"project": monitor.project, "phase": placed.phase.name}, (Reason("unread", {"day": day}),)
    command = typed("teamops", "monitor", "record", monitor.id, point.metric, "VALUE", "--date", day)
    whose, what, record = _one(placed.owner), point.metric, monitor.id
    return Duty(whose, what, record, placed.at, point.date, reasons, command=command, form="reading", facts=facts)


def _measure(monitor: Monitor, measure: Measure, at: At, words: tuple[str, ...], today: date) -> Duty:
    """`words` tell the measure from others of the project."""
    reasons = (*_late(measure.due, today), Reason("measure", {"project": monitor.project}))
    command = typed("teamops", "monitor", "measure", "close", monitor.id, *words)
    return Duty(_one(measure.owner), measure.action, monitor.id, at, measure.due, reasons, command=command)


def _improvements(ws: Workspace, today: date, judged: Iterable[Judged]) -> Iterator[Duty]:
    """The open ones, and those that are done with nothing to show it (R006)."""
    unproven = {one.at for one in judged if one.code == "R006" and one.at.route[-1:] == ("evidence",)}
    for one in followed(ws):
        improvement = one.improvement
        if improvement.status == "open":
            carried = (Reason("carried", {"times": str(one.repeats)}),) if one.repeats else ()
            yield _improvement(one, (*_late(improvement.due, today), *(carried or (Reason("improvement"),))))
        elif one.at / "evidence" in unproven:
            yield _improvement(one, (Reason("evidence"),))


def _improvement(one: Followed, reasons: tuple[Reason, ...]) -> Duty:
    improvement = one.improvement
    command = f"teamops improvement close {improvement.id} --evidence …"
    owner, item = _one(improvement.owner), improvement.item
    return Duty(owner, item, improvement.id, one.at, improvement.due, reasons, command=command)


def _decisions(ws: Workspace, today: date) -> Iterator[Duty]:
    """Due last week or this one, as in the meeting's pack: whether they are carried out nobody writes down.

    One that became a task is told as that task, by itself.
    """
    this, tasks = Period.week_of(today), {entry.record.id for entry in ws.tasks}
    first = shifted(this.start, -7)
    for entry in ws.meetings:
        for number, decision in enumerate(entry.record.decisions):
            if decision.task not in tasks and decision.due is not None and first <= decision.due <= this.end:
                held = day_of(ws, entry.record.held).isoformat()
                at = entry.at / "decisions" / number
                reasons = (Reason("decision", {"day": held}),)
                yield Duty(_one(decision.owner), decision.decision, entry.record.id, at, decision.due, reasons)


def _minutes(ws: Workspace, one: Judged) -> Iterator[Duty]:
    """Minutes that have not gone out (C005); who writes them is not in the files, so all who were there may."""
    if one.at.route[-1:] != ("held",):
        return
    for entry in ws.meetings:
        if entry.at == _above(one.at, "held"):
            meeting = entry.record
            until = day_of(ws, meeting.held + ws.settings.limits.minutes_within)
            facts = {"meeting": meeting.type, "day": day_of(ws, meeting.held).isoformat()}
            command = f"teamops meeting distributed {meeting.id}"
            yield Duty(
                meeting.attendees, meeting.id, meeting.id, entry.at, until, (Reason("minutes"),),
                command=command, form="minutes", facts=facts,
            )  # fmt: skip


def _daily(_ws: Workspace, one: Judged) -> Iterator[Duty]:
    """Daily reports that are missing (C008)."""
    if "days" in one.facts and one.record:
        reason = Reason("daily", {"days": one.facts["days"]})
        at, first = At(one.at.file, one.at.route[:2]), one.facts["days"].partition(" · ")[0]
        command = f"teamops daily --as {one.record} --date {first}"
        yield Duty((one.record,), one.record, one.record, at, None, (reason,), command=command, form="daily")


_OTHERS: Mapping[str, Callable[[Workspace, Judged], Iterator[Duty]]] = {"C005": _minutes, "C008": _daily}


def _late(due: date | None, today: date) -> tuple[Reason, ...]:
    if due is None or due > today:
        return ()
    days = (today - due).days
    return (Reason("overdue", {"days": str(days)}) if days else Reason("due_today"),)


def _one(who: str | None) -> tuple[str, ...]:
    return () if who is None else (who,)
