"""A child process in which templates and pictures of a team are read: what it takes is limited, and it ends with us.

On every system the time and the output are limited by this process. The memory is limited by the system on Linux, by
looking at it on macOS; on Windows it is not limited. The child has no environment but what finding fonts needs.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Any, Literal, Self

import teamops
from teamops.render.confined.frames import TooLargeError, read_message, write_message
from teamops.render.confined.limits import ProcessLimits
from teamops.render.confined.worker import OUT_OF_MEMORY

Limit = Literal["time", "memory", "output", "crash"]
FROZEN = "--confined"
"""The argument by which a program that is Python and teamops in one file starts as such a child."""

_BOOT = "import sys; sys.path[:] = sys.argv[4:]; from teamops.render.confined.worker import main; main(*sys.argv[1:4])"
_KEPT = (
    "HOME", "USERPROFILE", "SYSTEMROOT", "WINDIR", "LOCALAPPDATA", "APPDATA", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS",
    "XDG_DATA_HOME", "XDG_DATA_DIRS", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
)  # fmt: skip
"""Where fonts and libraries are found. Everything else stays here: addresses of robots, tokens of CI."""

_THREADS = 8
"""Each thread of Typst takes memory, on a machine with many processors more than a report."""

_COMPLAINT = 1 << 14
_LONGEST_PROBLEM = 200
_OUT_OF_MEMORY_SAID = ("memory allocation of", "capacity overflow", "MemoryError")
_LOOKS = 0.2
"""Seconds between two looks at the memory of the child, where the system does not limit it."""


class TaskError(Exception):
    """The task gave up, with a message and its facts."""

    def __init__(self, message: str, facts: dict[str, Any]) -> None:
        super().__init__(message)
        self.message, self.facts = message, facts


class LimitExceededError(Exception):
    """The child was ended at a `limit`, or broke off by itself (`crash`, of which `problem` is what it said)."""

    def __init__(self, limit: Limit, limits: ProcessLimits, problem: str = "") -> None:
        super().__init__(limit)
        self.limit, self.limits, self.problem = limit, limits, problem


class ConfinedProcess:
    """A child that does the tasks of a `room` (worker.py); it ends at once when the `with` is left."""

    def __init__(self, room: str, limits: ProcessLimits, memory_of: Callable[[int], int] | None = None) -> None:
        self._room, self._limits = room, limits
        self._memory_of = memory_of or (measure_memory if sys.platform == "darwin" else None)
        self._over, self._reached = Event(), ""

    def __enter__(self) -> Self:
        self._child = subprocess.Popen(
            self._build_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=filter_environment(os.environ),
            start_new_session=True,  # which Windows does not know and does not mind
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._watch = Thread(target=self._enforce_limits, daemon=True)
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._kill()
        self._watch.join()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout, self._child.stderr):
            with suppress(OSError):  # what was not read any more cannot be written either
                pipe.close()  # type: ignore[union-attr]  # all three were asked for

    def run_task(self, task: str, parts: Mapping[str, bytes]) -> dict[str, bytes]:
        """What the task makes of the parts. Raises SaidError or ExceededError."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        try:
            write_message(self._child.stdin, {"task": task.encode(), **parts})
            answer = read_message(self._child.stdout, self._limits.output << 20)
        except TooLargeError:
            raise LimitExceededError("output", self._limits) from None
        except (EOFError, OSError):
            raise self._diagnose_end() from None
        if "said" in answer:
            raise TaskError(*json.loads(answer["said"]))
        return answer

    def _build_command(self) -> list[str]:
        home = str(Path(teamops.__file__).parents[1])
        path = [*(os.path.abspath(folder) for folder in sys.path if folder), home]  # noqa: PTH100  # quicker
        limits = [str(max(round(self._limits.seconds), 1)), str(self._limits.megabytes)]
        how = [FROZEN] if getattr(sys, "frozen", False) else ["-I", "-S", "-c", _BOOT]
        return [sys.executable, *how, self._room, *limits, *path]

    def _enforce_limits(self) -> None:
        """In a thread: end the child at the limit, which also ends whoever waits for its answer."""
        looks = round(self._limits.wait / _LOOKS) if self._memory_of else 1
        for _ in range(max(looks, 1)):
            if self._over.wait(self._limits.wait / max(looks, 1)):
                return
            if self._memory_of and self._memory_of(self._child.pid) > self._limits.megabytes << 20:
                self._reached = "memory"
                break
        self._reached = self._reached or "time"
        self._kill()

    def _kill(self) -> None:
        with suppress(ProcessLookupError, PermissionError):  # it has ended
            if self._child.returncode is None:
                os.killpg(self._child.pid, signal.SIGKILL) if hasattr(os, "killpg") else self._child.kill()

    def _diagnose_end(self) -> LimitExceededError:
        assert self._child.stderr is not None
        reached, code = self._reached, self._child.wait()
        said = self._child.stderr.read(_COMPLAINT).decode("utf-8", "replace")
        killed = {-getattr(signal, name): name for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)}.get(code)
        if reached == "time" or killed == "SIGXCPU":
            return LimitExceededError("time", self._limits)
        if reached or killed or code == OUT_OF_MEMORY or any(sign in said for sign in _OUT_OF_MEMORY_SAID):
            return LimitExceededError("memory", self._limits)
        lines = said.strip().splitlines() or [str(code)]
        return LimitExceededError("crash", self._limits, lines[0][:_LONGEST_PROBLEM])


def filter_environment(ours: Mapping[str, str]) -> dict[str, str]:
    """What the child knows of our environment."""
    threads = str(min(os.cpu_count() or 1, _THREADS))
    kept = {name: value for name, value in ours.items() if name.upper() in _KEPT}
    return kept | {"RAYON_NUM_THREADS": threads, "MALLOC_ARENA_MAX": "2", "RUST_BACKTRACE": "0"}


def measure_memory(pid: int) -> int:
    """The bytes of memory that a process takes, as `ps` tells them; 0 where it does not."""
    with suppress(OSError, ValueError, subprocess.SubprocessError):
        told = subprocess.run(
            ["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, timeout=5, check=False
        ).stdout
        return int(told) << 10
    return 0
