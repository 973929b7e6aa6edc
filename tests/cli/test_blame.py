"""`teamops blame` tells who gave each field its present value."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran
from tests.cli.test_log import commit, made, team
from tests.conftest import Golden

__all__ = ["made", "team"]
Teamops = Callable[..., Ran]


def test_each_field_has_who_set_it(teamops: Teamops, made: Path, golden: Golden) -> None:
    first, _, rest = teamops("-C", made, "blame", "competitor-report").out.partition("\n")
    golden("blame.task.zh.txt", first + "\n" + rest.partition("\n")[2])  # without the line that says the day


def test_fields_of_what_is_inside_are_told_by_item(teamops: Teamops, made: Path) -> None:
    ran = teamops("-C", made, "blame", "launch/预热期/曝光量@2026-09-15", "--field", "status", "--format", "json")
    (one,) = json.loads(ran.out)["fields"]
    assert (one["kind"], one["value"], one["known"], one["author"]) == ("measure", "done", True, "小张")
    assert one["at"] == "2026-09-20T18:10:00+08:00"


def test_what_is_not_committed_is_told(teamops: Teamops, team: Path) -> None:
    commit(team, "tasks:\n  - id: t\n    name: 月报\n    status: not_started\n")
    (team / "a.yaml").write_text("tasks:\n  - id: t\n    name: 月报\n    status: done\n", encoding="utf-8")
    lines = teamops("-C", team, "blame", "t").out.splitlines()
    (status,) = [line for line in lines if "已完成" in line]
    assert "尚未提交" in status
    found = json.loads(teamops("-C", team, "blame", "t", "--format", "json").out)["fields"]
    assert [(one["field"], one["commit"] is None) for one in found] == [
        ("id", False),
        ("name", False),
        ("status", True),
    ]


def test_what_nobody_knows_is_refused(teamops: Teamops, made: Path) -> None:
    ran = teamops("-C", made, "blame", "lanch")
    assert (ran.code, "launch" in ran.err) == (2, True)
    ran = teamops("-C", made, "blame", "competitor-report", "--field", "statsu")
    assert (ran.code, "status" in ran.err) == (2, True)
