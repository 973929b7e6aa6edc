# ruff: noqa: E501, PTH102, PTH109  # tables; a path that is too long for pathlib
"""What a walk leaves out is noted with its reason, and looked at within bounds."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from teamops.model.faults.unread import SkippedPath
from teamops.model.workspace import SECTIONS
from teamops.store.git.revision import Revision
from teamops.store.past.snapshot import read_files_at
from teamops.store.reading import skipped_files
from teamops.store.reading.discovery import list_files
from teamops.store.reading.skipped_files import has_record_section, has_team_key, is_yaml_like
from tests.store.team import checked, settle

RECORDS = "tasks: []\n"


def noted(root: Path, *ignore: str) -> list[SkippedPath]:
    return list(list_files(root, ignore).left_out)


def test_nothing_is_noted_where_all_is_read(tmp_path: Path) -> None:
    files = {
        ".github/workflows/x.yml": RECORDS,
        ".venv/x.yaml": RECORDS,
        ".cfg.yaml": "a: 1\n",
        "docs/x.md": "",
        "n/t": "",
    }
    assert noted(settle(tmp_path, files), "n", "docs/*") == []


def test_each_reason_is_told_with_the_number_of_files(tmp_path: Path) -> None:
    files = {
        "other/teamops.yaml": "team: b\n", "other/x/a.yaml": "", "drafts/a.yml": "", "drafts/b/c.YAML": "", "old.yaml": "",
        "templates/t.yaml": "", ".h/x.yaml": RECORDS, "t/.x.yaml": RECORDS, "x.Yml": "", "y.yaml.txt": "", "z.yaml.bak": "",
    }  # fmt: skip
    assert noted(settle(tmp_path, files), "drafts", "old.*") == [
        SkippedPath(".h", "hidden", True, 1), SkippedPath("drafts", "ignored", True, 2), SkippedPath("old.yaml", "ignored"),
        SkippedPath("other", "workspace", True, 1), SkippedPath("t/.x.yaml", "hidden"), SkippedPath("templates", "templates", True, 1),
        SkippedPath("x.Yml", "ending"), SkippedPath("y.yaml.txt", "ending"),
    ]  # fmt: skip


def test_a_commit_leaves_out_what_the_disk_leaves_out(tmp_path: Path, own_git_settings: None) -> None:
    files = {
        "other/teamops.yaml": "", "other/x/a.yaml": "", "drafts/a.yml": "", ".h/x.yaml": RECORDS, "x.Yml": "",
        "templates/t.yaml": "", "tasks/teamops.yaml/x.yaml": "",
    }  # fmt: skip
    root = settle(tmp_path, files)
    (root / "teamops.yaml").write_text("team: a\nignore: [drafts]\n", "utf-8")
    git = ("git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@b")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "x")):
        subprocess.run([*git, *command], check=True)
    head = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    moment = datetime(2026, 9, 4, tzinfo=UTC)
    then = read_files_at(root, Revision(head, head[:7], moment, moment))
    now = list_files(root, ["drafts"])
    assert (then.left_out, then.faults) == (now.left_out, list(now.faults))
    assert [fault.code for fault in now.faults] == ["F016"]


def test_a_large_folder_is_counted_within_bounds(tmp_path: Path) -> None:
    root = settle(tmp_path, {f"node_modules/{n}.yaml": "" for n in range(40)})
    found = skipped_files.SkippedFiles(root, entries=20)
    found.note_folder("node_modules", "ignored")
    assert found.list_all() == (SkippedPath("node_modules", "ignored", True, 20, at_least=True),)


def test_thousands_of_files_are_not_all_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(skipped_files, "_MOST_NAMED", 3)
    root = settle(tmp_path, {f"{n}.YAML": "" for n in range(9)})
    *named, more = sorted(noted(root), key=lambda one: not one.path)
    assert (len(named), more) == (3, SkippedPath("", "ending", False, 6))


def test_a_tree_deeper_than_the_stack_is_walked(tmp_path: Path) -> None:
    root, here = settle(tmp_path), os.getcwd()
    os.chdir(root)
    try:
        for _ in range(600):
            os.mkdir("d")
            os.chdir("d")
        Path("x.YAML").write_text("", "utf-8")
    finally:
        os.chdir(here)
    assert [one.why for one in noted(root)] == ["ending"]


def test_the_names_of_sections_are_those_of_the_model() -> None:
    assert all(has_record_section(f"{section}:\n".encode()) for section in SECTIONS)
    assert not has_record_section(b"jobs:\n  tasks: 1\n")


@pytest.mark.parametrize("text", [b"team: x", b"\xef\xbb\xbfteam: x", b"# a\n'team' : x", b"{team: x}"])
def test_a_team_is_recognised_however_it_is_written(text: bytes) -> None:
    assert has_team_key(text)
    assert not has_team_key(b"# team: x\nlocale: zh\n  team: y\n".replace(b"  team", b"- team"))


@pytest.mark.parametrize("name", ["a.YAML", "a.Yml", "a.yaml.txt", "a.yaml ", "a.yml."])
def test_what_people_take_for_yaml_looks_like_it(name: str) -> None:
    assert is_yaml_like(name)
    assert not is_yaml_like("a.yaml.bak")


def test_what_is_left_out_is_kept_with_the_result(tmp_path: Path) -> None:
    root = settle(tmp_path, {"x.YAML": ""})
    first, again = checked(root), checked(root)
    assert first == again
    (root / "y.YAML").write_text("", "utf-8")
    assert [one.path for one in checked(root).not_read.left_out] == ["x.YAML", "y.YAML"]
