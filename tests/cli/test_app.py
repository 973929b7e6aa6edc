"""What holds for every command."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from teamops import __version__
from teamops.checking.engine import load_rules
from teamops.cli.shell.commands import COMMANDS
from teamops.locale.words import get_texts

SOURCE = Path(__file__).parents[2] / "src" / "teamops"


@pytest.mark.unmeasured
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), ["new", "task"], ["new", "goal"]])
def test_every_command_helps_in_every_language(teamops, command: list[str], lang: str) -> None:
    ran = teamops(*command, "--help", "--lang", lang)
    assert ran.code == 0
    assert bool(re.search("[一-鿿]", ran.out)) is (lang == "zh")


def test_the_help_names_every_command(teamops) -> None:
    said = teamops("--help", "--lang", "en").out
    assert [name for name in COMMANDS if not re.search(rf"^│ {name} ", said, re.MULTILINE)] == []


@pytest.mark.unmeasured
@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), ["actual", "add"], ["new", "task"]])
def test_no_help_is_cut_short_on_a_narrow_screen(teamops, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 80)
    assert not re.search(r"… *│$", teamops(*command, "--help", "--lang", "zh").out, re.MULTILINE)


def test_the_version_is_told(teamops) -> None:
    ran = subprocess.run([sys.executable, "-m", "teamops", "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout == f"teamops {__version__}\n"
    assert teamops("--lang", "en", "--version").out == ran.stdout


@pytest.mark.parametrize("command", [["check"], ["report", "weekly"], ["split-goal", "x"], ["new", "task"]])
def test_without_a_workspace_it_says_so_and_what_to_do(teamops, tmp_path: Path, command: list[str]) -> None:
    ran = teamops("-C", tmp_path, *command)
    assert (ran.code, ran.out) == (3, "")
    assert "teamops init" in ran.err


@pytest.mark.parametrize("arguments", [["chekc"], ["check", "--form", "x"], ["check", "--format", "xml"], ["report"]])
def test_a_wrong_command_line_is_a_usage_error(teamops, quarter: Path, arguments: list[str]) -> None:
    assert teamops("-C", quarter, *arguments).code == 2


def test_every_rule_explains_itself(teamops) -> None:
    for code, rule in load_rules().items():
        ran = teamops("rule", code.lower())
        assert ran.code == 0
        assert rule.title.zh in ran.out
        assert rule.title.en in teamops("rule", rule.name, "--lang", "en").out
    listed = teamops("rule").out
    assert [line[:4] for line in listed.splitlines()] == list(load_rules())


def test_a_rule_that_is_none_is_answered_with_near_ones(teamops) -> None:
    ran = teamops("rule", "T01")
    assert (ran.code, "`T010`、`T011`、`T012`" in ran.err) == (2, True)


def test_a_reader_that_leaves_early_is_no_error(quarter: Path) -> None:
    command = f"{sys.executable} -m teamops -C '{quarter}' report weekly --today 2026-09-28 | head -1"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    assert len(ran.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("code_page", "lang", "said"), [("cp936", "zh", "-24%"), ("cp437", "en", "-24%"), ("ascii", "en", "___.::")]
)
def test_a_console_of_another_code_page_gets_what_it_can_show(
    quarter: Path, code_page: str, lang: str, said: str
) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": code_page, "PYTHONUTF8": "0", "LANG": "zh_CN.UTF-8"}
    command = [sys.executable, "-m", "teamops", "--lang", lang, "-C", str(quarter)]
    ran = subprocess.run(
        [*command, "report", "weekly", "--today", "2026-09-14"], capture_output=True, env=environment, check=True
    )
    shown = ran.stdout.decode(code_page)
    assert ("营销周例会" in shown) is (code_page == "cp936")
    assert said in shown
    assert "?24%" not in shown


def test_output_to_a_pipe_is_utf8_whatever_the_system_says(quarter: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    environment.pop("PYTHONIOENCODING", None)
    command = [sys.executable, "-m", "teamops", "-C", str(quarter), "report", "weekly", "--today", "2026-09-28"]
    ran = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert "营销周例会" in ran.stdout.decode("utf-8")


def test_an_unexpected_error_shows_no_traceback_unless_it_is_asked_for(teamops, quarter: Path, monkeypatch) -> None:
    monkeypatch.setattr("teamops.cli.look.check_run.check", lambda *_: 1 / 0)
    ran = teamops("-C", quarter, "check")
    assert ran.code == 3
    assert "Traceback" not in ran.err
    assert "division by zero" in ran.err
    assert "Traceback" in teamops("-C", quarter, "--debug", "check").err


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("arguments", [["check"], ["today"]])
def test_ctrl_c_ends_a_command_with_a_word(teamops, quarter: Path, monkeypatch, arguments: list[str]) -> None:
    monkeypatch.setattr("teamops.cli.look.check_run.check", interrupt)
    monkeypatch.setattr("teamops.cli.tasks.today.load_checked_workspace", interrupt)
    ran = teamops("-C", quarter, *arguments)
    assert (ran.code, ran.out, ran.err) == (130, "", "已中断\n")


def test_every_text_that_the_code_asks_for_is_in_the_catalogue() -> None:
    asked = re.compile(r'(?:say|words)\(\s*"(\w+)\.([\w.]+)"')
    missing = []
    for path in SOURCE.rglob("*.py"):
        for area, name in asked.findall(path.read_text(encoding="utf-8")):
            if name not in get_texts(area):
                missing.append(f"{path.name}: {area}.{name}")
    assert missing == []


def test_every_error_that_is_raised_has_a_sentence() -> None:
    raised = re.compile(r'(?:CannotGoOn|WriteRefused|WorkspaceUnreadable|RecordRefused)Error\(\s*"(?:(\w+)\.)?(\w+)"')
    missing = [
        (path.name, name)
        for folder in ("cli", "store")
        for path in (SOURCE / folder).rglob("*.py")
        for area, name in raised.findall(path.read_text(encoding="utf-8"))
        if name not in get_texts(area or "errors")
    ]
    assert missing == []


def test_a_command_that_is_none_names_the_one_that_was_meant(teamops) -> None:
    ran = teamops("updat", "t-1")
    assert (ran.code, "没有命令“updat”" in ran.err, "update" in ran.err) == (2, True, True)
    assert "did you mean `split-goal`" in teamops("--lang", "en", "split-gaol").err
