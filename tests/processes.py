"""`teamops` in a process of its own that need not import the program: it is forked from one that has done so.

It has its own arguments, environment, folder, streams and exit code, as if it had been started; a fork takes
milliseconds, the imports half a second. How Python itself begins, and signals, are tested with `python -m teamops`.
"""

from __future__ import annotations

import atexit
import gc
import os
import pkgutil
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stdout
from functools import cache
from importlib import import_module
from io import BufferedWriter, FileIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PARTS = b"\0\0"
"""Between arguments, folder and environment of a request; single ones are between the items of each."""

CLIENT = """\
#!{python} -IS
import _socket, os, sys
there = _socket.socket(_socket.AF_UNIX)
there.connect({address!r})
items = [sys.argv[1:], [os.getcwd()], [f"{{name}}={{value}}" for name, value in os.environ.items()]]
request = b"\\0\\0".join(b"\\0".join(b"." + os.fsencode(item) for item in part) for part in items)
streams = b"".join(stream.to_bytes(4, sys.byteorder) for stream in (0, 1, 2))
there.sendmsg([len(request).to_bytes(4, "big")], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
there.sendall(request)
os._exit(int(there.recv(4) or 70))
"""
"""Hands its arguments, environment, folder and streams over, and leaves with the exit code that comes back."""


@cache
def find_program() -> str:
    """A program that does what `teamops` does, sooner; where processes cannot be forked, `teamops` itself."""
    if not hasattr(os, "fork"):
        return str(Path(sys.executable).parent / "teamops")
    folder = Path(tempfile.mkdtemp(prefix="teamops-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    reading, writing = os.pipe()
    atexit.register(os.close, writing)  # at which the server ends
    address = folder / "server"
    server = f"from tests.processes import serve; serve({str(address)!r}, {reading})"
    subprocess.run([sys.executable, "-c", server], check=True, cwd=ROOT, pass_fds=[reading], stdin=subprocess.DEVNULL)
    os.close(reading)
    program = folder / "teamops"
    program.write_text(CLIENT.format(python=sys.executable, address=str(address)), encoding="utf-8")
    program.chmod(0o755)
    return str(program)


def search_path() -> list[str]:
    """Return the folders in which commands are looked for: first that of `find_program`, then that of Python."""
    return [str(Path(find_program()).parent), str(Path(sys.executable).parent), *os.environ["PATH"].split(os.pathsep)]


def serve(address: str, lifeline: int) -> None:
    """Import the program, then fork a command for each request, in the background, until `lifeline` is closed."""
    for module in pkgutil.walk_packages([str(ROOT / "src/teamops")], "teamops."):
        import_module(module.name)
    _import_the_rest(Path(address).parent / "quarter")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen(100)
    if os.fork():
        os._exit(0)
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while lifeline not in (ready := select.select([listener, lifeline], [], [])[0]):
        request, _ = ready[0].accept()
        if not os.fork():
            listener.close()
            os.close(lifeline)
            _answer(request)
        request.close()
    os._exit(0)


def _import_the_rest(example: Path) -> None:
    """Run commands that import what is only imported when it is used."""
    from teamops.cli.shell.app import run

    shutil.copytree(ROOT / "examples/quarter", example, ignore=shutil.ignore_patterns(".*"))
    with redirect_stdout(StringIO()):
        for words in ("--help", "check", "report weekly", "report weekly --format json", "update leads-09 --dry-run"):
            run(["-C", str(example), *words.split()])


def _answer(request: socket.socket) -> None:
    """Fork the command and report its exit code; it is killed if whoever asked for it is gone."""
    length, streams, *_ = socket.recv_fds(request, 4, 3)
    text = b""
    while len(text) < int.from_bytes(length, "big"):
        text += request.recv(1 << 16)
    woken, wakes = os.pipe()
    os.set_blocking(wakes, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wakes)
    if not (child := os.fork()):
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for stream, number in zip(streams, range(3), strict=True):
            os.dup2(stream, number)
        os.closerange(3, max(*streams, request.fileno(), woken, wakes) + 1)
        _become(text)
    for stream in streams:
        os.close(stream)
    if request in select.select([request, woken], [], [])[0]:
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    request.sendall(str(code if code >= 0 else 128 - code).encode())
    os._exit(0)


def _become(request: bytes) -> None:
    """Be `teamops`, started with what the request holds."""
    arguments, (folder,), environment = (
        [os.fsdecode(item[1:]) for item in part.split(b"\0") if item] for part in request.split(PARTS)
    )
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(item.split("=", 1) for item in environment)
    time.tzset()
    sys.argv[1:] = arguments
    sys.orig_argv[:] = [sys.executable, "-m", "teamops", *arguments]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = _writing_to(1, is_buffered="PYTHONUNBUFFERED" not in os.environ)
    sys.stderr = _writing_to(2, errors="backslashreplace", line_buffering=True)
    from teamops.__main__ import main

    main()
    sys.stdout.flush()
    os._exit(0)


def _writing_to(number: int, *, is_buffered: bool = True, **how: Any) -> TextIOWrapper:
    """Return the stream that Python opens at its start."""
    file = FileIO(number, "w", closefd=False)
    return TextIOWrapper(BufferedWriter(file) if is_buffered else file, "utf-8", write_through=not is_buffered, **how)  # type: ignore[type-var]
