"""The child process: it sets its limits and runs one task after another until its input ends.

Started by process.py. It imports little, apart from what its tasks need, to start quickly.
"""

from __future__ import annotations

import _thread
import os
import sys

from teamops.render.confined.frames import read_message, write_message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import IO, NoReturn

    Parts = dict[str, bytes]
    Task = Callable[[Parts], Parts]

ROOMS = {"page": "teamops.render.page.body", "sheet": "teamops.render.pdf.typst_tasks"}
"""The module with the tasks of each room, in its `TASKS`."""

OUT_OF_MEMORY = 77
"""The exit code of a child that had no memory left for a message."""

_WITHOUT_END = 1 << 62
_MAPPED = 1024
"""Megabytes of address space for what takes no memory: mapped fonts and libraries, reserved space."""


def main(room: str, seconds: str, megabytes: str) -> None:
    """Run the tasks that come in by standard input, within these limits."""
    from importlib import import_module

    tasks = import_module(ROOMS[room]).TASKS
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # the output of libraries is no answer
    apply_limits(int(seconds), int(megabytes))
    try:
        serve_tasks(TaskReader(sys.stdin.buffer).wait, answers, tasks)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except BaseException as error:  # noqa: BLE001  # a panic of Rust is no Exception; the parent reports it
        os.write(2, f"{type(error).__name__}: {error}".encode("utf-8", "replace"))
        os._exit(1)  # the reading thread cannot be ended otherwise


class TaskReader:
    """Reads tasks in a thread, so that the child ends even in the middle of a task if the parent was killed."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._arrival = stream, _thread.allocate_lock()
        self._parts: list[Parts] = []
        self._arrival.acquire()
        _thread.start_new_thread(self._read, ())

    def wait(self) -> Parts:
        """Return the next message; the parent sends it after the answer to the one before."""
        self._arrival.acquire()
        return self._parts.pop()

    def _read(self) -> None:
        try:
            while True:
                self._parts.append(read_message(self._stream, _WITHOUT_END))
                self._arrival.release()
        except EOFError:
            os._exit(0)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)


def apply_limits(seconds: int, megabytes: int) -> None:
    """Limit time and memory of this process, and forbid files and core dumps. Does nothing on Windows."""
    try:
        import resource
    except ImportError:
        return
    memory = megabytes << 20
    for name, most in {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_CPU": seconds,
        "RLIMIT_DATA": memory,
        "RLIMIT_AS": memory + (_MAPPED << 20),
    }.items():
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        hard = resource.getrlimit(kind)[1]
        least = most if hard == resource.RLIM_INFINITY else min(most, hard - (name == "RLIMIT_CPU"))
        try:
            resource.setrlimit(kind, (least, least + (name == "RLIMIT_CPU")))  # one more second to receive SIGXCPU
        except (ValueError, OSError):
            continue  # macOS refuses the number: there the parent measures the memory


def serve_tasks(receive: Callable[[], Parts], answers: IO[bytes], tasks: Mapping[str, Task]) -> NoReturn:
    """Run tasks and write their answers. The answer of a task that failed with a message has the key `said`."""
    while True:
        parts = receive()
        try:
            answer = tasks[parts.pop("task").decode()](parts)
        except MemoryError:
            raise
        except Exception as error:
            if not hasattr(error, "facts"):
                raise  # a bug
            import json

            answer = {"said": json.dumps([error.message, error.facts]).encode()}  # type: ignore[attr-defined]
        write_message(answers, answer)
