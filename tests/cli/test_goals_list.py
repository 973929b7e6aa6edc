"""`teamops goals list`: goals and parts as asked for, how they stand, and who has confirmed them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

MEETING = ("--today", "2026-09-28")
MONTHS = ["customers-2026Q3/2026-08", "exposure-2026Q3/2026-08", "sales-2026Q3/2026-08"]


def listed(teamops, folder: Path, *arguments: object) -> list[str]:
    ran = teamops("-C", folder, "goals", "list", *arguments, "--format", "json", *MEETING)
    assert ran.code == 0, ran.err
    return [goal["id"] for goal in json.loads(ran.out)["goals"]]


@pytest.mark.parametrize(("lang", "columns"), [("zh", "120"), ("en", "80")])
def test_the_list_reads_as_it_was_accepted(
    teamops, golden, quarter: Path, monkeypatch: pytest.MonkeyPatch, lang: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    golden(f"goals.{columns}.{lang}.txt", teamops("-C", quarter, "--lang", lang, "goals", "list", *MEETING).out)


def test_programs_get_what_a_goal_has_reached(teamops, quarter: Path) -> None:
    ran = teamops("-C", quarter, "goals", "list", "--text", "exposure", "--format", "json", *MEETING)
    document = json.loads(ran.out)
    assert (document["version"], list(document)) == (1, ["version", "goals"])
    assert document["goals"] == [
        {
            "id": "exposure-2026Q3",
            "goal": "exposure-2026Q3",
            "name": "品牌曝光量",
            "metric": "曝光量",
            "owner": "lijie",
            "department": "brand",
            "period": "2026-Q3",
            "unit": "万",
            "measure": "sum",
            "direction": "up",
            "target": 10000,
            "state": "running",
            "actual": 9838,
            "attained": 0.9838,
            "deviation": 0.016112,
            "confirmations": {"done": 2, "all": 2},
            "file": "goals/2026-Q3.yaml",
        }
    ]


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (("--owner", "赵四"), ["sales-2026Q3/2026-09/2026-09-W40/zhao"]),
        (("--period", "2026年8月"), MONTHS),
        (("--period", "2026-08", "--sort", "attained"), ["sales-2026Q3/2026-08", *MONTHS[:2]]),
        (("--status", "not_begun"), ["sales-2026Q4"]),
        (("--due-before", "2026-12-31"), ["sales-2026Q3", "customers-2026Q3", "exposure-2026Q3"]),
        (("--department", "品牌部"), ["exposure-2026Q3"]),
        (("--text", "媒体合作"), ["exposure-2026Q3"]),
        (("--behind",), []),
        (("--behind", "--all"), []),
        (
            ("--behind", "--all", "--period", "2023-09-W35"),
            ["sales-2023-09/2023-09-W35/zhao", "sales-2023-09/2023-09-W35/qian"],
        ),
    ],
)
def test_goals_are_filtered(teamops, quarter: Path, arguments: tuple[str, ...], ids: list[str]) -> None:
    found = listed(teamops, quarter, *arguments)
    assert sorted(found) == sorted(ids)
    assert found == ids or "--sort" not in arguments


def test_what_is_not_signed_by_everybody_is_found(teamops, quarter: Path) -> None:
    assert listed(teamops, quarter, "--unconfirmed") == []
    file = quarter / "goals/2026-Q3.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("target: 5000\n", "target: 5100\n"), encoding="utf-8")
    assert listed(teamops, quarter, "--unconfirmed") == ["sales-2026Q3"]
    assert "0/5" in teamops("-C", quarter, "goals", "list", "--unconfirmed", *MEETING).out


def test_parts_stand_below_their_goal(teamops, quarter: Path) -> None:
    found = listed(teamops, quarter, "--parts", "--department", "销售部")
    assert found == ["sales-2026Q3", "sales-2026Q4"]  # no part names a department of its own
    running = listed(teamops, quarter, "--parts", "--text", "重点客户")
    assert running[:3] == ["sales-2026Q3", "sales-2026Q3/2026-09", "sales-2026Q3/2026-09/2026-09-W40"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--owner", "赵思"), "赵四"),
        (("--period", "2026-13"), "--period"),
        (("--status", "runing"), "running"),
        (("--sort", "date"), "due"),
        (("--due-before", "下周"), "--due-before"),
    ],
)
def test_what_cannot_be_asked_is_refused(teamops, quarter: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = teamops("-C", quarter, "goals", "list", *arguments, *MEETING)
    assert (ran.code, said in ran.err) == (2, True)
