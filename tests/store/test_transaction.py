"""Several files are written all or none, whoever is killed, whoever else writes, and whatever the disk says."""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from teamops.store.errors import WriteRefusedError
from teamops.store.writing.run_log import record_run
from teamops.store.writing.stage_files import compute_file_digest
from teamops.store.writing.transaction import NewContent, recover, write_all
from tests.store.team import AS_NOBODY, folder_for_all, forbid_writing, output, python, settle, told

NAMES = ("a.yaml", "tasks/b.yaml", "tasks/new/c.yaml", "goals/d.yaml")
posix = pytest.mark.skipif(os.name == "nt", reason="needs the permissions, signals and links of POSIX")


def body(version: int, name: str) -> bytes:
    """A file that tells its version in its first line and its last, with much between them."""
    line = f"# {name} in version {version:06}\n".encode()
    return line + b"# ..............................................................\n" * 300 + line


def intended(root: Path, version: int) -> dict[str, NewContent]:
    return {name: NewContent(body(version, name), digest(root / name)) for name in NAMES}


def digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None


def versions(root: Path) -> set[int | None]:
    """The versions of the files, each of which is whole; None for a file that is not there."""
    found: set[int | None] = set()
    for name in NAMES:
        if not (root / name).exists():
            found.add(None)
            continue
        raw = (root / name).read_bytes()
        version = int(raw.splitlines()[0][-6:])
        assert raw == body(version, name)
        found.add(version)
    return found


def leftovers(root: Path) -> list[str]:
    """What a write may leave behind and should not."""
    own = {".gitignore", "lock", "check.json", "journal.json.new"}
    return [
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if (path.suffix == ".teamops-new" or path.parent.name == ".teamops") and path.name not in own
    ]


def test_all_files_are_written_and_nothing_else_is_left(tmp_path) -> None:
    write_all(tmp_path, intended(tmp_path, 1))
    write_all(tmp_path, intended(tmp_path, 2))
    assert versions(tmp_path) == {2}
    assert leftovers(tmp_path) == []


KILLED_AT_EACH_STEP = """
import os, signal, sys
from itertools import count
from pathlib import Path
from teamops.store.writing.transaction import recover, write_all
from tests.store.test_transaction import intended, leftovers, versions

EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.rmdir"}

def kill_at(step):
    left = [step]
    def hook(event, arguments):
        if event in EVENTS:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)

root = Path(sys.argv[1])
write_all(root, intended(root, 1))  # also imports all that is needed
outcomes = []
for step in count(1):
    before = versions(root)
    new = intended(root, step + 1)
    if step % 3 == 0:  # sometimes one of the files is not there yet
        (root / "tasks/new/c.yaml").unlink(missing_ok=True)
        (root / "tasks/new").rmdir()
        new = intended(root, step + 1)
    absent = not (root / "tasks/new/c.yaml").exists()
    pid = os.fork()
    if not pid:
        kill_at(step)
        write_all(root, new)
        os._exit(0)
    status = os.waitpid(pid, 0)[1]
    versions(root)  # each is whole
    recover(root)
    after = versions(root)
    assert leftovers(root) == [], leftovers(root)
    old = before | ({None} if absent else set())
    assert after == {step + 1} or after <= old, (step, old, after)
    outcomes.append("new" if after == {step + 1} else "old")
    if absent and after <= old:
        write_all(root, intended(root, step + 1))
    if os.WIFEXITED(status):
        break
print(" ".join(outcomes))
"""


@posix
def test_killed_at_each_single_step_the_files_are_all_old_or_all_new(tmp_path) -> None:
    outcomes = output(python(KILLED_AT_EACH_STEP, tmp_path)).split()
    assert outcomes.count("old") > 5
    assert outcomes.count("new") > 3
    assert outcomes == sorted(outcomes, key=["old", "new"].index)


WRITING = """
import sys
from itertools import count
from pathlib import Path
from teamops.store.writing.transaction import write_all
from tests.store.test_transaction import intended
root = Path(sys.argv[1])
for version in count(int(sys.argv[2])):
    write_all(root, intended(root, version))
    print(version, flush=True)
"""


@posix
def test_killed_at_random_the_files_are_all_old_or_all_new(tmp_path) -> None:
    chance = random.Random(7)
    deadline, reached = time.monotonic() + 5, 0
    while time.monotonic() < deadline:
        process = python(WRITING, tmp_path, reached + 1)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.random() * 0.05)
        process.kill()
        process.communicate()
        versions(tmp_path)
        recover(tmp_path)
        assert leftovers(tmp_path) == []
        (found,) = versions(tmp_path)
        assert found is not None
        assert found > reached
        reached = found


def interrupted(root: Path) -> Path:
    """A workspace whose write of version 2 was killed when all was ready, before any file was replaced."""
    write_all(root, intended(root, 1))
    killed = """
import os, signal, sys
from pathlib import Path
from teamops.store.writing.transaction import write_all
from tests.store.test_transaction import intended
root = Path(sys.argv[1])
new = intended(root, 2)
def hook(event, arguments):
    if event == "os.rename" and str(arguments[0]).endswith(".teamops-new"):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
write_all(root, new)
"""
    process = python(killed, root)
    process.communicate(timeout=60)
    assert process.returncode != 0
    assert versions(root) == {1}
    assert ".teamops/journal.json" in leftovers(root)
    return root


@posix
def test_the_next_check_and_the_next_write_finish_what_was_interrupted(tmp_path) -> None:
    told(interrupted(settle(tmp_path / "read")))
    assert versions(tmp_path / "read") == {2}
    root = interrupted(settle(tmp_path / "written"))
    write_all(root, {"other.yaml": NewContent(b"", None)})
    assert versions(root) == {2}
    assert leftovers(root) == []


def notices(root: Path, does: Callable[[Path], object] = recover) -> list[str]:
    """What the user is told by a run that does so."""
    told: list[str] = []
    with record_run(lambda notice: told.append(str(notice))):
        does(root)
    return told


@posix
def test_what_was_changed_after_an_interruption_stands_and_the_rest_is_taken_back(tmp_path) -> None:
    root = interrupted(tmp_path)
    (root / "tasks/b.yaml").write_bytes(b"# by hand\n")
    (said,) = notices(root)
    assert "tasks/b.yaml was changed since" in said
    assert ".teamops/unfinished-1" in said
    assert (root / "tasks/b.yaml").read_bytes() == b"# by hand\n"
    assert [(root / name).read_bytes() for name in NAMES if "b.yaml" not in name] == [
        body(1, name) for name in NAMES if "b.yaml" not in name
    ]
    assert [(root / ".teamops/unfinished-1" / name).read_bytes() for name in NAMES] == [body(2, name) for name in NAMES]
    assert leftovers(root) == [".teamops/unfinished-1"]
    assert notices(root) == []
    write_all(root, intended(root, 3))
    assert versions(root) == {3}


@posix
def test_a_write_whose_new_files_are_gone_is_not_taken_for_finished(tmp_path) -> None:
    root = interrupted(tmp_path)
    (root / "tasks/.b.yaml.teamops-new").unlink()
    (said,) = notices(root)
    assert "could not be finished" in said
    assert versions(root) == {1}
    assert not (root / ".teamops/unfinished-1/tasks/b.yaml").exists()
    assert (root / ".teamops/unfinished-1/a.yaml").read_bytes() == body(2, "a.yaml")
    assert leftovers(root) == [".teamops/unfinished-1"]


@posix
@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff"])
def test_a_journal_that_this_folder_did_not_write_is_not_followed(tmp_path, damage: bytes) -> None:
    """It might have been committed, to have the check replace a bad file by a good one."""
    root = settle(tmp_path / "team", {"bad.yaml": "tasks: [", ".bad.yaml.teamops-new": "tasks: []\n"})
    before = told(root)
    assert [code for code, file, _ in before if file == "bad.yaml"] == ["F001"]
    steps = [["bad.yaml", digest(root / "bad.yaml"), digest(root / ".bad.yaml.teamops-new")]]
    forged = json.dumps({"phase": "ready", "steps": steps}).encode()
    for journal in (forged, b"0" * 64 + b"\n" + forged, damage):
        (root / ".teamops" / "journal.json").write_bytes(journal)
        (said,) = notices(root, told)
        assert "journal.json" in said
        assert ".bad.yaml.teamops-new" in said
        assert told(root) == before
        with pytest.raises(WriteRefusedError, match=r"journal\.json"):
            write_all(root, {"new.yaml": NewContent(b"", None)})
    assert (root / "bad.yaml").read_bytes() == b"tasks: ["


HELD = """
import sys
from pathlib import Path
from teamops.store.errors import WriteRefusedError
from teamops.store.writing.transaction import write_all
from tests.store.test_transaction import intended
root = Path(sys.argv[1])
new = intended(root, 2)
def hook(event, arguments):
    if event == "os.rename" and str(arguments[1]).endswith("b.yaml"):
        raise PermissionError(13, "held by another program")
sys.addaudithook(hook)
try:
    write_all(root, new)
except WriteRefusedError as error:
    print(error)
"""


def test_where_another_program_holds_a_file_nothing_is_written(tmp_path) -> None:
    """So Windows has it, where a file cannot be replaced while an office program has it open."""
    write_all(tmp_path, intended(tmp_path, 1))
    said = output(python(HELD, tmp_path))
    assert "tasks/b.yaml could not be replaced: held by another program; nothing was written" in said
    assert versions(tmp_path) == {1}
    assert leftovers(tmp_path) == []
    write_all(tmp_path, intended(tmp_path, 3))
    assert versions(tmp_path) == {3}


def test_what_changed_since_it_was_read_is_refused(tmp_path) -> None:
    write_all(tmp_path, intended(tmp_path, 1))
    new = intended(tmp_path, 2)
    (tmp_path / "goals/d.yaml").write_bytes(body(9, "goals/d.yaml"))
    with pytest.raises(WriteRefusedError, match=r"goals/d\.yaml was changed"):
        write_all(tmp_path, new)
    (tmp_path / "goals/d.yaml").unlink()
    with pytest.raises(WriteRefusedError, match=r"goals/d\.yaml was changed"):
        write_all(tmp_path, new)
    with pytest.raises(WriteRefusedError, match="already exists"):
        write_all(tmp_path, {"a.yaml": NewContent(b"", None)})
    assert versions(tmp_path) == {None, 1}
    assert leftovers(tmp_path) == []


FULL = """
import resource, sys
from pathlib import Path
from teamops.store.errors import WriteRefusedError
from teamops.store.writing.transaction import write_all
from tests.store.test_transaction import intended
root = Path(sys.argv[1])
new = intended(root, 2)
if len(sys.argv) > 2:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    write_all(root, new)
except WriteRefusedError as error:
    print(error)
"""


@posix
@pytest.mark.parametrize("limit", [0, 10, 5_000])
def test_where_no_more_can_be_written_nothing_changes(tmp_path, limit: int) -> None:
    write_all(tmp_path, intended(tmp_path, 1))
    (tmp_path / "tasks/new/c.yaml").unlink()
    (tmp_path / "tasks/new").rmdir()
    assert "nothing was written" in output(python(FULL, tmp_path, limit))
    assert versions(tmp_path) == {None, 1}
    assert leftovers(tmp_path) == []
    assert not (tmp_path / "tasks/new").exists()


@pytest.fixture
def small_disk(tmp_path: Path):
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=140k", "tmpfs", str(place)]
    if os.name == "nt" or os.getuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_changes_nothing(small_disk) -> None:
    write_all(small_disk, intended(small_disk, 1))
    assert "the disk is full" in output(python(FULL, small_disk))
    assert versions(small_disk) == {1}
    assert leftovers(small_disk) == []


@posix
def test_where_nothing_may_be_written_the_sentence_says_so() -> None:
    with folder_for_all() as root:
        write_all(root, intended(root, 1))
        imports, _, trying = FULL.partition("root = Path(sys.argv[1])")
        refused = imports + AS_NOBODY + trying
        assert "no permission to write" in output(python(refused, root))
        forbid_writing(root)
        assert "no permission to write" in output(python(refused, root))
        assert versions(root) == {1}


def test_a_lock_that_is_held_is_waited_for(tmp_path) -> None:
    holding = """
import sys, time
from pathlib import Path
from teamops.store.writing.transaction import lock_workspace
with lock_workspace(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(0.5)
"""
    process = python(holding, tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    began = time.monotonic()
    write_all(tmp_path, intended(tmp_path, 1))
    assert time.monotonic() - began > 0.3
    output(process)


@posix
def test_links_modes_and_neighbours_stay_as_they_are(tmp_path) -> None:
    root = settle(tmp_path / "team", {"real/a.yaml": "# a\n"})
    (root / "real/a.yaml").chmod(0o640)
    (root / "link.yaml").symlink_to("real/a.yaml")
    write_all(root, {"link.yaml": NewContent(b"# b\n", digest(root / "link.yaml"))})
    assert (root / "link.yaml").is_symlink()
    assert (root / "real/a.yaml").read_bytes() == b"# b\n"
    assert (root / "real/a.yaml").stat().st_mode & 0o7777 == 0o640


@posix
def test_nothing_is_written_outside_the_workspace(tmp_path) -> None:
    root = settle(tmp_path / "team")
    target = tmp_path / "outside.yaml"
    target.write_bytes(b"precious\n")
    (root / "link.yaml").symlink_to(target)
    (root / ".trap.yaml.teamops-new").symlink_to(target)
    (root / ".teamops").mkdir()
    (root / ".teamops/lock").symlink_to(target)
    (root / ".teamops/.gitignore").symlink_to(target)
    for name in ("link.yaml", "../outside.yaml"):
        with pytest.raises(WriteRefusedError, match="outside"):
            write_all(root, {name: NewContent(b"x", digest(target))})
    write_all(root, {"trap.yaml": NewContent(b"# fine\n", None)})
    assert target.read_bytes() == b"precious\n"
    assert (root / "trap.yaml").read_bytes() == b"# fine\n"


@posix
def test_two_names_of_one_file_are_refused(tmp_path) -> None:
    root = settle(tmp_path, {"a.yaml": "# a\n"})
    (root / "b.yaml").symlink_to("a.yaml")
    old = digest(root / "a.yaml")
    with pytest.raises(WriteRefusedError, match="the same file"):
        write_all(root, {"a.yaml": NewContent(b"1", old), "b.yaml": NewContent(b"2", old)})


def test_the_digest_of_a_large_file_takes_no_memory(tmp_path: Path) -> None:
    """Whatever stands where a file is to be written is looked at first."""
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(100 << 20)
    tracemalloc.start()
    found = compute_file_digest(tmp_path / "huge")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == hashlib.sha256(bytes(100 << 20)).hexdigest()
    assert most < 5 << 20
