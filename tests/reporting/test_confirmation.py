"""The confirmation sheet: a row for everybody who answers for something, with room to sign."""

from __future__ import annotations

from pathlib import Path

from teamops.reporting.base.report import Paragraph, Table
from tests.reporting.printouts import column, printed, row, table, team_with, texts

PEOPLE = "[{owner: wang, target: 1}, {owner: zhao, target: 2}]"
JULY, AUGUST = (
    ", ".join(f"{{period: 2026-{week}, target: 3, parts: {PEOPLE}}}" for week in weeks)
    for weeks in (("07-W28", "07-W29"), ("08-W32", "08-W33", "08-W34", "08-W35"))
)
MONTHS = f"[{{period: 2026-07, target: 6, parts: [{JULY}]}}, {{period: 2026-08, target: 15, parts: [{AUGUST}]}}]"


def sheet(tmp_path: Path, keys: str) -> Table:
    goal = f"id: g, name: 销售额, period: 2026-Q3, unit: 万元, target: 21, owner: wang, {keys}"
    ws = team_with(tmp_path, goals=f"goals: [{{{goal}}}]")
    return table(printed("confirmation", "2026-Q3", ws=ws))


def test_everybody_who_answers_for_something_has_a_row_with_room_to_sign() -> None:
    sales = table(printed("confirmation"))
    assert texts(sales, "person") == ["王经理", "赵四"]
    assert [c.key for c in sales.columns if c.to_write_in] == ["signature"]
    assert "signature" not in [c.key for c in sales.for_screen.columns]


def test_a_signature_is_shown_with_what_became_of_it() -> None:
    sales = table(printed("confirmation"))
    assert texts(sales, "confirmed_at") == ["6月26日 10:20", "6月26日 10:42"]
    assert texts(sales, "confirmation") == ["已确认", "已失效：关键动作、本人的分解项有改动"]
    assert [cell.tone for cell in column(sales, "confirmation")] == ["good", "bad"]
    assert [len(text) for text in texts(sales, "digest")] == [8, 8]


def test_many_parts_of_a_person_are_added_up_by_month(tmp_path: Path) -> None:
    made = sheet(tmp_path, f"parts: {MONTHS}")
    assert texts(made, "own_parts") == ["整个目标\n7月 2、8月 4", "7月 4、8月 8"]
    assert texts(made, "target") == ["21万元\n6万元", "12万元"]


def test_a_few_parts_are_listed_by_their_periods(tmp_path: Path) -> None:
    made = sheet(
        tmp_path, "parts: [{period: 2026-07, target: 21, parts: [{period: 2026-W30, owner: zhao, target: 9}]}]"
    )
    assert texts(made, "own_parts")[1] == "第30周 9"


def test_a_level_is_not_added_up(tmp_path: Path) -> None:
    parts = "[{period: 2026-07, owner: zhao, target: 21}, {period: 2026-08, owner: zhao, target: 21}]"
    assert texts(sheet(tmp_path, f"measure: level, parts: {parts}"), "target")[1] == "21万元"


def test_who_signed_for_one_part_is_still_asked_for_the_others(tmp_path: Path) -> None:
    signed = "confirmed: [{by: zhao, at: 2026-06-26T10:00}]"
    parts = f"[{{period: 2026-07, owner: zhao, target: 10, {signed}}}, {{period: 2026-08, owner: zhao, target: 11}}]"
    made = sheet(tmp_path, f"parts: {parts}")
    assert row(made, 1)[3:6] == ["2026-07 6月26日 10:00", "——", "已确认（无校验码）\n未确认：1 个分解项"]
    assert column(made, "confirmation")[1].value == ("unbound", "missing")


def test_the_sheet_can_be_about_one_person() -> None:
    tables = [block for block in printed("confirmation", person="zhao").blocks if isinstance(block, Table)]
    assert [texts(one, "person") for one in tables] == [["赵四"]]


def test_a_period_without_goals_says_so_and_explains_nothing() -> None:
    report = printed("confirmation", "2025-Q3")
    assert table(report).rows == ()
    assert not any(isinstance(block, Paragraph) for block in report.blocks)
