"""`teamops calendar`: official days are taken over, own ones stay, and nothing is guessed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from teamops.model.time.period import Period
from teamops.store.reading.loader import load

TODAY = ("--today", "2026-11-23")
OFFICIAL = [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]


@pytest.fixture
def team(tmp_path: Path) -> Path:
    (tmp_path / "teamops.yaml").write_text("team: T\n", encoding="utf-8")
    return tmp_path


def written(folder: Path, text: str) -> Path:
    (folder / "calendar").mkdir()
    file = folder / "calendar/2026.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def months(folder: Path, year: int = 2026) -> list[int]:
    workdays = load(folder).workdays
    return [workdays.workdays(month) for month in Period.year(year).split("month")]


def test_a_new_year_has_the_official_working_days(teamops, team: Path) -> None:
    assert teamops("-C", team, "calendar", "import", 2026).code == 0
    assert months(team) == OFFICIAL
    assert teamops("-C", team, "check", "--select", "F", *TODAY).code == 0


def test_taking_it_over_again_changes_nothing(teamops, team: Path) -> None:
    teamops("-C", team, "calendar", "import", 2026)
    before = (team / "calendar/2026.yaml").read_bytes()
    ran = teamops("-C", team, "calendar", "import", 2026, "--replace")
    assert (ran.code, "无需改动" in ran.err) == (0, True)
    assert (team / "calendar/2026.yaml").read_bytes() == before


def test_a_year_that_is_not_published_is_provisional_and_not_guessed(teamops, team: Path) -> None:
    ran = teamops("-C", team, "calendar", "import", 2099)
    assert (ran.code, "暂定" in ran.err) == (0, True)
    record = load(team).calendar[0].record
    assert (record.status, record.holidays, record.makeup_workdays) == ("provisional", (), ())
    (team / "goals.yaml").write_text("goals: [{id: g, period: 2099}]\n", encoding="utf-8")
    assert "F012" in teamops("-C", team, "check", "--format", "concise", *TODAY).out
    again = teamops("-C", team, "calendar", "import", 2099)
    assert (again.code, "保持不变" in again.err) == (0, True)


def test_a_provisional_record_becomes_official_and_keeps_the_teams_own_days(teamops, team: Path) -> None:
    own = "  - year: 2026\n    status: provisional\n    holidays:\n      - 2026-12-31    # 公司年会\n"
    file = written(team, f"calendar:\n{own}")
    ran = teamops("-C", team, "calendar", "import", 2026)
    assert (ran.code, "2026-12-31 放假" in ran.err) == (0, True)
    assert months(team) == [*OFFICIAL[:-1], 22]
    assert "2026-12-31    # 公司年会" in file.read_text(encoding="utf-8")
    assert load(team).calendar[0].record.status == "official"


def test_a_record_that_people_edited_is_shown_and_left_alone(teamops, team: Path) -> None:
    teamops("-C", team, "calendar", "import", 2026)
    file = team / "calendar/2026.yaml"
    edited = file.read_text(encoding="utf-8").replace("2026-10-07", "2026-12-31")
    file.write_text(edited, encoding="utf-8")
    ran = teamops("-C", team, "calendar", "import", 2026)
    assert ran.code == 2
    assert "2026-10-07 放假" in ran.err
    assert "--replace" in ran.err
    assert file.read_text(encoding="utf-8") == edited
    assert teamops("-C", team, "calendar", "import", 2026, "--replace").code == 0
    assert months(team) == OFFICIAL


def test_a_day_of_the_teams_own_in_an_official_record_is_no_difference_to_settle(teamops, team: Path) -> None:
    teamops("-C", team, "calendar", "import", 2026)
    file = team / "calendar/2026.yaml"
    with_own = file.read_text(encoding="utf-8").replace("2026-10-07", "2026-10-07\n      - 2026-12-31")
    file.write_text(with_own, encoding="utf-8")
    ran = teamops("-C", team, "calendar", "import", 2026)
    assert (ran.code, "2026-12-31 放假" in ran.err) == (0, True)
    assert file.read_text(encoding="utf-8") == with_own


def test_a_dry_run_shows_and_does_not_write(teamops, team: Path) -> None:
    ran = teamops("-C", team, "calendar", "import", 2026, "--dry-run")
    assert "+  - year: 2026" in ran.out
    assert not (team / "calendar").exists()


def test_a_year_that_stands_twice_is_not_touched(teamops, team: Path) -> None:
    written(team, "calendar: [{year: 2026}, {year: 2026}]\n")
    assert teamops("-C", team, "calendar", "import", 2026).code == 2


def test_a_year_in_a_file_with_other_years_is_added_to_it(teamops, team: Path) -> None:
    file = written(team, "calendar:\n  - {year: 2031, status: provisional}\n")
    assert teamops("-C", team, "calendar", "import", 2026).code == 0
    assert file.read_text(encoding="utf-8").startswith(
        "calendar:\n  - {year: 2031, status: provisional}\n  - year: 2026\n"
    )


def test_a_year_is_shown_month_by_month(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "calendar", "show", 2026, "--format", "json", *TODAY)
    (table,) = json.loads(ran.out)["blocks"]
    assert [row[1] for row in table["rows"]] == [*OFFICIAL, 248]
    assert table["rows"][9][3:] == [[f"2026-10-0{n}" for n in (1, 2, 5, 6, 7)], ["2026-10-10"]]
    shown = teamops("-C", quarter, "calendar", "show", *TODAY)
    assert "官方 · 国务院办公厅" in shown.out


@pytest.mark.parametrize(
    ("record", "said"),
    [("", "按国务院公布的安排；团队没有 2026 年的记录"), ("calendar: [{year: 2026, status: provisional}]\n", "暂定")],
)
def test_a_year_that_is_not_official_says_so_and_what_to_do(teamops, team: Path, record: str, said: str) -> None:
    written(team, record)
    out = teamops("-C", team, "calendar", "show", 2026, *TODAY).out
    assert said in out
    assert "teamops calendar import 2026" in out


@pytest.mark.parametrize("year", ["1999", "2101", "next"])
def test_a_year_out_of_reach_is_refused(teamops, team: Path, year: str) -> None:
    assert teamops("-C", team, "calendar", "import", year).code == 2
