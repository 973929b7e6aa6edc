"""Goals, their parts and figures: what was planned for some days, and what was reached in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.examples.oracle.days import Calendar, Span, period
from tests.examples.oracle.exact import in_unit, number, places
from tests.examples.oracle.files import Record, Team, day


@dataclass(frozen=True, slots=True)
class Part:
    """A goal or a part of one; people's quotas have the period of the part that they divide."""

    span: Span
    target: Fraction
    owner: str | None
    parts: tuple[Part, ...]
    text: str

    @property
    def in_time(self) -> tuple[Part, ...]:
        """The parts of other periods than this one."""
        return tuple(part for part in self.parts if part.span != self.span)

    def weeks(self) -> list[Part]:
        """The finest parts in time."""
        return [week for part in self.in_time for week in part.weeks()] if self.in_time else [self]


class Goal:
    """One goal with its figures."""

    def __init__(self, team: Team, record: Record) -> None:
        self.record, self.id, self.calendar = record, record["id"], team.calendar
        self.unit = record.get("unit", "")
        self.is_level = record.get("measure") == "level"
        self.is_up = record.get("direction", "up") == "up"
        self.whole = self._part(record, period(record["period"]))
        self.digits = places(record.get("step", record["target"]).rstrip("%"))
        booked = [one for one in team.section("actuals") if one["goal"].partition("/")[0] == self.id]
        self.booked = sorted(booked, key=lambda one: day(one["date"]))

    def _part(self, record: Record, span: Span) -> Part:
        own = period(record["period"]) if "period" in record else span
        below = tuple(self._part(one, own) for one in record.get("parts", ()))
        text = record.get("period", "")
        return Part(own, in_unit(record["target"], self.unit), record.get("owner"), below, text)

    def plan(self, span: Span) -> Fraction:
        """The target of some days: parts that are over count whole, the one that runs by its working days."""
        return self._plan(self.whole, span)

    def _plan(self, part: Part, span: Span) -> Fraction:
        if span.first <= part.span.first and part.span.last <= span.last:
            return part.target
        inside = [one for one in part.in_time if one.span.touches(span)]
        if self.is_level:
            return self._plan(inside[-1], span) if inside else part.target
        if part.in_time:
            return sum((self._plan(one, span) for one in inside), Fraction(0))
        return part.target * share(self.calendar, part.span, span)

    def reached(self, span: Span, owner: str | None = None, metric: str | None = None) -> Fraction | None:
        """The sum of the days' figures; of a level, and of another metric, the last reading. None without figures."""
        names = {metric} if metric else {None, self.record.get("metric")}
        chosen = [
            one
            for one in self.booked
            if one.get("metric") in names and day(one["date"]) in span and owner in (None, one.get("owner"))
        ]
        if not chosen:
            return None
        if metric:
            return number(chosen[-1]["value"])
        values = [in_unit(one["value"], self.unit) for one in chosen]
        return values[-1] if self.is_level else sum(values, Fraction(0))

    def newest(self, today: date) -> date | None:
        """The day of the newest figure of the goal itself."""
        days = [day(one["date"]) for one in self.booked if one.get("metric") in (None, self.record.get("metric"))]
        return max((one for one in days if one <= today), default=None)

    def quotas(self, person: str) -> list[Part]:
        """What the person has of each week."""
        return [quota for week in self.whole.weeks() for quota in week.parts if quota.owner == person]

    def owners(self) -> list[str]:
        """Everybody who has quotas, in the order of the file."""
        return list(dict.fromkeys(one.owner for week in self.whole.weeks() for one in week.parts if one.owner))


def share(calendar: Calendar, whole: Span, some: Span) -> Fraction:
    """Which share of the working days of `whole` lies in `some`; without working days all days count."""
    days = calendar.days(whole) or list(whole)
    return Fraction(sum(one in some for one in days), len(days))


def goals_of(team: Team) -> list[Goal]:
    return [Goal(team, record) for record in team.section("goals")]
