"""Projects, reviews, improvements and requests: deviations, budgets and how much of what was due is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from tests.examples.oracle.days import Span
from tests.examples.oracle.exact import number
from tests.examples.oracle.files import Record, Team, day

LIMIT = Fraction(1, 10)
"""`limits.deviation` is not set in this workspace: ±10%."""


class Reading(NamedTuple):
    """A checkpoint with its project and phase."""

    project: Record
    phase: Record
    point: Record

    @property
    def day(self) -> date:
        return day(self.point["date"])

    @property
    def plan(self) -> Fraction:
        return number(self.point["plan"])

    @property
    def actual(self) -> Fraction | None:
        return number(self.point["actual"]) if "actual" in self.point else None

    @property
    def is_rate(self) -> bool:
        return self.point["plan"].endswith("%")

    @property
    def deviation(self) -> Fraction | None:
        return None if self.actual is None else (self.actual - self.plan) / self.plan

    @property
    def is_beyond(self) -> bool:
        """Exactly 10% is within."""
        return self.deviation is not None and abs(self.deviation) > LIMIT

    @property
    def is_worse(self) -> bool:
        is_up = self.point.get("direction", "up") == "up"
        return self.deviation is not None and (self.deviation < 0 if is_up else self.deviation > 0)


def readings(team: Team) -> Iterator[Reading]:
    for project in team.section("monitors"):
        for phase in project["phases"]:
            for point in phase["checkpoints"]:
                yield Reading(project, phase, point)


def spending(project: Record) -> tuple[Fraction, Fraction]:
    """What was planned and what is spent."""
    return number(project["budget"]["planned"]), number(project["budget"]["spent"])


def run_of(project: Record) -> Span:
    return Span(day(project["phases"][0]["start"]), day(project["phases"][-1]["end"]))


def improvements(team: Team) -> list[Record]:
    """Those of all reviews, but for the cancelled ones."""
    return [
        one
        for review in team.section("reviews")
        for one in review.get("improvements", ())
        if one["status"] != "cancelled"
    ]


def due_and_done(records: list[Record], span: Span) -> tuple[int, int]:
    """How many are due in the period, and how many of those are done."""
    due = [one for one in records if day(one["due"]) in span]
    return len(due), sum(one["status"] == "done" for one in due)


def requests(team: Team) -> list[Record]:
    return [one for one in team.section("requests") if one["status"] != "cancelled"]
