"""`teamops show`: one id, and everything that is known of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from teamops.model.workspace import Workspace

MEETING = ("--today", "2026-09-28")


@pytest.mark.parametrize("word", ["channel-contract-09", "sales-2026Q3", "launch", "zhou"])
@pytest.mark.parametrize(("lang", "columns"), [("zh", "100"), ("en", "80")])
def test_the_card_reads_as_it_was_accepted(
    teamops, golden, quarter: Path, monkeypatch: pytest.MonkeyPatch, word: str, lang: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    ran = teamops("-C", quarter, "--lang", lang, "show", word, *MEETING)
    assert ran.code == 0
    golden(f"show/{word}.{lang}.txt", ran.out)


@pytest.mark.parametrize(
    ("word", "kind", "linked"),
    [
        ("channel-contract-09", "task", {"sales-2026Q3/2026-09"}),
        ("sales-2026Q3/2026-09", "part", {"channel-contract-09"}),
        ("launch", "monitor", {"launch-burst", "exposure-2026Q3"}),
        ("req-2", "request", set()),
        ("m-2026-W37", "meeting", {"lead-rules-09"}),
        ("周敏", "person", set()),
        ("finance", "department", set()),
    ],
)
def test_every_kind_can_be_shown_with_its_links(teamops, quarter: Path, word: str, kind: str, linked: set[str]) -> None:
    assert teamops("-C", quarter, "show", word, *MEETING).code == 0
    document = json.loads(teamops("-C", quarter, "show", word, "--format", "json", *MEETING).out)
    (record,) = document["records"]
    assert (document["version"], record["kind"]) == (1, kind)
    assert linked <= {link["id"] for link in record["linked"]}


def test_reviews_and_improvements_are_found(teamops, quarter: Path) -> None:
    review = teamops("-C", quarter, "show", "review-2026-08", *MEETING)
    assert (review.code, "优化线索筛选规则" in review.out, "sales-2026Q3" in review.out) == (0, True, True)
    improvement = teamops("-C", quarter, "show", "imp-2026-08-1", *MEETING)
    assert (improvement.code, "优化方案：" in improvement.out) == (0, True)


def test_of_several_kinds_with_one_id_all_are_shown(teamops, quarter: Path) -> None:
    request = "requests:\n  - {id: launch, need: 乙, from: sales, to: finance, owner: zhou}\n"
    (quarter / "collaboration/more.yaml").write_text(request, encoding="utf-8")
    document = json.loads(teamops("-C", quarter, "show", "launch", "--format", "json", *MEETING).out)
    kinds = {record["kind"]: record["linked"] for record in document["records"]}
    assert list(kinds) == ["monitor", "request"]
    assert kinds["request"] == [{"kind": "task", "id": "channel-contract-09"}]


def test_an_id_that_there_is_not_is_an_error_that_helps(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "show", "chanel-contract-09", *MEETING)
    assert (ran.code, "channel-contract-09" in ran.err) == (2, True)
    assert teamops("-C", quarter, "show", "zzzzzz", *MEETING).code == 2


def test_a_record_that_is_not_valid_is_said_to_be(teamops, quarter: Path) -> None:
    (quarter / "tasks/more.yaml").write_text("tasks:\n  - {id: bad, name: 甲, start: never}\n", encoding="utf-8")
    ran = teamops("-C", quarter, "show", "bad", *MEETING)
    assert (ran.code, "teamops check" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("word", "record"),
    [("renewals-09", "renewals-09"), ("renewals-0", ""), ("competitor-r", "competitor-report"),
     ("sales-2026Q4", "sales-2026Q4"), ("客户回访计划", "revisit-plan"), ("laun", ""), ("promo", "promo-618"),
     ("exposure-2", "exposure-2026Q3")],
)  # fmt: skip
def test_the_name_or_the_beginning_of_an_id_is_enough_where_one_is_meant(teamops, quarter: Path, word, record) -> None:
    ran = teamops("-C", quarter, "show", word, "--format", "json")
    if not record:
        assert (ran.code, "可能是" in ran.err) == (2, True)
        return
    (shown,) = json.loads(ran.out)["records"]
    assert (ran.code, shown["record"]["id"]) == (0, record)


@pytest.mark.parametrize("word", ["sa", "nothing", "req-9"])
def test_what_no_id_begins_with_is_nothing(teamops, quarter: Path, word: str) -> None:
    ran = teamops("-C", quarter, "show", word)
    assert (ran.code, "requests list" in ran.err) == (2, True)


def test_how_a_goal_was_split_is_in_words(teamops, quarter: Path) -> None:
    split = ("split-goal", "sales-2026Q4", "--buffer", "over:10", "--people", "赵四=2,qian=1", "--yes", *MEETING)
    assert teamops("-C", quarter, *split).code == 0
    shown = " ".join(teamops("-C", quarter, "show", "sales-2026Q4", *MEETING).out.split())
    assert "月、周、人员" in shown
    assert "按工作日" in shown
    assert "workdays" not in shown
    assert "month" not in shown
    assert "people" not in shown


@pytest.mark.parametrize("word", ["nothing", "竞品月度报告"])
def test_a_name_is_looked_for_once_and_not_for_each_record(
    teamops, quarter: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    """Comparing every record with every other took 12 seconds of 10,000 tasks."""
    asked: list[str] = []
    section = Workspace.section
    monkeypatch.setattr(Workspace, "section", lambda self, name: asked.append(name) or section(self, name))
    tasks = ", ".join(
        f"{{id: x-{n}, name: 任务{n}, owner: zhou, start: 2026-09-01, end: 2026-09-02}}" for n in range(100)
    )
    (quarter / "tasks/many.yaml").write_text(f"tasks: [{tasks}]\n", encoding="utf-8")
    teamops("-C", quarter, "show", word, *MEETING)
    assert 0 < asked.count("tasks") < 20
