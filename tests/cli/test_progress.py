"""Work that takes long shows how far it is: in a terminal only, and nothing of it is left."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from teamops.cli.output.progress import ProgressDisplay
from teamops.locale.words import Words
from teamops.store import progress
from teamops.store.progress import clear_progress, track, watch_step, watch_with

terminal = pytest.importorskip("tests.cli.terminal", reason="needs the terminals of Unix", exc_type=ImportError)

HURRY = "from teamops.cli.output import progress; progress._PATIENCE = progress._PAUSE = 0\n"
"""Everything takes long to whom has no patience."""

PATIENCE = "from teamops.cli.output import progress; progress._PATIENCE = 1000\n"
"""However slow the machine is."""

MAIN = "from teamops.__main__ import main; main()"
TODAY = ("--today", "2026-09-28T16:00")
COMMANDS = {
    "check": ("检查", "读取记录"),
    "today": ("读取记录",),
    "report weekly": ("读取记录",),
    "report weekly --format xlsx -o pack.xlsx": ("生成工作簿",),
    "update leads-09 --note 好": ("读取记录", "检查"),
}


def command(root: Path, words: str, first: str = HURRY) -> list[str]:
    return [sys.executable, "-c", first + MAIN, "-C", str(root), *words.split(), *TODAY]


@pytest.mark.parametrize("words", COMMANDS)
def test_progress_is_shown_and_nothing_is_left_of_it(quarter: Path, monkeypatch, words: str) -> None:
    monkeypatch.chdir(quarter)
    shown = terminal.show(command(quarter, words))
    assert all(work in shown.text for work in COMMANDS[words])
    assert not any("━" in line for line in shown.screen)
    assert shown.has_cursor
    (quarter / "tasks/2026-09.yaml").touch()
    patient = terminal.show(command(quarter, words, first=PATIENCE))
    assert "读取记录" not in patient.text
    assert shown.code == patient.code
    if not words.startswith("update"):
        assert shown.screen == patient.screen


def test_the_history_is_read_with_progress(quarter: Path) -> None:
    for arguments in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=b", "commit", "-qm", "c"]):
        subprocess.run(["git", "-C", str(quarter), *arguments], check=True)
    for words in ("log", "check --history"):
        assert "读取提交历史" in terminal.show(command(quarter, words)[: -len(TODAY)]).text


def test_standard_output_is_the_same_with_progress(quarter: Path) -> None:
    shown = terminal.show(command(quarter, "report weekly --format json"), piped=True)
    assert "读取记录" in shown.text
    assert not any(shown.screen)
    plain = subprocess.run(command(quarter, "report weekly --format json"), check=True, capture_output=True)
    assert shown.out == plain.stdout
    assert plain.stderr == b""


@pytest.mark.parametrize("kind", ["dumb", "unknown"])
def test_a_terminal_that_cannot_remove_it_shows_none(quarter: Path, kind: str) -> None:
    first = f"import os; os.environ['TERM'] = {kind!r}\n" + HURRY
    assert "读取记录" not in terminal.show(command(quarter, "check", first)).text


@pytest.mark.parametrize(("first", "is_shown"), [(PATIENCE, False), (HURRY, True)])
def test_rich_shows_it_only_after_a_second(quarter: Path, first: str, is_shown: bool) -> None:
    """Nor is it imported before."""
    told = "import atexit, sys; atexit.register(lambda: print('imported', 'rich.progress' in sys.modules))\n"
    assert f"imported {is_shown}" in terminal.show(command(quarter, "today", told + first)).text


def test_loops_run_over_their_own_items_where_nobody_watches() -> None:
    items = [1, 2]
    assert track(items, "records", 2) is items
    with watch_step("rules"):
        clear_progress()
    assert not progress._WATCHERS


class Diary(list[str]):
    """A watcher that keeps a diary."""

    def track(self, items, work, total):
        self.append(f"{work} of {total}")
        return items

    def watch_step(self, work):
        return watch_step(work)

    def clear(self) -> None:
        self.append("cleared")


def test_a_watcher_hears_of_work_until_the_end_of_its_block() -> None:
    diary = Diary()
    with watch_with(diary):
        list(track([1], "files", 1))
    assert diary == ["files of 1", "cleared"]
    assert list(track([1], "files", 1)) == [1]
    assert len(diary) == 2


def test_a_loop_that_is_left_early_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_PATIENCE", "_PAUSE"):
        monkeypatch.setattr(f"teamops.cli.output.progress.{name}", 0)
    display = ProgressDisplay(Words("en"))

    def count() -> Iterator[int]:
        yield from display.track(range(10), "records", 10)

    loop = count()
    next(loop)
    next(loop)
    assert display._bar is not None
    loop.close()
    assert display._bar is None
