"""`teamops review`: a review says what the records say, people add the rest, and nothing that they wrote is lost."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from teamops.model.records.reviews import Response, Review, TaskFigures
from teamops.store.reading.loader import load
from tests.processes import find_program

LATER = ("--today", "2026-10-02")
MONTH = "2026-08"


def review(root: Path, identity: str) -> Review:
    return next(entry.record for entry in load(root).reviews if entry.record.id == identity)


def found(teamops, root: Path, *codes: str) -> list[str]:
    """The codes of these families that the check finds."""
    ran = teamops("-C", root, "check", "--format", "json", "--select", ",".join(codes), *LATER)
    return [finding["code"] for finding in json.loads(ran.out)["findings"]]


def every_file(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in root.rglob("*.yaml")}


@pytest.fixture
def git(quarter: Path) -> list[str]:
    run = ["git", "-C", str(quarter)]
    for arguments in (["init", "-q"], ["config", "user.name", "韩"], ["config", "user.email", "han@example.com"]):
        subprocess.run([*run, *arguments], check=True)
    return run


def subject(git: list[str]) -> str:
    return subprocess.run([*git, "log", "-1", "--format=%s"], capture_output=True, encoding="utf-8", check=True).stdout


@pytest.mark.parametrize("period", ["2026-07", "2026-08"])
def test_a_review_that_was_lost_is_drafted_with_the_same_figures(teamops, quarter: Path, period: str) -> None:
    before = review(quarter, f"review-{period}")
    (quarter / f"reviews/{period}.yaml").unlink()
    assert teamops("-C", quarter, "review", "draft", period, *LATER).code == 0
    after = review(quarter, f"review-{period}")
    assert [(r.goal, r.plan, r.actual) for r in after.results] == [(r.goal, r.plan, r.actual) for r in before.results]
    assert found(teamops, quarter, "R002", "R008", "R009") == []


@pytest.mark.unmeasured
def test_a_drafted_review_is_clean_once_people_said_why_and_what_next(teamops, quarter: Path) -> None:
    before = found(teamops, quarter, "R")
    for period in ("2026-07", "2026-08"):
        (quarter / f"reviews/{period}.yaml").unlink()
        assert teamops("-C", quarter, "review", "draft", period, "--held", f"{period[:-1]}{int(period[-1]) + 1}-02",
                       *LATER).code == 0  # fmt: skip
    assert set(found(teamops, quarter, "R")) == {"R003"}
    for goal in ("sales-2026Q3", "新客户获取量"):
        assert teamops("-C", quarter, "review", "explain", MONTH, goal, "--cause", "竞品降价", *LATER).code == 0
    plan = ("--measure", "转化率回到 3%", "--owner", "小王", "--due", "2026-10-15")
    assert teamops("-C", quarter, "improvement", "add", MONTH, "优化线索筛选规则", *plan, *LATER).code == 0
    assert found(teamops, quarter, "R") == before == []


def test_a_draft_gathers_tasks_deviations_and_open_improvements(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "review", "draft", "2026/9", *LATER)
    assert ran.code == 0
    drafted = review(quarter, "review-2026-09")
    assert (str(drafted.held), drafted.carried) == ("2026-10-02", ("imp-2026-08-1", "imp-2026-08-3"))
    assert drafted.attendees[:2] == ("chen", "sales")
    assert drafted.tasks == TaskFigures(due=16, done=6, late=11)
    (response,) = drafted.responses
    assert isinstance(response, Response)
    assert (response.monitor, str(response.date), response.cause) == ("launch", "2026-09-15", "3 位 KOL 排期推迟一周")
    assert response.measures == ("增加KOL合作，投放信息流广告（已完成）",)
    assert drafted.results[0].missed == "差 124 万元（达标率 93%）"
    assert 'teamops review explain 2026-09 sales-2026Q3 --cause "…"' in ran.out
    assert "teamops improvement add 2026-09" in ran.out


def test_a_second_draft_changes_figures_and_keeps_what_people_wrote(teamops, quarter: Path) -> None:
    before = review(quarter, "review-2026-08")
    assert teamops("-C", quarter, "actual", "add", "sales-2026Q3", "10", "--date", "2026-08-31", *LATER).code == 0
    ran = teamops("-C", quarter, "review", "draft", MONTH, *LATER)
    assert (ran.code, "+        actual: 1659" in ran.out) == (0, True)
    after = review(quarter, "review-2026-08")
    assert after.results[0].missed == before.results[0].missed  # somebody wrote more than the figures say
    assert (after.held, after.attendees, after.lessons) == (before.held, before.attendees, before.lessons)
    assert after.improvements == before.improvements
    assert after.tasks == TaskFigures(due=12, done=12, late=0)
    again = every_file(quarter)
    ran = teamops("-C", quarter, "review", "draft", MONTH, *LATER)
    assert ("没有需要写入的内容" in ran.err, every_file(quarter)) == (True, again)


@pytest.mark.unmeasured
def test_what_a_draft_said_was_missed_changes_with_the_figures(teamops, quarter: Path) -> None:
    (quarter / "reviews/2026-08.yaml").unlink()
    for value, missed in (("0", "差 51 万元（达标率 97%）"), ("1", "差 50 万元（达标率 97%）"), ("60", None)):
        teamops("-C", quarter, "actual", "add", "sales-2026Q3", value, "--date", "2026-08-31", *LATER)
        assert teamops("-C", quarter, "review", "draft", MONTH, *LATER).code == 0
        assert review(quarter, "review-2026-08").results[0].missed == missed


def test_a_draft_is_worded_in_the_language_of_the_workspace(teamops, quarter: Path) -> None:
    settings = quarter / "teamops.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("locale: zh-CN", "locale: en"), encoding="utf-8")
    (quarter / "reviews/2026-08.yaml").unlink()
    ran = teamops("-C", quarter, "--lang", "zh", "review", "draft", MONTH, *LATER)
    assert (review(quarter, "review-2026-08").results[0].missed, "请写明原因" in ran.out) == (
        "51 万元 short (97%)",
        True,
    )


def test_a_goal_of_which_nothing_is_recorded_is_told_and_not_made_up(teamops, quarter: Path) -> None:
    goal = "goals:\n  - {id: rate, name: 复购率, period: 2026-09, target: 12%, measure: level, owner: zhao}\n"
    (quarter / "goals/rate.yaml").write_text(goal, encoding="utf-8")
    ran = teamops("-C", quarter, "review", "draft", "2026-09", *LATER)
    assert (ran.code, "“复购率”未写入复盘" in ran.out) == (0, True)
    assert 'teamops actual add rate "…" --date 2026-09-30' in ran.out
    assert "R002" in found(teamops, quarter, "R002")
    assert teamops("-C", quarter, "actual", "add", "rate", "11.5%", "--date", "2026-09-30", *LATER).code == 0
    assert teamops("-C", quarter, "review", "draft", "2026-09", *LATER).code == 0
    result = review(quarter, "review-2026-09").results[-1]
    assert (str(result.plan), str(result.actual), result.missed) == ("12%", "11.5%", "差 0.5 个百分点（达标率 96%）")
    assert found(teamops, quarter, "R002", "R009") == []


def test_a_goal_without_a_target_is_told_and_left_to_people(teamops, quarter: Path) -> None:
    goal = "goals:\n  - {id: rate, name: 复购率, period: 2026-09, owner: zhao}\n"
    (quarter / "goals/rate.yaml").write_text(goal, encoding="utf-8")
    ran = teamops("-C", quarter, "review", "draft", "2026-09", *LATER)
    assert (ran.code, "“复购率”未写入复盘：没有 2026-09 的目标值" in ran.out, "actual add" in ran.out) == (
        0,
        True,
        False,
    )


def test_records_that_cannot_be_read_are_told_of(teamops, quarter: Path) -> None:
    broken = "actuals:\n  - {goal: sales-2026Q3, date: 2026-09-30, value: viel}\n"
    (quarter / "actuals/more.yaml").write_text(broken, encoding="utf-8")
    ran = teamops("-C", quarter, "review", "draft", "2026-09", *LATER)
    assert (ran.code, "actuals/more.yaml 无法完整读取" in ran.err) == (0, True)
    assert "无法完整读取" not in teamops("-C", quarter, "review", "draft", MONTH, "--dry-run", *LATER).out


def test_a_project_is_reviewed_by_its_own_tasks_and_deviations(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "review", "draft", "2026-09", "--project", "新品上市推广", *LATER)
    drafted = review(quarter, "review-2026-09-launch")
    assert (ran.code, drafted.project, drafted.results, drafted.carried) == (0, "launch", (), ())
    assert (len(drafted.responses), drafted.tasks) == (1, TaskFigures(due=3, done=3, late=0))
    assert "目标" not in ran.out.splitlines()[-5]
    assert "review lesson review-2026-09-launch" in ran.out
    assert teamops("-C", quarter, "review", "draft", "2026-09", *LATER).code == 0
    assert teamops("-C", quarter, "review", "lesson", "2026-09", "甲", "--standard", "乙", *LATER).code == 0
    assert review(quarter, "review-2026-09").lessons  # the period alone means the team's review
    assert not review(quarter, "review-2026-09-launch").lessons


def test_a_draft_says_when_and_with_whom_as_it_is_told(teamops, quarter: Path) -> None:
    asked = ("--held", "2026/10/3", "--attendees", "陈总, 销售部、小王")
    assert teamops("-C", quarter, "review", "draft", "2026-09", *asked, *LATER).code == 0
    drafted = review(quarter, "review-2026-09")
    assert (str(drafted.held), drafted.attendees) == ("2026-10-03", ("chen", "sales", "xiaowang"))


def test_the_cause_is_written_and_what_was_missed_where_nobody_did(teamops, quarter: Path) -> None:
    (quarter / "reviews/2026-08.yaml").unlink()
    teamops("-C", quarter, "review", "draft", MONTH, *LATER)
    ran = teamops("-C", quarter, "review", "explain", MONTH, "销售额", "--cause", "竞品: 降价 #1", *LATER)
    assert (ran.code, 'explain 2026-08 customers-2026Q3 --cause "…"' in ran.out) == (0, True)
    told = ("--cause", "线索少", "--missed", "差 3 家")
    ran = teamops("-C", quarter, "review", "explain", MONTH, "customers-2026Q3", *told, *LATER)
    assert (ran.code, "review explain" in ran.out) == (0, False)
    written = [(r.missed, r.cause) for r in review(quarter, "review-2026-08").results[:2]]
    assert written == [("差 51 万元（达标率 97%）", "竞品: 降价 #1"), ("差 3 家", "线索少")]


def test_a_lesson_is_added_once_and_may_become_a_standard_later(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "review", "lesson", MONTH, "先筛选再分配", *LATER)
    assert (ran.code, "R007" in ran.out) == (0, True)
    assert "没有需要写入的内容" in teamops("-C", quarter, "review", "lesson", MONTH, "先筛选再分配", *LATER).err
    ran = teamops("-C", quarter, "review", "lesson", MONTH, "先筛选再分配", "--standard", "筛选 SOP", *LATER)
    lesson = review(quarter, "review-2026-08").lessons[-1]
    assert (ran.code, lesson.lesson, lesson.standard) == (0, "先筛选再分配", "筛选 SOP")


def test_when_it_was_held_is_corrected_with_one_line(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "review", "held", MONTH, "--date", "2026-09-03", *LATER)
    assert (ran.code, [line for line in ran.out.splitlines() if line.startswith("+ ")]) == (
        0,
        ["+    held: 2026-09-03"],
    )
    for day in ("2026-09-03", "2026-10-02"):
        with_whom = ("--date", day, "--attendees", "陈总,品牌部")
        assert teamops("-C", quarter, "review", "held", MONTH, *with_whom, *LATER).code == 0
    assert review(quarter, "review-2026-08").attendees == ("chen", "brand")
    assert str(review(quarter, "review-2026-08").held) == "2026-10-02"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("draft", "九月"), 2, "周期：“九月”不是周期"),
        (("draft", "2026-13"), 2, "周期：“2026-13”不是周期"),
        (("draft", "2026-09", "--held", "下周"), 2, "--held"),
        (("draft", "2026-09", "--attendees", "销售布"), 2, "销售部"),
        (("draft", "2026-09", "--project", "lunch"), 2, "launch"),
        (("draft", "2026-09", "--as", "小网"), 2, "小王"),
        (("explain", "2026-06", "sales-2026Q3", "--cause", "x"), 2, "teamops reviews list"),
        (("explain", MONTH, "sales-2026Q4", "--cause", "x"), 2, "是不是 `sales-2026Q3"),
        (("explain", MONTH, "销售额", "--cause", "  "), 2, "--cause"),
        (("explain", MONTH, "销售额", "--cause", "x", "--missed", ""), 2, "--missed"),
        (("explain", MONTH, "销售额"), 2, "--cause"),
        (("lesson", MONTH, " "), 2, "“文字”为空"),
        (("held", MONTH, "--date", "2026-10-03"), 2, "teamops review draft 2026-08 --held 2026-10-03"),
        (("held", "review-2026", "--date", "2026-10-01"), 2, "review-2026-07（2026-07）"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    teamops, quarter: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = every_file(quarter)
    ran = teamops("-C", quarter, "review", *arguments, *LATER)
    assert (ran.code, said in ran.err, every_file(quarter) == before) == (code, True, True)


def test_a_review_with_faults_is_not_drafted_a_second_time(teamops, quarter: Path) -> None:
    (quarter / "reviews/2026-09.yaml").write_text("reviews:\n  - {id: review-2026-09, perod: 2026-09}\n", "utf-8")
    ran = teamops("-C", quarter, "review", "draft", "2026-09", *LATER)
    assert (ran.code, "teamops check" in ran.err) == (2, True)


def test_a_dry_run_writes_nothing_and_shows_everything(teamops, quarter: Path) -> None:
    before = every_file(quarter)
    for arguments in (
        ("draft", "2026-09"),
        ("explain", MONTH, "销售额", "--cause", "x"),
        ("lesson", MONTH, "x"),
        ("held", MONTH),
    ):
        ran = teamops("-C", quarter, "review", *arguments, "--dry-run", *LATER)
        assert (ran.code, "@@" in ran.out, every_file(quarter) == before) == (0, True, True)


def test_commits_read_like_a_diary(teamops, quarter: Path, git: list[str]) -> None:
    asked = ("--as", "陈总", "--commit", *LATER)
    teamops("-C", quarter, "review", "draft", "2026-09", *asked)
    assert subject(git) == "起草 review-2026-09：目标达成 0/3，任务完成 6/16（陈总）\n"
    teamops("-C", quarter, "review", "draft", MONTH, *asked)
    assert subject(git) == "更新 review-2026-08：目标达成 1/3，任务完成 12/12（陈总）\n"
    teamops("-C", quarter, "review", "explain", "2026-09", "销售额", "--cause", "竞品\n降价\x1b[31m", *asked)
    assert subject(git) == "review-2026-09 sales-2026Q3 未达成原因：竞品 降价␛[31m（陈总）\n"
    teamops("-C", quarter, "review", "lesson", "2026-09", "先筛选", "--standard", "SOP", *asked)
    assert subject(git) == "review-2026-09 经验：先筛选 → SOP（陈总）\n"
    teamops("-C", quarter, "review", "held", "2026-09", "--date", "2026-10-01", *asked)
    assert subject(git) == "review-2026-09 于 2026-10-01 召开（陈总）\n"


def test_hostile_text_is_shown_and_not_obeyed(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "review", "lesson", MONTH, "\x1b[2J[bold]甲\u202e", *LATER)
    assert (ran.code, "\x1b" in ran.out, "\u202e" in ran.out) == (0, False, False)
    assert review(quarter, "review-2026-08").lessons[-1].lesson == "\x1b[2J[bold]甲\u202e"


def test_english_speakers_are_answered_in_english(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "--lang", "en", "review", "draft", "2026-09", *LATER)
    assert "review-2026-09: 0 of 3 goals reached; 6 of 16 tasks done, 11 became overdue" in ran.out
    assert "“销售额”, 差 124 万元（达标率 93%）: add the cause\n" in ran.out
    ran = teamops("-C", quarter, "--lang", "en", "review", "explain", "2026-09", "x", "--cause", "y", *LATER)
    assert "review-2026-09 has no goal “x”; known: sales-2026Q3 (销售额)" in ran.err


def completed(root: Path, words: str) -> str:
    """What the shell is told for the last of `words`."""
    environment = {
        **os.environ, "_TEAMOPS_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": f"teamops -C {root} {words}",
    }  # fmt: skip
    return subprocess.run([find_program()], env=environment, capture_output=True, encoding="utf-8", check=False).stdout


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("review explain 2026-0", "2026-08"),
        ("review lesson review-2026-0", "review-2026-08"),
        ("review explain 2026-08 sal", "sales-2026Q3"),
        ("review draft 2026-09 --project la", "launch"),
        ("improvement close imp-", "imp-2026-08-1"),
        ("improvement add 2026-08 x --owner xiao", "xiaowang"),
    ],
)
def test_ids_complete_in_the_shell(quarter: Path, words: str, known: str) -> None:
    assert known in completed(quarter, words)
