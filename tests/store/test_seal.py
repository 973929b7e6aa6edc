"""The key that seals what is kept: where it lies, who may have it, and what becomes of everything without it."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from teamops.store.cache import seal
from teamops.store.cache.cache import Cache
from teamops.store.cache.seal import load_seal
from teamops.store.errors import CommandError, WriteRefusedError
from teamops.store.writing import journal
from teamops.store.writing.journal import seal_value, unseal_value
from teamops.store.writing.transaction import recover
from tests.attack.repositories import check, git, repository
from tests.store.team import FAULTY, output, python, settle
from tests.store.test_transaction import digest, interrupted

posix = pytest.mark.skipif(os.name == "nt", reason="needs the links and permissions of POSIX")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user without a key, and with a home that has no cache folder yet."""
    monkeypatch.delenv("TEAMOPS_CACHE_KEY", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "linux" if os.name != "nt" else sys.platform)
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("LOCALAPPDATA", str(folder / ".cache"))
    return folder


@pytest.fixture
def key(home: Path) -> Path:
    return home / ".cache/teamops/seal.key"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return settle(tmp_path / "team", FAULTY)


def keeps(root: Path) -> bool:
    """Whether what is kept now is believed later; the findings are the same in any case."""
    first, again = check(root), check(root)
    assert first == again
    assert first.code == 1
    return Cache(root, is_tracked=False).load("check.json") is not None


def test_a_key_is_made_once_for_the_user_alone(root, key) -> None:
    assert keeps(root)
    made = key.read_bytes()
    assert len(made) == 32
    if os.name != "nt":
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
        assert stat.S_IMODE(key.parent.stat().st_mode) == 0o700
    assert keeps(root)
    assert key.read_bytes() == made
    assert [path.name for path in key.parent.iterdir()] == ["seal.key"]


AT_ONCE = """
import sys
from pathlib import Path
from teamops.store.cache.seal import load_seal
print(load_seal(Path(sys.argv[1])).sign("x", b"").decode())
"""


def test_processes_that_begin_at_once_agree_on_a_key(root, key) -> None:
    running = [python(AT_ONCE, root) for _ in range(6)]
    assert len({output(process) for process in running}) == 1
    assert [path.name for path in key.parent.iterdir()] == ["seal.key"]


@pytest.mark.parametrize("system", ["linux", "darwin"])
@posix
def test_the_cache_folder_is_that_of_the_system(home, root, system, monkeypatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert load_seal(root) is not None
    place = ".cache" if system == "linux" else "Library/Caches"
    assert (home / place / "teamops/seal.key").is_file()
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "other"))
    assert load_seal(root) is not None
    assert (home / "other/teamops/seal.key").is_file()
    for relative in ("relative", ""):
        monkeypatch.setenv("XDG_CACHE_HOME", relative)
        assert load_seal(root).sign("x", b"") == load_seal(root).sign("x", b"")
    assert not Path("relative").exists()


def test_windows_has_a_folder_of_its_own(home, monkeypatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert seal._find_cache_folder({"LOCALAPPDATA": str(home), "HOME": "/x"}) == home / "teamops"
    assert seal._find_cache_folder({"HOME": "/x"}) is None


def _other_owner(key: Path) -> None:
    os.chown(key, 12345, 12345)


def _link(key: Path) -> None:
    key.rename(key.with_name("elsewhere"))
    key.symlink_to("elsewhere")


NOT_OURS: dict[str, Callable[[Path], object]] = {
    "a link": _link,
    "a pipe": lambda key: (key.unlink(), os.mkfifo(key)),
    "a folder": lambda key: (key.unlink(), key.mkdir()),
    "a device": lambda key: (key.unlink(), key.symlink_to("/dev/zero")),
    "another user's": _other_owner,
}


@posix
@pytest.mark.parametrize("spoil", NOT_OURS.values(), ids=NOT_OURS)
def test_a_key_that_is_not_the_users_own_file_is_neither_used_nor_replaced(root, key, spoil) -> None:
    if spoil is _other_owner and os.geteuid() != 0:
        pytest.skip("only root gives files away")
    assert keeps(root)
    spoil(key)
    before = key.lstat()
    assert not keeps(root)
    assert key.lstat() == before


DAMAGED: dict[str, Callable[[Path], object]] = {
    "empty": lambda key: key.write_bytes(b""),
    "short": lambda key: key.write_bytes(b"x" * 31),
    "long": lambda key: key.write_bytes(b"x" * 33),
    "huge": lambda key: os.truncate(key, 1 << 40),
    "read by others": lambda key: key.chmod(0o640),
}


@posix
@pytest.mark.parametrize("spoil", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_key_is_made_anew(root, key, spoil) -> None:
    assert keeps(root)
    spoil(key)
    before = key.read_bytes() if key.stat().st_size < 100 else b""
    assert Cache(root, is_tracked=False).load("check.json") is None
    assert keeps(root)
    assert key.read_bytes() != before
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


@posix
def test_a_file_system_without_permissions_keeps_no_key(root, key, monkeypatch) -> None:
    real = os.fstat

    def open_to_all(handle: int) -> object:
        status = real(handle)
        seen = {name: getattr(status, name) for name in ("st_mode", "st_uid", "st_size", "st_nlink")}
        return SimpleNamespace(**seen | {"st_mode": status.st_mode | 0o777})

    monkeypatch.setattr(os, "fstat", open_to_all)
    assert load_seal(root) is None
    assert list(key.parent.iterdir()) == []


@posix
@pytest.mark.parametrize("variable", ["HOME", "XDG_CACHE_HOME"])
def test_a_key_in_what_is_to_be_judged_is_not_read(home, root, variable, monkeypatch) -> None:
    """A repository may bring settings of the shell that lead there, and a key that its author knows."""
    team = repository(root.parent / "top", {"sub/teamops.yaml": "team: a\n"})
    around = settle(root.parent / "around")
    git(around, "init", "-q")
    git(team, "add", "-A")
    git(team, "commit", "-q", "-m", "x")
    git(around, "submodule", "--quiet", "add", str(team), "team")
    (home / "leads in").symlink_to(team / "sub")
    places = [
        (root, root), (root, root / "docs"), (team / "sub", team), (team / "sub", team / "sub"), (team, team / ".git"),
        (around / "team/sub", around), (around / "team/sub", around / "team"), (team / "sub", home / "leads in"),
    ]  # fmt: skip
    for workspace, place in places:
        monkeypatch.setenv(variable, str(place))
        known = place / ("" if variable == "XDG_CACHE_HOME" else ".cache") / "teamops/seal.key"
        known.parent.mkdir(parents=True, exist_ok=True)
        known.write_bytes(b"k" * 32)
        known.chmod(0o600)
        assert load_seal(workspace) is None, (workspace, place)
    monkeypatch.setenv(variable, str(around))
    assert load_seal(root) is not None  # beside it is fine


@posix
def test_without_a_place_for_a_key_nothing_is_kept_and_nothing_else_happens(home, root, monkeypatch) -> None:
    (home / "file").touch()
    for value in ("", "relative", "/dev/null", "/proc", str(home / "file"), str(home / "gone")):
        monkeypatch.setenv("HOME", value)
        assert not keeps(root)
        assert not (root / ".teamops").exists()
    monkeypatch.delenv("HOME")
    assert not keeps(root)
    assert [path.name for path in home.iterdir()] == ["file"]


@posix
def test_root_makes_no_key_in_the_folder_of_another_user(home, root, key) -> None:
    if os.geteuid() != 0:
        pytest.skip("needs root")
    os.chown(home, 12345, 12345)
    assert not keeps(root)
    assert not (home / ".cache").exists()


def test_a_key_from_the_environment_needs_no_home(home, root, key, monkeypatch) -> None:
    monkeypatch.setenv("TEAMOPS_CACHE_KEY", "k" * 32)
    assert keeps(root)
    assert not key.exists()
    kept = Cache(root, is_tracked=False).load("check.json")
    monkeypatch.setenv("TEAMOPS_CACHE_KEY", "l" * 32)
    assert Cache(root, is_tracked=False).load("check.json") is None
    monkeypatch.setenv("TEAMOPS_CACHE_KEY", "k" * 32)
    assert Cache(root, is_tracked=False).load("check.json") == kept
    monkeypatch.setenv("TEAMOPS_CACHE_KEY", "")  # as CI gives it to a pull request from a fork
    assert Cache(root, is_tracked=False).load("check.json") is None
    assert key.exists()


def test_a_short_key_from_the_environment_is_refused_with_a_sentence(root, monkeypatch) -> None:
    monkeypatch.setenv("TEAMOPS_CACHE_KEY", "geheim")
    said = check(root)
    assert said.code == 2
    assert "TEAMOPS_CACHE_KEY has 6 characters" in said.err
    with pytest.raises(CommandError):
        load_seal(root)


def test_a_seal_is_of_one_folder_one_purpose_and_one_content(tmp_path, home) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "b").mkdir()
    made = {
        load_seal(folder).sign(purpose, body)
        for folder in (tmp_path / "a", tmp_path / "b", tmp_path / "a/b")
        for purpose in ("a.json", "b.json", "a.json1:")
        for body in (b"", b"x", b"1:x")
    }
    assert len(made) == 27


def test_a_moved_workspace_loses_what_was_kept(home, root) -> None:
    assert keeps(root)
    moved = root.rename(root.with_name("moved"))
    assert Cache(moved, is_tracked=False).load("check.json") is None
    assert keeps(moved)


@posix
def test_a_workspace_is_the_same_by_whatever_link_one_comes_to_it(home, root) -> None:
    assert keeps(root)
    root.with_name("link").symlink_to(root)
    assert Cache(root.with_name("link"), is_tracked=False).load("check.json") is not None


def test_what_is_too_large_is_not_kept(home, root) -> None:
    cache = Cache(root, is_tracked=False)
    cache.keep("x.json", "x" * 1000, most=1000)
    assert not (root / ".teamops/x.json").exists()
    cache.keep("x.json", "x" * 1000, most=1100)
    assert cache.load("x.json", most=1100) == "x" * 1000
    assert cache.load("x.json", most=1000) is None


@posix
def test_without_a_key_a_write_goes_on_and_one_that_was_killed_is_left_to_a_person(home, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("HOME", "/dev/null")
    root = settle(tmp_path / "team")
    assert unseal_value(root, "journal.json", seal_value(root, "journal.json", [1])) == [1]
    monkeypatch.setattr(journal, "_make_temporary_key", lambda: b"another process")
    lost = interrupted(settle(tmp_path / "killed"))
    staged = {path: path.read_bytes() for path in lost.rglob("*.teamops-new")}
    assert staged
    with pytest.raises(WriteRefusedError, match=r"is ignored: look at .*teamops-new"):
        recover(lost)
    assert {path: path.read_bytes() for path in lost.rglob("*.teamops-new")} == staged


@posix
def test_a_killed_write_is_finished_by_the_same_user_and_by_nobody_whose_key_is_another(home, key, tmp_path) -> None:
    root = interrupted(settle(tmp_path / "killed"))
    staged = {path: path.read_bytes() for path in root.rglob("*.teamops-new")}
    before = {name: digest(path) for name, path in ((p.name, p) for p in root.rglob("*.yaml"))}
    kept = key.read_bytes()
    key.unlink()  # somebody cleared the cache folder
    with pytest.raises(WriteRefusedError, match="your key for it is gone"):
        recover(root)
    assert {path: path.read_bytes() for path in root.rglob("*.teamops-new")} == staged
    assert {name: digest(path) for name, path in ((p.name, p) for p in root.rglob("*.yaml"))} == before
    key.write_bytes(kept)
    recover(root)
    assert not list(root.rglob("*.teamops-new"))
    assert not (root / ".teamops/journal.json").exists()


def test_a_journal_that_git_brought_is_not_followed(tmp_path) -> None:
    root = repository(tmp_path / "team", {})
    raw = seal_value(root, "journal.json", {"ready": True, "steps": []})
    assert unseal_value(root, "journal.json", raw) == {"ready": True, "steps": []}
    (root / ".teamops").mkdir(exist_ok=True)
    (root / ".teamops/journal.json").write_bytes(raw)
    git(root, "add", "-f", "-A")
    with pytest.raises(ValueError, match="journal"):
        unseal_value(root, "journal.json", raw)
    with pytest.raises(WriteRefusedError):
        recover(root)
    assert json.loads(raw.partition(b"\n")[2])["ready"]
