"""The record of the last split: kept in the goal's file, used as the default of the next, with differences reported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm

from teamops.locale.words import Named
from teamops.model.change import Data
from teamops.model.figures.quantity import Quantity
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.goals import How, Level
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.errors import Fact, Groups, Message, Term
from teamops.planning.serialize import drop_none
from teamops.planning.shares.largest_remainder import Weight
from teamops.planning.shares.weights import is_present
from teamops.planning.split.division import Division
from teamops.planning.split.levels import LEVELS
from teamops.planning.split.options import SplitOptions


class Difference(NamedTuple):
    """A difference from the last split: `what` is a key of the record, `who` a person or department in it.

    `before` and `after` are as written into files; None for nothing.
    """

    what: str
    who: str | None
    before: str | None
    after: str | None


def find_last_split(ws: Workspace, node: GoalNode) -> How | None:
    """Return how `node`, or else the nearest whole above it, was split last."""
    segments = node.path.split("/")
    for count in range(len(segments), 0, -1):
        path = "/".join(segments[:count])
        one = node if path == node.path else ws.nodes.get(path)
        if one is not None and (how := get_own_split(one)) is not None:
            return how
    return None


def get_own_split(node: GoalNode) -> How | None:
    """Return how `node` itself was split, if recorded."""
    return (node.part or node.goal).split


def make_split_record(options: SplitOptions, old: How | None, used: How | None, divisions: Sequence[Division]) -> How:
    """Return the record of a split from its options and what was taken over from the last record (`used`)."""
    people = used.people if used and not options.has_people else dict(_convert_mapping(options.people))
    among = used.among if used and not options.has_people else ()
    if not people and not among and "people" in options.levels:
        among = _list_sharers(options, divisions)
    departments = options.departments if options.departments is not None else (used.departments if used else {})
    return How(
        into=_merge_levels(old.into if old else (), options.levels),
        by=options.by,
        weights=convert_weights(options.weights or ()),
        people=people,
        among=among,
        posts=(options.posts or ()) if options.has_people else (used.posts if used else ()),
        departments=dict(_convert_mapping(departments)),
    )


def _list_sharers(options: SplitOptions, divisions: Sequence[Division]) -> tuple[str, ...]:
    """Return who has parts in periods that are not over; if all are over, who has any."""
    rows = [row for one in divisions if one.level == "people" for row in one.rows if row.owner]
    open_rows = [row for row in rows if not options.frozen.is_before(row.period)]
    return tuple(dict.fromkeys(row.owner for row in open_rows or rows if row.owner))


def compare_splits(old: How | None, new: How) -> tuple[Difference, ...]:
    """Return the differences of `new` from `old`; empty if it is the first record."""
    return tuple(_find_differences(old, new)) if old is not None else ()


def _find_differences(old: How, new: How) -> Iterator[Difference]:
    for what in ("into", "by", "weights", "posts"):
        before, after = _format_list(getattr(old, what)), _format_list(getattr(new, what))
        if before != after:
            yield Difference(what, None, before, after)
    pairs = (
        ("people", _list_people(old), _list_people(new)),
        ("departments", _format_weights(old.departments), _format_weights(new.departments)),
    )
    for what, before_, after_ in pairs:
        for who in dict.fromkeys((*before_, *after_)) if before_ else ():
            if before_.get(who) != after_.get(who):
                yield Difference(what, who, before_.get(who), after_.get(who))


def _list_people(how: How) -> Mapping[str, str]:
    """Return everybody who shared, with their weights."""
    return {**_format_weights(how.people), **dict.fromkeys(how.among, CAPACITY)}


CAPACITY = "capacity"
"""Takes the place of a weight if people share by their capacity."""


def describe_differences(ws: Workspace, differences: Sequence[Difference]) -> Iterator[Message]:
    """Yield one message for all differences, translated."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for one in differences:
        facts: dict[str, Fact] = {
            "before": _format_value(one.what, one.before),
            "after": _format_value(one.what, one.after),
        }
        if one.who is not None:
            facts["who"] = ws.get_name(one.who)
        groups[one.what].append(Message("differs.who" if one.who is not None else f"differs.{one.what}", facts))
    if groups:
        yield Message("differs", {"parts": Groups(tuple(group) for group in groups.values())})


def _format_value(what: str, value: str | None) -> Fact:
    """Return a value of the record for output; a dash for nothing."""
    if value is None:
        return "—"
    if what == "into":
        return tuple(Term(f"level.{level}") for level in value.split(", "))
    if what == "by":
        return Term(f"by.{value}")
    return Term("by_capacity") if what == "people" and value == CAPACITY else value


def describe_absent_people(ws: Workspace, node: GoalNode, used: How | None, options: SplitOptions) -> Iterator[Message]:
    """Yield messages on people who would share by default and do not, and on sharers who left."""
    if used is None or options.has_people or "people" not in options.levels:
        return
    chosen = (*used.people, *used.among)
    if not chosen:
        return
    departments, posts = {one.department for one in node.walk()}, set(used.posts)
    new = [
        Named(person.name, who)
        for who, person in ws.settings.people.items()
        if who not in chosen
        and person.capacity > 0
        and is_present(person, node.period)
        and not (node.period is not None and person.has_left(node.period.end))
        and person.department in departments
        and (not posts or not posts.isdisjoint(person.posts))
    ]
    if new:
        yield Message("not_included", {"people": tuple(new)})
    known = ws.settings.people
    if gone := [who for who in chosen if who not in known or not is_present(known[who], node.period)]:
        yield Message("left_team", {"people": ws.get_names(gone)})


def serialize_split(how: How) -> Mapping[str, Data]:
    """Return the record as written into files, without defaults."""
    return drop_none(
        into=list(how.into),
        by=how.by if how.by != "workdays" else None,
        weights=[one.written for one in how.weights] or None,
        people=_format_weights(how.people) or None,
        among=list(how.among) or None,
        posts=list(how.posts) or None,
        departments=_format_weights(how.departments) or None,
    )


def _format_weights(weights: Mapping[str, Quantity]) -> Mapping[str, str]:
    return {who: weight.written for who, weight in weights.items()}


def _format_list(value: object) -> str | None:
    if isinstance(value, tuple):
        return ", ".join(one.written if isinstance(one, Quantity) else str(one) for one in value) or None
    return str(value)


def _convert_mapping(weights: Mapping[str, Weight] | None) -> Mapping[str, Quantity]:
    return dict(zip(weights, convert_weights(list(weights.values())), strict=True)) if weights else {}


def convert_weights(weights: Sequence[Weight]) -> tuple[Quantity, ...]:
    """Return weights in writable form: decimals as they are, thirds as whole numbers in the same proportions."""
    if all(isinstance(weight, (int, Decimal)) for weight in weights):
        return tuple(
            w if isinstance(w, Quantity) else Quantity.of(Decimal(w)) for w in weights if not isinstance(w, Fraction)
        )
    exact = [Fraction(weight) for weight in weights]
    whole = lcm(*(weight.denominator for weight in exact))
    return tuple(Quantity.of(int(weight * whole)) for weight in exact)


def _merge_levels(old: Sequence[Level], new: Sequence[Level]) -> tuple[Level, ...]:
    """Return `new` with the missing levels of `old` inserted in order: there are parts at all of them."""
    merged = list(new)
    for level in old:
        if level not in merged:
            rank = LEVELS.index(level)
            merged.insert(
                next((at for at, other in enumerate(merged) if LEVELS.index(other) > rank), len(merged)), level
            )
    return tuple(merged)
