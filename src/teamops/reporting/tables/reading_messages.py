"""Sentences on a checkpoint after a reading: its deviation, and the commands that follow (§3.5 ff.)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.shell_quote import quote_command
from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.figures.checkpoints import CheckpointEntry
from teamops.model.records.monitors import Monitor
from teamops.model.time.moments import format_moment, format_time_limit
from teamops.model.workspace import Workspace
from teamops.reporting.base.cells import format_amount
from teamops.reporting.tables.projects import compute_budget_use


def describe_reading(ws: Workspace, entry: CheckpointEntry, lang: Lang) -> Iterator[str]:
    """Yield plan, actual and deviation, how that compares with the team's limit, and the commands that follow.

    A deviation beyond the limit is a warning in the bad direction, a remark in the good one; exactly the limit is
    within (§3.5).
    """
    words, point, limit = Words(lang), entry.checkpoint, Decimal(ws.settings.limits.deviation)
    facts = {
        "project": formats.join_lines(entry.monitor.project),
        "phase": formats.join_lines(entry.phase.name),
        "metric": formats.join_lines(point.metric),
        "day": formats.format_day(point.date, lang),
        "actual": "—" if point.actual is None else formats.join_lines(format_amount(point.actual, point.unit)),
        "plan": "—" if point.plan is None else formats.join_lines(format_amount(point.plan, point.unit)),
    }
    if point.deviation is None:
        yield words("monitor.stands", **facts)
        return
    deviation = formats.format_deviation(point.deviation, limit)
    verdict = "within" if not point.beyond(limit) else "worse" if point.is_worse else "better"
    if verdict == "better" and point.is_implausible:
        verdict = "doubtful"
    yield words(f"monitor.stands_{verdict}", **facts, rate=deviation, limit=formats.format_limit(limit))
    if verdict == "worse":
        yield from list_next_commands(ws, entry, lang)


def list_next_commands(ws: Workspace, entry: CheckpointEntry, lang: Lang) -> Iterator[str]:
    """Yield the commands for what a deviation lacks: cause, measure, escalation; or that its loop is closed."""
    words, point = Words(lang), entry.checkpoint
    where = (entry.monitor.id, point.metric)
    on = ("--date", point.date.isoformat())
    if not point.cause:
        yield words(
            "monitor.next_cause",
            command=quote_command("teamops", "monitor", "cause", *where, words("monitor.TEXT"), *on),
        )
    if not entry.standing:
        by = ("--owner", entry.owner or words("monitor.PERSON"), "--due", words("monitor.DATE"))
        command = quote_command("teamops", "monitor", "measure", "add", *where, words("monitor.ACTION"), *by, *on)
        limits = ws.settings.limits
        if point.recorded is None:
            yield words("monitor.next_measure", command=command)
        else:
            until = format_moment(point.recorded + limits.measure_within, ws.settings.timezone)
            within = format_time_limit(limits.measure_within)
            yield words("monitor.next_measure_until", until=until, within=within, command=command)
    budget = entry.monitor.budget
    if entry.standing and point.is_closed:
        yield words("monitor.closed_loop")
    elif budget is not None and budget.is_overrun:
        yield from describe_escalation(ws, entry.monitor, lang, "next_escalate")
    elif entry.monitor.risk == "high":
        yield from describe_escalation(ws, entry.monitor, lang, "next_high_risk")


def describe_spending(ws: Workspace, monitor: Monitor, lang: Lang) -> Iterator[str]:
    """Yield how much of the planned budget is spent; of an overrun, the command that escalates it (§3.7)."""
    words, budget = Words(lang), monitor.budget
    if budget is None or budget.spent is None:
        return
    facts = {
        "project": formats.join_lines(monitor.project),
        "spent": formats.join_lines(format_amount(budget.spent, budget.unit)),
        "planned": formats.join_lines(format_amount(budget.planned, budget.unit)),
        "rate": formats.format_rate(compute_budget_use(monitor), (Decimal(1),)),
    }
    yield words("monitor.overrun" if budget.is_overrun else "monitor.spent", **facts)
    if budget.is_overrun:
        yield from describe_escalation(ws, monitor, lang, "next_escalate")


def describe_escalation(ws: Workspace, monitor: Monitor, lang: Lang, message: str) -> Iterator[str]:
    """Yield the command that escalates the project, or who was informed already."""
    words, before = Words(lang), monitor.escalated
    director = ws.settings.director
    if before is not None and (director in (None, before.to)) and (before.plan or "").strip():
        when = format_moment(before.at, ws.settings.timezone)
        yield words("monitor.knows", who=formats.join_lines(ws.get_person_name(before.to)), when=when)
        return
    to = () if director is not None else ("--to", words("monitor.PERSON"))
    again = ("--again",) if before is not None else ()
    command = quote_command("teamops", "monitor", "escalate", monitor.id, "--plan", words("monitor.PLAN"), *to, *again)
    who = formats.join_lines(ws.get_person_name(director)) if director is not None else words("monitor.the_director")
    yield words(f"monitor.{message}", who=who, command=command)
