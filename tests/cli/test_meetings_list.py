"""`teamops meetings list`: what is asked for, in the order that is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

NOW = ("--today", "2026-10-01T10:00")
MORE = """\
meetings:
  - {id: m-crisis, type: adhoc, held: 2026-09-15T10:00, agenda: [竞品降价], decisions: [
      {decision: 价格对比, owner: qian, due: 2026-09-18, task: m-crisis-1},
      {decision: 话术, owner: zhao, due: 2026-09-18, task: m-crisis-2},
      {decision: 复盘, owner: zhao, due: 2026-09-30, task: gone}]}
  - {id: m-2026-08, type: monthly, held: 2026-08-31T16:00, agenda: [八月], distributed: 2026-09-02T16:00}
  - {id: m-2026-W42, type: weekly, held: 2026-10-12T16:00, agenda: [节后]}
  - {id: m-fresh, type: adhoc, held: 2026-09-30T16:00, agenda: [国庆值班]}
tasks:
  - {id: m-crisis-1, name: 价格对比, owner: qian, start: 2026-09-15, end: 2026-09-18, status: done}
  - {id: m-crisis-2, name: 话术, owner: zhao, start: 2026-09-15, end: 2026-09-18, status: in_progress}
"""


@pytest.fixture
def more(quarter: Path) -> Path:
    (quarter / "collaboration/more.yaml").write_text(MORE, encoding="utf-8")
    return quarter


def listed(teamops, folder: Path, *arguments: object) -> list[str]:
    ran = teamops("-C", folder, "meetings", "list", *arguments, "--format", "json", *NOW)
    assert ran.code == 0, ran.err
    return [meeting["id"] for meeting in json.loads(ran.out)["meetings"]]


@pytest.mark.parametrize(("lang", "columns"), [("zh", "120"), ("en", "80")])
def test_the_list_reads_as_it_was_accepted(
    teamops, golden, more: Path, monkeypatch: pytest.MonkeyPatch, lang: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    golden(f"meetings.{columns}.{lang}.txt", teamops("-C", more, "--lang", lang, "meetings", "list", *NOW).out)


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (("--type", "月度会议"), None),
        (("--type", "monthly"), ["m-2026-08"]),
        (("--type", "临时"), ["m-fresh", "m-crisis"]),
        (("--undistributed",), ["m-fresh", "m-2026-W40", "m-crisis"]),
        (("--since", "2026-09-28", "--until", "2026/9/30"), ["m-fresh", "m-2026-W40"]),
        (("--text", "话术"), ["m-crisis"]),
        (("--text", "国庆值班"), ["m-fresh", "m-2026-W40"]),
        (("--text", "没有"), []),
    ],
)
def test_meetings_are_filtered(teamops, more: Path, arguments: tuple[str, ...], ids: list[str] | None) -> None:
    if ids is None:
        assert teamops("-C", more, "meetings", "list", *arguments, *NOW).code == 2
    else:
        assert listed(teamops, more, *arguments) == ids


def test_meetings_are_sorted(teamops, more: Path) -> None:
    assert listed(teamops, more)[:2] == ["m-2026-W42", "m-fresh"]
    assert listed(teamops, more, "--sort", "held")[0] == "m-2026-08"
    assert listed(teamops, more, "--sort", "type")[-3:] == ["m-2026-08", "m-fresh", "m-crisis"]
    assert listed(teamops, more, "--sort", "undone")[:2] == ["m-crisis", "m-2026-W42"]


def test_programs_get_every_key_and_what_is_computed(teamops, more: Path) -> None:
    ran = teamops("-C", more, "meetings", "list", "--format", "json", *NOW)
    document = json.loads(ran.out)
    meetings = {meeting["id"]: meeting for meeting in document["meetings"]}
    crisis = meetings["m-crisis"]
    assert (document["version"], crisis["type"], crisis["file"]) == (1, "adhoc", "collaboration/more.yaml")
    assert (len(crisis["decisions"]), crisis["tasks"], crisis["done"]) == (3, 2, 1)
    told = {identity: meeting["in_time"] for identity, meeting in meetings.items()}
    expected = {"m-crisis": False, "m-2026-08": False, "m-2026-W42": None, "m-fresh": None, "m-2026-W37": True}
    assert expected.items() <= told.items()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--type", "weekli"), "weekly"),
        (("--sort", "help"), "held"),
        (("--since", "neulich"), "--since"),
        (("--until", "2026-13-01"), "--until"),
    ],
)
def test_what_there_is_not_is_an_error_that_helps(
    teamops, quarter: Path, arguments: tuple[str, str], said: str
) -> None:
    ran = teamops("-C", quarter, "meetings", "list", *arguments, *NOW)
    assert (ran.code, said in ran.err) == (2, True)


def test_a_team_without_meetings_is_told_so(teamops, tmp_path: Path) -> None:
    (tmp_path / "teamops.yaml").write_text("team: 空\n", encoding="utf-8")
    assert "没有符合条件的会议" in teamops("-C", tmp_path, "meetings", "list", *NOW).out


def test_hostile_words_act_on_nothing(teamops, quarter: Path) -> None:
    hostile = 'meetings:\n  - {id: m-\u202ex, type: adhoc, held: 2026-09-30T16:00, agenda: ["[red]"]}\n'
    (quarter / "collaboration/more.yaml").write_text(hostile, encoding="utf-8")
    assert "\u202e" not in teamops("-C", quarter, "meetings", "list", *NOW).out
