"""The demonstration's history: made from the example's files, it ends in them and loads at every commit."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from teamops.checking.engine import check
from teamops.model.workspace import Workspace
from teamops.store.demo.history import DemoCommit, HistoryBrokenError, load_demo_commits
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.reading.loader import load

QUARTER = find_shipped_folder("examples") / "quarter"
SMALL = {
    "teamops.yaml": "team: T\npeople:\n  wang: {name: 王经理, email: wang@example.com}\n",
    "a.yaml": "one\ntwo\nthree\nfour\n",
    ".history.yaml": """\
commits:
  - {at: 2026-06-22T09:30:00+08:00, author: wang, message: first, add: [teamops.yaml, a.yaml]}
  - at: 2026-06-23T09:30:00+08:00
    author: wang
    message: second
    change:
      - {file: a.yaml, before: "1", after: one}
      - {file: a.yaml, from: two, through: hree}
""",
}


@pytest.fixture(scope="module")
def history() -> tuple[DemoCommit, ...]:
    return load_demo_commits(QUARTER)


def _folder(tmp_path: Path, **changed: str) -> Path:
    for name, text in {**SMALL, **changed}.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


def _write(root: Path, step: DemoCommit) -> None:
    for path, content in step.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def test_the_last_state_is_the_example_byte_for_byte(history: tuple[DemoCommit, ...]) -> None:
    last: dict[str, bytes] = {}
    for step in history:
        last |= step.files
    example = {p.relative_to(QUARTER).as_posix(): p.read_bytes() for p in QUARTER.rglob("*") if p.is_file()}
    assert last == {path: raw for path, raw in example.items() if not path.startswith(".")}


def test_several_people_commit_in_the_order_of_time(history: tuple[DemoCommit, ...]) -> None:
    times = [step.at for step in history]
    assert times == sorted(times)
    assert (times[0].date().isoformat(), times[-1].date().isoformat()) == ("2026-06-22", "2026-09-28")
    assert len({step.email for step in history}) > 10


@pytest.mark.unmeasured
def test_every_commit_loads_refers_only_to_what_exists_and_keeps_what_was_signed(
    history: tuple[DemoCommit, ...], tmp_path: Path
) -> None:
    for step in history:
        _write(tmp_path, step)
        ws = load(tmp_path)
        assert ws.faults == (), step.message
        found = [f for f in check(ws, step.at).findings if f.code.startswith("F") or f.code == "G008"]
        assert found == [], step.message


@pytest.mark.unmeasured
def test_a_signature_is_committed_by_the_person_who_signs(history: tuple[DemoCommit, ...], tmp_path: Path) -> None:
    known: set[tuple[str, datetime]] = set()
    for step in history:
        _write(tmp_path, step)
        ws = load(tmp_path)
        signed = _signatures(ws)
        for person, at in signed - known:
            assert ws.settings.people[person].email == step.email, (step.message, person)
            assert at <= step.at
        known |= signed


def _signatures(ws: Workspace) -> set[tuple[str, datetime]]:
    goals = [c for entry in ws.goals for c in entry.record.confirmed]
    requests = [c for entry in ws.requests for c in (*entry.record.confirmed, entry.record.accepted) if c]
    return {(c.by, c.at) for c in (*goals, *requests)}


def test_table_2_stands_as_printed_on_10_september(history: tuple[DemoCommit, ...], tmp_path: Path) -> None:
    for step in history:
        if step.at.isoformat() < "2026-09-11":
            _write(tmp_path, step)
    tasks = {entry.record.id: entry.record for entry in load(tmp_path).tasks}
    printed = [tasks[name] for name in ("competitor-report", "revisit-plan", "social-content")]
    assert [task.status for task in printed] == ["in_progress", "not_started", "in_progress"]
    assert [task.blocker.reason if task.blocker else None for task in printed] == [
        "需财务部提供竞品成本数据", None, None,
    ]  # fmt: skip


def test_changes_are_undone_last_one_first(tmp_path: Path) -> None:
    first, second = load_demo_commits(_folder(tmp_path))
    assert first.files["a.yaml"] == b"1\nfour\n"
    assert second.files == {"a.yaml": b"one\ntwo\nthree\nfour\n"}
    assert (second.author, second.email, second.message) == ("王经理", "wang@example.com", "second")


def test_line_ends_of_a_windows_checkout_make_the_same_history(tmp_path: Path) -> None:
    before = load_demo_commits(_folder(tmp_path))
    (tmp_path / "a.yaml").write_bytes(SMALL["a.yaml"].replace("\n", "\r\n").encode())
    assert load_demo_commits(tmp_path) == before


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("after: one", "after: seven", "once at this point, not 0 times"),
        ("after: one", "after: o", "once at this point, not 2 times"),
        ("from: two, through: hree", "from: hree, through: two", "does not follow"),
        ("add: [teamops.yaml, a.yaml]", "add: [teamops.yaml]", "added by exactly one commit, not by 0"),
        ("file: a.yaml, before", "file: b.yaml, before", "before it is added"),
    ],
)
def test_a_manifest_that_does_not_fit_says_where(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    folder = _folder(tmp_path, **{".history.yaml": SMALL[".history.yaml"].replace(old, new)})
    with pytest.raises(HistoryBrokenError, match=complaint):
        load_demo_commits(folder)


def test_hidden_files_are_no_part_of_the_history(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    shutil.copytree(folder, folder / ".teamops", ignore=shutil.ignore_patterns(".teamops"))
    assert {path for step in load_demo_commits(folder) for path in step.files} == {"teamops.yaml", "a.yaml"}
