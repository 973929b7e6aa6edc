"""The weights of a split: working days, equal parts, history, given weights, the capacity of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Literal

from teamops.model.records.goals import Weighing
from teamops.model.records.naming import Naming
from teamops.model.records.settings import Person, Settings
from teamops.model.time.calendar import WorkCalendar
from teamops.model.time.leave import weigh_days_off
from teamops.model.time.period import Period
from teamops.planning.errors import SplitError
from teamops.planning.shares.largest_remainder import Weight

By = Weighing
Basis = Literal["workdays", "equal", "history", "given", "capacity", "presence", "proportion", "level"]
"""What the weight of a part is based on.

`presence`: capacity × the person's working days. `proportion`: its amount before. `level`: held, not shared, no weight.
"""

Weighed = tuple[Fraction, Basis]


def weigh_periods(periods: Sequence[Period], by: By, calendar: WorkCalendar) -> tuple[Fraction, ...]:
    """Return a weight for each period: its working days, or 1 for all (`equal`).

    A period without working days gets 0 in both cases, unless none of them has any and they are to be equal.
    """
    days = tuple(Fraction(calendar.workdays(period)) for period in periods)
    if by == "workdays":
        return days
    return tuple(Fraction(bool(count)) for count in days) if any(days) else (Fraction(1),) * len(days)


def match_weights(periods: Sequence[Period], weights: Sequence[Weight]) -> tuple[Fraction, ...]:
    """Return the given weights, one for each period. Raises SplitError if their numbers differ."""
    if len(periods) != len(weights):
        raise SplitError(
            "weights_miscounted",
            given=len(weights),
            count=len(periods),
            periods=tuple(map(str, periods)),
        )
    return tuple(Fraction(weight) for weight in weights)


def list_sharers(
    settings: Settings, department: str | None, posts: Sequence[str] | None, period: Period | None = None
) -> list[str]:
    """Return who shares by default: everybody of `department` with capacity, in the order of the settings.

    They are in the team in `period`, at least for a day. With `posts` those who hold one of them; then the department
    may be missing. Raises SplitError if there is nobody.
    """
    people = settings.people
    if posts and (unknown := [post for post in posts if not any(post in one.posts for one in people.values())]):
        known = list(dict.fromkeys(post for one in people.values() for post in one.posts))
        near = get_close_matches(unknown[0], known, n=3) or known
        raise SplitError("unknown_post", post=unknown[0], known=tuple(near))
    sharers = [
        name
        for name, person in people.items()
        if person.capacity > 0
        and is_present(person, period)
        and (person.department == department if department is not None else bool(posts))
        and (not posts or any(post in person.posts for post in posts))
    ]
    if not sharers and posts:
        raise SplitError("nobody_with_post", posts=tuple(posts), department=department or "")
    return sharers


def weigh_people(
    settings: Settings, people: Iterable[str], by: By, period: Period | None, calendar: WorkCalendar
) -> dict[str, Weighed]:
    """Return the weight of each of `people`: capacity, or 1 (`equal`).

    If somebody is absent on a working day of `period`, it is capacity × own working days for all.
    """
    if by == "equal":
        return dict.fromkeys(people, (Fraction(1), "equal"))
    capacities = {name: _get_capacity(settings.people.get(name)) for name in people}
    off = {name: count_absent_days(settings.people.get(name), period, calendar) for name in capacities}
    if period is None or not any(off.values()):
        return {name: (capacity, "capacity") for name, capacity in capacities.items()}
    days = calendar.workdays(period)
    return {name: (capacity * (days - off[name]), "presence") for name, capacity in capacities.items()}


def is_present(person: Person, period: Period | None) -> bool:
    """Return whether the person is in the team on any day of `period`; always without one."""
    return period is None or person.is_member(period.start, period.end)


def count_absent_days(person: Person | None, period: Period | None, calendar: WorkCalendar) -> Fraction:
    """Return the number of working days of `period` on which `person` is off or not in the team; half a day is 1/2."""
    if person is None or period is None:
        return Fraction(0)
    off = weigh_days_off(person.days_off, period.start, period.end)
    if not (person.is_member(period.start) and person.is_member(period.end)):
        off = {day: off.get(day, Decimal(0)) if person.is_member(day) else Decimal(1) for day in period.days}
    return Fraction(sum(share for day, share in off.items() if calendar.is_workday(day)))


def require_person(settings: Settings, person: str) -> None:
    """Raise SplitError, with near matches, if there is no `person`."""
    if person in settings.people:
        return
    words = {word: name for name, shown in Naming(settings).people.items() for word in (name, shown)}
    near = dict.fromkeys(words[word] for word in get_close_matches(person, words, n=3))
    raise SplitError("unknown_person", person=person, near=tuple(near))


def _get_capacity(person: Person | None) -> Fraction:
    return Fraction(person.capacity) if person and person.capacity > 0 else Fraction(1)
