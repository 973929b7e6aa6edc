"""The improvement plan (§4.7): what is due in its period, and what is left from before."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reporting.printouts import printed, table, texts

LATER = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("period", "today", "ids"),
    [
        ("2026-Q3", date(2026, 9, 7), ["imp-1", "imp-05-2", "imp-2", "imp-05"]),  # the last is due in October, and open
        (
            "2026-Q3",
            LATER,
            ["imp-1", "imp-05-2", "imp-2"],
        ),  # looked back at: October was no matter of the third quarter
        ("2026-Q4", LATER, ["imp-1", "imp-05"]),
        ("2026-08", date(2026, 8, 5), ["imp-05-2", "imp-1", "imp-05"]),
    ],
)
def test_what_is_due_and_what_is_open_is_shown_late_ones_first(period: str, today: date, ids: list[str]) -> None:
    assert texts(table(printed("improvements", period, today=today)), "id") == ids


def test_a_person_sees_their_own_and_the_months_are_of_what_is_shown() -> None:
    report = printed("improvements", "2026-Q3", person="zhao")
    assert texts(table(report), "id") == ["imp-05-2"]
    assert texts(table(report, "months"), "rate") == ["100%"]


def test_a_month_of_what_is_left_has_the_rate_of_all_that_was_due_in_it() -> None:
    months = table(printed("improvements", "2026-Q4", today=LATER), "months")
    # of September the plan has only imp-1, which is late; imp-2 was done in time and is no matter of the fourth quarter
    assert list(zip(texts(months, "month"), texts(months, "rate"), strict=True)) == [
        ("2026年9月", "50%"),
        ("2026年10月", "0%"),
    ]
