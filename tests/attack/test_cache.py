"""Nothing that comes with a clone or an archive, in `.teamops` or beside it, makes a check say less than there is."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from teamops.store.cache import cache
from tests.attack.repositories import BAD, GOOD, HIDDEN, check, clone, commit, git, old_seal, repository, teamops
from tests.store.team import settle

posix = pytest.mark.skipif(os.name == "nt", reason="needs the links, pipes and permissions of POSIX")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user with a home and no key in the environment."""
    for name in ("TEAMOPS_CACHE_KEY", "XDG_CACHE_HOME", "GIT_DIR", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder))
    return folder


@pytest.fixture
def forged(tmp_path: Path) -> Path:
    """A repository with BAD, whose `.teamops` is what teamops keeps of it and of GOOD; nothing is committed yet.

    The result says that nothing is found, for the very state that is committed; the records of the bad file are those
    of the good one. The seals are those of the attacker's own key.
    """
    bad, good = repository(tmp_path / "origin", BAD), settle(tmp_path / "good", GOOD)
    for root in (bad, good):
        check(root)
        (root / "note.yaml").write_text("# so that records are kept as well\n", encoding="utf-8")
        check(root)
        (root / "note.yaml").unlink()
        check(root)
    assert check(bad).codes >= HIDDEN
    assert not check(good).codes & HIDDEN
    healthy, found = (json.loads(body_of(root / ".teamops/check.json")) for root in (good, bad))
    write_body(bad / ".teamops/check.json", healthy | {"key": found["key"], "settings": found["settings"]})
    kept = {path.name: path for path in (bad / ".teamops").glob("records-*")}
    others = {path.name: path for path in (good / ".teamops").glob("records-*")}
    (theirs,) = others.keys() - kept.keys()
    for name in {f"records-{digest(bad)}.json", f"records-{digest(bad)[:32]}.json"}:
        shutil.copy(others[theirs], bad / ".teamops" / name)
    return bad


def digest(root: Path) -> str:
    return hashlib.sha256((root / "tasks/a.yaml").read_bytes()).hexdigest()


def body_of(file: Path) -> bytes:
    return file.read_bytes().partition(b"\n")[2]


def write_body(file: Path, value: object) -> None:
    """The file holds another value under the seal that it had."""
    file.write_bytes(file.read_bytes().partition(b"\n")[0] + b"\n" + json.dumps(value).encode())


def sealed_as_before(root: Path) -> None:
    """Each file is sealed by what version 0.1 trusted: a link to a program that lies on every machine alike."""
    (root / ".teamops/.gitignore").unlink()
    (root / ".teamops/.gitignore").symlink_to(Path(sys.executable).resolve())
    for file in (root / ".teamops").glob("*.json"):
        body = body_of(file)
        file.write_bytes(old_seal(root, cache._identify_maker(), body) + b"\n" + body)


def records_as_before(root: Path) -> None:
    """The same of the records; of the result there is no more than a name, by which records are asked for."""
    sealed_as_before(root)
    (root / ".teamops/check.json").write_bytes(b"{}")


FORGERIES: dict[str, Callable[[Path], object]] = {
    "the attacker's own key": lambda root: None,
    "the seal of version 0.1": sealed_as_before,
    "no seal": lambda root: [f.write_bytes(body_of(f)) for f in (root / ".teamops").glob("*.json")],
    "an empty seal": lambda root: [f.write_bytes(b"\n" + body_of(f)) for f in (root / ".teamops").glob("*.json")],
    "records alone": records_as_before,
    "nothing ignored": lambda root: (root / ".teamops/.gitignore").write_text("!*\n", encoding="utf-8"),
}


@posix
@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_a_committed_cache_turns_no_clone_green(forged, tmp_path, forge, home, monkeypatch) -> None:
    forge(forged)
    commit(forged)
    monkeypatch.setenv("HOME", str(tmp_path / "victim"))
    (tmp_path / "victim").mkdir()
    root = clone(forged, tmp_path / "clone")
    assert (root / ".teamops/check.json").exists()
    before = {path: path.read_bytes() for path in (root / ".teamops").iterdir()}
    for _ in range(2):
        said = check(root)
        assert said.code == 1
        assert said.codes >= HIDDEN | {"F015"}
    assert {path: path.read_bytes() for path in (root / ".teamops").iterdir()} == before
    git(root, "rm", "-r", "-q", "--cached", ".teamops")  # as the remedy says
    for _ in range(3):
        assert check(root).codes >= HIDDEN
        assert "F015" not in check(root).codes


@posix
@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES)
def test_a_cache_in_an_archive_is_not_believed(forged, tmp_path, forge, monkeypatch) -> None:
    """No git knows of it, so that only the key tells."""
    forge(forged)
    monkeypatch.setenv("HOME", str(tmp_path / "victim"))
    (tmp_path / "victim").mkdir()
    root = tmp_path / "unpacked"
    shutil.copytree(forged, root, ignore=shutil.ignore_patterns(".git"), symlinks=True)
    for _ in range(3):
        said = check(root)
        assert said.code == 1
        assert said.codes >= HIDDEN
        assert "F015" not in said.codes


def test_a_lasting_runner_believes_no_result_of_another_state(tmp_path, monkeypatch) -> None:
    """Its key and its path stay the same, and a pull request brings what the runner itself kept before."""
    monkeypatch.setenv("TEAMOPS_CACHE_KEY", "k" * 40)
    origin, runner = repository(tmp_path / "origin", GOOD), tmp_path / "runner"
    commit(origin)
    clone(origin, runner)
    for number in range(3):
        (runner / "note.yaml").write_text(f"# {number}\n", encoding="utf-8")
        assert not check(runner).codes & HIDDEN
    (runner / "note.yaml").unlink()
    check(runner)
    settle(origin, BAD)
    commit(origin)
    git(runner, "pull", "-q")  # the runner leaves what is not tracked
    left = tmp_path / "left"
    shutil.copytree(runner / ".teamops", left)
    assert check(runner).codes >= HIDDEN
    (good,) = [f for f in left.glob("records-*") if "t-9" in f.read_text("utf-8")]
    for name in (f"records-{digest(runner)}.json", "check.json"):  # renamed, under seals of this very key
        shutil.copy(good, runner / ".teamops" / name)
    assert check(runner).codes >= HIDDEN
    shutil.copytree(left, origin / ".teamops")
    commit(origin)
    shutil.rmtree(runner / ".teamops")
    git(runner, "pull", "-q")
    for _ in range(2):
        assert check(runner).codes >= HIDDEN | {"F015"}


def test_an_older_result_of_the_same_state_says_what_a_new_check_says(tmp_path) -> None:
    root = settle(tmp_path / "team", BAD)
    first = check(root)
    old = (root / ".teamops/check.json").read_bytes()
    (root / "more.yaml").write_text("tasks: [\n", encoding="utf-8")
    second = check(root)
    (root / ".teamops/check.json").write_bytes(old)
    assert check(root) == second
    (root / "more.yaml").unlink()
    (root / ".teamops/check.json").write_bytes(old)
    assert check(root) == first
    assert teamops("-C", root, "check", "--today", "2026-10-20", "--format", "json").codes >= HIDDEN


def test_what_was_kept_elsewhere_is_not_believed(tmp_path) -> None:
    """The same user has two workspaces of the same files, and what is found may hang on where they are."""
    here, there = settle(tmp_path / "here", BAD), settle(tmp_path / "there", BAD)
    assert check(here).code == check(there).code == 1
    kept = json.loads(body_of(there / ".teamops/check.json"))
    shutil.copy(here / ".teamops/check.json", there / ".teamops/check.json")
    assert cache.Cache(here, is_tracked=False).load("check.json") == kept
    assert cache.Cache(there, is_tracked=False).load("check.json") is None


ODD = """
import os, resource, sys
from pathlib import Path
from tests.attack.repositories import check, HIDDEN
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
for name in sys.argv[1:]:
    said = check(Path(name))
    assert said.code == 1 and HIDDEN <= said.codes, (name, said)
about = Path("/proc/self/status")  # what getrusage says begins with the size of the process that started this one
lines = about.read_text().splitlines() if about.exists() else []
peaks = [line.split()[1] for line in lines if line.startswith("VmHWM")]
print(*peaks or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])
"""


def _sparse(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(1 << 40)


ODD_FILES: dict[str, Callable[[Path], object]] = {
    "zero": lambda path: path.symlink_to("/dev/zero"),
    "pipe": os.mkfifo if hasattr(os, "mkfifo") else lambda path: None,
    "folder": lambda path: path.mkdir(),
    "sparse": _sparse,
    "loop": lambda path: path.symlink_to(path.name),
    "hard": lambda path: path.hardlink_to(path.parents[1] / "teamops.yaml"),
}


@posix
def test_links_pipes_devices_and_huge_files_in_the_folder_are_neither_read_nor_waited_for(tmp_path) -> None:
    roots = []
    for kind, make in ODD_FILES.items():
        root = settle(tmp_path / kind, BAD)
        roots.append(root)
        check(root)
        names = ["check.json", f"records-{digest(root)}.json", f"exact-{digest(root)}.json", "tracked.json"]
        if kind not in ("hard", "sparse"):  # those are plain files: that such a journal is not followed is told
            names.append("journal.json")
        for name in names:
            (root / ".teamops" / name).unlink(missing_ok=True)
            make(root / ".teamops" / name)
    root = settle(tmp_path / "all", BAD)
    (root / ".teamops").symlink_to("/dev")
    done = subprocess.run(
        [sys.executable, "-c", ODD, *map(str, [*roots, root])], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 200_000


@posix
@pytest.mark.parametrize("kind", ODD_FILES)
def test_a_journal_that_is_no_plain_file_of_ours_is_not_followed(tmp_path, kind) -> None:
    root = settle(tmp_path / "team", GOOD)
    (root / ".teamops").mkdir()
    ODD_FILES[kind](root / ".teamops/journal.json")
    before = (root / "tasks/a.yaml").read_bytes()
    said = teamops("-C", root, "update", "t-9", "--note", "x", "--today", "2026-09-04T10:00")
    assert said.code == 3
    assert ".teamops/journal.json" in said.err
    assert "is ignored: delete" in said.err
    assert (root / "tasks/a.yaml").read_bytes() == before


@posix
def test_a_lock_that_is_another_name_of_a_file_does_not_empty_it(tmp_path) -> None:
    root = settle(tmp_path / "team", GOOD)
    (root / ".teamops").mkdir()
    (root / "docs").mkdir()
    (root / "docs/precious").write_text("precious", encoding="utf-8")
    (root / ".teamops/lock").hardlink_to(root / "docs/precious")
    assert teamops("-C", root, "update", "t-9", "--note", "x", "--today", "2026-09-04T10:00").code == 0
    os.mkfifo(root / ".teamops/commit-lock")
    git(root, "init", "-q")
    teamops("-C", root, "update", "t-9", "--note", "y", "--today", "2026-09-04T11:00", "--commit")
    assert (root / "docs/precious").read_text("utf-8") == "precious"


@posix
@pytest.mark.parametrize("kind", [kind for kind in ODD_FILES if kind != "hard"])
def test_a_baseline_that_might_never_end_is_refused(tmp_path, kind) -> None:
    root = settle(tmp_path / "team", BAD)
    (root / "docs").mkdir()
    ODD_FILES[kind](root / "docs/known.json")
    said = check(root, "--baseline", str(root / "docs/known.json"))
    assert said.code in (2, 3)
    assert "known.json" in said.err
    assert "unexpected" not in said.err


def test_what_lies_there_makes_no_machine_believe_that_it_checked_before(forged, tmp_path, monkeypatch) -> None:
    commit(forged)
    root = clone(forged, tmp_path / "clone")
    assert not cache.Cache(root, is_tracked=True).has_cache()
    (root / ".teamops/check.json").unlink()
    (root / ".teamops/check.json").mkdir()
    assert not cache.Cache(root, is_tracked=False).has_cache()
