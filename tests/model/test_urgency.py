"""The clock of an emergency runs until it is answered and solved, and is late exactly when the check says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest

from teamops.checking.rules.c004_urgent_answered import RULE
from teamops.model.place import At, Entry
from teamops.model.records.collaboration import Emergency, Request
from teamops.model.records.goals import Confirmation
from teamops.model.records.settings import Settings, Urgent
from teamops.model.time.urgency import find_answer_time, list_clocks
from teamops.model.workspace import Workspace

RAISED = datetime(2026, 9, 28, 8, tzinfo=UTC)
LIMITS = Urgent()


def after(hours: float) -> datetime:
    return RAISED + timedelta(hours=hours)


def request(
    status: Any = "open", accepted: float | None = None, responded: float | None = None, solved: float | None = None
) -> Request:
    """A request whose emergency was answered and solved so many hours after it was raised."""
    moments = {"responded": responded, "solved": solved}
    urgent = Emergency(raised=RAISED, **{key: after(hours) for key, hours in moments.items() if hours is not None})
    signed = None if accepted is None else Confirmation(by="liu", at=after(accepted))
    return Request(id="r", need="x", from_="sales", to="design", status=status, accepted=signed, urgent=urgent)


def test_a_request_that_is_not_urgent_has_no_clock() -> None:
    made = Request(id="r", need="x", from_="sales")
    assert (find_answer_time(made), list_clocks(made, LIMITS, RAISED)) == (None, ())


def test_whoever_accepts_or_solves_answers_but_not_before_it_was_raised() -> None:
    assert find_answer_time(request(accepted=1, responded=2, solved=3)) == after(1)
    assert find_answer_time(request(accepted=-5, solved=3)) == after(3)
    assert find_answer_time(request(accepted=-5)) is None


@pytest.mark.parametrize(("hours", "late"), [(2, False), (2.01, True)])
def test_exactly_the_limit_is_in_time(hours: float, late: bool) -> None:
    response, solution = list_clocks(request(), LIMITS, after(hours))
    assert (response.is_running, response.is_late, solution.is_late) == (True, late, False)
    assert list_clocks(request("accepted", accepted=hours), LIMITS, after(9))[0].is_late == late


STATES = ["open", "accepted", "in_progress", "delivered"]
CASES = [
    request(status, accepted, responded, solved)
    for status, accepted, responded, solved in product(STATES, (None, -1, 1, 5), (None, 1, 3), (None, 2, 30))
    if not (status == "open" and accepted is not None)  # whom nobody has accepted
]


@pytest.mark.parametrize("hours", [1, 3, 26])
def test_a_clock_is_late_exactly_when_the_check_says_so(hours: float) -> None:
    ws = Workspace(settings=Settings(team="x"))
    for case in CASES:
        found = RULE.run(Workspace(ws.settings, requests=(Entry(case, At("r.yaml", ("requests", 0))),)), after(hours))
        told = {finding.message for finding in found}
        late = [one for one in list_clocks(case, LIMITS, after(hours)) if one.is_late and one.is_running]
        expected = [{"response": "unanswered", "solution": "unsolved"}[clock.step] for clock in late]
        assert told == set(expected[:1]), case
