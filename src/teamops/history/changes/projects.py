"""What changed in the projects under watch: readings, causes, measures, money (§3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from teamops.history.changes.delta import States, Told, called, differing, keyed, postponed
from teamops.locale import formats
from teamops.locale.texts.shell.records import TEXTS as CHOICES
from teamops.model.records.monitors import Checkpoint, Measure, Monitor, Phase

KINDS = (
    "new", "read", "reread", "cause", "measure", "measure_done", "measure_dropped", "postponed", "advanced", "dated",
    "budget", "overrun", "escalated", "risk", "handed", "plan", "changed", "gone",
)  # fmt: skip
_Change = tuple[str, str, tuple[str | None, ...]]
"""The kind, the text, and whom it concerns besides the owner of the project."""


def told(states: States) -> Iterator[Told]:
    """The changes of every project, one after the other."""
    for before, after in states.pairs("monitors"):
        one = after or before
        for kind, text, more in _changes(states, before, after):
            whose = tuple(dict.fromkeys(who for who in (*more, one.owner) if who))
            yield Told("monitors", kind, one.id, one.project, whose, text)


def _changes(states: States, before: Monitor | None, after: Monitor | None) -> Iterator[_Change]:
    if after is None:
        yield "gone", "", ()
        return
    if before is None:
        yield "new", _run(states, after), ()
        before = replace(after, budget=None, escalated=None, phases=())
        is_new = True
    else:
        is_new = False
        yield from _frame(states, before, after)
    yield from _money(states, before, after)
    if after.escalated is not None and before.escalated is None:
        plan = after.escalated.plan
        yield "escalated", states.quoted(states.say("to", who=states.who(after.escalated.to)), plan), ()
    yield from _phases(states, before, after, is_new=is_new)


def _run(states: States, monitor: Monitor) -> str:
    return states.days(*monitor.run) if monitor.run else ""


def _frame(states: States, before: Monitor, after: Monitor) -> Iterator[_Change]:
    if before.risk != after.risk:
        risks = (CHOICES[f"risk.{one.risk}"].say(states.lang) for one in (before, after))
        yield "risk", states.turned(*risks), ()
    if before.owner != after.owner:
        yield "handed", states.turned(states.who(before.owner), states.who(after.owner)), (before.owner,)
    if others := [name for name in differing(before, after) if name in ("project", "goal")]:
        yield "changed", called(states, others), ()


def _money(states: States, before: Monitor, after: Monitor) -> Iterator[_Change]:
    if after.budget is None or before.budget == after.budget:
        return
    now, then = after.budget, before.budget
    spent = states.amount(now.spent, now.unit)
    if then is not None and then.spent is not None:
        spent = states.turned(states.amount(then.spent, then.unit), spent)
    of = states.say("of_budget", planned=states.amount(now.planned, now.unit))
    text = states.quoted(spent, of)
    is_over = now.is_overrun and not (then is not None and then.is_overrun)
    yield "overrun" if is_over else "budget", text, ()


def _phases(states: States, before: Monitor, after: Monitor, *, is_new: bool) -> Iterator[_Change]:
    then = keyed(before.phases, lambda phase: phase.name)
    for key, phase in keyed(after.phases, lambda phase: phase.name).items():
        old = then.pop(key, None)
        if old is None and not is_new:
            yield "plan", states.say("phase_new", phase=phase.name, days=states.days(phase.start, phase.end)), ()
        elif old is not None and (old.start, old.end) != (phase.start, phase.end):
            days = states.turned(states.days(old.start, old.end), states.days(phase.start, phase.end))
            yield "plan", states.say("phase_moved", phase=phase.name, turned=days), ()
        yield from _checkpoints(states, old, phase)
    for phase in then.values():
        yield "plan", states.say("phase_gone", phase=phase.name), ()


def _checkpoints(states: States, before: Phase | None, phase: Phase) -> Iterator[_Change]:
    then = keyed(before.checkpoints if before else (), _what)
    for key, point in keyed(phase.checkpoints, _what).items():
        old = then.get(key)
        known = old or Checkpoint(metric=point.metric, unit=point.unit, date=point.date, plan=point.plan)
        where = states.say("checkpoint", phase=phase.name, metric=point.metric, day=states.day(point.date))
        if before is not None and old is None and point.actual is None:
            yield "plan", states.say("about", what=where, text=states.amount(point.plan, point.unit)), (point.owner,)
        yield from _point(states, where, known, point)


def _what(point: Checkpoint) -> tuple[str, date]:
    return point.metric, point.date


def _point(states: States, where: str, before: Checkpoint, after: Checkpoint) -> Iterator[_Change]:
    whose = (after.owner,)
    if before.plan != after.plan:
        plans = (states.amount(one.plan, one.unit) for one in (before, after))
        yield "plan", states.say("about", what=where, text=states.turned(*plans)), whose
    if after.actual is not None and before.actual is None:
        yield "read", states.say("about", what=where, text=_reading(states, after)), whose
    elif before.actual != after.actual:
        values = (states.amount(one.actual, one.unit) for one in (before, after))
        yield "reread", states.say("about", what=where, text=states.turned(*values)), whose
    if after.cause and before.cause != after.cause:
        yield "cause", states.say("about", what=where, text=after.cause), whose
    yield from _measures(states, before.measures, after.measures)


def _reading(states: States, point: Checkpoint) -> str:
    limit = Decimal(states.after.settings.limits.deviation)
    plan = states.say("planned", plan=states.amount(point.plan, point.unit)) if point.plan is not None else None
    deviation = None
    if point.deviation is not None:
        name = "beyond" if point.beyond(limit) else "deviation"
        rate = formats.deviation_text(point.deviation, limit)
        deviation = states.say(name, rate=rate, limit=formats.limit_text(limit))
    return states.quoted(states.amount(point.actual, point.unit), plan, deviation)


def _measures(states: States, before: Iterable[Measure], after: Iterable[Measure]) -> Iterator[_Change]:
    then = keyed(before, lambda measure: measure.action)
    for key, measure in keyed(after, lambda measure: measure.action).items():
        old = then.get(key)
        if old is None:
            yield "measure", states.by_day(measure.action, measure.due), (measure.owner,)
        elif (moved := postponed(states, old.due, measure.due)) is not None:
            kind, text = moved
            yield kind, states.say("about", what=measure.action, text=text), (measure.owner,)
        if measure.status != (old.status if old else "open"):
            kind = {"done": "measure_done", "cancelled": "measure_dropped"}.get(measure.status, "changed")
            yield kind, measure.action, (measure.owner,)
