"""G018 actual-once: what counts twice, and what only looks like it."""

from __future__ import annotations

import pytest

GOALS = """\
goals:
  - {id: g, name: 销售额, period: 2026-09, target: 100, metric: 合同额, department: sales, owner: wang,
     parts: [{owner: zhao, target: 50}, {owner: qian, target: 50}]}
  - {id: other, name: 回款, period: 2026-09, target: 100, department: sales, owner: wang}
  - {id: rate, name: 续约率, period: 2026-09, target: 90%, measure: level, department: sales, owner: wang}
"""
ROW = {"goal": "g", "date": "2026-09-02", "value": "71", "owner": "zhao", "source": "CRM"}


def rows(*changes: dict[str, str | None]) -> str:
    made = ({key: value for key, value in {**ROW, **change}.items() if value is not None} for change in changes)
    lines = ["  - {" + ", ".join(f"{key}: {value}" for key, value in row.items()) + "}\n" for row in made]
    return f"{GOALS}actuals:\n{''.join(lines)}"


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"value": "71.0"},
        {"value": "0.0071万"},
        {"note": "补录"},
        {"metric": "合同额"},
        {"goal": "g/zhao", "owner": None},
        {"department": "sales"},
        {"source": "crm"},
        {"source": None},
        {"key": "HT-1"},
    ],
    ids=str,
)
def test_an_equal_row_is_found_at_the_later_one(found, change: dict[str, str | None]) -> None:
    (finding,) = found("G018", rows({}, change))
    assert (finding.message, finding.severity) == ("twice", "warning")
    assert finding.at.route == ("actuals", 1, "value")
    assert [related.at.route for related in finding.related] == [("actuals", 0)]


@pytest.mark.parametrize(
    "change",
    [{"date": "2026-09-03"}, {"value": "70"}, {"value": "-71"}, {"owner": "qian"}, {"owner": None},
     {"metric": "签约数"}, {"goal": "other"}, {"source": "财务系统"}],
    ids=str,
)  # fmt: skip
def test_a_row_that_differs_is_another(said, change: dict[str, str | None]) -> None:
    assert said("G018", rows({}, change)) == []


def test_different_numbers_tell_equal_rows_apart_and_equal_ones_join_different_rows(said) -> None:
    assert said("G018", rows({"key": "HT-1"}, {"key": "HT-2"}, {"key": "HT-3"})) == []
    assert said("G018", rows({"key": "HT-1"}, {"key": "HT-1", "value": "-5", "owner": "qian"})) == ["key"]
    assert said("G018", rows({"key": "HT-1"}, {"key": "HT-1", "goal": "g/zhao", "date": "2026-09-03"})) == ["key"]
    assert said("G018", rows({"key": "HT-1"}, {"key": "HT-1", "source": "财务系统"})) == []
    assert said("G018", rows({"key": "HT-1"}, {"key": "HT-1", "goal": "other", "value": "3"})) == []


def test_each_repetition_is_found_once_with_the_first_across_files(found) -> None:
    text = rows({})
    files = {"a.yaml": text, "b.yaml": "actuals:" + text.partition("actuals:")[2] * 2}
    second, third = found("G018", files)
    assert {one.related[0].at.file for one in (second, third)} == {"a.yaml"}
    assert [one.at.route for one in (second, third)] == [("actuals", 0, "value"), ("actuals", 1, "value")]


def test_a_reading_that_stands_twice_counts_once(said) -> None:
    rate = {"goal": "rate", "value": "91%"}
    assert said("G018", rows(rate, rate)) == ["reading"]
    assert said("G018", rows({"metric": "签约率", "value": "26%"}, {"metric": "签约率", "value": "26%"})) == ["reading"]
