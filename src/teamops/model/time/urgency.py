"""The clocks of an urgent request: when it was answered and solved, and whether that was in time (§5.3)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from teamops.model.named_tuple import NamedTuple
from teamops.model.records.collaboration import Request
from teamops.model.records.settings import Urgent
from teamops.model.time.moments import compute_duration

Step = Literal["response", "solution"]


class UrgencyClock(NamedTuple):
    """The time until an urgent request was answered or solved, or the time waited so far, with its limit."""

    step: Step
    took: timedelta
    limit: timedelta
    is_running: bool

    @property
    def is_late(self) -> bool:
        """Whether the limit has passed; exactly the limit is in time."""
        return self.took > self.limit


def find_answer_time(request: Request) -> datetime | None:
    """Return when an urgent request was first answered, as recorded; accepting and solving are answers."""
    urgent = request.urgent
    if urgent is None:
        return None
    answers = (urgent.responded, urgent.solved, request.accepted.at if request.accepted is not None else None)
    return min((moment for moment in answers if moment is not None and moment >= urgent.raised), default=None)


def list_clocks(request: Request, limits: Urgent, now: datetime) -> tuple[UrgencyClock, ...]:
    """Return the clocks of response and solution as of `now`; empty for a request that is not urgent.

    If the status has moved on without a recorded time there is no clock, as for the solution of what is delivered or
    closed.
    """
    urgent, clocks = request.urgent, []
    if urgent is None:
        return ()
    waits_for_answer = request.status == "open"
    waits_for_solution = request.status in ("open", "accepted", "in_progress")
    steps: list[tuple[Step, datetime | None, timedelta, bool]] = [
        ("response", find_answer_time(request), limits.response, waits_for_answer),
        ("solution", urgent.solved, limits.solution, waits_for_solution),
    ]
    for step, done, limit, is_running in steps:
        if done is not None or is_running:
            clocks.append(UrgencyClock(step, compute_duration(urgent.raised, done or now), limit, done is None))
    return tuple(clocks)
