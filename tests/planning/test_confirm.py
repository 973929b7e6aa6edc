"""What a confirmation writes, and whom it refuses."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from teamops.locale.words import Words
from teamops.model.signing.agreement import is_confirmation_valid
from teamops.model.workspace import Workspace
from teamops.planning.confirm import NotTheirsError, plan_confirmation
from teamops.store.reading.loader import load
from teamops.store.writing.drafts import write_changes

NOW = datetime.fromisoformat("2026-06-26T02:20:30+00:00")
TEAM = "team: T\npeople: {wang: {name: 王经理}, zhao: {name: 赵四}, qian: {name: 钱进}}\n"
GOAL = "goals:\n  - id: g\n    target: 5\n    owner: wang\n{confirmed}    parts: [{{owner: zhao, target: 5}}]\n"
OLD = "{by: zhao, at: 2026-06-01T10:00, digest: 00000000}"
OLDER = "{by: zhao, at: 2026-05-01T10:00, digest: 11111111}"
WANG = "{by: wang, at: 2026-06-02T10:00, digest: 22222222}"


def team(folder: Path, *confirmed: str) -> Workspace:
    (folder / "teamops.yaml").write_text(TEAM, encoding="utf-8")
    written = "    confirmed:\n" + "".join(f"      - {one}\n" for one in confirmed) if confirmed else ""
    (folder / "goals.yaml").write_text(GOAL.format(confirmed=written), encoding="utf-8")
    ws = load(folder)
    assert not ws.faults
    return ws


def confirmed(folder: Path, ws: Workspace, person: str = "zhao", path: str = "g", **more: Any) -> str:
    """What stands in the file after the person has confirmed there."""
    write_changes(folder, plan_confirmation(ws, path, person, NOW, **more).changes, ws.digests)
    node = load(folder).nodes[path]
    latest = max((node.part or node.goal).confirmed, key=lambda one: one.at)
    assert (latest.by, is_confirmation_valid(node, latest)) == (person, True)
    return (folder / "goals.yaml").read_text(encoding="utf-8")


def test_the_time_is_that_of_the_team(tmp_path: Path) -> None:
    assert "at: 2026-06-26T10:20:30+08:00" in confirmed(tmp_path, team(tmp_path))


def test_what_others_said_keeps_its_bytes(tmp_path: Path) -> None:
    text = confirmed(tmp_path, team(tmp_path, WANG))
    assert f"      - {WANG}\n      - {{by: zhao" in text


def test_the_last_confirmation_that_lapsed_is_replaced(tmp_path: Path) -> None:
    text = confirmed(tmp_path, team(tmp_path, OLD, WANG, OLDER))
    assert "00000000" not in text
    assert text.count("by: zhao") == 2
    assert f"- {WANG}\n" in text
    assert f"- {OLDER}\n" in text


def test_a_remark_is_kept_and_one_of_before_is_not(tmp_path: Path) -> None:
    text = confirmed(tmp_path, team(tmp_path, OLD.replace("}", ", note: 旧}")), note="新: 面谈")
    assert ("旧" in text, load(tmp_path).nodes["g"].goal.confirmed[0].note) == (False, "新: 面谈")


def test_a_part_is_signed_where_it_stands(tmp_path: Path) -> None:
    text = confirmed(tmp_path, team(tmp_path), path="g/zhao")
    assert "parts: [{owner: zhao, target: 5, confirmed: [{by: zhao, " in text


def test_nothing_is_written_while_the_last_one_holds(tmp_path: Path) -> None:
    confirmed(tmp_path, team(tmp_path))
    assert plan_confirmation(load(tmp_path), "g", "zhao", NOW).changes == ()


def test_one_without_a_digest_is_bound_by_signing_again(tmp_path: Path) -> None:
    text = confirmed(tmp_path, team(tmp_path, OLD.replace(", digest: 00000000", "")))
    assert (text.count("by: zhao"), text.count("digest:")) == (1, 1)


@pytest.mark.parametrize(("path", "person"), [("g", "qian"), ("g/zhao", "wang")])
def test_whose_it_is_not_is_refused_with_those_whose_it_is(tmp_path: Path, path: str, person: str) -> None:
    with pytest.raises(NotTheirsError) as refused:
        plan_confirmation(team(tmp_path), path, person, NOW)
    assert "赵四" in refused.value.say(Words("zh"))
    assert "赵四" in str(refused.value)
