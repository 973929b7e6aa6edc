"""The slots for the parts of a whole at a level, each with its weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from teamops.model.records.goals import Level, Part
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.errors import SplitError, Term
from teamops.planning.shares.largest_remainder import Weight
from teamops.planning.shares.seasons import Seasons
from teamops.planning.shares.weights import (
    Basis,
    By,
    Weighed,
    is_present,
    list_sharers,
    match_weights,
    require_person,
    weigh_people,
    weigh_periods,
)
from teamops.planning.split.siblings import Slot, Whole


def list_people_slots(
    ws: Workspace, whole: Whole, people: Mapping[str, Weight] | None, posts: Sequence[str] | None, by: By
) -> tuple[Slot, ...]:
    """Return a slot for everybody who shares: those named, those with one of `posts`, else those of the last split.

    Without a last split it is the department of `whole`. Unless people are named, those with existing parts share as
    well. Raises SplitError if a named person is unknown, or if there is nobody.
    """
    among: Sequence[str] = ()
    if not people and not posts and whole.how is not None:
        known = ws.settings.people
        people = {who: weight for who, weight in whole.how.people.items() if who in known}
        posts, among = whole.how.posts or None, whole.how.among
    if people:
        for person in people:
            require_person(ws.settings, person)
        present = _keep_present(ws, people, whole.period)
        if not present:
            raise SplitError("nobody_present", path=whole.path, people=ws.get_names(people))
        return tuple(Slot(Fraction(people[person]), "given", owner=person) for person in present)
    sharers = list_sharers(ws.settings, whole.department, posts, whole.period)
    sharers = [name for name in sharers if name in among] or sharers
    if not posts:
        existing_owners = (
            part.owner for part in _list_timeless_parts(whole) if part.owner and (part.target or not among)
        )
        present = _keep_present(ws, existing_owners, whole.period)
        sharers += [name for name in present if name not in sharers]
    if not sharers:
        raise SplitError(
            "nobody_in_department" if whole.department else "no_department", department=whole.department or ""
        )
    weights = weigh_people(ws.settings, dict.fromkeys(sharers), by, whole.period, ws.workdays)
    return tuple(Slot(weight, basis, owner=person) for person, (weight, basis) in weights.items())


def list_department_slots(
    ws: Workspace, whole: Whole, departments: Mapping[str, Weight] | None, by: By, *, only_existing: bool = False
) -> tuple[Slot, ...]:
    """Return a slot for each department that shares: those named, else all with people who have capacity.

    With `only_existing` only those with existing parts share. They are weighed by the capacity of their people, less
    their days off. Raises SplitError if a named one is unknown, or if there is none.
    """
    if departments:
        for name in departments:
            if name not in ws.settings.departments:
                raise SplitError("unknown_department", department=name, known=tuple(ws.settings.departments))
        return tuple(Slot(Fraction(weight), "given", department=name) for name, weight in departments.items())
    staff = {name: list_sharers(ws.settings, name, None, whole.period) for name in ws.settings.departments}
    existing = [part.department for part in _list_timeless_parts(whole) if part.department and part.owner is None]
    names = [name for name, people in staff.items() if people and not (only_existing and existing)]
    names += [name for name in dict.fromkeys(existing) if name not in names]
    if not names:
        raise SplitError("no_departments")
    if by == "equal":
        return tuple(Slot(Fraction(1), "equal", department=name) for name in names)
    everybody = {person for people in staff.values() for person in people}
    weights = weigh_people(ws.settings, sorted(everybody), by, whole.period, ws.workdays)
    return tuple(_make_department_slot(name, [weights[person] for person in staff.get(name, ())]) for name in names)


def list_period_slots(
    ws: Workspace, whole: Whole, level: Level, weights: Sequence[Weight] | None, by: By
) -> tuple[Slot, ...]:
    """Return a slot for each period of the kind `level` in the period of `whole`, in order.

    Raises SplitError if that period is missing or not longer than `level`, or if there is no history to weigh by.
    """
    if whole.period is None:
        raise SplitError("no_period", path=whole.path)
    periods = () if level == "people" or level == "department" else whole.period.split(level, ws.settings.weeks)
    if not periods:
        raise SplitError("not_finer", path=whole.path, period=str(whole.period), level=Term(f"level.{level}"))
    counted, basis = _weigh_periods(ws, whole, whole.period, periods, weights, by)
    return tuple(Slot(weight, basis, period=period) for period, weight in zip(periods, counted, strict=True))


def _weigh_periods(
    ws: Workspace, whole: Whole, period: Period, periods: Sequence[Period], weights: Sequence[Weight] | None, by: By
) -> tuple[tuple[Fraction, ...], Basis]:
    if weights:
        return match_weights(periods, weights), "given"
    if by == "equal":
        return weigh_periods(periods, "equal", ws.workdays), "equal"
    if by == "history" and not whole.is_held and period.kind in ("year", "quarter"):
        return Seasons.of(ws, whole.goal).weights(period, periods, ws.workdays), "history"
    return weigh_periods(periods, "workdays", ws.workdays), "workdays"


def _keep_present(ws: Workspace, people: Iterable[str], period: Period | None) -> list[str]:
    """Return those of `people`, each once, who are in the team in `period`; unknown people stay."""
    known = ws.settings.people
    return [who for who in dict.fromkeys(people) if who not in known or is_present(known[who], period)]


def _list_timeless_parts(whole: Whole) -> Iterable[Part]:
    return (part for part in whole.parts if part.period is None)


def _make_department_slot(name: str, people: Sequence[Weighed]) -> Slot:
    basis: Basis = people[0][1] if people else "capacity"
    return Slot(sum((weight for weight, _ in people), Fraction(0)) if people else Fraction(1), basis, department=name)
