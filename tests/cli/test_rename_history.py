"""Rules about the history take a new id for what it is: nobody signed, deleted or recorded anything by it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

TODAY = ("--today", "2026-09-28T16:00")


@pytest.fixture
def demo(teamops, tmp_path: Path) -> Path:
    root = tmp_path / "demo"
    assert teamops("demo", root).code == 0
    commit(root, "wang")
    return root


def commit(root: Path, person: str) -> None:
    """Commit everything as a person."""
    git = ["git", "-C", str(root), "-c", f"user.name={person}", "-c", f"user.email={person}@example.com"]
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "x"], check=True)


def find(teamops, root: Path) -> list[tuple[str, str]]:
    ran = teamops("-C", root, "check", "--history", "--select", "H", "--format", "json", *TODAY)
    return [(one["code"], one["file"]) for one in json.loads(ran.out)["findings"]]


@pytest.mark.unmeasured
def test_nothing_is_held_against_anybody_after_new_ids(teamops, demo: Path) -> None:
    before = find(teamops, demo)
    for old, new in (
        ("wang", "wangx"), ("sales-2026Q3", "umsatz"), ("xiaowang", "xw"), ("sales", "vertrieb"), ("launch", "start"),
        ("review-2026-08", "rueckblick"), ("key-accounts-07", "kunden"), ("wangx", "wang"),
    ):  # fmt: skip
        assert teamops("-C", demo, "rename", old, new, *TODAY).code == 0, old
        commit(demo, "chen")
        assert find(teamops, demo) == before, old


@pytest.mark.unmeasured
def test_a_new_id_hides_no_lowered_target_and_no_signature_by_others(teamops, demo: Path) -> None:
    assert teamops("-C", demo, "rename", "wang", "wangx", *TODAY).code == 0
    file = demo / "goals/2026-Q3.yaml"
    text = file.read_text("utf-8")
    assert "    target: 5000\n" in text
    file.write_text(text.replace("    target: 5000\n", "    target: 4000\n", 1), "utf-8")
    commit(demo, "chen")
    found = find(teamops, demo)
    assert ("H003", "goals/2026-Q3.yaml") in found
    assert ("H005", "goals/2026-Q3.yaml") in found
    assert ("H005", "goals/2023-Q3.yaml") not in found


@pytest.mark.unmeasured
def test_who_takes_a_signature_over_under_another_name_is_found(teamops, demo: Path) -> None:
    file = demo / "collaboration/2026-Q3.yaml"
    text = file.read_text("utf-8")
    assert "accepted: {by: liu," in text
    file.write_text(text.replace("accepted: {by: liu,", "accepted: {by: zhang,", 1), "utf-8")
    commit(demo, "chen")
    assert ("H005", "collaboration/2026-Q3.yaml") in find(teamops, demo)
