"""`teamops monitor`: what is said of a project stands in its file, and the user hears what the handbook asks next."""

from __future__ import annotations

import json
import shlex
import subprocess
from pathlib import Path

import pytest

from teamops.model.records.monitors import Checkpoint, Monitor
from teamops.store.reading.loader import load

FILE = "monitors/launch.yaml"
TODAY = ("--today", "2026-10-01T10:00")


def monitor(root: Path, identity: str = "launch") -> Monitor:
    return next(entry.record for entry in load(root).monitors if entry.record.id == identity)


def point(root: Path, metric: str = "曝光量", day: str = "2026-09-30") -> Checkpoint:
    points = (point for phase in monitor(root).phases for point in phase.checkpoints)
    return next(point for point in points if (point.metric, point.date.isoformat()) == (metric, day))


def came(before: str, root: Path) -> list[str]:
    """The lines of the file that were not there before."""
    return [line.strip() for line in text(root).splitlines() if line not in before.splitlines()]


def text(root: Path) -> str:
    return (root / FILE).read_text(encoding="utf-8")


def errors(teamops, root: Path) -> list[str]:
    found = json.loads(teamops("-C", root, "check", "--format", "json", *TODAY).out)["findings"]
    return [finding["code"] for finding in found if finding["severity"] == "error"]


@pytest.fixture
def git(quarter: Path) -> list[str]:
    run = ["git", "-C", str(quarter)]
    for arguments in (["init", "-q"], ["config", "user.name", "韩"], ["config", "user.email", "han@example.com"]):
        subprocess.run([*run, *arguments], check=True)
    return run


def subject(git: list[str]) -> str:
    return subprocess.run(
        [*git, "log", "-1", "--format=%s"], check=False, capture_output=True, encoding="utf-8"
    ).stdout.strip()


def test_a_reading_is_one_line_of_the_file_and_of_the_diary(teamops, quarter: Path, git: list[str]) -> None:
    before = text(quarter)
    ran = teamops("-C", quarter, "monitor", "record", "launch", "曝光量", "860万", "--as", "小张", "--commit", *TODAY)
    assert ran.code == 0
    recorded = "plan: 900, actual: 860, recorded: 2026-10-01T10:00:00+08:00, owner: zhang}"
    assert came(before, quarter) == [f"- {{metric: 曝光量, unit: 万, date: 2026-09-30, {recorded}"]
    assert subject(git) == "launch 曝光量 2026-09-30：860，计划 900，偏差 −4%（小张）"
    assert "实际 860万，计划 900万，偏差 −4%，在 ±10% 之内" in ran.out
    assert "teamops monitor" not in ran.out
    assert errors(teamops, quarter) == []


def test_a_deviation_is_told_with_what_the_handbook_asks_next_and_answered_by_it(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "monitor", "record", "新品上市推广", "曝光量", "700", *TODAY)
    assert ran.code == 0
    assert "预警：新品上市推广爆发期（9月30日）曝光量：实际 700万，计划 900万，偏差 −22%，超出 ±10%" in ran.out
    assert "2026-10-02 10:00 前确定应对措施（时限 24h，§3.9）" in ran.out
    assert "若属重大风险，上报陈总（§3.7）" in ran.out
    assert errors(teamops, quarter) == ["M004"]  # no cause, no measure
    said = {"原因": "国庆前 KOL 排期冲突", "措施": "追加 信息流", "完成日期": "2026-10-06", "应急预案": "停投"}
    commands = [line.partition("：teamops ")[2] for line in ran.out.splitlines() if "：teamops " in line]
    assert [command.split()[1] for command in commands] == ["cause", "measure", "escalate"]
    for command in commands:
        arguments = [said.get(word, word) for word in shlex.split(command)]
        assert teamops("-C", quarter, *arguments, *TODAY).code == 0
    assert errors(teamops, quarter) == []
    answered = point(quarter)
    assert (answered.cause, answered.measures[0].action, answered.measures[0].owner) == (
        "国庆前 KOL 排期冲突", "追加 信息流", "zhang",
    )  # fmt: skip
    assert answered.measures[0].decided == answered.recorded
    assert monitor(quarter).escalated.to == "chen"
    closed = teamops("-C", quarter, "monitor", "measure", "close", "launch", *TODAY)
    assert (closed.code, "预警解除" in closed.out) == (0, True)
    assert point(quarter).measures[0].status == "done"


@pytest.mark.unmeasured
def test_exactly_the_limit_is_within_and_better_is_a_remark(teamops, quarter: Path) -> None:
    record = ("-C", quarter, "--lang", "en", "monitor", "record", "launch", "转化率")
    assert "+10%, within ±10%" in teamops(*record, "5.5%", *TODAY).out
    better = teamops(*record, "5.6%", "--correct", *TODAY).out
    assert "+12%, better than plan by more than 10%; nothing to do" in better
    assert "WARNING" not in better
    assert "−10.02%, beyond ±10%" in teamops(*record, "4.499%", "--correct", *TODAY).out
    assert "−10%, within ±10%" in teamops(*record, "4.5%", "--correct", *TODAY).out


def test_a_reading_can_bring_its_cause_and_only_a_measure_is_asked(teamops, quarter: Path, git: list[str]) -> None:
    asked = ("--cause", "排期\n推迟", "--risk", "声量不足", "--commit")
    ran = teamops("-C", quarter, "monitor", "record", "launch", "曝光量", "700", *asked, *TODAY)
    assert (ran.code, "monitor cause" in ran.out, "monitor measure add" in ran.out) == (0, False, True)
    assert (point(quarter).cause, point(quarter).risk) == ("排期\n推迟", "声量不足")
    assert subject(git) == "launch 曝光量 2026-09-30：700，计划 900，偏差 −22%"


def test_what_was_read_is_replaced_only_as_a_correction(teamops, quarter: Path) -> None:
    again = ("-C", quarter, "monitor", "record", "launch", "曝光量", "310", "--date", "2026/9/24")
    refused = teamops(*again, *TODAY)
    assert (refused.code, "已填报（318）" in refused.err, "--correct" in refused.err) == (2, True, True)
    assert teamops(*again, "--correct", *TODAY).code == 0
    assert str(point(quarter, day="2026-09-24").actual) == "310"


def test_the_cause_is_written_where_the_deviation_is(teamops, quarter: Path, git: list[str]) -> None:
    asked = ("cause", "launch", "曝光量", "3 位 KOL 改期", "--risk", "认知不足", "--as", "zhang", "--commit")
    ran = teamops("-C", quarter, "monitor", *asked, *TODAY)
    assert (ran.code, "9月15日" in ran.out) == (0, True)
    assert point(quarter, day="2026-09-15").cause == "3 位 KOL 改期"
    assert subject(git) == "launch 曝光量 2026-09-15 原因：3 位 KOL 改期（小张）"


def test_a_measure_is_decided_and_given_up(teamops, quarter: Path, git: list[str]) -> None:
    measure = ("-C", quarter, "--lang", "en", "monitor", "measure")
    by = ("--owner", "小何", "--due", "2026-10-08", "--date", "2026-10-06", "--commit")
    ran = teamops(*measure, "add", "launch", "曝光量", "备选 KOL: 3 位", *by, *TODAY)
    assert (ran.code, "measure for 曝光量, 6 Oct: 备选 KOL: 3 位 (小何, due 8 Oct)" in ran.out) == (0, True)
    assert subject(git) == "launch 曝光量 2026-10-06 措施：备选 KOL: 3 位（小何，2026-10-08 前）"
    assert point(quarter, day="2026-10-06").measures[0].owner == "he"
    ran = teamops(*measure, "close", "launch", "备选", "--cancel", "--commit", "--as", "he", *TODAY)
    assert (ran.code, "cancelled: 备选 KOL" in ran.out) == (0, True)
    assert subject(git) == "launch 曝光量 2026-10-06 措施取消：备选 KOL: 3 位（小何）"


def test_a_deviation_whose_only_measure_is_given_up_asks_for_another(teamops, quarter: Path) -> None:
    (quarter / FILE).write_text(text(quarter).replace("status: done", "status: open"), encoding="utf-8")
    ran = teamops("-C", quarter, "monitor", "measure", "close", "launch", "--cancel", *TODAY)
    assert (ran.code, "monitor measure add launch 曝光量" in ran.out) == (0, True)


def test_a_measure_decided_late_does_not_hinder(teamops, quarter: Path) -> None:
    assert teamops("-C", quarter, "monitor", "record", "launch", "曝光量", "700", "--cause", "甲", *TODAY).code == 0
    by = ("--owner", "zhang", "--due", "2026-10-08", "--today", "2026-10-02T10:01")
    ran = teamops("-C", quarter, "monitor", "measure", "add", "launch", "曝光量", "加投", *by)
    assert (ran.code, "M006" in ran.out) == (0, False)


@pytest.mark.unmeasured
def test_an_overrun_is_told_and_goes_to_the_director(teamops, quarter: Path, git: list[str]) -> None:
    spend = ("-C", quarter, "monitor", "spend", "launch")
    assert "已支出 80万元，预算 80万元（执行率 100%）" in teamops(*spend, "18", "--add", *TODAY).out
    ran = teamops(*spend, "1.5万", "--add", "--commit", *TODAY)
    assert ran.code == 0
    assert "预算超支" in ran.out
    assert "上报陈总" in ran.out
    assert subject(git) == "launch 新品上市推广：已支出 81.5万元，预算 80万元"
    assert errors(teamops, quarter) == ["M007"]
    raise_ = ("-C", quarter, "monitor", "escalate", "launch", "--plan", "暂停投放", "--commit", "--as", "zhang")
    assert teamops(*raise_, *TODAY).code == 0
    assert subject(git) == "launch 新品上市推广：上报陈总，应急预案：暂停投放（小张）"
    assert errors(teamops, quarter) == []
    assert "已于 2026-10-01 10:00 上报陈总" in teamops(*spend, "82", *TODAY).out


def test_a_second_escalation_is_asked_for_and_tells_the_first(teamops, quarter: Path) -> None:
    raise_ = ("-C", quarter, "--lang", "en", "monitor", "escalate", "launch")
    assert teamops(*raise_, "--plan", "first", *TODAY).code == 0
    refused = teamops(*raise_, "--plan", "second", *TODAY)
    assert (refused.code, "--again" in refused.err) == (2, True)
    ran = teamops(*raise_, "--plan", "second", "--to", "王经理", "--again", *TODAY)
    assert (ran.code, "earlier escalation, to 陈总 (2026-10-01 10:00): first" in ran.err) == (0, True)
    assert (monitor(quarter).escalated.to, monitor(quarter).escalated.plan) == ("wang", "second")


def test_an_overrun_may_not_go_to_somebody_else(teamops, quarter: Path) -> None:
    teamops("-C", quarter, "monitor", "spend", "launch", "90", *TODAY)
    ran = teamops("-C", quarter, "monitor", "escalate", "launch", "--plan", "甲", "--to", "wang", *TODAY)
    assert (ran.code, "M007" in ran.err) == (1, True)


NEW = ("monitor", "new", "autumn", "--project", "秋季促销", "--owner", "小张", "--start", "2026/10/12")


def test_a_project_is_made_of_phases_with_checkpoints(teamops, quarter: Path, git: list[str]) -> None:
    metrics = (
        "--metric",
        "曝光量=220万,1500万,400万",
        "--metric",
        "转化率=,5%,",
        "--metric",
        "获客成本<=80元/70元/60元",
    )
    more = ("--days", "14,14,12", "--risk", "高", "--budget", "80万元", "--goal", "exposure-2026Q3", "--commit")
    ran = teamops("-C", quarter, *NEW, *metrics, *more, "--as", "chen", *TODAY)
    assert (ran.code, "2026-10-12 至 2026-11-20，3 个阶段，7 个监控节点" in ran.out) == (0, True)
    assert subject(git) == "新增监控项目 autumn 秋季促销：2026-10-12 至 2026-11-20（陈总）"
    made = monitor(quarter, "autumn")
    assert (made.risk, made.goal, made.budget.unit) == ("high", "exposure-2026Q3", "万元")
    burst = made.phases[1]
    assert [(p.metric, str(p.plan), p.unit, p.direction, p.date.day) for p in burst.checkpoints] == [
        ("曝光量", "1500", "万", "up", 6), ("转化率", "5%", None, "up", 6), ("获客成本", "70", "元", "down", 6),
    ]  # fmt: skip
    assert (quarter / "monitors/autumn.yaml").is_file()
    assert errors(teamops, quarter) == []


def test_a_project_has_a_series_of_checkpoints_at_once(teamops, quarter: Path) -> None:
    more = (
        "--metric",
        "访问量=12万,20万",
        "--phases",
        "筹备,执行",
        "--days",
        "7,14",
        "--risk",
        "high",
        "--every",
        "每周",
    )
    ran = teamops("-C", quarter, *NEW, *more, *TODAY)
    assert (ran.code, "2 个阶段，3 个监控节点" in ran.out) == (0, True), ran.err
    points = [(p.date.isoformat(), str(p.plan), p.unit) for p in monitor(quarter, "autumn").checkpoints]
    assert points == [("2026-10-16", "12", "万"), ("2026-10-23", "20", "万"), ("2026-10-30", "20", "万")]
    assert "M010" not in ran.out + ran.err
    assert "--every" in teamops("-C", quarter, *NEW, *more[:-1], "hourly", "--dry-run", *TODAY).err


def test_a_project_without_plans_says_where_they_belong(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, *NEW, "--phases", "筹备、执行", "--budget", "80", "--unit", "万元", *TODAY)
    assert (ran.code, "monitors/autumn.yaml" in ran.out) == (0, True)
    assert [phase.name for phase in monitor(quarter, "autumn").phases] == ["筹备", "执行"]
    assert monitor(quarter, "autumn").budget.unit == "万元"


def test_more_than_a_few_metrics_are_told(teamops, quarter: Path) -> None:
    metrics = [word for n in range(6) for word in ("--metric", f"m{n}=1,1,1")]
    ran = teamops("-C", quarter, *NEW, *metrics, *TODAY)
    assert (ran.code, "M001" in ran.out) == (0, True)


RECORD = ("monitor", "record", "launch")
ADD = ("monitor", "measure", "add", "launch")
WHEN = ("--due", "2026-10-08")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("monitor", "record", "lunch", "曝光量", "1"), 2, "launch"),
        ((*RECORD, "曝光率", "1"), 2, "曝光量"),
        ((*RECORD, "曝光量", "很多"), 2, "数值：“很多”不是数字"),
        ((*RECORD, "曝光量", "1.2.3"), 2, "数值：“1.2.3”不是数字"),
        ((*RECORD, "转化率", "4.8"), 2, "480%"),
        ((*RECORD, "转化率", "48k"), 2, "48k"),
        ((*RECORD, "转化率", "48条"), 2, "“%”不一致"),
        ((*RECORD, "曝光量", "860条"), 2, "“万”不一致"),
        ((*RECORD, "曝光量", "1", "--date", "上次"), 2, "--date"),
        ((*RECORD, "曝光量", "1", "--date", "2026-09-29"), 2, "2026-09-30"),
        ((*RECORD, "曝光量", "1", "--date", "2026-10-06"), 2, "尚未到来"),
        ((*RECORD, "复购率", "1%"), 2, "2026-10-30"),
        ((*RECORD, "曝光量", "1", "--as", "小章"), 2, "小张"),
        (("monitor", "cause", "launch", "转化率", "甲"), 2, "没有偏差超限"),
        (("monitor", "cause", "launch", "曝光量", " "), 2, "“文字”为空"),
        (("monitor", "cause", "launch", "曝光量", "甲", "--date", "2026-09-30"), 2, "monitor record"),
        ((*ADD, "曝光量", "甲", "--owner", "小章", *WHEN), 2, "小张"),
        ((*ADD, "曝光量", "甲", "--owner", "小张", "--due", "很快"), 2, "--due"),
        ((*ADD, "曝光量", "甲", "--owner", "小张"), 2, "--due"),
        ((*ADD, "曝光量", "甲", *WHEN), 2, "--owner"),
        (("monitor", "measure", "close", "launch"), 2, "没有未完成"),
        (("monitor", "escalate", "launch"), 2, "--plan"),
        (("monitor", "escalate", "launch", "--plan", "甲", "--to", "程总"), 2, "陈总"),
        (("monitor", "spend", "launch", "五"), 2, "金额：“五”不是数字"),
        (("monitor", "spend", "launch", "5人"), 2, "万元"),
        (("monitor", "spend", *TODAY, "launch", "--", "-5"), 2, "小于 0"),
        ((*NEW[:2], "launch", *NEW[3:]), 1, "F006"),
        ((*NEW[:2], "a b", *NEW[3:]), 1, "F003"),
        ((*NEW, "--risk", "很高"), 2, "high"),
        ((*NEW, "--goal", "expsure-2026Q3"), 2, "exposure-2026Q3"),
        ((*NEW, "--days", "14,x"), 2, "--days"),
        ((*NEW, "--days", "0,1,2"), 2, "--days"),
        ((*NEW, "--days", "1,2,3,4"), 2, "3 个阶段"),
        ((*NEW, "--metric", "曝光量"), 2, "曝光量=220万"),
        ((*NEW, "--metric", "曝光量=,,"), 2, "曝光量=220万"),
        ((*NEW, "--metric", "曝光量=1,2"), 2, "3 个阶段"),
        ((*NEW, "--metric", "曝光量=1,2,3万"), 2, "一致的单位"),
        ((*NEW, "--metric", "曝光量=1条,2个,3条"), 2, "一致的单位"),
        ((*NEW, "--metric", "曝光量=0,0,0"), 1, "M002"),
        ((*NEW, "--budget", "80万元", "--unit", "元"), 2, "--unit"),
        ((*NEW, "--budget", "80k"), 2, "80k"),
        ((*NEW[:4], " ", *NEW[5:]), 2, "--project"),
        ((*NEW[:-1], "下次"), 2, "--start"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    teamops, quarter: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = {file: file.read_bytes() for file in quarter.rglob("*.yaml")}
    today = () if "--" in arguments else TODAY
    ran = teamops("-C", quarter, *arguments, *today)
    assert (ran.code, said in ran.err, ran.out) == (code, True, "")
    assert {file: file.read_bytes() for file in quarter.rglob("*.yaml")} == before


def test_without_a_budget_it_is_told_what_to_write(teamops, faults: Path) -> None:
    ran = teamops("-C", faults, "--lang", "en", "monitor", "spend", "launch", "5", *TODAY)
    assert (ran.code, "budget: {planned: 80, unit: 万元}" in ran.err) == (2, True)


def test_without_a_director_somebody_must_be_named(teamops, faults: Path) -> None:
    settings = faults / "teamops.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("director: chen\n", ""), encoding="utf-8")
    raise_ = ("-C", faults, "--lang", "en", "monitor", "escalate", "launch", "--plan", "stop")
    refused = teamops(*raise_, *TODAY)
    assert (refused.code, "director: …" in refused.err) == (2, True)
    assert teamops(*raise_, "--to", "wang", *TODAY).code == 0


def test_what_may_not_happen_at_all_is_planned_as_what_is_tolerable(teamops, quarter: Path) -> None:
    zero = text(quarter).replace("date: 2026-09-30, plan: 5%", "date: 2026-09-30, plan: 0, direction: down")
    (quarter / FILE).write_text(zero, encoding="utf-8")
    ran = teamops("-C", quarter, *RECORD, "转化率", "3", *TODAY)
    assert (ran.code, "M002" in ran.err) == (1, True)
    ran = teamops("-C", quarter, "--lang", "en", *RECORD, "转化率", "0", *TODAY)
    assert (ran.code, "no deviation rate" in ran.out) == (0, True)


def test_errors_that_were_there_before_do_not_hinder(teamops, faults: Path) -> None:
    ran = teamops("-C", faults, "monitor", "record", "launch", "搜索指数", "3000", "--today", "2026-09-16")
    assert (ran.code, "计划 —，无法计算偏差率" in ran.out) == (0, True)


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "arguments",
    [
        (*RECORD, "曝光量", "700"),
        ("monitor", "cause", "launch", "曝光量", "甲"),
        (*ADD, "曝光量", "甲", "--owner", "zhang", *WHEN),
        ("monitor", "spend", "launch", "70"),
        ("monitor", "escalate", "launch", "--plan", "甲"),
        NEW,
    ],
)
def test_a_dry_run_shows_the_lines_and_keeps_the_files(teamops, quarter: Path, arguments: tuple[str, ...]) -> None:
    before = {file: file.read_bytes() for file in quarter.rglob("*.yaml")}
    ran = teamops("-C", quarter, *arguments, "--dry-run", *TODAY)
    assert (ran.code, "\n+ " in ran.out or "\n+monitors:" in ran.out) == (0, True)
    assert {file: file.read_bytes() for file in quarter.rglob("*.yaml")} == before


def test_what_users_wrote_acts_on_no_terminal_and_makes_no_lines(teamops, quarter: Path) -> None:
    hostile = "推广\\e[31m\\u202E\\n错误:[red]全部作废[/red]"
    (quarter / FILE).write_text(text(quarter).replace("新品上市推广", f'"{hostile}"'), encoding="utf-8")
    ran = teamops("-C", quarter, *RECORD, "曝光量", "700", "--cause", "甲\x1b[2J\n乙", *TODAY)
    assert ran.code == 0
    assert not {"\x1b", "\u202e"} & {*ran.out, *ran.err}
    assert "\n错误" not in ran.out + ran.err
    assert "[red]全部作废[/red]" in ran.out


def test_a_command_to_copy_is_safe_in_a_shell(teamops, quarter: Path) -> None:
    (quarter / FILE).write_text(text(quarter).replace("metric: 曝光量", 'metric: "$(id); 曝光"'), encoding="utf-8")
    ran = teamops("-C", quarter, *RECORD, "$(id); 曝光", "700", *TODAY)
    (line,) = [line for line in ran.out.splitlines() if "monitor cause" in line]
    assert shlex.split(line.partition("\uff1a")[2])[3:5] == ["launch", "$(id); 曝光"]


def test_ids_and_metrics_are_completed(quarter: Path) -> None:
    from teamops.cli.projects.options import list_metrics, list_monitors

    ws = load(quarter)
    assert ("launch", "新品上市推广") in [*list_monitors(ws)]
    assert [metric for metric, _ in list_metrics(ws)] == ["销售额", "曝光量", "互动率", "转化率", "复购率"]


def test_english_speakers_are_helped_in_english(teamops, quarter: Path) -> None:
    shown = teamops("-C", quarter, "--lang", "en", "monitor", "measure", "close", "--help").out
    assert "Mark a measure as done, or cancel it." in shown
    assert "MONITOR" in shown


def test_a_reading_of_ten_times_its_plan_is_asked_about_and_not_praised(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, *RECORD, "曝光量", "15000万", "--date", "2026-09-30", "--today", "2026-09-30T18:00")
    assert (ran.code, "单位是否正确" in ran.err + ran.out, "好于计划" in ran.err + ran.out) == (0, True, False)


TWINS = """
            measures:
              - {action: 改投知乎与B站, owner: zhang, decided: 2026-09-09T10:00:00+08:00, due: 2026-09-12, status: open}
              - {action: 改投知乎与B站, owner: he, decided: 2026-09-09T10:00:00+08:00, due: 2026-09-13, status: open}
"""


@pytest.fixture
def twins(quarter: Path) -> Path:
    """Equal measures: two at one checkpoint, one of another day, one of another metric on that day."""
    measure = "measures: [{{action: 改投知乎与B站, owner: zhang, due: {}}}]"
    checkpoint = f"          - {{{{metric: {{}}, date: {{}}, plan: 5, {measure}}}}}\n"
    points = checkpoint.format("曝光量", "2026-10-23", "2026-10-25")
    points += checkpoint.format("互动率", "2026-10-16", "2026-10-18")
    points += "          - metric: 互动率\n            date: 2026-10-23\n            plan: 5" + TWINS
    phase = "      - name: 甲\n        start: 2026-10-01\n        end: 2026-10-31\n        checkpoints:\n" + points
    record = "monitors:\n  - id: twins\n    project: 双胞胎\n    owner: zhang\n    phases:\n" + phase
    (quarter / "monitors/twins.yaml").write_text(record, encoding="utf-8")
    return quarter


@pytest.mark.parametrize(
    ("words", "due"),
    [
        (("改投知乎与B站 曝光量 2026-10-23",), "2026-10-25"),
        (("改投知乎与B站", "曝光量"), "2026-10-25"),
        (("改投知乎与B站 2026-10-16",), "2026-10-18"),
        (("改投知乎与B站", "10月16日"), "2026-10-18"),
        (("改投知乎与B站 (互动率 2026-10-16)",), "2026-10-18"),
        (("改投知乎与B站\uff08互动率 2026-10-16\uff09",), "2026-10-18"),
        (("改投知乎与B站 · 互动率 2026-10-16",), "2026-10-18"),
        (("#3",), "2026-09-12"),
        (("＃4",), "2026-09-13"),
    ],
)
def test_of_equal_measures_one_is_named_by_metric_day_or_number(teamops, twins: Path, words, due: str) -> None:
    ran = teamops("-C", twins, "monitor", "measure", "close", "twins", *words, *TODAY)
    assert ran.code == 0, ran.err
    measures = [m for phase in monitor(twins, "twins").phases for c in phase.checkpoints for m in c.measures]
    assert [str(m.due) for m in measures if m.status == "done"] == [due]


@pytest.mark.parametrize("words", [("改投知乎与B站",), ("2026-10-23",), ("改投知乎与B站 互动率 2026-10-23",), ("#9",)])
def test_what_may_be_several_lists_them_with_their_numbers(teamops, twins: Path, words) -> None:
    ran = teamops("-C", twins, "monitor", "measure", "close", "twins", *words, *TODAY)
    assert (ran.code, "#4 改投知乎与B站 · 互动率 2026-10-23" in ran.err) == (2, True)


def test_every_command_that_is_told_for_a_measure_closes_just_that_one(teamops, twins: Path) -> None:
    left = 4
    while left:
        told = json.loads(teamops("-C", twins, "today", "--format", "json", "--today", "2026-10-24").out)
        commands = [one["command"] for one in told["duties"] if "measure close twins" in (one["command"] or "")]
        assert len(commands) == left
        ran = teamops("-C", twins, *shlex.split(commands[0])[1:], "--today", "2026-10-24")
        assert ran.code == 0, ran.err
        left -= 1


CHECKPOINT = ("monitor", "checkpoint", "add", "launch", "--metric")


@pytest.mark.parametrize(
    ("arguments", "days"),
    [
        (("曝光量", "--plan", "300万", "--date", "10月20日"), ["2026-10-20"]),
        (("互动率", "--plan", "5%", "--phase", "持续期"), ["2026-10-30"]),
        (("互动率", "--plan", "5%", "--phase", "持续期", "--every", "week"),
         ["2026-10-16", "2026-10-23", "2026-10-30"]),
        (("成本", "--plan", "<=80元,70元", "--every", "day", "--from", "10月20日", "--until", "10月21日"),
         ["2026-10-20", "2026-10-21"]),
    ],
)  # fmt: skip
def test_checkpoints_are_added_one_or_many(quarter: Path, teamops, arguments, days) -> None:
    before = (quarter / "monitors/launch.yaml").read_text("utf-8").splitlines()
    ran = teamops("-C", quarter, *CHECKPOINT, *arguments, "--today", "2026-09-28")
    assert ran.code == 0, ran.err
    after = (quarter / "monitors/launch.yaml").read_text("utf-8").splitlines()
    new = [line for line in after if line not in before]
    assert [line.partition("date: ")[2][:10] for line in new] == days
    assert [line for line in after if line in before] == before
    again = teamops("-C", quarter, *CHECKPOINT, *arguments, "--today", "2026-09-28")
    assert (again.code, "已有节点" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("曝光量", "--plan", "3万"), "预热期"),
        (("曝光量", "--plan", "3万", "--phase", "持续期", "--date", "12月1日"), "2026-12-01"),
        (("曝光量", "--plan", "3万", "--date", "10月20日", "--every", "week"), "--every"),
        (("曝光量", "--plan", "3万,4万", "--date", "10月20日"), "计划值"),
        (("曝光量", "--plan", "3万", "--phase", "持续期", "--every", "day", "--until", "2099-01-01"), "2099-01-01"),
    ],
)
def test_a_checkpoint_that_cannot_be_is_refused(quarter: Path, teamops, arguments, said: str) -> None:
    before = (quarter / "monitors/launch.yaml").read_bytes()
    ran = teamops("-C", quarter, *CHECKPOINT, *arguments, "--today", "2026-09-28")
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert (quarter / "monitors/launch.yaml").read_bytes() == before
