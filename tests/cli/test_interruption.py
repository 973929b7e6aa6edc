"""Ctrl-C ends every command: with 130, without a traceback, a half-written file or a process that goes on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from teamops.store.reading.loader import load
from teamops.store.writing.interruption import postpone_interruption
from teamops.store.writing.run_log import record_run
from teamops.store.writing.stage_files import write_whole
from tests.cli.test_many_at_once import TODAY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no signals")

TASK = "tasks:\n  - {{id: x{n}, name: 任务{n}, type: routine, owner: zhao, start: 2026-09-01, end: 2026-09-30}}\n"
COMMANDS = {
    "reads": ("check",),
    "writes": ("update", "x5", "--note", "新"),
    "prints": ("tasks", "list", "--format", "json"),
    "exports": ("report", "weekly", "--format", "html", "-o", "pack.html"),
}


@pytest.fixture
def large(quarter: Path) -> Path:
    """So many files that a second process reads them."""
    for n in range(80):
        (quarter / f"tasks/x{n}.yaml").write_text(TASK.format(n=n), encoding="utf-8")
    return quarter


BEGIN = "import os\nfrom teamops.__main__ import main\nos.write(2, b'.')\nmain()"
"""While Python itself begins, nobody can catch anything: the point says that this is over."""


def start(root: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a command in a group of its own, as a shell does."""
    command = [sys.executable, "-c", BEGIN, "-C", str(root), "--lang", "en", *arguments, *TODAY]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, cwd=root, stdout=pipe, stderr=pipe, start_new_session=True)
    assert process.stderr is not None
    assert process.stderr.read(1) == b"."
    return process


def has_ended(group: int, seconds: float = 10) -> bool:
    """Return whether all processes of a group end within some seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


@pytest.mark.unmeasured
@pytest.mark.parametrize("kind", COMMANDS)
def test_interrupted_at_any_moment_nothing_is_left_half_done(large: Path, kind: str) -> None:
    """Half of the signals reach all processes, as Ctrl-C does, half the first one alone."""
    chance, file = random.Random(kind), large / "tasks/x5.yaml"
    before = file.read_bytes()
    for turn in range(10):
        process = start(large, *COMMANDS[kind])
        time.sleep(chance.uniform(0, 1))
        os.killpg(process.pid, signal.SIGINT) if turn % 2 else process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[1].decode()
        assert process.returncode in (0, 130), said
        assert not any(word in said for word in ("Traceback", "Exception", "rror"))
        assert has_ended(process.pid)
        after = file.read_bytes()
        is_changed = after != before
        if process.returncode == 130:
            assert said in ("", "interrupted\n", "interrupted; already written: tasks/x5.yaml\n")
            assert is_changed == ("already written" in said) or said == ""
        assert "新" in after.decode() or not is_changed
        assert not [path for path in large.rglob("*") if path.name.endswith(".teamops-new")]
        assert not (large / ".teamops/journal.json").exists()
        file.write_bytes(before)
    assert {entry.record.id for entry in load(large).tasks} >= {f"x{n}" for n in range(80)}


def test_ctrl_c_in_a_terminal_removes_the_progress(large: Path) -> None:
    terminal = pytest.importorskip("tests.cli.terminal", reason="needs the terminals of Unix", exc_type=ImportError)
    hurry = (
        "import time\nfrom teamops.cli.output import progress\nfrom teamops.store.reading import loader\n"
        "progress._PATIENCE = progress._PAUSE = 0\nread = loader._read_records\n"
        "loader._read_records = lambda *a, **k: time.sleep(0.05) or read(*a, **k)\n"
        "from teamops.__main__ import main; main()"
    )
    command = [sys.executable, "-c", hurry, "-C", str(large), "--lang", "en", "today", *TODAY]
    shown = terminal.show(command, press=lambda text: "Reading records" in text and "10 / " in text)
    assert shown.code == 130
    assert shown.has_cursor
    assert "".join(shown.screen).replace("^C", "") == "interrupted"


def test_ctrl_c_at_a_question_ends_the_command_too(quarter: Path) -> None:
    terminal = pytest.importorskip("tests.cli.terminal", reason="needs the terminals of Unix", exc_type=ImportError)
    words = ["split-goal", "sales-2026Q4", "--into", "month", *TODAY]
    command = [sys.executable, "-m", "teamops", "-C", str(quarter), "--lang", "en", *words]
    shown = terminal.show(command, press=lambda text: "[y/N]" in text)
    assert shown.code == 130
    assert "interrupted" in shown.screen
    assert not any("Traceback" in line for line in shown.screen)


def test_a_blocked_reader_does_not_keep_an_interrupted_command(large: Path) -> None:
    """A pager takes no more output, and is not ended by Ctrl-C itself."""
    with (large / "tasks/many.yaml").open("w", encoding="utf-8") as file:
        file.write("tasks:\n")
        file.writelines(
            f"  - {{id: y{n}, name: {'长' * 50}, type: routine, owner: zhao, start: 2026-09-01, end: 2026-09-30}}\n"
            for n in range(1500)
        )
    process = start(large, "tasks", "list", "--format", "json")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(1)  # now the pipe is full, and nobody reads on
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    assert process.stderr.read() == b"interrupted\n"
    process.communicate()


def test_a_write_is_not_interrupted_in_the_middle(tmp_path: Path) -> None:
    reached: list[str] = []

    def write() -> None:
        with postpone_interruption():
            os.kill(os.getpid(), signal.SIGINT)
            reached.append("end")

    with pytest.raises(KeyboardInterrupt):
        write()
    assert reached == ["end"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_the_second_interruption_is_one_at_once() -> None:
    reached: list[str] = []

    def write() -> None:
        with postpone_interruption():
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGINT)
            reached.append("end")

    with pytest.raises(KeyboardInterrupt):
        write()
    assert not reached


def test_whoever_ignores_interruptions_goes_on_ignoring_them() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with postpone_interruption():
            os.kill(os.getpid(), signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_printout_that_was_interrupted_is_whole_and_noted(tmp_path: Path, monkeypatch) -> None:
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        os.kill(os.getpid(), signal.SIGINT)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with record_run(lambda _: None) as log, pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "pack.html", b"page")
    assert [path.name for path in tmp_path.iterdir()] == ["pack.html"]
    assert list(log.written) == [str(tmp_path / "pack.html")]
