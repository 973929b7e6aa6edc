"""The records of a workspace with every amount in the unit of its goal, checkpoint or budget, exactly.

Files may write one quantity in many ways (36万元, 360000元 and 36 in a goal of 万元; 92, 92% and 0.92 in a goal of %).
Normalized, it has one value: the number in the unit, and for rates the share with the suffix %. A record with an
ambiguous amount is left out, with a fault at the amount.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from teamops.model.dataclass import dataclass, field, replace
from teamops.model.faults.fault_counts import Room
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.units import Counting, UnclearNumberError, is_rate_name, parse_amount
from teamops.model.place import At, Entry, Fault
from teamops.model.records.goals import ATTAINMENT, Actual, Criterion, Goal, Part
from teamops.model.records.monitors import Checkpoint, Monitor, Phase
from teamops.model.records.reviews import Response, Result, Review

R = TypeVar("R")
Sections = dict[str, list[Entry[Any]]]

_SHARE = Counting("%", Quantity("0.5"))
"""How shares of a whole are read: 95% or 0.95."""


@dataclass(slots=True)
class _AmountReader:
    """Reads the amounts of one record and collects faults for the ambiguous ones, within the limit of `room`."""

    room: Room
    faults: list[Fault] = field(default_factory=list)
    is_clear: bool = True

    def convert(self, record: R, at: At, counting: Counting, *keys: str) -> R:
        """Return `record` with the amounts of `keys` converted; the same object if nothing changes."""
        numbers = {key: getattr(record, key) for key in keys}
        read = {key: self.read(counting.read, n, at, key) for key, n in numbers.items() if n is not None}
        return _replace_values(record, read)

    def read(self, how: Callable[[Quantity], Quantity], number: Quantity, at: At, key: str) -> Quantity:
        """Return the number in the field `key` of the record at `at`, converted; as it is written if unclear."""
        try:
            return how(number)
        except UnclearNumberError as unclear:
            self.is_clear = False
            if self.room.admit("F003", at / key):
                facts = {"key": key, "value": number.written, **unclear.facts}
                self.faults.append(Fault("F003", at / key, unclear.variant, tuple(facts.items())))
            return number


def normalize(sections: Sections, room: Room) -> tuple[list[Fault], set[tuple[str, str]]]:
    """Convert every amount of `sections` to its unit, in place; return faults and omitted (section, id) pairs.

    `room` limits the faults. Records in which nothing changes stay the same objects: most files write plain numbers in
    plain units.
    """
    goals: dict[str, Goal] = {}
    for entry in sections.get("goals", ()):
        goals.setdefault(entry.record.id, entry.record)
    points = _index_checkpoints(sections.get("monitors", ()))
    bounds = _Metrics(goals, sections.get("actuals", ()))
    ways: Mapping[str, Callable[[_AmountReader, Any, At], Any]] = {
        "goals": _normalize_goal,
        "actuals": lambda reader, actual, at: _normalize_actual(reader, actual, at, goals, bounds),
        "monitors": _normalize_monitor,
        "reviews": lambda reader, review, at: _normalize_review(reader, review, at, goals, points),
    }
    faults: list[Fault] = []
    broken: set[tuple[str, str]] = set()
    for section, way in ways.items():
        kept = []
        for entry in sections.get(section, ()):
            reader = _AmountReader(room)
            converted = way(reader, entry.record, entry.at)
            if reader.is_clear:
                kept.append(entry if converted is entry.record else Entry(converted, entry.at))
                continue
            faults.extend(reader.faults)
            if (name := getattr(entry.record, "id", None)) is not None:
                broken.add((section, name))
        if section in sections:
            sections[section] = kept
    return faults, broken


def make_counting(goal: Goal) -> Counting:
    """Return how the amounts of `goal` are read: by its unit, and by the notation of its target."""
    return Counting((goal.unit or "").strip(), goal.target)


def parse_goal_amount(goal: Goal, text: str | None) -> Quantity | None:
    """Return the amount of `goal` written as `text`; None if it is no amount or ambiguous."""
    try:
        number = parse_amount(text or "")
        like = goal.target if goal.target is not None else number
        return Counting((goal.unit or "").strip(), like).read(number)
    except ValueError:
        return None


def _normalize_goal(reader: _AmountReader, goal: Goal, at: At) -> Goal:
    counting = make_counting(goal)
    if not counting.is_rate and _is_plain(goal):
        return goal
    converted = reader.convert(goal, at, counting, "target")
    changed = {
        "step": None if goal.step is None else reader.read(counting.step, goal.step, at, "step"),
        "criteria": _map_records(
            goal.criteria, at / "criteria", lambda one, place: _normalize_criterion(reader, goal, one, place)
        ),
        "parts": _normalize_parts(reader, counting, goal.parts, at / "parts"),
    }
    return _replace_values(converted, changed)


def _is_plain(goal: Goal) -> bool:
    """Return whether all numbers are bare digits and no criterion has any, so that nothing can change."""
    numbers = (goal.target, goal.step)
    return (
        not goal.criteria
        and all(number is None or number.is_bare for number in numbers)
        and all(map(_is_plain_part, goal.parts))
    )


def _is_plain_part(part: Part) -> bool:
    return part.target.is_bare and all(map(_is_plain_part, part.parts))


def _normalize_parts(reader: _AmountReader, counting: Counting, parts: tuple[Part, ...], at: At) -> tuple[Part, ...]:
    if not counting.is_rate and all(map(_is_plain_part, parts)):
        return parts

    def normalize_part(part: Part, place: At) -> Part:
        converted = reader.convert(part, place, counting, "target")
        return _replace_values(converted, {"parts": _normalize_parts(reader, counting, part.parts, place / "parts")})

    return _map_records(parts, at, normalize_part)


def _normalize_criterion(reader: _AmountReader, goal: Goal, criterion: Criterion, at: At) -> Criterion:
    bound = _get_bound(criterion)
    if criterion.metric == ATTAINMENT:
        counting = _SHARE
    elif goal.counts(criterion.metric):
        counting = make_counting(goal)
    else:
        counting = _make_metric_counting(criterion.metric, bound)
    return reader.convert(reader.convert(criterion, at, counting, "at_least", "at_most"), at, _SHARE, "within")


def _get_bound(criterion: Criterion) -> Quantity | None:
    return criterion.at_least if criterion.at_least is not None else criterion.at_most


def _make_metric_counting(metric: str, bound: Quantity | None) -> Counting:
    """Return how readings of another metric than the goal's own are read: its name may denote a rate."""
    return Counting("%" if is_rate_name(metric) else "", bound)


class _Metrics:
    """The notation of other metrics than a goal's own: that of the criterion, else rates if one reading is."""

    def __init__(self, goals: Mapping[str, Goal], actuals: Iterable[Entry[Actual]]) -> None:
        self._written: dict[tuple[str, str], Quantity] = {}
        for goal in goals.values():
            for criterion in goal.criteria:
                bound = _get_bound(criterion)
                if bound is not None:
                    self._written.setdefault((goal.id, criterion.metric), bound)
        for entry in actuals:
            actual = entry.record
            if actual.metric is not None and actual.value.suffix == "%":
                self._written.setdefault((_get_goal_id(actual.goal), actual.metric), actual.value)

    def find_counting(self, goal: str, metric: str) -> Counting:
        return _make_metric_counting(metric, self._written.get((goal, metric)))


def _normalize_actual(
    reader: _AmountReader, actual: Actual, at: At, goals: Mapping[str, Goal], metrics: _Metrics
) -> Actual:
    name = _get_goal_id(actual.goal)
    goal = goals.get(name)
    if goal is None:
        return actual
    metric = actual.metric
    counting = make_counting(goal) if metric is None or goal.counts(metric) else metrics.find_counting(name, metric)
    if actual.value.is_bare and not counting.is_rate:
        return actual
    return reader.convert(actual, at, counting, "value")


def _get_goal_id(path: str) -> str:
    return path.partition("/")[0]


def _normalize_monitor(reader: _AmountReader, monitor: Monitor, at: At) -> Monitor:
    def normalize_point(point: Checkpoint, place: At) -> Checkpoint:
        return reader.convert(point, place, _make_point_counting(point), "plan", "actual")

    def normalize_phase(phase: Phase, place: At) -> Phase:
        return _replace_values(
            phase, {"checkpoints": _map_records(phase.checkpoints, place / "checkpoints", normalize_point)}
        )

    budget = monitor.budget
    if budget is not None:
        counting = Counting((budget.unit or "").strip(), budget.planned)
        budget = reader.convert(budget, at / "budget", counting, "planned", "spent")
    return _replace_values(
        monitor, {"budget": budget, "phases": _map_records(monitor.phases, at / "phases", normalize_phase)}
    )


def _make_point_counting(point: Checkpoint) -> Counting:
    return Counting((point.unit or "").strip(), point.plan)


Points = Mapping[tuple[str, str, date], Checkpoint]


def _index_checkpoints(monitors: Iterable[Entry[Monitor]]) -> Points:
    """Return every checkpoint by project, metric and day."""
    points: dict[tuple[str, str, date], Checkpoint] = {}
    for entry in monitors:
        for point in entry.record.checkpoints:
            points.setdefault((entry.record.id, point.metric, point.date), point)
    return points


def _normalize_review(
    reader: _AmountReader, review: Review, at: At, goals: Mapping[str, Goal], points: Points
) -> Review:
    def normalize_result(result: Result, place: At) -> Result:
        goal = goals.get(_get_goal_id(result.goal))
        return result if goal is None else reader.convert(result, place, make_counting(goal), "plan", "actual")

    def normalize_response(response: Response, place: At) -> Response:
        point = points.get((response.monitor, response.metric, response.date))
        counting = None if point is None else _make_point_counting(point)
        return response if counting is None else reader.convert(response, place, counting, "plan", "actual")

    changed: dict[str, Sequence[Any]] = {
        "results": _map_records(review.results, at / "results", normalize_result),
        "responses": _map_records(review.responses, at / "responses", normalize_response),
    }
    return _replace_values(review, changed)


def _map_records(records: tuple[R, ...], at: At, way: Callable[[R, At], R]) -> tuple[R, ...]:
    """Return each record converted by `way`; the same tuple if nothing changed."""
    converted = tuple(way(record, at / n) for n, record in enumerate(records))
    return converted if any(new is not old for new, old in zip(converted, records, strict=True)) else records


def _replace_values(record: R, changed: Mapping[str, Any]) -> R:
    """Return `record` with these values; the same object if it has them already."""
    same = all(getattr(record, key) is value for key, value in changed.items())
    return record if same else replace(record, **changed)  # type: ignore[type-var]  # all records are dataclasses
