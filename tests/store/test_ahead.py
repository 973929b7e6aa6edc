"""Many files are looked at by a second process, and what it says is what this one would have said."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterable

import pytest

from teamops.store.reading import prefetch
from teamops.store.reading.prefetch import ScannedFile, prefetch_sources, scan_source
from teamops.store.reading.source import Source
from teamops.store.reading.valid_records import expand_groups
from tests.store.team import output, python, settle, told

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied on Windows")


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own threads are no reason not to fork here: the second process uses none of theirs."""
    monkeypatch.setattr(prefetch, "_may_fork", lambda: hasattr(os, "fork"))
    monkeypatch.setattr(prefetch, "_WORTH_A_PROCESS", 100)


def expand(scans: Iterable[ScannedFile]) -> list[object]:
    """Scans with the rows of files, which the pipe passes on as columns of another form."""
    return [(None if one.groups is None else expand_groups(one.groups), one.may_hold_a_secret) for one in scans]


def source(text: str) -> Source:
    return Source("a.yaml", text.encode(), "")


def many(count: int) -> list[Source]:
    texts = (
        "tasks: [{{id: t-{n}, 进度: 40%, x: 1.5, y: true}}]\n",
        "a: &x {n}\n",
        "note: 'ghp_{n}'\n",
        "tasks: [{n}\n",
    )
    return [source(texts[n % 4].format(n=n)) for n in range(count)]


@pytest.mark.parametrize("count", [0, 1, 60, 200])
def test_what_is_read_ahead_comes_in_order(count: int) -> None:
    assert expand(prefetch_sources(many(count))) == expand(map(scan_source, many(count)))


def test_reading_ahead_can_be_given_up() -> None:
    reading = prefetch_sources(many(100))
    assert expand([next(reading)]) == expand([scan_source(many(1)[0])])
    reading.close()


@pytest.mark.unmeasured
@needs_fork
def test_large_files_do_not_get_stuck_in_the_pipe() -> None:
    large = [source("tasks:\n" + f"  - {{id: t-{n}, name: {'长' * 2000}}}\n" * 60) for n in range(60)]
    assert expand(prefetch_sources(large)) == expand(map(scan_source, large))


@needs_fork
@pytest.mark.parametrize("after", [0, 3, 55])
def test_what_the_second_process_no_longer_says_is_found_out_here(monkeypatch, after: int) -> None:
    seen = iter(range(10**9))
    here = os.getpid()

    def mortal(one: Source) -> prefetch.ScannedFile:
        if os.getpid() != here and next(seen) == after:
            os.kill(os.getpid(), signal.SIGKILL)
        return scan_source(one)

    monkeypatch.setattr(prefetch, "scan_source", mortal)
    assert expand(prefetch_sources(many(80))) == expand(map(scan_source, many(80)))


@needs_fork
def test_where_no_process_can_be_made_this_one_reads(monkeypatch) -> None:
    def refused() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refused)
    assert expand(prefetch_sources(many(80))) == expand(map(scan_source, many(80)))


@needs_fork
def test_no_process_is_left_behind() -> None:
    list(prefetch_sources(many(80)))
    reading = prefetch_sources(many(80))
    next(reading)
    reading.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, 0)


def test_with_threads_about_nothing_is_forked(monkeypatch) -> None:
    monkeypatch.undo()
    ready = threading.Event()
    waiting = threading.Thread(target=ready.wait)
    waiting.start()
    assert not prefetch._may_fork()
    ready.set()
    waiting.join()


CHECKED = """
import sys
from pathlib import Path
from teamops.store.reading import prefetch
from tests.store.team import told

prefetch._WORTH_A_PROCESS = 100
print(told(Path(sys.argv[1])))
"""


def test_a_check_says_the_same_with_and_without_a_second_process(tmp_path, monkeypatch) -> None:
    files = {f"{n}.yaml": one.raw for n, one in enumerate(many(60))}
    settle(tmp_path, files)
    by_itself = output(python(CHECKED, tmp_path))
    monkeypatch.setattr(prefetch, "_may_fork", lambda: False)
    (tmp_path / ".teamops/check.json").unlink()
    assert by_itself == f"{told(tmp_path)}\n"
