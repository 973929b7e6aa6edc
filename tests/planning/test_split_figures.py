"""Amounts of a split read as the goal writes them: rates in per cent, large amounts in 万, with and without working."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from planning_team import SALES, applied, team

from teamops.planning.errors import SplitError
from teamops.planning.split.split import Split, plan_split
from teamops.reporting.base.report import Paragraph, Table
from teamops.reporting.pages.split import build_split_report

NOVEMBER = date(2026, 11, 16)
ALL: list[Any] = ["month", "week", "people"]
STAFF: dict[str, Any] = {name: {"name": name.title(), "department": "sales"} for name in ("chen", "wang", "li")}
BUFFER = {"mode": "reserve", "percent": "10%", "at": "people"}
RATE = SALES | {"period": "2026-Q4", "unit": "%", "target": "12%", "step": "0.1%"}
LARGE = {key: value for key, value in SALES.items() if key != "unit"} | {"period": "2026-Q4", "target": "1860万"}


def plan(goal: dict[str, Any], **how: Any) -> Split:
    return plan_split(team(goal, people=STAFF), goal["id"], **how)


def raised(goal: dict[str, Any], target: str) -> tuple[dict[str, Any], Split]:
    """`goal` split before its quarter, and split again in the middle of it for a higher target."""
    goal = applied(goal, plan(goal, levels=ALL)) | {"target": target}
    return goal, plan(goal, replace=True, today=NOVEMBER)


def texts(goal: dict[str, Any], made: Split, *, explained: bool = True) -> Iterator[str]:
    """Every text of the page but the weights, which are numbers of days."""
    report = build_split_report(team(goal, people=STAFF), made, NOVEMBER, "zh", explained=explained)
    for block in report.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield block.title
            yield from block.note.split("; ")
            for row in block.rows:
                for column, cell in zip(block.columns, row, strict=True):
                    if column.key in ("quota", "floor", "target", "total", "before"):
                        yield cell.text


@pytest.mark.parametrize(("goal", "target", "suffix"), [(RATE, "15%", "%"), (LARGE, "2100万", "万")])
@pytest.mark.parametrize("buffer", [{}, {"buffer": BUFFER}])
def test_every_amount_of_the_working_has_the_suffix_of_the_goal(
    goal: dict[str, Any], target: str, suffix: str, buffer: dict[str, Any]
) -> None:
    shown = list(texts(*raised(goal | buffer, target)))
    cells = [text for text in shown if re.fullmatch(r"[−\d.,…]+[%万]?", text)]
    assert cells
    assert [cell for cell in cells if not cell.endswith(suffix)] == []
    sentences = [text for text in shown if text not in cells]
    named = {one for text in sentences for one in re.findall(r"(?:待分配|总额：共|最小单位|合计为|而非) (\S+)", text)}
    assert named
    assert [one for one in named if suffix not in one] == []


def test_a_rate_is_told_in_per_cent_throughout() -> None:
    goal, made = raised(RATE, "15%")
    shown = list(texts(goal, made))
    assert [one for text in shown for one in re.findall(r"(?<![\d.])0\.0\d+(?![\d…]*%)", text)] == []
    [under_way] = [text for text in shown if "分之" in text and "正在进行" in text and "2026-11 " in text]
    assert re.search(r"即 [\d.]+…?% \+ [\d.]+…?% × 11 ÷ 34 = [\d.]+…?%，取整为 [\d.]+%", under_way)


def test_the_notice_on_a_period_under_way_has_two_places_at_most() -> None:
    for goal, target, unit in (
        (RATE, "15%", "%"),
        (LARGE, "2100万", "万"),
        (SALES | {"period": "2026-Q4"}, "5600", " 万元"),
    ):
        before, made = raised(goal, target)
        [notice] = [text for text in texts(before, made) if "已进行一部分" in text]
        number = r"[\d,]+(?:\.\d{1,2})?"
        assert re.search(f"已过去的部分 {number}{unit} 保持不变，其余 {number}{unit} 按剩余工作日分配", notice), notice
        assert re.search(f"占 {number} 分之 {number}$", notice), notice


def test_weights_with_many_places_are_rounded_in_the_notice() -> None:
    goal = applied(RATE, plan(RATE, levels=["month"], weights=[20, 35, 35])) | {"target": "15%"}
    [notice] = [text for text in texts(goal, plan(goal, replace=True, today=NOVEMBER)) if "已进行一部分" in text]
    assert notice.endswith("占 53.33 分之 18.33"), notice


def test_what_is_held_back_is_in_the_suffix_too() -> None:
    goal = RATE | {"buffer": BUFFER}
    assert "预留：1.2%" in list(texts(goal, plan(goal, levels=ALL), explained=False))


def test_a_rest_in_no_whole_steps_is_told_in_per_cent() -> None:
    goal = RATE | {"target": "12.05%"}
    with pytest.raises(SplitError) as refused:
        plan(goal, levels=["month"])
    assert refused.value.message.facts["rest"] == "12.05%"
    assert refused.value.message.facts["step"] == "0.1%"
