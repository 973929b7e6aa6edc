"""A person saves, removes or replaces one of the files at every single step of a write: their text is never lost.

What the write may do then is to be refused with all the other files old, or to go on with all the others new.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from teamops.store.errors import WriteRefusedError
from teamops.store.writing import swap_files as swapping
from teamops.store.writing.run_log import record_run
from teamops.store.writing.stage_files import compute_file_digest
from teamops.store.writing.transaction import NewContent, recover, write_all

OLD = {"a.yaml": b"# a, old\n", "tasks/b.yaml": b"# b, old\n", "tasks/c.yaml": None}
"""Two files that are there, and one that is to be made."""
NEW = {"a.yaml": b"# a, new\n", "tasks/b.yaml": b"# b, new\n", "tasks/c.yaml": b"# c, new\n"}
PERSONS = b"# a person's text\n"

EVENTS = {"open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.chmod", "os.rmdir", "os.listdir"}
"""What makes a step: each is told of before it is done."""
EXISTS = ("already_exists", {"file": "tasks/c.yaml"})
posix = pytest.mark.skipif(os.name == "nt", reason="needs fork and signals")


def save(path: Path) -> None:
    """As editors do that write into the file."""
    path.write_bytes(PERSONS)


def save_by_renaming(path: Path) -> None:
    """As editors do that write another file and give it the name."""
    path.with_name("saved~").write_bytes(PERSONS)
    path.with_name("saved~").replace(path)


def remove(path: Path) -> None:
    path.unlink(missing_ok=True)


class Steps:
    """Does something before the step of a number, once: an audit hook cannot be taken out, but may be idle."""

    def __init__(self) -> None:
        self.left: int | None = None
        self.act: Callable[[], object] = lambda: None
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.left is None or event not in EVENTS or "saved~" in str(arguments):
            return
        self.left -= 1
        if self.left == 0:
            self.left = None
            self.act()

    def before(self, number: int, act: Callable[[], object]) -> None:
        self.left, self.act = number, act

    def was_reached(self) -> bool:
        """Whether there was such a step."""
        reached, self.left = self.left is None, None
        return reached


STEPS = Steps()


@pytest.fixture(params=["in one step", "in three steps", "without links"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """One that exchanges files, one that cannot, and one that cannot give a file two names either, such as Windows with
    a stick: a rename is refused there where a file is."""
    if request.param != "in one step":
        monkeypatch.setattr(swapping, "_load_exchange_call", lambda: None)
    if request.param == "without links":
        real = os.rename

        def link(*_: object, **__: object) -> None:
            raise OSError(errno.EPERM, "no links here")

        def rename(source: Path, target: Path) -> None:
            sys.audit("os.rename", str(source), str(target), -1, -1)
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, "exists", str(target))
            left, STEPS.left = STEPS.left, None  # the look and the rename are one step there
            real(source, target)
            STEPS.left = left

        monkeypatch.setattr(os, "link", link)
        monkeypatch.setattr(os, "rename", rename)
    return str(request.param)


ACTS = (save, save_by_renaming, remove)
SOAK = bool(os.environ.get("TEAMOPS_SOAK"))
"""Whether every step of every case is tried: `make soak`."""
TURNS = range(9 if SOAK else 3)


def case(system: str, turn: int) -> tuple[str, Callable[[Path], None]]:
    """A file and what a person does to it: on each system another pairing, so that every pair has its turn."""
    first = ("in one step", "in three steps", "without links").index(system)
    return list(OLD)[turn % 3], ACTS[(turn + turn // 3 + first) % 3]


def begin(folder: Path) -> dict[str, NewContent]:
    """The files are old; returns what is to be written."""
    (folder / "tasks").mkdir(parents=True)
    for name, text in OLD.items():
        if text is not None:
            (folder / name).write_bytes(text)
    return {name: NewContent(text, compute_file_digest(folder / name)) for name, text in NEW.items()}


def found(folder: Path) -> dict[str, bytes | None]:
    return {name: (folder / name).read_bytes() if (folder / name).exists() else None for name in OLD}


def leftovers(folder: Path) -> list[str]:
    mine = {*OLD, ".teamops/.gitignore", ".teamops/lock", ".teamops/journal.json.new"}
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return [file for file in files if file not in mine and not file.startswith(".teamops/unfinished-")]


def kept(folder: Path) -> list[bytes]:
    """The texts that were laid aside."""
    return [path.read_bytes() for path in folder.glob(".teamops/unfinished-*/**/*") if path.is_file()]


def hold_to_promise(folder: Path, act: Callable[[Path], None], file: str) -> str:
    """What became of the other files, all of which are alike; the person's is as they left it."""
    now = found(folder)
    mine = now.pop(file)
    others = "new" if now == {name: NEW[name] for name in now} else "old"
    assert now == {name: (NEW if others == "new" else OLD)[name] for name in now}, now
    if act is not remove:
        assert mine == PERSONS, mine
    else:
        may_be = [None, NEW[file]]  # removed before it was made, where it is new
        if swapping._load_exchange_call() is None:
            may_be.append(OLD[file])  # removed while a write that was killed had it out of the way
        assert mine in may_be, mine
    assert leftovers(folder) == []
    return others


@pytest.mark.parametrize("turn", TURNS)
def test_the_others_are_all_old_or_all_new_at_whatever_step_somebody_saves(
    tmp_path, monkeypatch, system: str, turn: int
) -> None:
    file, act = case(system, turn)
    monkeypatch.setattr(os, "fsync", lambda _: None)
    outcomes = set()
    for step in count(1):
        folder = tmp_path / str(step)
        new = begin(folder)
        STEPS.before(step, lambda folder=folder: act(folder / file))  # type: ignore[misc]
        refused = None
        try:
            write_all(folder, new)
        except WriteRefusedError as error:
            refused = error
        if not STEPS.was_reached():
            assert found(folder) == NEW
            break
        others = hold_to_promise(folder, act, file)
        assert others == ("new" if refused is None else "old"), (step, system)
        if refused is not None:
            assert (refused.message, refused.facts) in [("changed_meanwhile", {"file": file}), EXISTS], step
        outcomes.add(others)
        if step % 7 == 0:
            write_all(folder, {name: NewContent(b"# next\n", compute_file_digest(folder / name)) for name in OLD})
    assert step > 20
    assert "old" in outcomes or act is remove


def killed_at(step: int, does: Callable[[], object]) -> bool:
    """Whether the process that did so was killed before a step of this number."""
    pid = os.fork()
    if not pid:
        STEPS.before(step, lambda: os.kill(os.getpid(), signal.SIGKILL))
        try:
            does()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def interrupted(tmp_path: Path, every: int = 1) -> Iterator[tuple[Path, int]]:
    """Workspaces whose write was killed, at each of its steps or some."""
    for step in count(1, 1 if SOAK else every):
        folder = tmp_path / str(step)
        new = begin(folder)
        if not killed_at(step, lambda folder=folder, new=new: write_all(folder, new)):  # type: ignore[misc]
            return
        yield folder, step


@posix
def test_what_somebody_saves_between_a_kill_and_the_next_command_stands(tmp_path, monkeypatch, system: str) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)
    outcomes = []
    for folder, step in interrupted(tmp_path, every=2):
        file, act = case(system, step % 9)
        act(folder / file)
        told: list[str] = []
        with record_run(lambda notice, told=told: told.append(str(notice))):  # type: ignore[misc]
            recover(folder)
        others = hold_to_promise(folder, act, file)
        outcomes.append(others)
        if kept(folder):
            assert others == "old"
            assert [".teamops/unfinished-1" in words for words in told] == [True], told
            assert file in told[0] or (act is remove and system != "in one step")
            assert set(kept(folder)) <= set(NEW.values())
        else:
            assert told == []
        if step % 7 == 0:
            write_all(folder, {name: NewContent(b"# next\n", compute_file_digest(folder / name)) for name in OLD})
    assert outcomes.count("old") > 8
    assert system == "without links" or "new" in outcomes


@pytest.mark.unmeasured
@posix
def test_who_recovers_may_be_killed_too_and_meet_somebody_who_saves(tmp_path, monkeypatch, system: str) -> None:
    """Killed while it writes, then while it recovers, with a text saved in between or not."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    for folder, step in interrupted(tmp_path, every=5):
        if step % 3 == 0:
            save(folder / "tasks/b.yaml")
        for again in range(1 + step % 4, 60, 9):
            killed_at(again, lambda folder=folder: recover(folder))  # type: ignore[misc]
        recover(folder)
        if step % 3 == 0:
            hold_to_promise(folder, save, "tasks/b.yaml")
        else:
            assert found(folder) in (OLD, NEW)
            assert leftovers(folder) == []


def test_two_texts_of_a_person_are_both_kept(tmp_path, monkeypatch) -> None:
    """Saved in the moment before the file is replaced, and once more right after it."""
    new = begin(tmp_path)
    real = swapping.swap

    def swap(source: Path, target: Path) -> None:
        if target.name == "b.yaml" and target.read_bytes() == OLD["tasks/b.yaml"]:
            target.write_bytes(b"# first\n")
            real(source, target)
            save_by_renaming(target)
        else:
            real(source, target)

    monkeypatch.setattr("teamops.store.writing.replace_files.swap", swap)
    told: list[str] = []
    with record_run(lambda notice: told.append(str(notice))), pytest.raises(WriteRefusedError, match=r"tasks/b\.yaml"):
        write_all(tmp_path, new)
    assert found(tmp_path) == {**OLD, "tasks/b.yaml": PERSONS}
    assert kept(tmp_path) == [b"# first\n"]
    assert [".teamops/unfinished-1" in words for words in told] == [True]


@pytest.mark.parametrize("held", ["a.yaml", "b.yaml"])
def test_a_file_that_cannot_be_replaced_leaves_all_old(tmp_path, monkeypatch, system: str, held: str) -> None:
    """As on Windows, where a program has it open."""
    new = begin(tmp_path)
    real = os.rename

    def rename(source: object, target: object, *more: object, **named: object) -> None:
        if str(source).endswith(f"/{held}") or str(target).endswith(f"/{held}"):
            raise PermissionError(errno.EACCES, "held by another program", str(target))
        real(source, target, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "rename", rename)
    if system == "in one step":
        monkeypatch.setattr(
            swapping, "_load_exchange_call", lambda: lambda _, to: errno.EACCES * to.endswith(held.encode())
        )
    with pytest.raises(WriteRefusedError, match=rf"{held}.*nothing was written"):
        write_all(tmp_path, new)
    assert found(tmp_path) == OLD
    assert leftovers(tmp_path) == []
