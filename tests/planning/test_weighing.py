"""By what is shared: earlier years, posts, departments; and the buffer that a split records."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from planning_team import PEOPLE, SALES, amounts, applied, team
from test_resplit import with_actuals

from teamops.locale.words import Words
from teamops.model.figures.quantity import Quantity
from teamops.model.records.goals import Buffer
from teamops.planning.errors import SplitError
from teamops.planning.split.split import Split, plan_split

LAST_YEAR = SALES | {"id": "sales-2025", "period": "2025"}
BOOKED = [("2024-07-05", "100"), ("2024-08-05", "200"), ("2024-09-05", "300"),
          ("2025-07-05", "300"), ("2025-08-05", "300"), ("2025-09-05", "600"), ("2026-07-05", "999")]  # fmt: skip


def said(made: Split) -> list[str]:
    return [notice.say(Words("en")) for notice in made.notices]


def over(percent: str, at: Any = "people") -> Buffer:
    return Buffer(mode="over", percent=Quantity.parse(percent), at=at)


def test_history_weighs_months_by_their_seasonal_index_over_the_years() -> None:
    """2024 gives 0.5, 1, 1.5 and 2025 gives 0.75, 0.75, 1.5; this year does not count."""
    ws = with_actuals(team(SALES, LAST_YEAR), *BOOKED, goal="sales-2025")
    made = plan_split(ws, SALES["id"], ["month"], by="history")
    assert [row.weight for row in made.rows] == [Fraction(5, 8), Fraction(7, 8), Fraction(3, 2)]
    assert amounts(made) == ["1042", "1458", "2500"]
    assert said(made) == ["weighted by the actuals of 2024, 2025"]


def test_history_of_weeks_is_that_of_their_months_by_working_days() -> None:
    ws = with_actuals(team(SALES, LAST_YEAR), *BOOKED, goal="sales-2025")
    straight = {str(row.period): row for row in plan_split(ws, SALES["id"], ["week"], by="history").rows}
    assert straight["2026-W28"].weight == Fraction(5, 8) * Fraction(5, 23)
    assert sum(row.weight or 0 for row in straight.values()) == 3
    nested = plan_split(ws, SALES["id"], ["month", "week"], by="history")
    assert {row.basis for row in nested.rows if row.depth == 2} == {"workdays"}


def test_history_is_refused_where_no_earlier_year_tells() -> None:
    partial = with_actuals(team(SALES, LAST_YEAR), ("2025-07-05", "300"), goal="sales-2025")
    with pytest.raises(SplitError, match="no year before 2026 has actuals of 销售额 in every month of 07–09"):
        plan_split(partial, SALES["id"], ["month"], by="history")


def test_posts_choose_people() -> None:
    staff = PEOPLE | {"zhao": PEOPLE["zhao"] | {"posts": ["客户跟进"]}, "lijie": PEOPLE["lijie"] | {"posts": ["媒介"]}}
    ws = team(SALES, SALES | {"id": "all", "department": None}, people=staff)
    assert [row.owner for row in plan_split(ws, SALES["id"], ["people"], posts=["客户跟进"]).rows] == ["zhao"]
    with pytest.raises(SplitError, match="nobody has the job role 客户; known: 客户跟进"):
        plan_split(ws, SALES["id"], ["people"], posts=["客户"])
    with pytest.raises(SplitError, match="nobody with capacity in department sales has the job role 媒介"):
        plan_split(ws, SALES["id"], ["people"], posts=["媒介"])
    with pytest.raises(SplitError, match="not both"):
        plan_split(ws, SALES["id"], ["people"], posts=["媒介"], people={"zhao": 1})


def test_departments_are_weighed_by_the_capacity_of_their_people_and_go_on_to_them() -> None:
    made = plan_split(team(SALES), SALES["id"], ["department", "people"])
    assert [(row.path.partition("/")[2], str(row.target)) for row in made.rows] == [
        ("sales", "3000"),
        ("sales/zhao", "2000"),
        ("sales/qian", "1000"),
        ("brand", "2000"),
        ("brand/lijie", "2000"),
    ]
    after = applied(SALES, made)
    assert plan_split(team(after), SALES["id"], ["department", "people"], replace=True).changes == ()
    with pytest.raises(SplitError, match="put departments first"):
        plan_split(team(after | {"parts": [{"department": "sales", "target": "5000", "locked": "true"}]}),
                   SALES["id"], ["month", "department"])  # fmt: skip
    with pytest.raises(SplitError, match=r"no department nowhere in teamops\.yaml; known: sales, brand"):
        plan_split(team(SALES), SALES["id"], ["department"], departments={"nowhere": 1})


def test_a_buffer_is_recorded_in_the_goal_and_applied_once() -> None:
    made = plan_split(team(SALES), SALES["id"], ["month", "people"], buffer=over("10%"))
    assert [(change.at.route[-1], change.value) for change in made.changes][:1] == [
        ("buffer", {"mode": "over", "percent": "10%", "at": "people"})
    ]
    assert sum(row.target for row in made.rows if row.depth == 1) == 5000
    assert sum(row.target for row in made.rows if row.depth == 2) == 5500
    after = applied(SALES, made)
    assert plan_split(team(after), SALES["id"], ["month", "people"], buffer=over("10%")).changes == ()
    more = plan_split(team(after), SALES["id"], ["month", "people"], buffer=over("15%"), replace=True)
    assert said(more)[-2] == "the goal's buffer changes from over 10% @people to over 15% @people"
    later = plan_split(team(SALES), SALES["id"], ["month"], buffer=over("10%"))
    assert said(later) == ["the buffer is recorded; it applies once the goal is split into people"]


def test_a_reserve_is_told_as_an_amount() -> None:
    reserve = Buffer(mode="reserve", percent=Quantity.parse("12%"), at="month")
    made = plan_split(team(SALES), SALES["id"], ["month"], buffer=reserve)
    assert (made.reserve, sum(row.target for row in made.rows)) == (Decimal(600), 4400)


def test_buffers_that_compound_are_noticed() -> None:
    """10 % at four levels is 46 %."""
    chain = [
        SALES | {"id": f"g{n}", "serves": f"g{n - 1}", "buffer": {"mode": "over", "percent": "10"}} for n in range(4)
    ]
    made = plan_split(team(*chain), "g3", ["people"])
    assert said(made)[-1].startswith("buffers compound: there is one already at g2, g1, g0; together")
    assert "46.4% above" in said(made)[-1]
    by_hand = SALES | {"parts": [{"period": "2026-Q3", "department": "sales", "target": "5500"}]}
    below = plan_split(
        team(by_hand | {"buffer": {"mode": "over", "percent": "10"}}), f"{SALES['id']}/2026-Q3", ["people"]
    )
    assert "21.0% above" in said(below)[-1]


@pytest.mark.parametrize(
    ("goal", "path", "percent", "says"),
    [
        (SALES | {"measure": "level"}, SALES["id"], "10%", "is a level, which has no buffer"),
        (SALES | {"parts": [{"period": "2026-07", "target": "9"}]}, "sales-2026Q3/2026-07", "10%",
         "belongs to the whole goal"),
        (SALES | {"direction": "down"}, SALES["id"], "10%", "should stay low: with parts 10% above it"),
        (SALES, SALES["id"], "100%", "below 100%, not 100%"),
        (SALES, SALES["id"], "-1%", "below 100%, not -1%"),
    ],
)  # fmt: skip
def test_a_buffer_that_cannot_be_is_refused(goal: dict[str, Any], path: str, percent: str, says: str) -> None:
    with pytest.raises(SplitError, match=says):
        plan_split(team(goal), path, ["people"], buffer=over(percent))


def test_a_buffer_outside_the_limits_is_said_where_it_is_written() -> None:
    told = "the buffer of 20% is outside 10% to 15% (§1.9); the check reports it (G005)"
    made = plan_split(team(SALES), SALES["id"], ["month", "people"], buffer=over("20%"))
    assert told in said(made)
    again = plan_split(team(applied(SALES, made)), SALES["id"], ["month", "people"])
    assert told not in said(again)
    assert told not in said(plan_split(team(SALES), SALES["id"], ["people"], buffer=over("15%")))


def test_a_recorded_buffer_over_a_goal_that_is_to_stay_low_is_said() -> None:
    goal = SALES | {"direction": "down", "buffer": {"mode": "over", "percent": "10%"}}
    assert any(
        one.startswith("the goal should stay low, but with buffer")
        for one in said(plan_split(team(goal), goal["id"], ["people"]))
    )
