"""Files are removed, and writes taken back, all or none, whoever is killed and whoever saves meanwhile."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from teamops.store.errors import WriteRefusedError
from teamops.store.writing.kept_writes import list_writes
from teamops.store.writing.run_log import record_run
from teamops.store.writing.take_back import choose_write, plan_taking_back
from teamops.store.writing.transaction import NewContent, recover, write_all
from tests.store.team import output, python
from tests.store.test_transaction import digest, leftovers

posix = pytest.mark.skipif(os.name == "nt", reason="needs the signals of POSIX")
FILES = {"a.yaml": b"# a\n", "tasks/b.yaml": b"# b\n", "tasks/old/c.yaml": b"# c\n"}


def settle_files(root: Path) -> None:
    for file, content in FILES.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(content)
    (root / "new/d.yaml").unlink(missing_ok=True)
    if (root / "new").exists():
        (root / "new").rmdir()


def contents(root: Path) -> dict[str, bytes]:
    """The files of the team, by path; folders count, too."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else b"/"
        for path in sorted(root.rglob("*"))
        if ".teamops" not in path.relative_to(root).parts
    }


def whole(root: Path) -> dict[str, bytes]:
    """The files alone: a process that is killed may leave an empty folder."""
    return {file: content for file, content in contents(root).items() if content != b"/"}


def mixed(root: Path) -> dict[str, NewContent]:
    """One file changes, two are removed, one is new."""
    return {
        "a.yaml": NewContent(b"# other\n", digest(root / "a.yaml")),
        "new/d.yaml": NewContent(b"# d\n", None),
        "tasks/b.yaml": NewContent(None, digest(root / "tasks/b.yaml")),
        "tasks/old/c.yaml": NewContent(None, digest(root / "tasks/old/c.yaml")),
    }


def left_over(root: Path) -> list[str]:
    return [one for one in leftovers(root) if one != ".teamops/undo"]


def test_files_are_removed_with_the_folders_that_they_leave_empty(tmp_path: Path) -> None:
    settle_files(tmp_path)
    write_all(tmp_path, mixed(tmp_path))
    assert contents(tmp_path) == {"a.yaml": b"# other\n", "new": b"/", "new/d.yaml": b"# d\n"}
    assert leftovers(tmp_path) == []


def test_a_file_that_is_gone_already_need_not_be_removed(tmp_path: Path) -> None:
    write_all(tmp_path, {"a.yaml": NewContent(None, None), "b.yaml": NewContent(b"# b\n", None)})
    assert contents(tmp_path) == {"b.yaml": b"# b\n"}


def test_a_file_that_was_changed_is_not_removed(tmp_path: Path) -> None:
    settle_files(tmp_path)
    new = mixed(tmp_path)
    (tmp_path / "tasks/b.yaml").write_bytes(b"# mine\n")
    before = contents(tmp_path)
    with pytest.raises(WriteRefusedError, match=r"tasks/b\.yaml was changed"):
        write_all(tmp_path, new)
    assert contents(tmp_path) == before


SAVED_AT_EACH_STEP = """
import sys
from itertools import count
from pathlib import Path
from teamops.store.errors import WriteRefusedError
from teamops.store.writing.transaction import recover, write_all
from tests.store.test_taking_back import contents, left_over, mixed, settle_files

root = Path(sys.argv[1])
settle_files(root)
write_all(root, mixed(root))
EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}
left = [0]

def hook(event, arguments):
    if left[0] > 0 and event in EVENTS:
        left[0] -= 1
        if left[0] == 0:
            (root / "tasks").mkdir(exist_ok=True)
            (root / "tasks/b.yaml").write_bytes(b"# mine\\n")

sys.addaudithook(hook)
outcomes = []
for step in count(1):
    settle_files(root)
    old, new = contents(root), mixed(root)
    left[0] = step
    try:
        write_all(root, new)
        said = "written"
    except WriteRefusedError:
        said = "refused"
    if left[0] > 0:
        break
    recover(root)
    after = contents(root)
    assert after.pop("tasks/b.yaml") == b"# mine\\n", (step, said)
    if said == "refused":
        del old["tasks/b.yaml"]
        assert after == old, (step, after)
    else:
        assert after == {"a.yaml": b"# other\\n", "new": b"/", "new/d.yaml": b"# d\\n", "tasks": b"/"}, (step, after)
    outcomes.append(said)
print(" ".join(outcomes))
"""


@posix
def test_what_a_person_saves_at_any_step_of_a_removal_stays(tmp_path: Path) -> None:
    outcomes = output(python(SAVED_AT_EACH_STEP, tmp_path)).split()
    assert set(outcomes) == {"refused", "written"}


KILLED_AT_EACH_STEP = """
import os, signal, sys
from itertools import count
from pathlib import Path
from teamops.store.writing.run_log import record_run
from teamops.store.writing.take_back import choose_write, plan_taking_back
from teamops.store.writing.transaction import recover, write_all
from tests.store.test_taking_back import whole, left_over, mixed, settle_files

EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.rmdir"}

def kill_at(step):
    left = [step]
    def hook(event, arguments):
        if event in EVENTS:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)

def killed(step, does):
    pid = os.fork()
    if not pid:
        kill_at(step)
        does()
        os._exit(0)
    return not os.WIFEXITED(os.waitpid(pid, 0)[1])

root = Path(sys.argv[1])
settle_files(root)
old = whole(root)
with record_run(print, ["update", "x"]):
    write_all(root, mixed(root))
    new = whole(root)
    for what in ("write", "undo"):
        outcomes = []
        for step in count(1):
            if what == "write":
                settle_files(root)
                was_killed = killed(step, lambda: write_all(root, mixed(root)))
            else:
                if whole(root) == old:
                    write_all(root, mixed(root))
                taking = plan_taking_back(root, choose_write(root, None, redo=False))
                was_killed = killed(step, lambda: taking.write(root))
            recover(root)
            after = whole(root)
            assert left_over(root) == [], left_over(root)
            assert after in (old, new), (what, step, after)
            outcomes.append("new" if (after == new) == (what == "write") else "old")
            if what == "write" and after == new:
                plan_taking_back(root, choose_write(root, None, redo=False)).write(root)
                assert whole(root) == old, (step, whole(root))
            if what == "undo" and after == old:
                plan_taking_back(root, choose_write(root, None, redo=True)).write(root)
                assert whole(root) == new, (step, whole(root))
            if not was_killed:
                break
        print(what, " ".join(outcomes))
"""


@posix
def test_killed_at_each_step_of_a_write_or_undo_all_is_old_or_all_new_and_can_be_taken_back(tmp_path: Path) -> None:
    write, undo = output(python(KILLED_AT_EACH_STEP, tmp_path)).splitlines()
    for line in (write, undo):
        outcomes = line.split()[1:]
        assert outcomes.count("old") > 5
        assert outcomes.count("new") > 3
        assert outcomes == sorted(outcomes, key=["old", "new"].index)


def test_writes_of_a_program_that_is_no_command_line_are_not_kept(tmp_path: Path) -> None:
    settle_files(tmp_path)
    write_all(tmp_path, mixed(tmp_path))
    with record_run(lambda _: None, ["demo"]), record_run(lambda _: None, ["update", "x"]):
        write_all(tmp_path, {"e.yaml": NewContent(b"", None)})
    assert list_writes(tmp_path) == []


def test_a_write_that_is_refused_is_not_kept(tmp_path: Path) -> None:
    settle_files(tmp_path)
    new = mixed(tmp_path)
    (tmp_path / "new").write_bytes(b"a file where a folder is needed")
    with record_run(lambda _: None, ["update", "x"]), pytest.raises((WriteRefusedError, OSError)):
        write_all(tmp_path, new)
    assert list_writes(tmp_path) == []


def test_links_stay_links_when_a_write_is_taken_back(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.yaml").write_bytes(b"# a\n")
    (tmp_path / "link.yaml").symlink_to("real/a.yaml")
    with record_run(lambda _: None, ["update", "x"]):
        write_all(tmp_path, {"link.yaml": NewContent(b"# b\n", digest(tmp_path / "link.yaml"))})
        plan_taking_back(tmp_path, choose_write(tmp_path, None, redo=False)).write(tmp_path)
    recover(tmp_path)
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real/a.yaml").read_bytes() == b"# a\n"
