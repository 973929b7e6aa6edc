"""Changes of goals: targets, splits, owners, signatures and actuals (§1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from teamops.history.changes.delta import Delta, States, format_field_names, index_by_key, list_changed_fields
from teamops.history.changes.signatures import describe_signatures as signatures
from teamops.locale import formats
from teamops.locale.texts.goals.attained import format_attainment
from teamops.locale.words import Words
from teamops.model.dataclass import replace
from teamops.model.figures.attainment import compute_rate
from teamops.model.figures.digits import Digits
from teamops.model.place import Entry
from teamops.model.records.goals import Actual
from teamops.model.tree import GoalNode

KINDS = (
    "new", "raised", "lowered", "target", "split", "resplit", "handed", "confirmed", "lapsed", "withdrawn", "actual",
    "corrected", "changed", "gone",
)  # fmt: skip
_MANY = 3
"""If the targets of more parts than this change below an unchanged one, they are summarized."""
_OWN = frozenset({"target", "owner", "department", "parts", "confirmed"})


def describe_changes(states: States) -> Iterator[Delta]:
    """Yield the changes of each goal and its parts, of its signatures, and of its actuals."""
    before = {tree.path: tree for tree in reversed(list(states.before.list_goal_trees()))}
    after = {tree.path: tree for tree in reversed(list(states.after.list_goal_trees()))}
    booked = _collect_bookings(states)
    for path in dict.fromkeys([*(tree.path for tree in states.after.list_goal_trees()), *before]):
        old, new = before.get(path), after.get(path)
        if new is None:
            if old is not None:
                yield _build_delta(states, "gone", old)
            continue
        if old is None:
            yield _build_delta(states, "new", new, states.format_amount(new.target, new.goal.unit))
        elif others := list_changed_fields(old.goal, new.goal, _OWN):
            yield _build_delta(states, "changed", new, format_field_names(states, others))
        yield from _describe_tree(states, old, new)
        yield from signatures(states, old, new)
        yield from _describe_actuals(states, new, booked.get(path, {}))


def format_goal_name(states: States, node: GoalNode) -> str:
    """Return the goal with the period and owner of the part: 销售额（2026年9月，王经理）"""
    period = formats.format_period(node.period, states.lang) if node.period is not None else None
    part = node.part
    owner = states.format_names(part.owner or part.department) if part and (part.owner or part.department) else None
    where = states.join_texts(period, owner)
    return states.say("of_period", name=node.name, period=where) if where else node.name


def _build_delta(states: States, kind: str, node: GoalNode, text: str = "", *more: str | None) -> Delta:
    people = tuple(dict.fromkeys(who for who in (node.owner, node.department, *more) if who))
    return Delta("goals", kind, node.path, format_goal_name(states, node), people, text)


def _describe_tree(states: States, before: GoalNode | None, after: GoalNode) -> Iterator[Delta]:
    """Yield the changes of a node and of everything below it."""
    moved = before is not None and before.target != after.target
    if before is not None and moved:
        yield _describe_target(states, before, after)
    if before is not None and before.owner != after.owner and _has_own_owner(after):
        yield _build_delta(
            states,
            "handed",
            after,
            states.format_change(states.format_names(before.owner), states.format_names(after.owner)),
            before.owner,
        )
    old = index_by_key(before.children if before is not None else (), _get_path)
    if after.children and not old:
        parts = [states.format_amount(child.target, after.goal.unit) for child in after.children]
        yield _build_delta(states, "split", after, _format_parts(states, parts))
        return
    yield from _describe_children(states, old, after, is_moved=moved)


def _has_own_owner(node: GoalNode) -> bool:
    """Return whether the owner is its own and not inherited."""
    return node.part is None or node.part.owner is not None


def _describe_target(states: States, before: GoalNode, after: GoalNode) -> Delta:
    unit = after.goal.unit
    text = states.format_change(
        states.format_amount(before.target, before.goal.unit), states.format_amount(after.target, unit)
    )
    if before.target is None or after.target is None:
        return _build_delta(states, "target", after, text)
    change = compute_rate(after.target - before.target, abs(before.target))
    text = states.say("by_rate", turned=text, rate=states.format_rate(change)) if change is not None else text
    below = sum(
        1
        for old, new in _match_nodes(before, after)
        if new is not after and old is not None and old.target != new.target
    )
    text = states.join_texts(text, states.say("below", count=below) if below else None)
    return _build_delta(states, "raised" if after.target > before.target else "lowered", after, text)


def _match_nodes(before: GoalNode, after: GoalNode) -> Iterator[tuple[GoalNode | None, GoalNode]]:
    old = index_by_key(before.walk(), _get_path)
    return ((old.get(key), node) for key, node in index_by_key(after.walk(), _get_path).items())


def _get_path(node: GoalNode) -> str:
    return node.path


def _describe_children(
    states: States, old: Mapping[Hashable, GoalNode], after: GoalNode, *, is_moved: bool
) -> Iterator[Delta]:
    """Yield the changes below a node: part by part, or summarized if many moved or the node itself did."""
    new = index_by_key(after.children, _get_path)
    came, gone = new.keys() - old.keys(), old.keys() - new.keys()
    moved = [key for key, child in new.items() if key in old and old[key].target != child.target]
    together = is_moved or len(moved) > _MANY
    if came or gone or (moved and together and not is_moved):
        counts = [("parts_new", len(came)), ("parts_gone", len(gone)), ("parts_moved", len(moved) if together else 0)]
        yield _build_delta(
            states, "resplit", after, states.join_texts(*(states.say(w, count=n) for w, n in counts if n))
        )
    for key, child in new.items():
        then = old.get(key)
        if then is not None:
            below = _describe_tree(states, then, child)
            yield from (one for one in below if not (together and one.kind in ("raised", "lowered", "resplit")))


def _format_parts(states: States, parts: Sequence[str]) -> str:
    text = states.say("parts", count=len(parts))
    return states.say("about", what=text, text=" / ".join(parts)) if len(parts) <= 4 else text


def _collect_bookings(states: States) -> Mapping[str, Mapping[str | None, tuple[list[Actual], list[Actual]]]]:
    """Return the removed and the new actuals by goal and metric, in the order of days."""
    before, after = (Counter(map(_strip_key, ws.actuals)) for ws in (states.before, states.after))
    bookings: dict[str, dict[str | None, tuple[list[Actual], list[Actual]]]] = {}
    for which, rows in enumerate((before - after, after - before)):
        for actual in sorted(rows.elements(), key=lambda one: one.date):
            goal = bookings.setdefault(actual.goal.partition("/")[0], {})
            goal.setdefault(actual.metric, ([], []))[which].append(actual)
    return bookings


def _describe_actuals(
    states: States, tree: GoalNode, booked: Mapping[str | None, tuple[list[Actual], list[Actual]]]
) -> Iterator[Delta]:
    for metric, (gone, new) in booked.items():
        known = {_make_key(actual): actual for actual in gone}
        added = [actual for actual in new if _make_key(actual) not in known]
        is_sum = tree.goal.measure == "sum" and tree.goal.counts(metric)
        unit = tree.goal.unit if tree.goal.counts(metric) else None
        if added:
            text = _format_sum(states, tree, added) if is_sum else _format_level(states, added, unit)
            text = states.say("about", what=metric, text=text) if metric and not is_sum else text
            yield _build_delta(states, "actual", tree, text, *(actual.owner for actual in added))
        corrected = [(known.pop(_make_key(actual)), actual) for actual in new if _make_key(actual) in known]
        for old, now in corrected:
            values = states.format_change(states.format_amount(old.value, unit), states.format_amount(now.value, unit))
            if old.value != now.value:
                yield _build_delta(
                    states, "corrected", tree, states.say("about", what=states.format_day(now.date), text=values)
                )
        for old in known.values():
            value = states.format_change(states.format_amount(old.value, unit), states.say("nothing"))
            yield _build_delta(
                states, "corrected", tree, states.say("about", what=states.format_day(old.date), text=value)
            )


def _strip_key(entry: Entry[Actual]) -> Actual:
    """Return the actual without its key in the source: adding one is no change."""
    return entry.record if entry.record.key is None else replace(entry.record, key=None)


def _make_key(actual: Actual) -> tuple[object, ...]:
    return actual.goal, actual.metric, actual.date, actual.owner, actual.department


def _format_sum(states: States, tree: GoalNode, added: Sequence[Actual]) -> str:
    """Return the added amount and the new total: +309万元（9月21日–9月24日），累计 4,873万元，完成 97%"""
    unit, digits = tree.goal.unit, states.after.digits(tree)
    more = states.format_amount(digits.shown(sum((Decimal(actual.value) for actual in added), Decimal(0))), unit)
    text = states.say("added_on", more=more, days=states.format_days(added[0].date, added[-1].date))
    reached = states.after.readings.reached(tree, date.min, date.max)
    if reached is None:
        return text
    total = states.say("total", total=states.format_amount(digits.shown(reached), unit))
    return states.join_texts(text, total, _format_attainment(states, tree, digits, reached))


def _format_attainment(states: States, tree: GoalNode, digits: Digits, reached: Decimal) -> str | None:
    """Return the share of the target that was reached; of a cap, how much of it is used or exceeded."""
    if tree.target is None:
        return None
    share = format_attainment(Words(states.lang), tree.goal, digits, reached, tree.target)
    if share is None or tree.goal.direction == "down":
        return share
    return states.say("attained", rate=share)


def _format_level(states: States, added: Sequence[Actual], unit: str | None) -> str:
    newest = added[-1]
    return states.say("reading", value=states.format_amount(newest.value, unit), day=states.format_day(newest.date))
