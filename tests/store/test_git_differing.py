"""The `+` of a report's commit: the workspace is not as committed. By contents, line ends apart, without filters."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from teamops.store.git.repository import find_short_commit
from tests.store.past import SETTINGS, Past, task

pytestmark = pytest.mark.usefixtures("own_git_settings")
MORNING = "2026-09-01T09:00:00+08:00"


@pytest.fixture
def past(tmp_path: Path) -> Past:
    return made(tmp_path / "team")


def made(folder: Path, *init: str) -> Past:
    made = Past(folder, *init)
    slides = b"\0\r\n" * 9
    made.commit({"teamops.yaml": SETTINGS, "t.yaml": task("t-1"), "d/报表 一.pptx": slides}, MORNING)
    made.commit({".gitignore": "*.log\n"}, MORNING)
    return made


def is_marked(past: Past, folder: str = ".") -> bool:
    found = find_short_commit(past.folder / folder)
    assert found is not None
    assert found.removesuffix("+") == past.git("rev-parse", "--short", "HEAD")
    return found.endswith("+")


def touched(past: Past) -> None:
    for file in past.folder.rglob("*"):
        if file.is_file() and ".git" not in file.parts:
            os.utime(file, (1_000_000_000, 1_000_000_000))


UNCHANGED: dict[str, Callable[[Past], object]] = {
    "as committed": lambda past: None,
    "touched": touched,
    "written anew": lambda past: past.write({"t.yaml": task("t-1")}),
    "ignored": lambda past: past.write({"x.log": "x"}),
    "an empty folder": lambda past: (past.folder / "empty").mkdir(),
    "the line ends of Windows": lambda past: past.write({"t.yaml": task("t-1").replace("\n", "\r\n")}),
    "the line ends of a checkout": lambda past: (
        past.git("config", "core.autocrlf", "true"), (past.folder / "t.yaml").unlink(),
        past.git("-c", "core.autocrlf=true", "checkout", "-q", "--", "t.yaml")),
    "no filter is asked": lambda past: (
        past.git("config", "filter.f.clean", "false"), past.git("config", "filter.f.required", "true"),
        (past.folder / ".git/info").mkdir(exist_ok=True),
        (past.folder / ".git/info/attributes").write_text("* filter=f\n"), touched(past)),
    "left out of the checkout": lambda past: (
        past.git("update-index", "--skip-worktree", "t.yaml"), (past.folder / "t.yaml").unlink()),
    "executable": lambda past: (past.folder / "t.yaml").chmod(0o755),
}  # fmt: skip
CHANGED: dict[str, Callable[[Past], object]] = {
    "changed": lambda past: past.write({"t.yaml": task("t-2")}),
    "changed at once, as long as before": lambda past: past.write({"t.yaml": task("t-1").replace("t-1", "t-7")}),
    "changed and its time set back": lambda past: (
        past.write({"t.yaml": task("t-1").replace("t-1", "t-7")}), touched(past)),
    "staged and changed back": lambda past: (
        past.write({"t.yaml": task("t-2")}), past.git("add", "-A"), past.write({"t.yaml": task("t-1")})),
    "staged": lambda past: (past.write({"t.yaml": task("t-2")}), past.git("add", "-A")),
    "gone": lambda past: (past.folder / "t.yaml").unlink(),
    "gone from the index": lambda past: past.git("rm", "-q", "--cached", "t.yaml"),
    "new": lambda past: past.write({"n 新.yaml": ""}),
    "new in a folder": lambda past: past.write({"n/n.yaml": ""}),
    "a document": lambda past: past.write({"d/报表 一.pptx": b"\0\r\n" * 8}),
    "a folder in its place": lambda past: ((past.folder / "t.yaml").unlink(), past.write({"t.yaml/x": "x"})),
    "said to be unchanged": lambda past: (
        past.git("update-index", "--assume-unchanged", "t.yaml"), past.write({"t.yaml": task("t-2")})),
    "said to be left out": lambda past: (
        past.git("update-index", "--skip-worktree", "t.yaml"), past.write({"t.yaml": task("t-2")})),
    "to be added": lambda past: (past.write({"n.yaml": "x"}), past.git("add", "-N", "n.yaml")),
}  # fmt: skip


@pytest.mark.parametrize("name", UNCHANGED)
def test_what_is_as_committed_has_no_mark(past: Past, name: str) -> None:
    UNCHANGED[name](past)
    assert not is_marked(past)


@pytest.mark.parametrize("name", CHANGED)
def test_what_is_not_as_committed_is_marked(past: Past, name: str) -> None:
    CHANGED[name](past)
    assert is_marked(past)


def test_hashes_of_another_length_are_compared_as_well(tmp_path: Path) -> None:
    past = made(tmp_path / "team", "--object-format=sha256")
    touched(past)
    assert not is_marked(past)
    past.write({"t.yaml": task("t-1").replace("t-1", "t-7")})
    assert is_marked(past)


def test_what_lies_outside_of_the_workspace_does_not_count(past: Past) -> None:
    past.write({"t.yaml": task("t-2")})
    assert not is_marked(past, "d")
    past.write({"d/新.txt": "x"})
    assert is_marked(past, "d")


def test_a_name_that_is_no_utf8_is_found(past: Past) -> None:
    try:
        with open(os.fsencode(past.folder) + b"/\xff\xfe.txt", "wb") as file:  # noqa: PTH123  # a name of bytes
            file.write(b"x")
    except OSError:
        pytest.skip("this file system has no such names")
    past.commit({}, MORNING)
    assert not is_marked(past)
    with open(os.fsencode(past.folder) + b"/\xff\xfe.txt", "wb") as file:  # noqa: PTH123
        file.write(b"y")
    assert is_marked(past)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_is_compared_by_where_it_leads(past: Past) -> None:
    (past.folder / "l").symlink_to("t.yaml")
    past.commit({}, MORNING)
    os.utime(past.folder / "l", (1, 1), follow_symlinks=False)
    assert not is_marked(past)
    (past.folder / "l").unlink()
    (past.folder / "l").symlink_to("d")
    assert is_marked(past)


def test_without_a_commit_or_a_repository_there_is_nothing_to_name(tmp_path: Path) -> None:
    assert find_short_commit(tmp_path) is None
    Past(tmp_path / "new")
    assert find_short_commit(tmp_path / "new") is None
