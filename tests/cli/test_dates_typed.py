"""Every option and argument that takes a day, time or period takes it as screens print it; none may be forgotten."""

from __future__ import annotations

import re
import subprocess
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from tests.cli.command_tree import parameters

TODAY = "2026-09-28T18:00"
TASK = "--name 甲 --start 2026-09-28 --end 2026-09-29 --type adhoc --owner qian"
DAY, MOMENT, PERIOD, WEEK, YEAR, QUARTER, FAR = "day", "moment", "period", "week", "year", "quarter", "far"

SAYINGS = {
    DAY: [("{iso}", "{zh}", "{long}", "{slash}", "{dot}", "{en}", "{english}", "{wide}", "{relative}"), "10/11"],
    MOMENT: [("{iso}T17:00", "{zh} 17:00", "{en} 17:00", "{slash} 17:00", "{zh}下午5点", "{relative} 5pm"), "10月5日"],
    PERIOD: [("{iso:.7}", "{long}|月", "{zh}|月", "{slash}|/", "{wide}|月", "{month} 2026"), "第7季度"],
    WEEK: [("2026-W40", "2026年第40周", "W40", "第40周", "week 40 of 2026", "9月28日", "本周"), "W99"],
    QUARTER: [("2026-Q4", "2026Q4", "2026年第4季度", "第四季度", "下季度", "Q4 2026"), "9月"],
    FAR: [("2027-Q1", "2027Q1", "2027年第1季度", "2027年一季度", "Q1 2027"), "9月"],
    YEAR: [("2026", "2026年", "２０２６"), "9月"],
}

TAKES = {
    ("new goal", "--period"): (PERIOD, "--id g --name 甲 --owner qian --department sales --target 5 --period {}"),
    ("new actual", "--date"): (DAY, "--goal sales-2026Q3 --value 5 --date {}"),
    ("new person", "--since"): (DAY, "--name 甲 --since {}"),
    ("new person", "--until"): (DAY, "--name 甲 --until {}"),
    ("new task", "--start"): (DAY, "--name 甲 --end 2026-10-09 --type adhoc --owner qian --start {}"),
    ("new task", "--end"): (DAY, "--name 甲 --start 2026-09-01 --type adhoc --owner qian --end {}"),
    ("leave", "--on"): (DAY, "zhao --to qian --dry-run --on {}"),
    ("new task", "--updated"): (MOMENT, f"{TASK} --updated {{}}"),
    ("new review", "--period"): (PERIOD, "--id x --period {}"),
    ("new review", "--held"): (DAY, "--id x --period 2026-06 --held {}"),
    ("new request", "--due"): (DAY, "--need 甲 --item 乙 --from sales --to design --owner qian --due {}"),
    ("new meeting", "--held"): (MOMENT, "--id x --type adhoc --held {}"),
    ("new daily", "--date"): (DAY, "--person he --done 甲 --date {}"),
    ("goals list", "--period"): (PERIOD, "--period {}"),
    ("goals list", "--due-before"): (DAY, "--due-before {}"),
    ("actual add", "--date"): (DAY, "sales-2026Q3 5 --date {}"),
    ("actual list", "--since"): (DAY, "--since {}"),
    ("actual list", "--until"): (DAY, "--until {}"),
    ("split-goal", "--from"): (DAY, "sales-2026Q4 --into month,people --from {}"),
    ("calendar import", "of"): (YEAR, "{} --dry-run"),
    ("calendar show", "of"): (YEAR, "{}"),
    ("tasks list", "--due-before"): (DAY, "--due-before {}"),
    ("tasks plan", "week"): (WEEK, "{} --dry-run"),
    ("update", "--start"): (DAY, "holiday-duty --end 2026-10-09 --start {}"),
    ("update", "--end"): (DAY, "holiday-duty --end {}"),
    ("block", "--since"): (DAY, "revisit-plan --reason 甲 --needs 乙 --since {}"),
    ("load", "--week"): (WEEK, "--week {}"),
    ("monitor record", "--date"): (DAY, "launch 曝光量 5 --correct --date {}"),
    ("monitor checkpoint add", "--date"): (DAY, "launch --metric 甲 --plan 5 --phase 爆发期 --date {}"),
    ("monitor checkpoint add", "--from"): (DAY, "launch --metric 甲 --plan 5 --phase 爆发期 --every week --from {}"),
    ("monitor checkpoint add", "--until"): (DAY, "launch --metric 甲 --plan 5 --phase 爆发期 --every week --until {}"),
    ("monitor cause", "--date"): (DAY, "launch 曝光量 甲 --date {}"),
    ("monitor new", "--start"): (DAY, "m --project 甲 --owner qian --phases 乙 --days 7 --metric 丙=5 --start {}"),
    ("monitor measure add", "--due"): (DAY, "launch 曝光量 甲 --owner qian --date 2026-09-15 --due {}"),
    ("monitor measure add", "--date"): (DAY, "launch 曝光量 甲 --owner qian --due 2026-10-12 --date {}"),
    ("review draft", "period"): (PERIOD, "{}"),
    ("review draft", "--held"): (DAY, "2026-09 --held {}"),
    ("review explain", "word"): (PERIOD, "{} sales-2026Q3 --cause 甲"),
    ("review lesson", "word"): (PERIOD, "{} 甲"),
    ("review held", "word"): (PERIOD, "{} --held 2026-09-02"),
    ("review held", "--held"): (DAY, "2026-08 --held {}"),
    ("reviews list", "--period"): (PERIOD, "--period {}"),
    ("improvement add", "word"): (PERIOD, "{} 甲 --measure 乙到3% --owner qian --due 2026-10-15"),
    ("improvement add", "--due"): (DAY, "2026-08 甲 --measure 乙到3% --owner qian --due {}"),
    ("improvement list", "--period"): (PERIOD, "--period {}"),
    ("request open", "--due"): (DAY, "物料 --from sales --to design --item 册子 --owner qian --due {}"),
    ("request accept", "--due"): (DAY, "req-2 --as han --due {}"),
    ("request change", "--due"): (DAY, "req-2 --due {}"),
    ("requests list", "--due-before"): (DAY, "--due-before {}"),
    ("daily", "--date"): (DAY, "--as he --done 甲 --date {}"),
    ("meeting new", "--held"): (MOMENT, "adhoc --held {}"),
    ("meeting distributed", "--at"): (MOMENT, "m-2026-W40 --at {}"),
    ("meetings list", "--since"): (DAY, "--since {}"),
    ("meetings list", "--until"): (DAY, "--until {}"),
    ("docname", "--date"): (DAY, "新品 方案 --date {}"),
    ("quarter start", "period"): (FAR, "{} --from 2026-Q4"),
    ("quarter start", "--from"): (QUARTER, "2027-Q1 --from {}"),
    ("quarter close", "period"): (QUARTER, "{}"),
    ("log", "--since"): (DAY, "--since {}"),
    ("log", "--until"): (DAY, "--until {}"),
    ("report", "--period"): (PERIOD, "monthly --period {}"),
}
"""What each takes, and a command line that holds it."""

ANYWHERE = {"--today": DAY, "--at": DAY, "--compare": DAY, "since": DAY, "until": DAY}
"""Options and arguments of many commands, which are read in one place each."""

NAMES = re.compile(
    r"--(date|start|end|due|due-before|since|until|held|period|week|updated|today|at|compare)|of|since|until"
)
METAVARS = ("DATE", "PERIOD", "WEEK", "YEAR", "MOMENT", "TIME", "REVIEW", "REV|DATE", "REV|DATE|meeting", "A", "B")


def test_the_table_holds_every_option_and_argument_that_takes_a_time() -> None:
    for one in parameters():
        if (one.metavar in METAVARS or NAMES.fullmatch(one.name)) and not (
            one.name in ANYWHERE and one.metavar != "DATE"
        ):
            assert (one.command, one.name) in TAKES or one.name == "--today", one
        if one.metavar in ("REV|DATE", "REV|DATE|meeting", "A", "B"):
            assert one.name in ANYWHERE, one


@pytest.mark.parametrize("taken", TAKES, ids=" ".join)
def test_every_form_means_the_same(taken: tuple[str, str], quarter: Path, teamops, unmeasured) -> None:
    kind, rest = TAKES[taken]
    command = taken[0].split()
    if command == ["log"]:
        _committed(quarter)
    told = {}
    forms, refused = SAYINGS[kind]
    for form in forms:
        text = _filled(form, _day_for(*taken))
        with unmeasured() if told else nullcontext():
            ran = teamops("-C", quarter, *command, *_arguments(rest, text), *_manner(command))
        assert ran.code == 0, (text, ran.err)
        told[re.sub(r"\b(t|m|req)-[a-z0-9]{6}\b", "ID", ran.out)] = text
    assert len(told) == 1, told
    ran = teamops("-C", quarter, *command, *_arguments(rest, refused), *_manner(command))
    assert ran.code in (1, 2), refused
    assert refused in ran.err, ran.err


@pytest.mark.parametrize(
    "text", ["10月12日", "12 Oct", "2026年10月12日 星期一", "2026/10/12", "10-12", "2026.10.12 18:00"]
)
def test_today_may_be_named_as_it_is_printed(text: str, quarter: Path, teamops, monkeypatch) -> None:
    if text == "10-12":
        assert teamops("-C", quarter, "today", "--today", text).code == 2
        return
    year = re.search(r"\d{4}", text)
    shown = teamops("-C", quarter, "report", "tasks", "--format", "csv", "--today", text).out
    assert "10月12日" in shown
    assert year is None or f"{year[0]}年10月12日" in shown


@pytest.mark.parametrize(
    "text", ["2026-09-21", "9月21日", "2026年9月21日", "21 Sep 2026", "9月21日 23:59", "2026/9/21"]
)
def test_a_commit_may_be_named_by_a_day_as_it_is_printed(text: str, quarter: Path, teamops) -> None:
    when = {"GIT_COMMITTER_DATE": "2026-09-20T10:00+08:00", "GIT_AUTHOR_DATE": "2026-09-20T10:00+08:00"}
    _committed(quarter, when)
    today = ("--today", TODAY)
    for command in (("report", "tasks", "--at", text, *today), ("diff", text, *today), ("today", "--at", text, *today),
                    ("report", "weekly", "--compare", text, *today)):  # fmt: skip
        ran = teamops("-C", quarter, *command)
        assert ran.code == 0, ran.err


@pytest.mark.unmeasured
def test_choices_are_taken_in_both_languages_and_in_capitals(quarter: Path, teamops) -> None:
    for priority in ("p1", "P1", "Ｐ1"):
        for status in ("进行中", "In Progress", "IN_PROGRESS"):
            asked = ("new", "task", *TASK.split(), "--priority", priority, "--status", status, "--dry-run")
            ran = teamops("-C", quarter, *asked, "--today", TODAY)
            assert ("priority: P1" in ran.out, "status: in_progress" in ran.out) == (True, True), ran.err
            ran = teamops("-C", quarter, "tasks", "list", "--priority", priority, "--status", status, "--today", TODAY)
            assert ran.code == 0, ran.err


def _day_for(command: str, name: str) -> str:
    days = {
        ("block", "--since"): "2026-09-25", ("monitor record", "--date"): "2026-09-24",
        ("monitor cause", "--date"): "2026-09-15", ("monitor measure add", "--date"): "2026-09-15",
        ("review held", "--held"): "2026-09-02", ("new review", "--held"): "2026-09-02",
        ("actual add", "--date"): "2026-09-25", ("new actual", "--date"): "2026-09-25",
        ("daily", "--date"): "2026-09-28", ("new daily", "--date"): "2026-09-28",
        ("review draft", "--held"): "2026-09-28", ("meeting distributed", "--at"): "2026-09-28",
        ("new task", "--updated"): "2026-09-28", ("review explain", "word"): "2026-08-01",
        ("review lesson", "word"): "2026-08-01", ("review held", "word"): "2026-08-01",
        ("improvement add", "word"): "2026-08-01", ("review draft", "period"): "2026-09-01",
    }  # fmt: skip
    return days.get((command, name), "2026-10-05")


def _filled(form: str, iso: str) -> str:
    year, month, day = map(int, iso.split("-"))
    name = {8: "Aug", 9: "Sep", 10: "Oct"}[month]
    form, _, cut = form.partition("|")
    text = form.format(
        iso=iso, zh=f"{month}月{day}日", long=f"{year}年{month}月{day}日", slash=f"{year}/{month}/{day}",
        month=name, dot=f"{year}.{month:02}.{day:02}", en=f"{day} {name}", english=f"{day} {name} {year}",
        wide=f"{year}年{month}月{day}日".translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789"}),
        relative=f"{(date.fromisoformat(iso) - date.fromisoformat(TODAY[:10])).days:+}d",
    )  # fmt: skip
    return text.rpartition(cut)[0] + cut.strip("/") if cut else text


def _arguments(rest: str, text: str) -> list[str]:
    return [text if word == "{}" else word for word in rest.split()]


def _manner(command: list[str]) -> list[str]:
    reads = {"list", "log", "show", "load", "report", "docname", "import", "plan"}
    return (
        ["--today", TODAY]
        if command[-1] not in ("import",) and command[-1] in reads
        else ([] if command[-1] == "import" else ["--today", TODAY, "--dry-run"])
    )


def _committed(root: Path, when: dict[str, str] | None = None) -> None:
    import os

    name = ("-c", "user.name=w", "-c", "user.email=w@example.com")
    environment = {**os.environ, **(when or {})}
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "开始")):
        subprocess.run(["git", *name, *arguments], cwd=root, check=True, env=environment)
