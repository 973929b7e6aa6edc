"""What changed in the goals: targets, how they are split, who answers for them, what was reached (§1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from teamops.history.changes.delta import States, Told, called, differing, keyed
from teamops.history.changes.signatures import told as signatures
from teamops.locale import formats
from teamops.locale.texts.goals.attained import attained_text
from teamops.locale.words import Words
from teamops.model.figures.attainment import rate
from teamops.model.figures.digits import Digits
from teamops.model.place import Entry
from teamops.model.records.goals import Actual
from teamops.model.tree import GoalNode

KINDS = (
    "new", "raised", "lowered", "target", "split", "resplit", "handed", "confirmed", "lapsed", "withdrawn", "actual",
    "corrected", "changed", "gone",
)  # fmt: skip
_MANY = 3
"""More parts than this whose targets changed below one that stands are told together."""
_OWN = frozenset({"target", "owner", "department", "parts", "confirmed"})


def told(states: States) -> Iterator[Told]:
    """The changes of each goal and its parts, its signatures, and what was booked on it."""
    before = {tree.path: tree for tree in reversed(list(states.before.goal_trees()))}
    after = {tree.path: tree for tree in reversed(list(states.after.goal_trees()))}
    booked = _booked(states)
    for path in dict.fromkeys([*(tree.path for tree in states.after.goal_trees()), *before]):
        old, new = before.get(path), after.get(path)
        if new is None:
            if old is not None:
                yield _of(states, "gone", old)
            continue
        if old is None:
            yield _of(states, "new", new, states.amount(new.target, new.goal.unit))
        elif others := differing(old.goal, new.goal, _OWN):
            yield _of(states, "changed", new, called(states, others))
        yield from _tree(states, old, new)
        yield from signatures(states, old, new)
        yield from _reached(states, new, booked.get(path, {}))


def name_of(states: States, node: GoalNode) -> str:
    """The goal with the period of the node, and whose part it is: 销售额(2026年9月,王经理)"""
    period = formats.period(node.period, states.lang) if node.period is not None else None
    part = node.part
    whose = states.who(part.owner or part.department) if part and (part.owner or part.department) else None
    where = states.quoted(period, whose)
    return states.say("of_period", name=node.name, period=where) if where else node.name


def _of(states: States, kind: str, node: GoalNode, text: str = "", *more: str | None) -> Told:
    whose = tuple(dict.fromkeys(who for who in (node.owner, node.department, *more) if who))
    return Told("goals", kind, node.path, name_of(states, node), whose, text)


def _tree(states: States, before: GoalNode | None, after: GoalNode) -> Iterator[Told]:
    """The changes of a node and of what is below it."""
    moved = before is not None and before.target != after.target
    if before is not None and moved:
        yield _target(states, before, after)
    if before is not None and before.owner != after.owner and _names_owner(after):
        yield _of(
            states, "handed", after, states.turned(states.who(before.owner), states.who(after.owner)), before.owner
        )
    old = keyed(before.children if before is not None else (), _path)
    if after.children and not old:
        parts = [states.amount(child.target, after.goal.unit) for child in after.children]
        yield _of(states, "split", after, _parts(states, parts))
        return
    yield from _children(states, old, after, is_moved=moved)


def _names_owner(node: GoalNode) -> bool:
    """Whether the owner is said here and not inherited."""
    return node.part is None or node.part.owner is not None


def _target(states: States, before: GoalNode, after: GoalNode) -> Told:
    unit = after.goal.unit
    text = states.turned(states.amount(before.target, before.goal.unit), states.amount(after.target, unit))
    if before.target is None or after.target is None:
        return _of(states, "target", after, text)
    change = rate(after.target - before.target, abs(before.target))
    text = states.say("by_rate", turned=text, rate=states.rate(change)) if change is not None else text
    below = sum(
        1 for old, new in _matching(before, after) if new is not after and old is not None and old.target != new.target
    )
    text = states.quoted(text, states.counted("below", below) if below else None)
    return _of(states, "raised" if after.target > before.target else "lowered", after, text)


def _matching(before: GoalNode, after: GoalNode) -> Iterator[tuple[GoalNode | None, GoalNode]]:
    old = keyed(before.walk(), _path)
    return ((old.get(key), node) for key, node in keyed(after.walk(), _path).items())


def _path(node: GoalNode) -> str:
    return node.path


def _children(states: States, old: Mapping[Hashable, GoalNode], after: GoalNode, *, is_moved: bool) -> Iterator[Told]:
    """What is below a node: each part for itself, unless many moved, or all did because the node itself moved."""
    new = keyed(after.children, _path)
    came, gone = new.keys() - old.keys(), old.keys() - new.keys()
    moved = [key for key, child in new.items() if key in old and old[key].target != child.target]
    together = is_moved or len(moved) > _MANY
    if came or gone or (moved and together and not is_moved):
        counts = [("parts_new", len(came)), ("parts_gone", len(gone)), ("parts_moved", len(moved) if together else 0)]
        yield _of(states, "resplit", after, states.quoted(*(states.counted(w, n) for w, n in counts if n)))
    for key, child in new.items():
        then = old.get(key)
        if then is not None:
            below = _tree(states, then, child)
            yield from (one for one in below if not (together and one.kind in ("raised", "lowered", "resplit")))


def _parts(states: States, parts: Sequence[str]) -> str:
    text = states.counted("parts", len(parts))
    return states.say("about", what=text, text=" / ".join(parts)) if len(parts) <= 4 else text


def _booked(states: States) -> Mapping[str, Mapping[str | None, tuple[list[Actual], list[Actual]]]]:
    """By goal and metric: the figures that are there no more, and those that are new, in the order of days."""
    before, after = (Counter(map(_figure, ws.actuals)) for ws in (states.before, states.after))
    made: dict[str, dict[str | None, tuple[list[Actual], list[Actual]]]] = {}
    for which, rows in enumerate((before - after, after - before)):
        for actual in sorted(rows.elements(), key=lambda one: one.date):
            goal = made.setdefault(actual.goal.partition("/")[0], {})
            goal.setdefault(actual.metric, ([], []))[which].append(actual)
    return made


def _reached(
    states: States, tree: GoalNode, booked: Mapping[str | None, tuple[list[Actual], list[Actual]]]
) -> Iterator[Told]:
    for metric, (gone, new) in booked.items():
        known = {_key(actual): actual for actual in gone}
        added = [actual for actual in new if _key(actual) not in known]
        is_sum = tree.goal.measure == "sum" and tree.goal.counts(metric)
        unit = tree.goal.unit if tree.goal.counts(metric) else None
        if added:
            text = _sum(states, tree, added) if is_sum else _level(states, added, unit)
            text = states.say("about", what=metric, text=text) if metric and not is_sum else text
            yield _of(states, "actual", tree, text, *(actual.owner for actual in added))
        corrected = [(known.pop(_key(actual)), actual) for actual in new if _key(actual) in known]
        for old, now in corrected:
            values = states.turned(states.amount(old.value, unit), states.amount(now.value, unit))
            if old.value != now.value:
                yield _of(states, "corrected", tree, states.say("about", what=states.day(now.date), text=values))
        for old in known.values():
            value = states.turned(states.amount(old.value, unit), states.say("nothing"))
            yield _of(states, "corrected", tree, states.say("about", what=states.day(old.date), text=value))


def _figure(entry: Entry[Actual]) -> Actual:
    """The actual without its number in the source: that one was added is no news."""
    return entry.record if entry.record.key is None else replace(entry.record, key=None)


def _key(actual: Actual) -> tuple[object, ...]:
    return actual.goal, actual.metric, actual.date, actual.owner, actual.department


def _sum(states: States, tree: GoalNode, added: Sequence[Actual]) -> str:
    """What was added and what that makes: +309万元(9月21日–9月24日),累计 4,873万元,完成 97%"""
    unit, digits = tree.goal.unit, states.after.digits(tree)
    more = states.amount(digits.shown(sum((Decimal(actual.value) for actual in added), Decimal(0))), unit)
    text = states.say("added_on", more=more, days=states.days(added[0].date, added[-1].date))
    reached = states.after.readings.reached(tree, date.min, date.max)
    if reached is None:
        return text
    total = states.say("total", total=states.amount(digits.shown(reached), unit))
    return states.quoted(text, total, _attained(states, tree, digits, reached))


def _attained(states: States, tree: GoalNode, digits: Digits, reached: Decimal) -> str | None:
    """Which share of the target that makes; of a cap, how much of it is used or exceeded."""
    if tree.target is None:
        return None
    share = attained_text(Words(states.lang), tree.goal, digits, reached, tree.target)
    if share is None or tree.goal.direction == "down":
        return share
    return states.say("attained", rate=share)


def _level(states: States, added: Sequence[Actual], unit: str | None) -> str:
    newest = added[-1]
    return states.say("reading", value=states.amount(newest.value, unit), day=states.day(newest.date))
