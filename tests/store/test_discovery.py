"""Which files belong to a workspace: those of the team, each once, and nothing from outside."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from teamops.store.errors import WorkspaceUnreadableError
from teamops.store.reading import discovery
from teamops.store.reading.discovery import find_root, list_files
from tests.store.team import checked, settle, told

needs_links = pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege on Windows")


def files(root: Path, *ignore: str) -> list[str]:
    return [file for file in list_files(root, ignore).files if file != "calendar/2026.yaml"]


def touch(root: Path, *names: str) -> Path:
    return settle(root, dict.fromkeys(names, ""))


def test_the_workspace_is_found_from_any_folder_below_it(tmp_path) -> None:
    touch(tmp_path, "a/b/c/x.yaml")
    for folder in (".", "a", "a/b/c", "a/b/c/not/there/yet"):
        assert find_root(tmp_path / folder) == tmp_path


def test_without_a_workspace_the_sentence_says_where_it_was_looked_for(tmp_path) -> None:
    (tmp_path / "teamops.yaml").mkdir()
    with pytest.raises(WorkspaceUnreadableError, match=str(tmp_path)):
        find_root(tmp_path)


def test_all_yaml_files_are_listed_in_order_but_hidden_ones_and_templates(tmp_path) -> None:
    names = [
        "b.yaml",
        "a.yml",
        "Z.yaml",
        "a/z.yaml",
        "a/templates/y.yaml",
        "中文 名.yaml",
        "-dash.yaml",
        "x.yaml/in.yaml",
    ]
    others = [
        ".hidden.yaml",
        ".git/x.yaml",
        "a/.cache/x.yaml",
        "templates/task.yaml",
        "readme.md",
        "x.yaml.bak",
        "yaml",
    ]
    assert files(touch(tmp_path, *names, *others)) == sorted(names)


IGNORED = {
    "drafts/*": ["drafts/a.yaml", "drafts/b/c.yaml"],
    "drafts": ["drafts/a.yaml", "drafts/b/c.yaml"],
    "drafts/": ["drafts/a.yaml", "drafts/b/c.yaml"],
    "**/old-*.yaml": ["old-1.yaml", "tasks/old-2.yaml"],
    "tasks/[ab].yaml": ["tasks/a.yaml"],
    "Tasks/*": [],
    "": [],
}


@pytest.mark.parametrize("pattern", IGNORED)
def test_ignore_leaves_out_what_its_patterns_name(tmp_path, pattern: str) -> None:
    names = ["drafts/a.yaml", "drafts/b/c.yaml", "old-1.yaml", "tasks/a.yaml", "tasks/old-2.yaml"]
    left = files(touch(tmp_path, *names), pattern)
    assert left == [name for name in names if name not in IGNORED[pattern]]


def test_ignore_of_the_settings_is_heeded(tmp_path) -> None:
    settings = "team: a\nignore: ['drafts/*', 5]\n"
    settle(tmp_path, {"teamops.yaml": settings, "drafts/a.yaml": "nonsense", "b.yaml": "nonsense"})
    assert {file for code, file, _ in told(tmp_path) if code != "C010"} == {"b.yaml"}


def test_a_workspace_within_is_another_one(tmp_path) -> None:
    settle(tmp_path, {"a.yaml": "", "other/x/b.yaml": "nonsense"})
    settle(tmp_path / "other")
    assert files(tmp_path) == ["a.yaml"]
    assert files(tmp_path / "other") == ["x/b.yaml"]
    assert find_root(tmp_path / "other" / "x") == tmp_path / "other"


@needs_links
def test_links_that_leave_the_workspace_are_faults_and_not_followed(tmp_path) -> None:
    outside = settle(tmp_path / "outside", {"secret.yaml": "tasks: nonsense\n"})
    root = touch(tmp_path / "team", "a.yaml")
    (root / "folder").symlink_to(outside)
    (root / "passwd.yaml").symlink_to("/etc/passwd")
    (root / "gone.yaml").symlink_to(outside / "gone.yaml")
    (root / "etc").symlink_to("/etc")
    (root / "no-record").symlink_to("/etc/passwd")
    assert files(root) == ["a.yaml"]
    assert [(code, file) for code, file, _ in told(root)] == [
        ("F009", "etc"), ("F009", "folder"), ("F009", "gone.yaml"), ("F009", "passwd.yaml")
    ]  # fmt: skip


@needs_links
def test_settings_that_lie_outside_are_not_read(tmp_path) -> None:
    (tmp_path / "secret.yaml").write_text("team: a\nsecret: b\n", encoding="utf-8")
    root = settle(tmp_path / "team")
    (root / "teamops.yaml").unlink()
    (root / "teamops.yaml").symlink_to(tmp_path / "secret.yaml")
    assert told(root) == [("F009", "teamops.yaml", 1)]
    assert "b" not in checked(root).findings[0].excerpt


@needs_links
def test_links_within_the_workspace_give_no_file_twice_and_no_way_without_end(tmp_path) -> None:
    root = touch(tmp_path, "a/x.yaml", "b/y.yaml", ".shared/z.yaml")
    (root / "a" / "up").symlink_to(root)
    (root / "a" / "to-b").symlink_to(root / "b")
    (root / "b" / "to-a").symlink_to(root / "a")
    (root / "current.yaml").symlink_to(root / "a" / "x.yaml")
    (root / "shared.yaml").symlink_to(root / ".shared" / "z.yaml")
    assert files(root) == ["a/x.yaml", "b/y.yaml", "shared.yaml"]


@needs_links
def test_a_link_to_itself_is_a_finding(tmp_path) -> None:
    root = touch(tmp_path, "a.yaml")
    (root / "loop.yaml").symlink_to(root / "loop.yaml")
    (root / "loop").symlink_to(root / "loop")
    assert told(root) == [("F009", "loop.yaml", 1)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this platform")
def test_a_pipe_is_a_finding_and_nobody_waits_for_it(tmp_path) -> None:
    root = touch(tmp_path, "a.yaml")
    os.mkfifo(root / "pipe.yaml")
    (root / "null.yml").symlink_to("/dev/null")
    assert [f.message for f in checked(root).findings] == [
        "leads to /dev/null, outside the workspace, and is not read", "is not a regular file"
    ]  # fmt: skip


def test_beyond_the_limit_files_are_not_read_and_the_finding_says_so(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(discovery, "MAX_FILES", 3)
    touch(tmp_path, *(f"{n}.yaml" for n in range(5)))
    assert list_files(tmp_path).files == ("0.yaml", "1.yaml", "2.yaml")
    assert [f.message for f in checked(tmp_path).findings if f.code == "F009"] == [
        "the workspace has more than 3 YAML files; files beyond the limit are not read"
    ]
