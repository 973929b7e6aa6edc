"""What was kept from the last run changes no result, whoever or whatever meddled with it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import teamops
from teamops.store.cache import cache
from teamops.store.reading import faulty_files
from tests.store.team import (
    AS_NOBODY,
    FAULTY,
    TASK,
    checked,
    folder_for_all,
    forbid_writing,
    output,
    python,
    settle,
    told,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return settle(tmp_path / "team", FAULTY)


def state(root: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((root / ".teamops").rglob("*")) if p.is_file()}


def test_cold_and_warm_and_without_the_folder_again_say_the_same(root) -> None:
    cold = checked(root)
    assert len(cold.findings) > 3
    assert "check.json" in state(root)
    assert checked(root) == cold
    shutil.rmtree(root / ".teamops")
    assert checked(root) == cold


DAMAGES = {
    "emptied": lambda raw: b"",
    "cut short": lambda raw: raw[: len(raw) // 2],
    "lengthened": lambda raw: raw + b"]",
    "changed in one place": lambda raw: raw.replace(b"nme", b"nma"),
    "something else": lambda raw: b'{"seal": 1, "value": {"findings": [], "not_run": []}}',
    "a list": lambda raw: b"[]",
    "deep": lambda raw: b"[" * 100_000,
    "no text": lambda raw: b"\xff\0" * 100,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damaged_files_are_not_believed(root, damage) -> None:
    (root / "tasks" / "new.yaml").touch()
    cold = checked(root)
    for change in ("all", "but the result"):
        for path in (root / ".teamops").rglob("*.json"):
            if change == "all" or path.name != "check.json":
                path.write_bytes(damage(path.read_bytes()))
        (root / "tasks" / "new.yaml").write_bytes(b"" if change == "all" else b"# so that the result is made anew\n")
        assert checked(root) == cold


def test_a_committed_cache_is_not_believed(root, tmp_path) -> None:
    """A pull request might bring files as teamops itself would write them, made in a healthy workspace."""
    cold = checked(root)
    healthy = settle(tmp_path / "healthy", dict.fromkeys(FAULTY, "tasks: []\n"))
    assert checked(healthy).findings == ()
    forged = (healthy / ".teamops" / "check.json").read_bytes().partition(b"\n")[2]
    key = (root / ".teamops" / "check.json").read_text("utf-8").partition('"key":"')[2][:64]
    shutil.copytree(root, tmp_path / "clone")
    body = forged.replace(forged.partition(b'"key":"')[2][:64], key.encode())
    seal = (root / ".teamops" / "check.json").read_bytes().partition(b"\n")[0]
    (tmp_path / "clone" / ".teamops" / "check.json").write_bytes(seal + b"\n" + body)
    assert checked(tmp_path / "clone") == cold


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege on Windows")
def test_a_committed_link_makes_nobody_write_elsewhere(root, tmp_path) -> None:
    elsewhere = tmp_path / "home"
    elsewhere.mkdir()
    (elsewhere / "exact-x.json").touch()
    (root / ".teamops").symlink_to(elsewhere)
    assert len(checked(root).findings) > 3
    assert [p.name for p in elsewhere.iterdir()] == ["exact-x.json"]


def test_the_result_follows_the_day_the_language_and_the_version(root, monkeypatch) -> None:
    (root / "late.yaml").write_text(f"tasks:\n{TASK.replace('t-1', 't-9').replace('09-30', '09-10')}", encoding="utf-8")
    before = told(root)
    assert ("T006", "late.yaml", 2) not in before
    assert ("T006", "late.yaml", 2) in [(f.code, f.file, f.line) for f in checked(root, today="2026-09-20").findings]
    assert told(root) == before
    assert checked(root, "zh").findings[0].message != checked(root, "en").findings[0].message
    monkeypatch.setattr(cache, "_identify_maker", lambda: f"{teamops.__version__}.1")
    assert cache.Cache(root, is_tracked=False).load("check.json") is None
    assert told(root) == before


def test_the_result_follows_the_files(root) -> None:
    before = checked(root)
    (root / "goals" / "c.yaml").rename(root / "goals" / "d.yaml")
    renamed = checked(root)
    assert {f.file for f in before.findings} - {f.file for f in renamed.findings} == {"goals/c.yaml"}
    assert [f._replace(file="goals/c.yaml") for f in renamed.findings if f.file == "goals/d.yaml"] == [
        f for f in before.findings if f.file == "goals/c.yaml"
    ]
    (root / "goals" / "d.yaml").write_text("goals: []\n", encoding="utf-8")
    assert "goals/d.yaml" not in {f.file for f in checked(root).findings}
    (root / "goals" / "d.yaml").unlink()
    assert "T008" in {code for code, *_ in told(root)}
    (root / "teamops.yaml").write_text("team: a\ncheck: {disable: [T008]}\n", encoding="utf-8")
    assert "T008" not in {code for code, *_ in told(root)}


def test_files_of_one_content_have_findings_of_their_own(root) -> None:
    shutil.copy(root / "tasks" / "b.yaml", root / "tasks" / "b2.yaml")
    for _ in range(2):
        assert {file for code, file, _ in told(root) if code == "F001"} == {"tasks/b.yaml", "tasks/b2.yaml"}
        (root / "teamops.yaml").write_text("team: b\n", encoding="utf-8")


def test_names_that_are_no_text_are_kept_too(root) -> None:
    try:
        (root / os.fsdecode(b"\xff\xfe.yaml")).write_text("tasks: [\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes text only")
    assert checked(root) == checked(root)
    assert "check.json" in state(root)


def test_git_does_not_see_it(root) -> None:
    git = ["git", "-C", str(root), "-c", "core.excludesFile="]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    checked(root)
    told_by_git = subprocess.run([*git, "status", "--porcelain"], check=True, capture_output=True, text=True).stdout
    assert all(line.startswith("A ") for line in told_by_git.splitlines())


@pytest.mark.skipif(os.name == "nt", reason="folders have no such permission on Windows")
def test_a_folder_that_may_not_be_written_is_checked_all_the_same() -> None:
    with folder_for_all() as folder:
        root = settle(folder / "team", FAULTY)
        forbid_writing(root)
        said = output(python(AS_NOBODY + "print(told(root)); print(told(root))", root))
        assert not (root / ".teamops").exists()
        root.chmod(0o755)
        assert said == f"{told(root)}\n" * 2


AT_ONCE = """
import sys
from pathlib import Path
from tests.store.team import told
root = Path(sys.argv[1])
for n in range(12):
    (root / ".teamops" / "check.json").unlink(missing_ok=True)
    print(told(root))
"""


def test_several_at_once_say_the_same(root) -> None:
    expected = told(root)
    running = [python(AT_ONCE, root) for _ in range(3)]
    assert [output(process) for process in running] == [f"{expected}\n" * 12] * 3
    assert not [name for name in state(root) if not name.endswith((".json", ".gitignore", "lock"))]


def test_what_is_kept_does_not_grow_without_end(root, monkeypatch) -> None:
    monkeypatch.setattr(cache, "_MOST_FILES", 2)
    monkeypatch.setattr(faulty_files, "_WORTH_KEEPING", 0)
    for n in range(9):
        (root / "tasks" / "b.yaml").write_text(f"tasks: [{n}\n", encoding="utf-8")
        told(root)
    in_use, old = 1, 2  # only b.yaml cannot be read in pieces
    assert len([name for name in state(root) if name.startswith("exact-")]) == in_use + old
