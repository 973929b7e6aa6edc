"""Splits give nothing to people in periods in which they are not in the team."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest
from planning_team import PEOPLE, SALES, applied, team

from teamops.planning.errors import SplitError
from teamops.planning.split.split import Split, plan_split

LEAVER = PEOPLE | {"zhao": PEOPLE["zhao"] | {"until": "2026-08-14"}}
JOINER = PEOPLE | {"zhao": PEOPLE["zhao"] | {"since": "2026-09-01"}}
GONE = PEOPLE | {"zhao": PEOPLE["zhao"] | {"until": "2026-06-30"}}


def amounts(split: Split, person: str) -> dict[str, Decimal]:
    return {row.path.split("/")[1]: row.target for row in split.rows if row.owner == person}


def assert_sums_agree(split: Split) -> None:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    targets = {row.path: row.target for row in split.rows}
    for row in split.rows:
        if row.owner is not None:
            sums[row.path.rpartition("/")[0]] += row.target
    assert sums == {path: targets[path] for path in sums}


def test_who_leaves_has_parts_until_then_by_their_working_days() -> None:
    split = plan_split(team(SALES, people=LEAVER), SALES["id"], ["month", "people"])
    theirs, others = amounts(split, "zhao"), amounts(split, "qian")
    assert list(theirs) == ["2026-07", "2026-08"]
    assert list(others) == ["2026-07", "2026-08", "2026-09"]
    assert theirs["2026-07"] > others["2026-07"]
    assert theirs["2026-08"] < others["2026-08"] * 2
    assert_sums_agree(split)


def test_who_joins_has_parts_from_then_on() -> None:
    split = plan_split(team(SALES, people=JOINER), SALES["id"], ["month", "people"])
    assert list(amounts(split, "zhao")) == ["2026-09"]
    assert_sums_agree(split)


def test_weights_of_the_last_split_pass_over_who_has_left() -> None:
    first = plan_split(team(SALES), SALES["id"], ["month", "people"], people={"zhao": 2, "qian": 1})
    again = plan_split(team(applied(SALES, first), people=LEAVER), SALES["id"], replace=True)
    assert list(amounts(again, "zhao")) == ["2026-07", "2026-08"]
    assert_sums_agree(again)


def test_people_who_are_never_there_cannot_be_the_only_ones() -> None:
    with pytest.raises(SplitError) as refused:
        plan_split(team(SALES, people=GONE), SALES["id"], ["month", "people"], people={"zhao": 1})
    assert refused.value.message.name == "nobody_present"
    split = plan_split(team(SALES, people=GONE), SALES["id"], ["month", "people"])
    assert {row.owner for row in split.rows if row.owner} == {"qian"}
