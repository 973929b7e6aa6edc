"""`teamops improvement`: what is promised is owned and dated, closed only with evidence, and followed up."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from teamops.model.records.reviews import Improvement
from teamops.store.reading.loader import load

TODAY = ("--today", "2026-10-02")
PLAN = ("--measure", "报价不超过 1 天", "--owner", "王经理", "--due", "2026/10/20")


def improvement(root: Path, identity: str) -> Improvement:
    every = (one for entry in load(root).reviews for one in entry.record.improvements)
    return next(one for one in every if one.id == identity)


def every_file(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in root.rglob("*.yaml")}


def listed(teamops, root: Path, *arguments: object) -> dict[str, list[dict[str, object]]]:
    ran = teamops("-C", root, "improvement", "list", *arguments, "--format", "json", *TODAY)
    assert ran.code == 0, ran.err
    document: dict[str, list[dict[str, object]]] = json.loads(ran.out)
    return document


def ids(teamops, root: Path, *arguments: object) -> list[object]:
    return [one["id"] for one in listed(teamops, root, *arguments)["improvements"]]


def test_a_promise_gets_the_next_number_of_its_review(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "improvement", "add", "2026-08", "加快报价", *PLAN, *TODAY)
    assert (ran.code, "imp-2026-08-4：加快报价，责任人王经理，2026-10-20 前完成" in ran.out) == (0, True)
    assert 'teamops improvement close imp-2026-08-4 --evidence "…"' in ran.out
    made = improvement(quarter, "imp-2026-08-4")
    assert (made.measure, made.owner, str(made.due), made.status) == ("报价不超过 1 天", "wang", "2026-10-20", "open")
    assert (
        json.loads(teamops("-C", quarter, "check", "--select", "R", "--format", "json", *TODAY).out)["findings"] == []
    )


def test_an_id_of_ones_own_is_taken_as_it_is(teamops, quarter: Path) -> None:
    assert teamops("-C", quarter, "improvement", "add", "2026-08", "加快报价", *PLAN, "--id", "quote", *TODAY).code == 0
    assert improvement(quarter, "quote").item == "加快报价"


def test_a_vague_measure_is_warned_of_and_written(teamops, quarter: Path) -> None:
    vague = ("--measure", "加强管理", "--owner", "wang", "--due", "2026-10-20")
    ran = teamops("-C", quarter, "improvement", "add", "2026-08", "报价", *vague, *TODAY)
    assert (ran.code, "R005" in ran.out) == (0, True)


def test_an_improvement_is_closed_with_what_shows_it(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "improvement", "close", "优化线索筛选规则", "--evidence", "转化率 3.1%", *TODAY)
    assert ran.code == 0  # of two with that item the one that is open
    closed = improvement(quarter, "imp-2026-08-1")
    assert (closed.status, closed.evidence) == ("done", "转化率 3.1%")
    assert [line for line in ran.out.splitlines() if line.startswith(("+ ", "- "))] == [
        "-        status: open", "+        status: done", "+        evidence: 转化率 3.1%"
    ]  # fmt: skip


def test_one_that_is_done_with_nothing_to_show_it_can_be_shown_later(teamops, quarter: Path) -> None:
    file = quarter / "reviews/2026-08.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("status: open", "status: done", 1), encoding="utf-8")
    duties = json.loads(teamops("-C", quarter, "today", "--format", "json", *TODAY).out)["duties"]
    told = [(one["command"], one["reasons"]) for one in duties if one["record"] == "imp-2026-08-1"]
    assert told == [("teamops improvement close imp-2026-08-1 --evidence …", [{"kind": "evidence"}])]
    assert teamops("-C", quarter, "improvement", "close", "imp-2026-08-1", "--evidence", "日志", *TODAY).code == 0
    assert improvement(quarter, "imp-2026-08-1").evidence == "日志"


ADD = ("add", "2026-08", "报价")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((*ADD, "--measure", "x", "--owner", "小网", "--due", "2026-10-20"), 2, "小王"),
        ((*ADD, "--measure", "x", "--owner", "wang", "--due", "改天"), 2, "--due"),
        ((*ADD, "--measure", " ", "--owner", "wang", "--due", "2026-10-20"), 2, "--measure"),
        (("add", "2026-08", " ", *PLAN), 2, "“事项”为空"),
        (("add", "2026-11", "x", *PLAN), 2, "teamops reviews list"),
        ((*ADD, *PLAN, "--id", "imp-2026-07-1"), 2, "review-2026-07 中已有优化项"),
        ((*ADD, *PLAN, "--id", "a b"), 1, "F003"),
        ((*ADD, "--owner", "wang", "--due", "2026-10-20"), 2, "--measure"),
        (("close", "imp-2026-08-1"), 2, "--evidence"),
        (("close", "imp-2026-08-1", "--evidence", "  "), 2, "--evidence"),
        (("close", "imp-2026-08-2", "--evidence", "x"), 2, "已完成：截至 9 月 17 日签回 5 个"),
        (("close", "imp-2026-08-7", "--evidence", "x"), 2, "是不是“imp-2026-08-3"),
        (("close", "imp-2026-08", "--evidence", "x"), 2, "imp-2026-08-1（优化线索筛选规则）、imp-2026-08-2"),
        (("list", "--sort", "repeat"), 2, "repeats"),
        (("list", "--owner", "小网"), 2, "小王"),
        (("list", "--period", "夏天"), 2, "--period"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    teamops, quarter: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = every_file(quarter)
    ran = teamops("-C", quarter, "improvement", *arguments, *TODAY)
    assert (ran.code, said in ran.err, every_file(quarter) == before) == (code, True, True)


def test_the_same_promise_is_not_made_twice(teamops, quarter: Path) -> None:
    for code in (0, 2):
        assert teamops("-C", quarter, "improvement", "add", "2026-08", "加快报价", *PLAN, *TODAY).code == code


def test_what_is_cancelled_cannot_be_closed(teamops, quarter: Path) -> None:
    file = quarter / "reviews/2026-08.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("status: open", "status: cancelled"), encoding="utf-8")
    ran = teamops("-C", quarter, "improvement", "close", "imp-2026-08-1", "--evidence", "x", *TODAY)
    assert (ran.code, "已取消" in ran.err) == (2, True)


def test_a_dry_run_writes_nothing(teamops, quarter: Path) -> None:
    before = every_file(quarter)
    teamops("-C", quarter, "improvement", "add", "2026-08", "加快报价", *PLAN, "--dry-run", *TODAY)
    teamops("-C", quarter, "improvement", "close", "imp-2026-08-1", "--evidence", "x", "--dry-run", *TODAY)
    assert every_file(quarter) == before


def test_commits_read_like_a_diary(teamops, quarter: Path) -> None:
    git = ["git", "-C", str(quarter)]
    for arguments in (["init", "-q"], ["config", "user.name", "韩"], ["config", "user.email", "han@example.com"]):
        subprocess.run([*git, *arguments], check=True)
    commit = ("--as", "小张", "--commit", *TODAY)
    teamops("-C", quarter, "improvement", "add", "2026-08", "加快\n报价", *PLAN, *commit)
    teamops("-C", quarter, "improvement", "close", "imp-2026-08-1", "--evidence", "x" * 99, *commit)
    shown = subprocess.run([*git, "log", "--format=%s"], capture_output=True, encoding="utf-8", check=True).stdout
    assert shown.splitlines() == [
        f"imp-2026-08-1 优化线索筛选规则 完成：{'x' * 71}…（小张）",
        "review-2026-08 优化方案 imp-2026-08-4：加快 报价（王经理，2026-10-20 前）（小张）",
    ]


@pytest.mark.parametrize(("lang", "columns"), [("zh", "120"), ("en", "80")])
def test_the_list_reads_as_it_was_accepted(
    teamops, golden, quarter: Path, monkeypatch: pytest.MonkeyPatch, lang: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    teamops("-C", quarter, "review", "draft", "2026-09", *TODAY)
    ran = teamops("-C", quarter, "--lang", lang, "improvement", "list", "--all", "--today", "2026-10-18")
    golden(f"improvements.{columns}.{lang}.txt", ran.out)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ["imp-2026-08-1", "imp-2026-08-3"]),
        (("--owner", "小张"), ["imp-2026-08-3"]),
        (("--department", "sales", "--all"), ["imp-2023-Q3-1", "imp-2026-07-1", "imp-2026-08-2"]),
        (("--overdue",), []),
        (("--all", "--period", "2026年7月"), ["imp-2026-07-1", "imp-2026-07-2"]),
        (("--all", "--period", "2023-Q3"), ["imp-2023-09-1", "imp-2023-Q3-1"]),
        (("--text", "kol"), ["imp-2026-08-3"]),
        (("--all", "--text", "212 万元"), ["imp-2026-08-2"]),
        (("--sort", "owner"), ["imp-2026-08-1", "imp-2026-08-3"]),
        (("--all", "--sort", "review", "--period", "2026"),
         ["imp-2026-07-1", "imp-2026-07-2", "imp-2026-08-1", "imp-2026-08-2", "imp-2026-08-3"]),
    ],
)  # fmt: skip
def test_improvements_are_filtered_and_sorted(
    teamops, quarter: Path, arguments: tuple[str, ...], expected: list[str]
) -> None:
    assert ids(teamops, quarter, *arguments) == expected


def test_late_ones_come_first_and_those_often_carried_on_request(teamops, quarter: Path) -> None:
    more = """\
reviews:
  - id: review-2026-06
    period: 2026-06
    improvements:
      - {id: slow, item: 甲, measure: x, owner: wang, due: 2026-12-31}
      - {id: late, item: 乙, measure: x, owner: wang, due: 2026-09-30}
  - {id: review-2026-H, period: 2026-Q2, carried: [slow]}
  - {id: review-2026-Q3, period: 2026-Q3, carried: [slow, late]}
  - {id: review-2026-10, period: 2026-10, carried: [slow, slow]}
"""
    (quarter / "reviews/more.yaml").write_text(more, encoding="utf-8")
    assert ids(teamops, quarter)[0] == "late"
    assert ids(teamops, quarter, "--overdue") == ["late"]
    first = listed(teamops, quarter, "--sort", "repeats")["improvements"][0]
    assert (first["id"], first["repeats"], first["carried_to"]) == ("slow", 2, ["review-2026-Q3", "review-2026-10"])


def test_months_count_what_was_due_and_not_what_was_cancelled(teamops, quarter: Path) -> None:
    file = quarter / "reviews/2026-08.yaml"
    text = file.read_text(encoding="utf-8").replace("status: open", "status: cancelled", 1)
    file.write_text(text.replace("due: 2026-09-18", "due: 2026-10-18"), encoding="utf-8")
    months = listed(teamops, quarter, "--period", "2026")["months"]
    assert months == [
        {"month": "2026-08", "due": 2, "done": 2, "rate": 1},
        {"month": "2026-10", "due": 2, "done": 1, "rate": 0.5},
    ]
    assert listed(teamops, quarter, "--owner", "韩工")["months"] == [months[0] | {"due": 1, "done": 1}]


def test_hostile_text_is_shown_and_not_obeyed(teamops, quarter: Path) -> None:
    item = ("\x1b[2J[bold]甲", *PLAN)
    teamops("-C", quarter, "improvement", "add", "2026-08", *item, *TODAY)
    ran = teamops("-C", quarter, "improvement", "list", *TODAY)
    assert ("\x1b" in ran.out, "[bold]" in ran.out) == (False, True)


def test_english_speakers_are_answered_in_english(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "--lang", "en", "improvement", "close", "imp-2026-08-1", *TODAY)
    assert "needs evidence to be closed; use --evidence (§4.11)" in ran.err
    assert (
        teamops("-C", quarter, "--lang", "en", "improvement", "list", "--overdue", *TODAY).out.count("No matching impr")
        == 1
    )


def test_a_card_shows_the_reviews_that_carry_it_and_today_how_often(teamops, quarter: Path) -> None:
    teamops("-C", quarter, "review", "draft", "2026-09", *TODAY)
    card = teamops("-C", quarter, "show", "imp-2026-08-1", *TODAY).out
    assert "结转至复盘  review-2026-09" in card
    assert "imp-2026-08-3" in teamops("-C", quarter, "show", "review-2026-09", *TODAY).out
    ran = teamops("-C", quarter, "today", "--person", "小王", "--format", "json", *TODAY)
    duty = next(one for one in json.loads(ran.out)["duties"] if one["record"] == "imp-2026-08-1")
    assert duty["command"] == "teamops improvement close imp-2026-08-1 --evidence …"
    assert duty["reasons"] == [{"kind": "carried", "times": "1"}]
