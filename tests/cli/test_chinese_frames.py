"""In Chinese no English word is shown but code: help pages, errors of the command line, and what stands for values.

Code is what users type (commands, options, values, keys of files), names of products and formats, and variables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from teamops.cli.shell.commands import COMMANDS, OPTIONS, PANELS, load_command
from teamops.cli.shell.declarations import CommandGroup, Parameter, list_parameters, strip_none
from teamops.cli.shell.metavars import format_metavar, list_choices
from teamops.cli.shell.session import Session
from teamops.history.items import KINDS
from teamops.integrations.schema.schema import SCHEMAS
from teamops.locale.words import Words, get_texts
from teamops.planning.split.levels import LEVELS
from teamops.reporting.catalogue import list_reports
from tests.cli.command_tree import commands

PRODUCTS = {
    "teamops",
    "git",
    "VS",
    "Code",
    "CRM",
    "JSON",
    "Schema",
    "YAML",
    "yaml",
    "HTML",
    "PDF",
    "Markdown",
    "CSV",
    "Excel",
}
"""Programs and formats, whose names are the same in Chinese."""

EXAMPLES = {"sales", "launch", "zhao", "HT", "imp", "autumn", "version", "md", "xlsx", "merge", "pre", "commit", "HEAD"}
"""Parts of ids, of file names and of git's words that users find in their own files."""

TYPED = {
    "zh", "en", "this", "next", "provisional", "running", "not_begun", "finished", "undone", "repeats", "reached",
    "sum", "level",
}  # fmt: skip
"""Values of options and keys of files that no table of texts has."""

VARIABLES = {"SECRET", "FEISHU", "DINGTALK", "WECOM", "URL", "TEAMOPS", "LANG", "TODAY", "AS"}
"""Parts of the names of environment variables."""

CODE = re.compile(r"`[^`]*`|“[^”]*”|(?<![\w-])--?[A-Za-z][\w-]*|\S*[/\\]\S*")
"""What is typed, what was typed, options, and paths."""


def list_values() -> Iterator[str]:
    """Words of the command line and of files: commands, reports, choices, kinds, keys, sections."""
    for path, command in commands():
        yield from path
        yield str(command.name)
        for one in command.params:
            yield from re.findall(r"[a-z_]+", str(one.metavar or ""))
    for area in ("records", "fields", "changed", "reports", "named"):
        yield from chain.from_iterable(re.split(r"[.]", key) for key in get_texts(area))


@pytest.fixture(scope="module")
def values() -> frozenset[str]:
    return frozenset({*list_values(), *SCHEMAS, *KINDS, *map(str, LEVELS), *list_reports()})


def find_english(text: str, values: frozenset[str]) -> set[str]:
    """The words of letters that are neither code nor names."""
    words = {word for word in re.findall(r"[A-Za-z]+(?:_[a-z]+)*", CODE.sub("", text)) if len(word) > 1}
    return words - values - PRODUCTS - EXAMPLES - TYPED - VARIABLES


PAGES = sorted({path[:count] for path, _ in commands() for path in [path] for count in range(len(path) + 1)})


@pytest.mark.unmeasured
@pytest.mark.parametrize("path", PAGES, ids=" ".join)
def test_a_help_page_has_no_english_word(teamops, monkeypatch: pytest.MonkeyPatch, values, path) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    for option in ([], ["-C", "."]):  # the front page is drawn by us, and with more arguments by typer
        ran = teamops("--lang", "zh", *option, *path, "--help")
        assert (ran.code, ran.err) == (0, "")
        assert find_english(ran.out, values) == set()
        assert "用法：teamops" in ran.out


WRONG = {
    "no such command": (["diffs"], "没有命令“diffs”", "是不是 `diff`？"),
    "no such command of a group": (["new", "gaol"], "没有命令“gaol”", "是不是 `goal`？"),
    "no command": (["--"], "缺少命令", "`teamops --help`"),
    "no such option": (["check", "--froamt", "x"], "没有选项“--froamt”", "是不是 `--format`？"),
    "no such short option": (["check", "-z"], "没有选项“-z”", "`teamops check --help`"),
    "a missing argument": (["show"], "缺少编号", "`teamops show [选项] 编号`"),
    "another missing argument": (["request", "open"], "缺少需求", "`teamops request open [选项] 需求`"),
    "a missing option": (
        ["monitor", "escalate", "launch"],
        "缺少 --plan",
        "`--plan 文字`",
    ),
    "too many words": (["load", "a", "b"], "多出“a b”", "`teamops load [选项]`"),
    "no value": (["report", "weekly", "--format"], "--format 缺少值", "terminal|markdown|html"),
    "a value too many": (["check", "--fix=1"], "--fix 不带值", ""),
    "no choice": (["report", "weekly", "--format", "pdff"], "--format：没有“pdff”", "是不是 `pdf`？"),
    "no severity": (["check", "--fail-on", "errors"], "--fail-on：没有“errors”", "是不是 `error`？"),
    "another name of a choice": (["notify", "--to", "weixin"], "--to：没有“weixin”", "是不是 `wecom`？"),
    "no whole number": (["load", "--weeks", "x"], "--weeks：“x”不是整数", ""),
    "too large a number": (["load", "--weeks", "99"], "--weeks：99 超出范围", "1 至 12"),
    "too small a number": (["check", "--max-findings", "-1"], "--max-findings：-1 超出范围", "不小于 0 的数"),
    "no text": (["show", "\udcff"], "编号：值不是 UTF-8 文字", ""),
    "no rule": (["check", "--select", "X9"], "--select：没有以“X9”开头的规则", "`teamops rule`"),
    "no rule to ignore": (["check", "--ignore", "X9"], "--ignore：没有以“X9”开头的规则", "`teamops rule`"),
    "no language": (["--lang", "fr", "check"], "--lang：没有语言“fr”", "`zh` 或 `en`"),
    "no day": (["today", "--today", "2026x"], "--today：“2026x”不是日期或时间", "2026-09-07"),
    "a year too late": (["today", "--today", "9999-01-01"], "--today：“9999-01-01”的年份", "1001 至 2998"),
    "no person": (["today", "--person", "王小二"], "没有人员“王小二”", "`teamops load`"),
    "no person at all like it": (["confirm", "sales-2026Q3", "--as", "老板"], "没有人员“老板”", "`teamops load`"),
    "no department": (["tasks", "list", "--department", "销售"], "没有部门“销售”", "是不是“销售部（sales）"),
    "a report of nobody": (["report", "person"], "person 针对一名人员", "`teamops load`"),
    "no report": (["report", "weekley"], "没有报表“weekley”", "是不是 `weekly`？"),
    "no value of a metric": (["actual", "add", "sales-2026Q3", "abc"], "数值：“abc”不是数字", "5000、26%"),
    "no metric": (
        ["monitor", "record", "新品上市推广", "曝光", "1"],
        "“新品上市推广”没有指标“曝光”",
        "是不是“曝光量”？",
    ),
    "a report by its Chinese name": (["report", "周例会"], "没有报表“周例会”", "是不是 `weekly`？"),
    "an option of another command": (
        ["report", "tasks", "--owner", "小张"],
        "没有选项“--owner”",
        "是不是 `--person`？",
    ),
    "a person without an option": (["load", "小张"], "多出“小张”", "`--person 人员`"),
    "none of the choices": (["meeting", "new"], "缺少 weekly、monthly、adhoc 之一", "`teamops meeting new [选项]"),
    "no shell": (["completion", "cmd"], "值：没有“cmd”", "可选 bash、zsh、fish、powershell、pwsh"),
    "a format without a choice": (["report", "weekly", "-o", "a.docx"], "-o：没有“.docx”", "是不是 `.html`？"),
    "no level": (["split-goal", "sales-2026Q4", "--into", "moth"], "无法分解为“moth”", "是不是 `month`？"),
    "no year": (["calendar", "show", "foo"], "“foo”不是有效年份", "2000 至 2100"),
    "no goal": (["split-goal", "foo"], "没有目标“foo”", "`teamops goals list`"),
    "no status of goals": (["goals", "list", "--status", "x"], "--status：没有“x”", "finished（已结束）"),
    "no id for a goal": (["new", "goal"], "缺少 --name、--period", "`teamops new goal`"),
    "help misspelt": (["helpp"], "没有命令“helpp”", "是不是 `help`？"),
    "no explained rule": (["rule", "T99"], "没有规则“T99”", "是不是 `T0"),
}
"""Command lines that are wrong, each in its own way, with the beginning of the error and what it offers."""


@pytest.mark.parametrize("kind", WRONG)
def test_an_error_is_one_chinese_sentence(teamops, quarter: Path, values, kind: str) -> None:
    arguments, says, offers = WRONG[kind]
    lang = [] if "--lang" in arguments else ["--lang", "zh"]
    ran = teamops("-C", quarter, *lang, *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert says in ran.err
    assert offers in ran.err
    assert find_english(ran.err, values | {"UTF"}) == set()
    assert len(re.findall("[(（][a-z]+[)）]", ran.err)) <= 5  # people are named with their ids


@pytest.mark.parametrize("kind", WRONG)
def test_in_english_an_error_is_one_sentence_too(teamops, quarter: Path, kind: str) -> None:
    arguments = WRONG[kind][0]
    lang = [] if "--lang" in arguments else ["--lang", "en"]
    ran = teamops("-C", quarter, *lang, *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert re.match("error: " if lang else "错误：", ran.err)
    assert "Value error" not in ran.err


def test_a_folder_that_does_not_exist_is_named(teamops, tmp_path: Path) -> None:
    ran = teamops("--lang", "zh", "-C", tmp_path / "nowhere", "check")
    assert (ran.code, ran.err) == (2, f"错误：-C：文件夹“{tmp_path / 'nowhere'}”不存在\n")


@pytest.mark.parametrize("command", [[], ["report"], ["meeting", "new"]])
def test_help_is_shown_for_the_word_too(teamops, command: list[str]) -> None:
    asked, usual = teamops("--lang", "zh", "help", *command), teamops("--lang", "zh", *command, "--help")
    assert (asked.code, asked.out) == (0, usual.out)
    assert "用法：" in asked.out


def list_all_parameters() -> Iterator[Parameter]:
    session = Session(Path(), "en")

    def below(group: Any) -> Iterator[Parameter]:
        if isinstance(group, CommandGroup):
            yield from chain.from_iterable(below(one) for one in group.commands.values())
        else:
            yield from list_parameters(group.load())

    for name in COMMANDS:
        yield from below(load_command(session, name))


def test_every_word_that_stands_for_a_value_is_translated() -> None:
    for one in list_all_parameters():
        english, chinese = (format_metavar(Words(lang), one) for lang in ("en", "zh"))
        names = set(re.findall(r"[A-Z]{2,}", english))
        assert names <= {key.removeprefix("metavar.") for key in get_texts("usage")}, one.name
        assert not re.search(r"[A-Z]{2,}", chinese), one.name
        if not list_choices(strip_none(one.kind)) and english:
            assert one.declared is not None
            assert english == (one.declared.metavar or one.name.upper())


def test_no_word_is_translated_that_stands_for_no_value() -> None:
    shown = " ".join(format_metavar(Words("en"), one) for one in (*list_all_parameters(), *OPTIONS))
    translated = {key.removeprefix("metavar.") for key in get_texts("usage") if key.startswith("metavar.")}
    assert translated - set(re.findall(r"[A-Z]+", shown)) == set()


def test_every_panel_has_a_name() -> None:
    assert {key.removeprefix("panel.") for key in get_texts("cli") if key.startswith("panel.")} == set(PANELS)
