"""A child process with limits, in which a team's templates and pictures are read; it ends with this process.

This process limits the time and the output on every system. Memory is limited by the system on Linux, by looking at it
on macOS, and not at all on Windows. The child gets only the environment variables that are needed to find fonts.
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
"""The argument with which a frozen program (Python and teamops in one file) starts as such a child."""

_BOOT = "import sys; sys.path[:] = sys.argv[4:]; from teamops.render.confined.worker import main; main(*sys.argv[1:4])"
_FOLDERS = (
    "HOME USERPROFILE SYSTEMROOT WINDIR LOCALAPPDATA APPDATA XDG_CONFIG_HOME XDG_CONFIG_DIRS XDG_DATA_HOME"
    " XDG_DATA_DIRS FONTCONFIG_FILE FONTCONFIG_PATH LD_LIBRARY_PATH DYLD_LIBRARY_PATH"
)
_VARIABLES = tuple(_FOLDERS.split())
"""Where fonts and libraries are found. The child gets nothing else: no addresses of robots, no tokens of CI."""

_THREADS = 8
"""The most threads of Typst: each takes memory, with many processors more than a report does."""

_MOST_OUTPUT = 1 << 14
_LONGEST_PROBLEM = 200
_OUT_OF_MEMORY_SIGNS = ("memory allocation of", "capacity overflow", "MemoryError")
_LOOKS = 0.2
"""Seconds between two measurements of the child's memory, where the system does not limit it."""


class TaskError(Exception):
    """A task failed with a message and its facts."""

    def __init__(self, message: str, facts: dict[str, Any]) -> None:
        super().__init__(message)
        self.message, self.facts = message, facts


class LimitExceededError(Exception):
    """The child was ended at a `limit`, or failed by itself (`crash`, with its output in `problem`)."""

    def __init__(self, limit: Limit, limits: ProcessLimits, problem: str = "") -> None:
        super().__init__(limit)
        self.limit, self.limits, self.problem = limit, limits, problem


class ConfinedProcess:
    """A child that runs the tasks of a `room` (worker.py) until the end of the `with`."""

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
            start_new_session=True,  # ignored on Windows
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
            with suppress(OSError):  # unwritten bytes for a child that has ended
                pipe.close()  # type: ignore[union-attr]  # all three are pipes

    def run_task(self, task: str, parts: Mapping[str, bytes]) -> dict[str, bytes]:
        """Run a task on the parts and return its answer. Raises TaskError or LimitExceededError."""
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
        options = [FROZEN] if getattr(sys, "frozen", False) else ["-I", "-S", "-c", _BOOT]
        return [sys.executable, *options, self._room, *limits, *path]

    def _enforce_limits(self) -> None:
        """Wait in a thread and kill the child at a limit, which also ends reading its answer."""
        looks = max(round(self._limits.wait / _LOOKS), 1) if self._memory_of else 1
        for _ in range(looks):
            if self._over.wait(self._limits.wait / looks):
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
        output = self._child.stderr.read(_MOST_OUTPUT).decode("utf-8", "replace")
        killed = {-getattr(signal, name): name for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)}.get(code)
        if reached == "time" or killed == "SIGXCPU":
            return LimitExceededError("time", self._limits)
        if reached or killed or code == OUT_OF_MEMORY or any(sign in output for sign in _OUT_OF_MEMORY_SIGNS):
            return LimitExceededError("memory", self._limits)
        lines = output.strip().splitlines() or [str(code)]
        return LimitExceededError("crash", self._limits, lines[0][:_LONGEST_PROBLEM])


def filter_environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the child."""
    threads = str(min(os.cpu_count() or 1, _THREADS))
    variables = {name: value for name, value in ours.items() if name.upper() in _VARIABLES}
    return variables | {"RAYON_NUM_THREADS": threads, "MALLOC_ARENA_MAX": "2", "RUST_BACKTRACE": "0"}


def measure_memory(pid: int) -> int:
    """Return the bytes of memory that a process takes according to `ps`; 0 if that fails."""
    with suppress(OSError, ValueError, subprocess.SubprocessError):
        ps = ["/bin/ps", "-o", "rss=", "-p", str(pid)]
        return int(subprocess.run(ps, capture_output=True, timeout=5, check=False).stdout) << 10
    return 0
