"""By what a whole is shared: working days, equal parts, given weights, the capacity of people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from fractions import Fraction
from typing import Literal

from teamops.model.calendar import WorkCalendar
from teamops.model.period import Period
from teamops.model.settings import Settings
from teamops.planning.allocate import Weight
from teamops.planning.errors import SplitError

By = Literal["workdays", "equal", "custom"]
Basis = Literal["workdays", "equal", "given", "capacity", "proportion", "level"]
"""What the weight of a part is made of. `proportion`: of its amount before. `level`: held, not shared, no weight."""


def period_weights(periods: Sequence[Period], by: By, calendar: WorkCalendar) -> tuple[Fraction, ...]:
    """A weight for each period: its working days, or 1 for all (`equal`).

    A period without working days gets 0 either way, unless none of them has any and they are to be equal.
    """
    days = tuple(Fraction(calendar.workdays(period)) for period in periods)
    if by == "workdays":
        return days
    return tuple(Fraction(bool(count)) for count in days) if any(days) else (Fraction(1),) * len(days)


def given_weights(periods: Sequence[Period], weights: Sequence[Weight]) -> tuple[Fraction, ...]:
    """The weights that were given, one for each period. Raises SplitError if their numbers differ."""
    if len(periods) != len(weights):
        raise SplitError(
            "weights_miscounted",
            given=len(weights),
            count=len(periods),
            periods=tuple(map(str, periods)),
        )
    return tuple(Fraction(weight) for weight in weights)


def people_weights(
    settings: Settings, department: str | None, given: Mapping[str, Weight] | None, by: By, standing: Sequence[str] = ()
) -> dict[str, tuple[Fraction, Basis]]:
    """Who shares, in order, and with which weight.

    The people that are named; else everybody of `department` who has capacity, in the order of the settings, and those
    `standing` there already, weighted by capacity (`equal`: all alike). Raises SplitError if somebody who is named is
    unknown or if there is nobody.
    """
    if given:
        for person in given:
            _require_known(settings, person)
        return {person: (Fraction(weight), "given") for person, weight in given.items()}
    found = {
        name: Fraction(person.capacity)
        for name, person in settings.people.items()
        if department is not None and person.department == department and person.capacity > 0
    }
    found |= {name: _capacity(settings, name) for name in standing if name not in found}
    if not found:
        raise SplitError("nobody_in_department" if department else "no_department", department=department or "")
    return {
        name: (Fraction(1), "equal") if by == "equal" else (capacity, "capacity") for name, capacity in found.items()
    }


def _capacity(settings: Settings, person: str) -> Fraction:
    known = settings.people.get(person)
    return Fraction(known.capacity) if known and known.capacity > 0 else Fraction(1)


def _require_known(settings: Settings, person: str) -> None:
    if person in settings.people:
        return
    words = {word: name for name, known in settings.people.items() for word in (name, known.name)}
    near = dict.fromkeys(words[word] for word in get_close_matches(person, words, n=3))
    raise SplitError("unknown_person", person=person, near=tuple(near))
