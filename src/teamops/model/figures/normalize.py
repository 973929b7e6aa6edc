"""The records of a workspace with every amount in the unit of its goal, checkpoint or budget, exactly.

Files may write one quantity in many ways (36万元, 360000元 and 36 in a goal of 万元; 92, 92% and 0.92 in a goal of %).
From here on it has one value: the number in the unit, and for rates the share with the suffix %. A record that holds an
amount which does not mean one thing is left out, with a fault at the amount.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from teamops.model.faults.fault_counts import Room
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.units import Counting, UnclearError, is_rate_name, parse_amount
from teamops.model.place import At, Entry, Fault
from teamops.model.records.goals import ATTAINMENT, Actual, Criterion, Goal, Part
from teamops.model.records.monitors import Checkpoint, Monitor, Phase
from teamops.model.records.reviews import Response, Result, Review

R = TypeVar("R")
Sections = dict[str, list[Entry[Any]]]

_SHARE = Counting("%", Quantity.parse("0.5"))
"""How shares of a whole are read: 95% or 0.95."""


@dataclass(slots=True)
class _Reader:
    """Reads the amounts of one record; `faults` is what did not mean one thing, as far as there is room for it."""

    room: Room
    faults: list[Fault] = field(default_factory=list)
    is_clear: bool = True

    def amount(self, counting: Counting, number: Quantity | None, at: At) -> Quantity | None:
        return None if number is None else self.read(counting.read, number, at)

    def read(self, how: Callable[[Quantity], Quantity], number: Quantity, at: At) -> Quantity:
        try:
            return how(number)
        except UnclearError as unclear:
            self.is_clear = False
            if self.room.takes("F003", at):
                facts = {"key": str(at.route[-1]), "value": number.written, **unclear.facts}
                self.faults.append(Fault("F003", at, unclear.variant, tuple(facts.items())))
            return number


def normalise(sections: Sections, room: Room) -> tuple[list[Fault], set[tuple[str, str]]]:
    """Put every amount of `sections` into its unit, in place; returns the faults, and which records were left out.

    There are as many faults as there is `room` for.

    Records in which nothing changes stay the same objects: most files write plain numbers in plain units.
    """
    goals: dict[str, Goal] = {}
    for entry in sections.get("goals", ()):
        goals.setdefault(entry.record.id, entry.record)
    points = _checkpoints(sections.get("monitors", ()))
    bounds = _Metrics(goals, sections.get("actuals", ()))
    ways: Mapping[str, Callable[[_Reader, Any, At], Any]] = {
        "goals": _goal,
        "actuals": lambda reader, actual, at: _actual(reader, actual, at, goals, bounds),
        "monitors": _monitor,
        "reviews": lambda reader, review, at: _review(reader, review, at, goals, points),
    }
    faults: list[Fault] = []
    broken: set[tuple[str, str]] = set()
    for section, way in ways.items():
        kept = []
        for entry in sections.get(section, ()):
            reader = _Reader(room)
            made = way(reader, entry.record, entry.at)
            if reader.is_clear:
                kept.append(entry if made is entry.record else Entry(made, entry.at))
                continue
            faults.extend(reader.faults)
            if (name := getattr(entry.record, "id", None)) is not None:
                broken.add((section, name))
        if section in sections:
            sections[section] = kept
    return faults, broken


def counting_of(goal: Goal) -> Counting:
    """How the amounts of `goal` are read: by its unit, and by how its target is written."""
    return Counting((goal.unit or "").strip(), goal.target)


def meant(goal: Goal, text: str | None) -> Quantity | None:
    """The amount of `goal` that a file says by `text`; None where that is no amount, or could mean two things."""
    try:
        number = parse_amount(text or "")
        like = goal.target if goal.target is not None else number
        return Counting((goal.unit or "").strip(), like).read(number)
    except ValueError:
        return None


def _goal(reader: _Reader, goal: Goal, at: At) -> Goal:
    counting = counting_of(goal)
    if not counting.is_rate and _is_plain(goal):
        return goal
    changed = {
        "target": reader.amount(counting, goal.target, at / "target"),
        "step": None if goal.step is None else reader.read(counting.step, goal.step, at / "step"),
        "criteria": _each(goal.criteria, at / "criteria", lambda one, place: _criterion(reader, goal, one, place)),
        "parts": _parts(reader, counting, goal.parts, at / "parts"),
    }
    return _with(goal, changed)


def _is_plain(goal: Goal) -> bool:
    """Whether all numbers are digits alone and no criterion has any, so that nothing can change."""
    numbers = (goal.target, goal.step)
    return (
        not goal.criteria
        and all(number is None or number.is_bare for number in numbers)
        and all(map(_is_plain_part, goal.parts))
    )


def _is_plain_part(part: Part) -> bool:
    return part.target.is_bare and all(map(_is_plain_part, part.parts))


def _parts(reader: _Reader, counting: Counting, parts: tuple[Part, ...], at: At) -> tuple[Part, ...]:
    if not counting.is_rate and all(map(_is_plain_part, parts)):
        return parts

    def part_in_unit(part: Part, place: At) -> Part:
        changed = {
            "target": reader.amount(counting, part.target, place / "target"),
            "parts": _parts(reader, counting, part.parts, place / "parts"),
        }
        return _with(part, changed)

    return _each(parts, at, part_in_unit)


def _criterion(reader: _Reader, goal: Goal, criterion: Criterion, at: At) -> Criterion:
    bound = _bound_of(criterion)
    if criterion.metric == ATTAINMENT:
        counting = _SHARE
    elif goal.counts(criterion.metric):
        counting = counting_of(goal)
    else:
        counting = _of_metric(criterion.metric, bound)
    changed = {
        "at_least": reader.amount(counting, criterion.at_least, at / "at_least"),
        "at_most": reader.amount(counting, criterion.at_most, at / "at_most"),
        "within": reader.amount(_SHARE, criterion.within, at / "within"),
    }
    return _with(criterion, changed)


def _bound_of(criterion: Criterion) -> Quantity | None:
    return criterion.at_least if criterion.at_least is not None else criterion.at_most


def _of_metric(metric: str, bound: Quantity | None) -> Counting:
    """How readings of a metric other than the goal's own are read: its name may say that it is a rate."""
    return Counting("%" if is_rate_name(metric) else "", bound)


class _Metrics:
    """How readings of metrics other than a goal's own are written: as the criterion that asks for them, else as rates
    if one of them is."""

    def __init__(self, goals: Mapping[str, Goal], actuals: Iterable[Entry[Actual]]) -> None:
        self._written: dict[tuple[str, str], Quantity] = {}
        for goal in goals.values():
            for criterion in goal.criteria:
                bound = _bound_of(criterion)
                if bound is not None:
                    self._written.setdefault((goal.id, criterion.metric), bound)
        for entry in actuals:
            actual = entry.record
            if actual.metric is not None and actual.value.suffix == "%":
                self._written.setdefault((_goal_id(actual.goal), actual.metric), actual.value)

    def counting(self, goal: str, metric: str) -> Counting:
        return _of_metric(metric, self._written.get((goal, metric)))


def _actual(reader: _Reader, actual: Actual, at: At, goals: Mapping[str, Goal], metrics: _Metrics) -> Actual:
    name = _goal_id(actual.goal)
    goal = goals.get(name)
    if goal is None:
        return actual
    metric = actual.metric
    counting = counting_of(goal) if metric is None or goal.counts(metric) else metrics.counting(name, metric)
    if actual.value.is_bare and not counting.is_rate:
        return actual
    return _with(actual, {"value": reader.amount(counting, actual.value, at / "value")})


def _goal_id(path: str) -> str:
    return path.partition("/")[0]


def _monitor(reader: _Reader, monitor: Monitor, at: At) -> Monitor:
    def point_in_unit(point: Checkpoint, place: At) -> Checkpoint:
        counting = _of_point(point)
        changed = {key: reader.amount(counting, getattr(point, key), place / key) for key in ("plan", "actual")}
        return _with(point, changed)

    def phase_in_units(phase: Phase, place: At) -> Phase:
        return _with(phase, {"checkpoints": _each(phase.checkpoints, place / "checkpoints", point_in_unit)})

    budget = monitor.budget
    if budget is not None:
        counting, place = Counting((budget.unit or "").strip(), budget.planned), at / "budget"
        keys = ("planned", "spent")
        budget = _with(budget, {key: reader.amount(counting, getattr(budget, key), place / key) for key in keys})
    return _with(monitor, {"budget": budget, "phases": _each(monitor.phases, at / "phases", phase_in_units)})


def _of_point(point: Checkpoint) -> Counting:
    return Counting((point.unit or "").strip(), point.plan)


Points = Mapping[tuple[str, str, date], Checkpoint]


def _checkpoints(monitors: Iterable[Entry[Monitor]]) -> Points:
    """Every checkpoint by project, metric and day."""
    found: dict[tuple[str, str, date], Checkpoint] = {}
    for entry in monitors:
        for point in entry.record.checkpoints:
            found.setdefault((entry.record.id, point.metric, point.date), point)
    return found


def _review(reader: _Reader, review: Review, at: At, goals: Mapping[str, Goal], points: Points) -> Review:
    def result_in_unit(result: Result, place: At) -> Result:
        goal = goals.get(_goal_id(result.goal))
        return result if goal is None else _both(reader, counting_of(goal), result, place)

    def response_in_unit(response: Response, place: At) -> Response:
        point = points.get((response.monitor, response.metric, response.date))
        return response if point is None else _both(reader, _of_point(point), response, place)

    changed: dict[str, Sequence[Any]] = {
        "results": _each(review.results, at / "results", result_in_unit),
        "responses": _each(review.responses, at / "responses", response_in_unit),
    }
    return _with(review, changed)


def _both(reader: _Reader, counting: Counting, record: Any, at: At) -> Any:
    return _with(record, {key: reader.amount(counting, getattr(record, key), at / key) for key in ("plan", "actual")})


def _each(records: tuple[R, ...], at: At, way: Callable[[R, At], R]) -> tuple[R, ...]:
    """Each record in its unit; the same tuple where nothing changed."""
    made = tuple(way(record, at / n) for n, record in enumerate(records))
    return made if any(new is not old for new, old in zip(made, records, strict=True)) else records


def _with(record: R, changed: Mapping[str, Any]) -> R:
    """`record` with these values; itself where they are the ones it has."""
    same = all(getattr(record, key) is value for key, value in changed.items())
    return record if same else replace(record, **changed)  # type: ignore[type-var]  # all records are dataclasses
