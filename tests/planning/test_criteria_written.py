"""Criteria of goals as people write them and reports print them."""

from __future__ import annotations

import pytest

from teamops.planning.goals.criteria import parse_criteria
from teamops.planning.serialize import serialize_value

EACH_MONTH = {"metric": "attainment", "each": "month", "at_least": "95%"}


@pytest.mark.parametrize(
    ("text", "criteria"),
    [
        ("每月达标率≥95%", [EACH_MONTH]),
        ("attainment ≥ 95% each month", [EACH_MONTH]),
        ("attainment>=95%@month", [EACH_MONTH]),
        ("达标率≥95%@月", [EACH_MONTH]),
        ("attainment each month at least 95%", [EACH_MONTH]),
        ("Monthly attainment at least 95%", [EACH_MONTH]),
        ("每个月的达标率不低于９５％", [EACH_MONTH]),
        ("attainment+-5%@month", [{"metric": "attainment", "each": "month", "within": "5%"}]),
        ("签约率>=30% each week", [{"metric": "签约率", "each": "week", "at_least": "30%"}]),
        ("≥95%", [{"metric": "attainment", "at_least": "95%"}]),
        ("use of the cap ≤ 100%", [{"metric": "attainment", "at_most": "100%"}]),
        ("达标率±5%", [{"metric": "attainment", "within": "5%"}]),
        ("转化率 ≥ 3%, ≤ 5%", [{"metric": "转化率", "at_least": "3%", "at_most": "5%"}]),
        ("每月达标率≥95%、退货率≤2%", [EACH_MONTH, {"metric": "退货率", "at_most": "2%"}]),
        (
            "每月达标率≥95%；每周新客户数≥1,200家",
            [EACH_MONTH, {"metric": "新客户数", "each": "week", "at_least": "1200家"}],
        ),
        (
            "新客户数>=30 and <=50 leads per week",
            [{"metric": "新客户数", "each": "week", "at_least": "30", "at_most": "50leads"}],
        ),
        ("每周曝光量≥120万次", [{"metric": "曝光量", "each": "week", "at_least": "120万次"}]),
        ("每月客单价≤3 万元。", [{"metric": "客单价", "each": "month", "at_most": "3万元"}]),
    ],
)
def test_every_way_of_writing_a_criterion_means_it(text: str, criteria: list[dict[str, str]]) -> None:
    assert serialize_value(parse_criteria(text)) == criteria


@pytest.mark.parametrize(
    "text",
    [
        "",
        "；",
        "95%",
        "尽力",
        "达标率≥95",
        "达标率≥95%个",
        "每月达标率≥1条",
        "达标率±1条",
        "达标率≥很多",
        "每月达标率≥95% each week",
        "达标率≥95%@天",
        "≥95%，其他另议",
    ],
)
def test_what_is_no_criterion_is_none(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the kind is all there is
        parse_criteria(text)
