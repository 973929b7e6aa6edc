"""`teamops daily`: a report is made of what the day changed, completed, edited; it says when it is late."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from teamops.model.records.collaboration import Daily
from teamops.store.reading.loader import load

TODAY = ("--today", "2026-09-28T16:50")
FILE = "collaboration/2026-Q3/dailies-zhou.yaml"


def reports(root: Path, person: str, day: str = "2026-09-28") -> list[Daily]:
    every = (entry.record for entry in load(root).dailies)
    return [daily for daily in every if (daily.person, daily.date.isoformat()) == (person, day)]


def test_a_report_is_filled_from_what_the_day_changed(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "daily", "--as", "周敏", *TODAY)
    assert (ran.code, FILE in ran.err) == (0, True)
    assert (quarter / FILE).read_text(encoding="utf-8") == (
        "dailies:\n"
        "  - person: zhou\n"
        "    date: 2026-09-28\n"
        "    done: [九月销售日报汇总（进行中）]\n"
        "    plan: [九月销售日报汇总]\n"
        "    needs: [财务部确认返点预算]\n"
        "    submitted: 2026-09-28T16:50:00+08:00\n"
    )
    assert "C008" not in teamops("-C", quarter, "check", "--select", "C008", "--today", "2026-09-28T16:55").out


def test_a_report_that_stands_is_completed_and_nothing_is_written_twice(teamops, quarter: Path) -> None:
    given = ("--as", "zhou", "--done", "续约 3 家", "--done", "九月销售日报汇总:已发", "--plan", "回款核对")
    assert teamops("-C", quarter, "daily", *given, "--today", "2026-09-28T11:00").code == 0
    before = (quarter / FILE).read_text(encoding="utf-8")
    assert "done: [续约 3 家, 九月销售日报汇总:已发]" in before
    again = teamops("-C", quarter, "daily", *given, *TODAY)
    assert ("没有需要写入的内容" in again.err, (quarter / FILE).read_text(encoding="utf-8")) == (True, before)
    assert teamops("-C", quarter, "daily", "--as", "zhou", "--needs", "法务审合同", *TODAY).code == 0
    after = (quarter / FILE).read_text(encoding="utf-8")
    assert after == before.replace("needs: [财务部确认返点预算]", "needs: [财务部确认返点预算, 法务审合同]")


def test_a_report_among_those_of_others_keeps_their_lines(teamops, quarter: Path) -> None:
    file = quarter / "collaboration/dailies-2026-W39.yaml"
    before = file.read_text(encoding="utf-8").splitlines()
    asked = ("--as", "xiaowang", "--date", "2026-09-24", "--no-fill", "--needs", "CRM 权限", *TODAY)
    assert teamops("-C", quarter, "daily", *asked).code == 0
    after = file.read_text(encoding="utf-8").splitlines()
    (old,) = [line for line in before if line not in after]
    (new,) = [line for line in after if line not in before]
    assert new == old.replace("plan: [节后组织培训]", "plan: [节后组织培训], needs: [CRM 权限]")


def test_without_filling_only_what_is_given_is_written(teamops, quarter: Path) -> None:
    assert teamops("-C", quarter, "daily", "--as", "zhou", "--no-fill", "--done", "续约", *TODAY).code == 0
    (made,) = reports(quarter, "zhou")
    assert (made.done, made.plan, made.needs) == (("续约",), (), ())


def test_who_is_named_by_the_environment_needs_no_option(
    teamops, quarter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "--as" in teamops("-C", quarter, "daily", *TODAY).err
    monkeypatch.setenv("TEAMOPS_AS", "周敏")
    assert teamops("-C", quarter, "daily", *TODAY).code == 0
    assert reports(quarter, "zhou")


@pytest.mark.parametrize(
    ("arguments", "late"),
    [
        (("--today", "2026-09-28T17:00"), False),
        (("--today", "2026-09-28T17:01"), True),
        (("--date", "2026-09-24", "--done", "甲", "--today", "2026-09-28T09:00"), True),
    ],
)
def test_a_late_report_is_told_to_be_late(teamops, quarter: Path, arguments: tuple[str, ...], late: bool) -> None:
    ran = teamops("-C", quarter, "daily", "--as", "zhou", *arguments)
    assert (ran.code, "迟交（C008）" in ran.out) == (0, late)


def test_a_commit_counts_the_lines(teamops, quarter: Path) -> None:
    run = ["git", "-C", str(quarter)]
    for arguments in (["init", "-q"], ["config", "user.name", "韩"], ["config", "user.email", "han@example.com"]):
        subprocess.run([*run, *arguments], check=True)
    assert teamops("-C", quarter, "daily", "--as", "zhou", "--done", "甲", "--commit", *TODAY).code == 0
    shown = subprocess.run([*run, "log", "--format=%s"], capture_output=True, encoding="utf-8", check=True).stdout
    assert shown == "2026-09-28 工作日报：完成 2 项、计划 1 项、需协助 1 项（周敏）\n"


def test_a_dry_run_writes_nothing(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "daily", "--as", "zhou", "--dry-run", *TODAY)
    assert (ran.code, "+    needs: [财务部确认返点预算]" in ran.out, reports(quarter, "zhou")) == (0, True, [])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--as", "冯会计"), "--done、--plan、--needs"),
        (("--as", "周民"), "周敏"),
        (("--as", "zhou", "--date", "2026-09-29"), "还没有到"),
        (("--as", "zhou", "--date", "昨儿个"), "--date"),
        (("--as", "zhou", "--no-fill", "--done", " "), "--done"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    teamops, quarter: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = {file: file.read_bytes() for file in quarter.rglob("*.yaml")}
    ran = teamops("-C", quarter, "daily", *arguments, *TODAY)
    assert (ran.code, said in ran.err, ran.out) == (2, True, "")
    assert {file: file.read_bytes() for file in quarter.rglob("*.yaml")} == before


def test_english_speakers_are_answered_in_english_and_the_file_stays_in_the_teams_language(
    teamops, quarter: Path
) -> None:
    assert "give --done" in teamops("-C", quarter, "--lang", "en", "daily", "--as", "feng", *TODAY).err
    ran = teamops("-C", quarter, "--lang", "en", "daily", "--as", "zhou", "--today", "2026-09-28T18:00")
    assert "Submitted at 2026-09-28 18:00; it was due at 2026-09-28 17:00: late (C008)." in ran.out
    assert reports(quarter, "zhou")[0].done == ("九月销售日报汇总（进行中）",)


def test_text_of_users_acts_on_no_screen_and_stays_one_line(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "daily", "--as", "zhou", "--no-fill", "--done", "[red]a: b #\x1b[31m\n}", *TODAY)
    assert (ran.code, "\x1b" in ran.out + ran.err) == (0, False)
    assert reports(quarter, "zhou")[0].done == ("[red]a: b #\x1b[31m }",)


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Makes an editor that does what a program of Python says with `text`, and remembers the draft it was given."""
    monkeypatch.delenv("VISUAL", raising=False)
    seen = tmp_path / "seen.txt"

    def make(program: str) -> Path:
        script = tmp_path / "editor.py"
        script.write_text(
            "import pathlib, sys\n"
            f"file, seen = pathlib.Path(sys.argv[1]), pathlib.Path({str(seen)!r})\n"
            f"text = file.read_text('utf-8')\nseen.write_text(text, 'utf-8')\n"
            f"{program}\nfile.write_text(text, 'utf-8')\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')
        return seen

    return make


def test_an_editor_shows_the_draft_and_what_is_left_is_written(teamops, quarter: Path, editor) -> None:
    seen = editor("text = text.replace('（进行中）', ':已发').replace('[明日计划]', '[明日计划]\\n回款核对')")
    assert teamops("-C", quarter, "daily", "--as", "zhou", "--edit", "--done", "续约", *TODAY).code == 0
    assert seen.read_text("utf-8").splitlines()[2:] == [
        "", "[今日完成]", "- 九月销售日报汇总（进行中）", "- 续约",
        "", "[明日计划]", "- 九月销售日报汇总",
        "", "[需要的协助]", "- 财务部确认返点预算",
    ]  # fmt: skip
    (made,) = reports(quarter, "zhou")
    assert (made.done, made.plan) == (("九月销售日报汇总:已发", "续约"), ("回款核对", "九月销售日报汇总"))


def test_what_stands_can_be_taken_away_in_the_editor_only(teamops, quarter: Path, editor) -> None:
    teamops("-C", quarter, "daily", "--as", "zhou", *TODAY)
    editor("text = text.replace('- 财务部确认返点预算', '')")
    assert teamops("-C", quarter, "daily", "--as", "zhou", "--edit", "--no-fill", *TODAY).code == 0
    assert "needs" not in (quarter / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("text = ''", "草稿为空；没有写入任何内容"),
        ("text = '# 甲\\n\\n[今日完成]'", "草稿为空"),
        ("sys.exit(3)", "（3）"),
    ],
)
def test_an_editor_that_leaves_nothing_or_fails_writes_nothing(
    teamops, quarter: Path, editor, program: str, said: str
) -> None:
    editor(program)
    ran = teamops("-C", quarter, "daily", "--as", "zhou", "--edit", *TODAY)
    assert (ran.code, said in ran.err, reports(quarter, "zhou")) == (2, True, [])


def test_an_editor_that_is_not_there_is_told(teamops, quarter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor-here --wait")
    assert "no-such-editor-here" in teamops("-C", quarter, "daily", "--as", "zhou", "--edit", *TODAY).err
    monkeypatch.delenv("VISUAL")
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setenv("PATH", str(quarter))
    assert "VISUAL" in teamops("-C", quarter, "daily", "--as", "zhou", "--edit", *TODAY).err


def test_a_day_to_come_opens_no_editor(teamops, quarter: Path, editor) -> None:
    seen = editor("pass")
    ran = teamops("-C", quarter, "daily", "--as", "zhou", "--date", "2026-10-08", "--edit", *TODAY)
    assert (ran.code, seen.exists()) == (2, False)
