"""Attacks on writing: a person who saves meanwhile, journals that lie, output that nobody can take, closed streams."""

from __future__ import annotations

import io
import itertools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from teamops.cli.shell.app import run
from teamops.store.cache.state import locate_journal
from teamops.store.writing import journal, transaction
from tests.cli.command_tree import commands
from tests.cli.conftest import Ran, example, teamops  # noqa: F401  # a fixture
from tests.store.team import settle

TODAY = ("--today", "2026-09-28T16:05")
posix = pytest.mark.skipif(os.name == "nt", reason="needs /dev/full, or closed streams of a shell")
Teamops = Callable[..., Ran]

UNTIDY = "tasks:\n  - {{name: 甲, id: x{n}, owner: wang, start: 2026年9月1日, end: 2026-09-30, type: routine}}\n"

READING = (
    ("check",), ("goals", "list"), ("tasks", "list"), ("monitors", "list"), ("requests", "list"), ("today",),
    ("show", "launch-kol"), ("report", "weekly"), ("calendar", "show"), ("confirm", "--list"),
    ("update", "launch-kol", "--note", "x", "--dry-run"),
)  # fmt: skip
"""Commands that only read."""

WRITING = {
    "update": ("update", "launch-kol", "--note", "x", *TODAY),
    "actual": ("actual", "add", "sales-2026Q3", "1", "--source", "CRM", *TODAY),
    "split-goal": ("split-goal", "sales-2026Q4", "--replace", "--into", "month,week,people", "--yes", *TODAY),
    "confirm": ("confirm", "sales-2026Q4", "--as", "wang", "--yes", *TODAY),
    "new": ("new", "task", "--name", "竞品周报", "--owner", "wang", "--start", "2026-09-28", "--end", "2026-09-29",
            "--type", "adhoc", *TODAY),
    "calendar": ("calendar", "import", "2025"),
    "meeting": ("meeting", "new", "weekly", *TODAY),
    "review": ("review", "draft", "2026-09", *TODAY),
    "plan": ("tasks", "plan", "next", "--carry", "--yes", "--today", "2026-09-30T10:00"),
    "fix": ("check", "--fix", *TODAY),
    "schema": ("schema", "--editor"),
    "init": ("init", "../new-team", *TODAY),
    "baseline": ("check", "--baseline", "b.json", "--update-baseline", *TODAY),
}  # fmt: skip
"""Commands that write in different ways."""
LATER = ("calendar", "fix", "split-goal", "confirm")
"""What these show comes before they write: where it cannot be shown, nothing is written."""


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = example("quarter", tmp_path)
    goals = root / "goals/2026-Q4.yaml"
    lines = goals.read_text("utf-8").splitlines(keepends=True)
    goals.write_text("".join(line for line in lines if "confirmed" not in line and "{by:" not in line), "utf-8")
    monkeypatch.chdir(tmp_path)
    return root


def texts(root: Path) -> dict[str, bytes]:
    """The files of the team."""
    paths = (path for path in root.rglob("*") if path.is_file() and ".teamops" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def untidy(root: Path) -> list[Path]:
    """Three files that `check --fix` mends."""
    files = [root / f"tasks/x{n}.yaml" for n in range(3)]
    for n, file in enumerate(files):
        file.write_text(UNTIDY.format(n=n), encoding="utf-8")
    return files


# A person at the same files


def test_who_saves_a_file_while_the_others_are_replaced_keeps_it_and_the_others_stay_as_they_were(
    teamops: Teamops,  # noqa: F811
    team: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Between the moment when all is ready and the first replacement: once half was written, and no command worked."""
    files = untidy(team)
    old = [file.read_bytes() for file in files]
    note = journal.write_journal

    def noted(root: Path, phase: journal.Phase, steps: list[journal.WriteStep]) -> None:
        note(root, phase, steps)
        if phase == "ready":
            files[2].write_bytes(b"# by hand\n" + old[2])

    monkeypatch.setattr(journal, "write_journal", noted)
    ran = teamops("-C", team, "--lang", "en", "check", "--fix", *TODAY)
    assert ran.code == 3
    assert "tasks/x2.yaml was changed by someone else" in ran.err
    assert "nothing was written" in ran.err
    assert [file.read_bytes() for file in files] == [*old[:2], b"# by hand\n" + old[2]]
    assert not list(team.rglob("*.teamops-*"))
    monkeypatch.undo()
    assert teamops("-C", team, "check", "--fix", *TODAY).code in (0, 1)
    assert files[2].read_bytes().startswith(b"# by hand\n")
    assert b"start: 2026-09-01" in files[2].read_bytes()


def test_a_command_thinks_again_about_what_somebody_saved_meanwhile(
    teamops: Teamops,  # noqa: F811
    team: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = team / "tasks/2026-09.yaml"
    put_all, saved = transaction.put_all, []

    def put(root: Path, steps: list[journal.WriteStep]) -> None:
        if not saved:
            saved.append(file.write_bytes(b"# by hand\n" + file.read_bytes()))
        put_all(root, steps)

    monkeypatch.setattr(transaction, "put_all", put)
    ran = teamops("-C", team, *WRITING["update"])
    assert ran.code == 0
    assert file.read_text("utf-8").startswith("# by hand\n")
    assert "note: x" in file.read_text("utf-8")


# Journals


def to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def to_a_pipe(path: Path) -> None:
    os.mkfifo(path)


def of_another_place(path: Path) -> None:
    other = path.parents[2] / "other"
    shutil.copytree(path.parents[1], other)
    (other / ".teamops/.gitignore").write_text("*\n", encoding="utf-8")
    journal.write_journal(other, "ready", [journal.WriteStep("goals/2026-Q3.yaml", None, "0" * 64)])
    shutil.copy(locate_journal(other), path)


def of_another_version(path: Path) -> None:
    from teamops.store.writing.journal import seal_value

    path.write_bytes(seal_value(path.parents[1], "journal.json", {"ready": True, "steps": [["a", "b"]]}))


def that_leads_outside(path: Path) -> None:
    journal.write_journal(path.parents[1], "ready", [journal.WriteStep("../x.yaml", None, "0" * 64)])


def nested(path: Path) -> None:
    from teamops.store.writing.journal import seal_value

    value: object = []
    for _ in range(500):
        value = [value]
    body = seal_value(path.parents[1], "journal.json", value).partition(b"\n")
    path.write_bytes(body[0] + b"\n" + b"[" * 200_000)


def huge(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(5 << 30)


BAD_JOURNALS: dict[str, Callable[[Path], None]] = {
    "empty": lambda path: path.write_bytes(b"") and None,
    "cut off": lambda path: path.write_bytes(b'{"phase": "rea') and None,
    "a folder": lambda path: path.mkdir(),
    "unsealed": lambda path: path.write_bytes(b'{"phase": "ready", "steps": []}') and None,
    "a link to nothing": lambda path: path.symlink_to("nowhere"),
    "huge": huge,
    "nested": nested,
    "of another place": of_another_place,
    "of another version": of_another_version,
    "that leads outside": that_leads_outside,
    "to a device": to_a_device,
    "to a pipe": to_a_pipe,
}


@posix
@pytest.mark.parametrize("kind", BAD_JOURNALS)
def test_a_journal_that_cannot_be_followed_hinders_nobody_who_reads_and_tells_who_writes_what_to_delete(
    teamops: Teamops,  # noqa: F811
    team: Path,
    kind: str,
) -> None:
    teamops("-C", team, "check", *TODAY)
    reading = READING if kind == "empty" else READING[1:2]
    before = [teamops("-C", team, *command, *TODAY) for command in reading]
    BAD_JOURNALS[kind](locate_journal(team))
    old = texts(team)
    for command, was in zip(reading, before, strict=True):
        ran = teamops("-C", team, "--lang", "en", *command, *TODAY)
        assert ran.code == was.code, command
        assert ran.err.count("an earlier write is not finished") == 1, command
        assert "delete" in ran.err
    ran = teamops("-C", team, "--lang", "en", *WRITING["update"])
    assert ran.code == 3
    assert re.search(r"delete .*journal\.json", ran.err)
    assert texts(team) == old
    if locate_journal(team).is_dir():
        locate_journal(team).rmdir()
    else:
        locate_journal(team).unlink()
    assert teamops("-C", team, *WRITING["update"]).code == 0


def test_while_another_process_holds_the_lock_who_reads_waits_shortly_and_reads_on(
    teamops: Teamops,  # noqa: F811
    team: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    teamops("-C", team, "check", *TODAY)
    journal.write_journal(team, "ready", [])
    with transaction.lock_workspace(team):
        ran = teamops("-C", team, "--lang", "en", "goals", "list", *TODAY)
    assert ran.code == 0
    assert "another teamops is still writing" in ran.err
    assert teamops("-C", team, "goals", "list", *TODAY).err == ""
    assert not locate_journal(team).exists()


# Output that gets lost


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """From the call on standard output is a full disk, as `> /dev/full` makes it."""
    opened: list[io.TextIOWrapper] = []

    def fill() -> None:
        opened.append(io.TextIOWrapper(io.BufferedWriter(io.FileIO("/dev/full", "wb")), "utf-8"))
        monkeypatch.setattr(sys, "stdout", opened[-1])

    yield fill
    for stream in opened:
        stream.close()


@posix
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", WRITING)
def test_what_is_written_is_told_as_written_though_the_message_is_lost(
    team: Path, full: Callable[[], None], monkeypatch: pytest.MonkeyPatch, name: str, lang: str
) -> None:
    if lang == "zh" and name not in ("update", "init"):
        pytest.skip("one of each way is enough")
    untidy(team)
    old = texts(team.parent)
    said = io.StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    full()
    code = run(["-C", str(team), "--lang", lang, *WRITING[name]])
    changed = [file for file, text in texts(team.parent).items() if old.get(file) != text]
    told = said.getvalue()
    assert "No space left on device" in told
    if changed:
        assert code == 0, told
        for file in changed:
            assert file.partition("/")[2] in told
        assert (
            ("written: " in told and "only the result could not be shown" in told)
            if lang == "en"
            else ("已写入：" in told and "只是结果无法显示" in told)
        )
    else:
        assert name in LATER
        assert code == 3
        assert "no file was changed" in told
    assert "unexpected" not in told


@posix
@pytest.mark.parametrize("command", [("report", "weekly"), ("check",), ("goals", "list"), ("--help",), ("rule",)])
def test_what_is_only_shown_and_lost_is_an_error(
    team: Path, full: Callable[[], None], monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    said = io.StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    full()
    code = run(["-C", str(team), "--lang", "en", *command])
    assert code == 3
    assert said.getvalue().endswith(
        "error: the output could not be written: No space left on device; no file was changed\n"
    )


# Closed streams

STREAMS = ("stdin", "stdout", "stderr")


def test_with_all_streams_closed_every_command_leaves_with_the_code_that_it_leaves_with_anyway(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    teamops: Teamops,  # noqa: F811
) -> None:
    monkeypatch.chdir(settle(tmp_path))
    paths = [path for path, _ in commands()]
    assert len(paths) > 50
    for path in paths:
        arguments = (*path, *(("--help",) if path[0] in ("init", "demo") else ()))
        code = teamops(*arguments).code
        with monkeypatch.context() as closed:
            for stream in STREAMS:
                closed.setattr(sys, stream, None)
            assert run(list(arguments)) == code, path


PROCESSES = {
    ("check", *TODAY): 0,
    ("report", "weekly", *TODAY): 0,
    ("nonsense",): 2,
    ("--version",): 0,
    ("new", "task", *TODAY): 2,
    ("report", "nope"): 2,
}


@posix
@pytest.mark.parametrize("number", range(len(PROCESSES) + 1))
def test_a_process_with_closed_streams_does_what_it_was_asked(team: Path, number: int) -> None:
    """Each command with another selection of closed streams, and one that writes with all three closed."""
    selections = [which for n in (1, 2, 3) for which in itertools.combinations((0, 1, 2), n)]
    commands = [*PROCESSES.items(), (WRITING["update"], 0)]
    arguments, code = commands[number]
    closed = " ".join("<&-" if n == 0 else f"{n}>&-" for n in selections[number])
    program = f'exec "$0" -m teamops -C "$1" "${{@:2}}" {closed}'
    ran = subprocess.run(
        ["bash", "-c", program, sys.executable, str(team), *arguments],
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    assert ran.returncode == code, ran.stderr
    assert b"Traceback" not in ran.stderr + ran.stdout
    assert b"unexpected" not in ran.stderr
    if "update" in arguments:
        assert "note: x" in (team / "tasks/2026-09.yaml").read_text("utf-8")
