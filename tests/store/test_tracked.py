"""Whether git tracks the tool's own folder, in every kind of index and repository, and mostly without asking git."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from teamops.store.git import places, state_tracking
from teamops.store.git.state_tracking import find_tracking_in_paths, is_tracked
from tests.attack.repositories import check, commit, git, repository, teamops
from tests.store.team import SETTINGS, settle

posix = pytest.mark.skipif(os.name == "nt", reason="needs the links and pipes of POSIX")


@pytest.fixture(autouse=True)
def no_git_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What git is asked from now on."""
    from teamops.store.git import command

    questions: list[tuple[str, ...]] = []
    real = command.run_git

    def run(folder: Path, *arguments: str, **more: object) -> subprocess.CompletedProcess[bytes]:
        questions.append(arguments)
        return real(folder, *arguments, **more)

    monkeypatch.setattr(command, "run_git", run)
    return questions


def with_state(root: Path, name: str = ".teamops/check.json") -> Path:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("{}\n", encoding="utf-8")
    git(root, "add", "-f", name)
    return root


INDEXES: dict[str, Callable[[Path], object]] = {
    "version 2": lambda root: git(root, "update-index", "--index-version", "2"),
    "version 3": lambda root: git(root, "add", "-N", "--", "later.yaml"),
    "version 4": lambda root: git(root, "update-index", "--index-version", "4"),
    "split": lambda root: git(root, "update-index", "--split-index"),
    "hashed by nobody": lambda root: git(root, "-c", "index.skipHash=true", "update-index", "--refresh"),
    "with the cache of untracked files": lambda root: git(root, "update-index", "--force-untracked-cache"),
}


@pytest.mark.parametrize("make", INDEXES.values(), ids=INDEXES)
def test_every_kind_of_index_tells(tmp_path, make) -> None:
    root = repository(tmp_path / "team", {"later.yaml": "tasks: []\n", ".gitkeep": "", ".teamopr": "", ".teamopt": ""})
    git(root, "add", "teamops.yaml", ".gitkeep", ".teamopr", ".teamopt")
    make(root)
    assert not is_tracked(root)
    with_state(root)
    make(root)
    assert is_tracked(root)
    shutil.rmtree(root / ".teamops")
    assert is_tracked(root)  # what is tracked decides
    git(root, "rm", "-r", "-q", "--cached", ".teamops")
    make(root)
    assert not is_tracked(root)


def test_a_sha256_repository_tells(tmp_path) -> None:
    root = settle(tmp_path / "team")
    git(root, "init", "-q", "--object-format=sha256")
    assert not is_tracked(root)
    assert is_tracked(with_state(root))


def test_a_sparse_index_tells(tmp_path) -> None:
    root = repository(tmp_path / "team", {})
    commit(with_state(root))
    git(root, "sparse-checkout", "set", "--cone", "--sparse-index", "tasks")
    assert not (root / ".teamops/check.json").exists()
    assert is_tracked(root)


@pytest.mark.parametrize("place", [".", "deep/er", "a folder"])
def test_a_workspace_may_lie_anywhere_in_a_repository(tmp_path, place) -> None:
    top = repository(tmp_path / "top", {})
    root = settle(top / place)
    assert not is_tracked(root)
    with_state(root)
    assert is_tracked(root)
    assert [one for one in (top, root) if is_tracked(one)] == [root] or place == "."


def test_the_folder_of_another_workspace_is_its_own_matter(tmp_path, asked) -> None:
    top = repository(tmp_path / "top", {"other/teamops.yaml": SETTINGS, "x.teamops": "", "a/.teamops.yaml": ""})
    commit(with_state(top, "other/.teamops/check.json"))
    assert [one.name for one in (top, top / "other") if is_tracked(one)] == ["other"]
    asked.clear()
    assert not is_tracked(top)
    assert not asked  # what git said is kept for as long as its index is the same


def test_worktrees_and_submodules_have_an_index_of_their_own(tmp_path) -> None:
    top = repository(tmp_path / "top", {})
    commit(top)
    git(top, "worktree", "add", "-q", "-b", "other", str(tmp_path / "linked"))
    with_state(tmp_path / "linked")
    assert [is_tracked(top), is_tracked(tmp_path / "linked")] == [False, True]
    around = tmp_path / "around"
    around.mkdir()
    git(around, "init", "-q")
    git(around, "submodule", "--quiet", "add", str(top), "team")
    assert not is_tracked(around / "team")
    assert is_tracked(with_state(around / "team"))
    assert [place.name for place, _ in places.list_repositories(around / "team")] == ["team", "around"]


@posix
def test_a_link_and_a_submodule_in_its_place_are_tracked_too(tmp_path) -> None:
    root = repository(tmp_path / "team", {})
    (root / ".teamops").symlink_to("elsewhere")
    git(root, "add", "-f", ".teamops")
    assert is_tracked(root)
    other, module = repository(tmp_path / "other", {}), repository(tmp_path / "module", {})
    commit(module)
    git(other, "submodule", "--quiet", "add", "-f", str(module), ".teamops")
    assert is_tracked(other)


def test_other_letters_are_the_same_folder_to_a_colleague_with_windows(tmp_path) -> None:
    assert is_tracked(with_state(repository(tmp_path / "team", {}), ".TeamOps/check.json"))
    assert find_tracking_in_paths(["tasks.yaml", ".TEAMOPS/x"])
    assert find_tracking_in_paths([".teamops"])
    assert not find_tracking_in_paths(["a/.teamops/x", ".teamops.yaml", "x.teamops"])


def test_a_hook_may_be_given_another_index(tmp_path, monkeypatch) -> None:
    root = repository(tmp_path / "team", {})
    commit(root)
    shutil.copy(root / ".git/index", tmp_path / "index")
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert not is_tracked(root)
    with_state(root)  # in the index of the repository
    assert not is_tracked(root)
    git(root, "add", "-f", ".teamops/check.json", GIT_INDEX_FILE=str(tmp_path / "index"))
    assert is_tracked(root)


def test_a_hook_of_a_linked_work_tree_finds_a_workspace_in_a_folder(tmp_path, monkeypatch) -> None:
    top = repository(tmp_path / "top", {"team/teamops.yaml": SETTINGS})
    commit(top)
    git(top, "worktree", "add", "-q", "-b", "other", str(tmp_path / "linked"))
    git(tmp_path / "linked", "update-index", "--index-version", "4")
    monkeypatch.setenv("GIT_DIR", str(top / ".git/worktrees/linked"))
    monkeypatch.chdir(tmp_path / "linked")
    team = tmp_path / "linked/team"
    assert not is_tracked(team)
    assert is_tracked(with_state(team))


def test_git_is_asked_of_no_usual_index_and_of_others_once(tmp_path, asked) -> None:
    root = repository(tmp_path / "team", {"links.yaml": "tasks: []\n"})
    commit(root)
    is_tracked(root)
    assert not asked
    git(root, "update-index", "--index-version", "4")
    for _ in range(3):
        assert not is_tracked(root)
    assert len(asked) == 1
    with_state(root, "a.yaml")
    for _ in range(3):
        assert not is_tracked(root)
    assert len(asked) == 2


def test_without_git_what_the_index_names_is_taken_for_tracked(tmp_path, monkeypatch) -> None:
    clean, tracking = repository(tmp_path / "clean", {}), with_state(repository(tmp_path / "tracking", {}))
    git(clean, "add", "-A")
    for index in (clean, tracking):
        git(index, "update-index", "--index-version", "2")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [is_tracked(clean), is_tracked(tracking)] == [False, True]


@posix
def test_a_repository_that_somebody_made_up_does_not_hold_anybody_up(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(state_tracking, "_SECONDS", 0.5)
    made: list[Callable[[Path], object]] = [
        lambda git: (git / "index").symlink_to("/dev/zero"),
        lambda git: os.mkfifo(git / "index"),
        lambda git: (git / "index").mkdir(),
        lambda git: (git / "index").write_bytes(b"DIRC\0\0\0\4" + b"\xff" * 100),
        lambda git: (git / "index").write_bytes(b"DIRC\0\0\0\2" + b"\0" * 100 + b"link\0\0\0\x14" + b"a" * 20),
        lambda git: os.truncate(git / "index", 1 << 40) if (git / "index").write_bytes(b"DIRC\0\0\0\2") else None,
        lambda git: (os.mkfifo(git / "config"), (git / "index").write_bytes(b"DIRC\0\0\0\4")),
    ]
    for number, make in enumerate(made):
        root = settle(tmp_path / str(number))
        (root / ".git/objects").mkdir(parents=True)
        (root / ".git/refs").mkdir()
        (root / ".git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
        make(root / ".git")
        assert not is_tracked(root)
    for number, said in enumerate((b"gitdir: /dev/zero\n", b"gitdir: \0\n", b"gitdir: .git\n", b"x" * 20_000, b"")):
        root = settle(tmp_path / f"file {number}")
        (root / ".git").write_bytes(said)
        assert not is_tracked(root)


def test_it_is_a_finding_of_every_kind_of_check(tmp_path, capfd) -> None:
    root = repository(tmp_path / "team", {"tasks.yaml": "tasks: []\n"})
    commit(root)
    assert "F015" not in check(root, "--at", "HEAD").codes
    commit(with_state(root))
    for asked in ((), ("--at", "HEAD"), ("--history",)):
        said = check(root, *asked)
        assert said.code == 1
        (found,) = [one for one in json.loads(said.out)["findings"] if one["code"] == "F015"]
        assert found["file"] == ".teamops"
    assert teamops("-C", root, "check", "--ignore", "F015", "--today", "2026-09-04").code == 0
    (root / "tasks.yaml").write_text("tasks: []\n# more\n", encoding="utf-8")
    git(root, "add", "tasks.yaml")
    assert teamops("-C", root, "hook", "run", "--", "--today", "2026-09-04").code == 1
    assert ".teamops:1:1: F015" in capfd.readouterr().out  # the check is a process of its own


def test_a_report_is_not_said_to_lack_anything_for_it(tmp_path) -> None:
    root = with_state(repository(tmp_path / "team", {}))
    said = teamops("-C", root, "tasks", "list", "--today", "2026-09-04")
    assert (said.code, said.err) == (0, "")
    assert teamops("-C", root, "report", "weekly", "--today", "2026-09-04").err == ""
