"""What the parts of a goal must be: months and weeks by largest remainder, people within a step of their share.

What happened to the team, as the head of its goals file tells it: the first target, who takes part with which weight,
the slack of the people, and the day on which the target was raised.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import floor
from typing import NamedTuple

from tests.examples.oracle.days import Span
from tests.examples.oracle.files import Team
from tests.examples.oracle.goals import Goal, Part


class Story(NamedTuple):
    """How a goal was split; without `people` those of the department by capacity and working days."""

    slack: Fraction
    people: dict[str, Fraction] | None = None
    first_target: Fraction | None = None
    raised: date | None = None


STORIES = {
    "newarr-2026Q4": Story(
        Fraction(1, 10),
        {"luo": Fraction(1, 2), "wangwei": Fraction(2), "liming": Fraction(3, 2), "tangjia": Fraction(1)},
        Fraction(1860),
        date(2026, 11, 16),
    ),
    "leads-2026Q4": Story(Fraction(-12, 100)),
    "effort-2026Q4": Story(Fraction(-10, 100)),
}


def largest_remainder(whole: Fraction, weights: Sequence[int], step: Fraction) -> list[Fraction]:
    """`whole` in multiples of `step` by weight; the largest remainders are rounded up, of equal ones the earlier."""
    exact = [whole / step * weight / sum(weights) for weight in weights]
    counts = [floor(one) for one in exact]
    left = int(whole / step) - sum(counts)
    for n in sorted(range(len(exact)), key=lambda n: (counts[n] - exact[n], n))[:left]:
        counts[n] += 1
    return [count * step for count in counts]


def periods(goal: Goal) -> dict[str, Fraction]:
    """The target that each month and each week must have, by the text of its period and its month."""
    story, step = STORIES[goal.id], Fraction(goal.record["step"])
    months = goal.whole.in_time
    first = story.first_target or goal.whole.target
    targets = largest_remainder(first, [_days(goal, month.span) for month in months], step)
    found = {month.text: target for month, target in zip(months, targets, strict=True)}
    for month in months:
        found |= _weeks(goal, month.in_time, found[month.text], step)
    return found if story.raised is None else _raised(goal, found, story.raised, step)


def _raised(goal: Goal, before: dict[str, Fraction], day: date, step: Fraction) -> dict[str, Fraction]:
    """Days that are over stay; what is left of the new target goes by the working days that are left."""
    found = dict(before)
    months = [month for month in goal.whole.in_time if day <= month.span.last]
    over = {month.text: _over(month, before, day) for month in months}
    gone = sum((before[month.text] for month in goal.whole.in_time if month not in months), Fraction(0))
    rest = goal.whole.target - gone - sum(over.values())
    shares = largest_remainder(rest, [_days(goal, month.span, day) for month in months], step)
    for month, amount in zip(months, shares, strict=True):
        found[month.text] = over[month.text] + amount
        found |= _weeks(goal, [week for week in month.in_time if day <= week.span.last], amount, step)
    return found


def _over(month: Part, before: dict[str, Fraction], day: date) -> Fraction:
    return sum((before[week.text] for week in month.in_time if week.span.last < day), Fraction(0))


def _weeks(goal: Goal, weeks: Sequence[Part], whole: Fraction, step: Fraction) -> dict[str, Fraction]:
    targets = largest_remainder(whole, [_days(goal, week.span) for week in weeks], step)
    return {week.text: target for week, target in zip(weeks, targets, strict=True)}


def _days(goal: Goal, span: Span, since: date = date.min) -> int:
    return goal.calendar.count(max(span.first, since), span.last)


def with_slack(goal: Goal, target: Fraction) -> Fraction:
    """What the people of a week have together, before it is rounded to a step."""
    return target * (1 + STORIES[goal.id].slack)


def share_of(team: Team, goal: Goal, week: Part, person: str) -> Fraction:
    """Which share of what the people of a week have together is a person's."""
    weights = {one: _weight(team, goal, one, week.span) for one in _members(team, goal)}
    return weights[person] / sum(weights.values())


def _members(team: Team, goal: Goal) -> list[str]:
    given = STORIES[goal.id].people
    of_department = [p for p, record in team.people.items() if record.get("department") == goal.record["department"]]
    return list(given) if given else of_department


def _weight(team: Team, goal: Goal, person: str, span: Span) -> Fraction:
    given = STORIES[goal.id].people
    if given:
        return given[person]
    return Fraction(team.people[person].get("capacity", "1")) * team.calendar_of(person).count(span.first, span.last)
