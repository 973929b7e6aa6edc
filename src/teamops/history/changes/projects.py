"""Changes of monitored projects: readings, causes, measures, budgets (§3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from teamops.history.changes.delta import (
    Delta,
    States,
    describe_deadline_move,
    format_field_names,
    index_by_key,
    list_changed_fields,
)
from teamops.locale import formats
from teamops.locale.texts.shell.records import TEXTS as CHOICES
from teamops.model.dataclass import replace
from teamops.model.records.monitors import Checkpoint, Measure, Monitor, Phase

KINDS = (
    "new", "read", "reread", "cause", "measure", "measure_done", "measure_dropped", "postponed", "advanced", "dated",
    "budget", "overrun", "escalated", "risk", "handed", "plan", "changed", "gone",
)  # fmt: skip
_Change = tuple[str, str, tuple[str | None, ...]]
"""The kind, the text, and the people concerned besides the owner of the project."""


def describe_changes(states: States) -> Iterator[Delta]:
    """Yield the changes of every project."""
    for before, after in states.pair_records("monitors"):
        one = after or before
        for kind, text, more in _describe_monitor(states, before, after):
            people = tuple(dict.fromkeys(who for who in (*more, one.owner) if who))
            yield Delta("monitors", kind, one.id, one.project, people, text)


def _describe_monitor(states: States, before: Monitor | None, after: Monitor | None) -> Iterator[_Change]:
    if after is None:
        yield "gone", "", ()
        return
    if before is None:
        yield "new", _format_run(states, after), ()
        before = replace(after, budget=None, escalated=None, phases=())
        is_new = True
    else:
        is_new = False
        yield from _describe_frame(states, before, after)
    yield from _describe_budget(states, before, after)
    if after.escalated is not None and before.escalated is None:
        plan = after.escalated.plan
        yield "escalated", states.join_texts(states.say("to", who=states.format_names(after.escalated.to)), plan), ()
    yield from _describe_phases(states, before, after, is_new=is_new)


def _format_run(states: States, monitor: Monitor) -> str:
    return states.format_days(*monitor.run) if monitor.run else ""


def _describe_frame(states: States, before: Monitor, after: Monitor) -> Iterator[_Change]:
    if before.risk != after.risk:
        risks = (CHOICES[f"risk.{one.risk}"].say(states.lang) for one in (before, after))
        yield "risk", states.format_change(*risks), ()
    if before.owner != after.owner:
        yield (
            "handed",
            states.format_change(states.format_names(before.owner), states.format_names(after.owner)),
            (before.owner,),
        )
    if others := [name for name in list_changed_fields(before, after) if name in ("project", "goal")]:
        yield "changed", format_field_names(states, others), ()


def _describe_budget(states: States, before: Monitor, after: Monitor) -> Iterator[_Change]:
    if after.budget is None or before.budget == after.budget:
        return
    now, then = after.budget, before.budget
    spent = states.format_amount(now.spent, now.unit)
    if then is not None and then.spent is not None:
        spent = states.format_change(states.format_amount(then.spent, then.unit), spent)
    of = states.say("of_budget", planned=states.format_amount(now.planned, now.unit))
    text = states.join_texts(spent, of)
    is_over = now.is_overrun and not (then is not None and then.is_overrun)
    yield "overrun" if is_over else "budget", text, ()


def _describe_phases(states: States, before: Monitor, after: Monitor, *, is_new: bool) -> Iterator[_Change]:
    then = index_by_key(before.phases, lambda phase: phase.name)
    for key, phase in index_by_key(after.phases, lambda phase: phase.name).items():
        old = then.pop(key, None)
        if old is None and not is_new:
            yield "plan", states.say("phase_new", phase=phase.name, days=states.format_days(phase.start, phase.end)), ()
        elif old is not None and (old.start, old.end) != (phase.start, phase.end):
            days = states.format_change(
                states.format_days(old.start, old.end), states.format_days(phase.start, phase.end)
            )
            yield "plan", states.say("phase_moved", phase=phase.name, turned=days), ()
        yield from _describe_checkpoints(states, old, phase)
    for phase in then.values():
        yield "plan", states.say("phase_gone", phase=phase.name), ()


def _describe_checkpoints(states: States, before: Phase | None, phase: Phase) -> Iterator[_Change]:
    then = index_by_key(before.checkpoints if before else (), _make_point_key)
    for key, point in index_by_key(phase.checkpoints, _make_point_key).items():
        old = then.get(key)
        known = old or Checkpoint(metric=point.metric, unit=point.unit, date=point.date, plan=point.plan)
        where = states.say("checkpoint", phase=phase.name, metric=point.metric, day=states.format_day(point.date))
        if before is not None and old is None and point.actual is None:
            yield (
                "plan",
                states.say("about", what=where, text=states.format_amount(point.plan, point.unit)),
                (point.owner,),
            )
        yield from _describe_checkpoint(states, where, known, point)


def _make_point_key(point: Checkpoint) -> tuple[str, date]:
    return point.metric, point.date


def _describe_checkpoint(states: States, where: str, before: Checkpoint, after: Checkpoint) -> Iterator[_Change]:
    people = (after.owner,)
    if before.plan != after.plan:
        plans = (states.format_amount(one.plan, one.unit) for one in (before, after))
        yield "plan", states.say("about", what=where, text=states.format_change(*plans)), people
    if after.actual is not None and before.actual is None:
        yield "read", states.say("about", what=where, text=_format_reading(states, after)), people
    elif before.actual != after.actual:
        values = (states.format_amount(one.actual, one.unit) for one in (before, after))
        yield "reread", states.say("about", what=where, text=states.format_change(*values)), people
    if after.cause and before.cause != after.cause:
        yield "cause", states.say("about", what=where, text=after.cause), people
    yield from _describe_measures(states, before.measures, after.measures)


def _format_reading(states: States, point: Checkpoint) -> str:
    limit = Decimal(states.after.settings.limits.deviation)
    plan = states.say("planned", plan=states.format_amount(point.plan, point.unit)) if point.plan is not None else None
    deviation = None
    if point.deviation is not None:
        name = "beyond" if point.beyond(limit) else "deviation"
        rate = formats.format_deviation(point.deviation, limit)
        deviation = states.say(name, rate=rate, limit=formats.format_limit(limit))
    return states.join_texts(states.format_amount(point.actual, point.unit), plan, deviation)


def _describe_measures(states: States, before: Iterable[Measure], after: Iterable[Measure]) -> Iterator[_Change]:
    then = index_by_key(before, lambda measure: measure.action)
    for key, measure in index_by_key(after, lambda measure: measure.action).items():
        old = then.get(key)
        if old is None:
            yield "measure", states.format_with_deadline(measure.action, measure.due), (measure.owner,)
        elif (moved := describe_deadline_move(states, old.due, measure.due)) is not None:
            kind, text = moved
            yield kind, states.say("about", what=measure.action, text=text), (measure.owner,)
        if measure.status != (old.status if old else "open"):
            kind = {"done": "measure_done", "cancelled": "measure_dropped"}.get(measure.status, "changed")
            yield kind, measure.action, (measure.owner,)
