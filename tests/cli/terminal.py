"""A pseudo-terminal, in which commands ask, show how far they are, and are interrupted."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tests.processes import find_program


def in_terminal(arguments: list[str], answers: Mapping[str, str | Sequence[str]]) -> tuple[int, str]:
    """Run a command in a pseudo-terminal; a prompt that holds one of the words is answered so, others by Enter.

    A list has the answers to a prompt that comes again.
    """
    left = {word: [text] * 9 if isinstance(text, str) else [*text] for word, text in answers.items()}
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "dumb", "LANG": "zh_CN.UTF-8"}
    process = subprocess.Popen(
        [find_program(), *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    seen, answered, deadline = "", 0, time.monotonic() + 60
    while time.monotonic() < deadline:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                seen += os.read(ours, 65536).decode("utf-8", "replace")
            except OSError:
                break
        if seen[answered:].endswith((": ", "\uff1a")):
            question = seen[answered:].rsplit("\n", 1)[-1]
            answered = len(seen)
            answer = next((texts.pop(0) for word, texts in left.items() if word in question and texts), "")
            os.write(ours, f"{answer}\n".encode())
    os.close(ours)
    return process.wait(timeout=30), seen


class Shown(NamedTuple):
    """What a terminal got from a program, the bytes of its standard output if they went elsewhere, and its end."""

    code: int
    text: str
    out: bytes

    @property
    def screen(self) -> list[str]:
        """What stands on the terminal in the end."""
        return draw(self.text)

    @property
    def has_cursor(self) -> bool:
        """Whether the cursor is to be seen."""
        return self.text.rfind("\x1b[?25l") <= self.text.rfind("\x1b[?25h")


def show(command: Sequence[str], *, piped: bool = False, press: Callable[[str], bool] = lambda _: False) -> Shown:
    """Run a program in a terminal, standard output in a pipe if `piped`. Ctrl-C is pressed when `press` says so."""
    reader, writer = os.pipe()
    child, ours = pty.fork()
    if not child:
        os.environ.update(TERM="xterm", COLUMNS="100", LANG="zh_CN.UTF-8", LC_ALL="zh_CN.UTF-8")
        if piped:
            os.dup2(writer, 1)
        os.execvp(command[0], command)
    os.close(writer)
    text, out, pressed = b"", b"", False
    for handle, piece in _read_both(ours, reader):
        text, out = (text + piece, out) if handle == ours else (text, out + piece)
        if not pressed and press(text.decode("utf-8", "replace")):
            pressed = True
            os.write(ours, b"\x03")
    os.close(ours)
    os.close(reader)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return Shown(code, text.decode("utf-8", "replace").replace("\r\n", "\n"), out)


def _read_both(*handles: int) -> Iterator[tuple[int, bytes]]:
    """Yield what arrives, with where it came from, until both are closed."""
    waiting, deadline = list(handles), time.monotonic() + 60
    while waiting and time.monotonic() < deadline:
        for handle in select.select(waiting, [], [], 0.2)[0]:
            try:
                piece = os.read(handle, 65536)
            except OSError:  # the terminal's program has ended
                piece = b""
            if not piece:
                waiting.remove(handle)
            yield handle, piece


def draw(text: str) -> list[str]:
    """Return the lines of a screen on which the text was written, with the few movements that we use."""
    lines, row, column = [""], 0, 0
    for sign in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|.", text, re.DOTALL):
        if sign == "\n":
            row, column = row + 1, 0
            lines += [""] * (row + 1 - len(lines))
        elif sign == "\r":
            column = 0
        elif sign == "\x1b[2K":
            lines[row] = ""
        elif sign == "\x1b[1A":
            row -= 1
        elif not sign.startswith("\x1b"):
            lines[row] = lines[row][:column].ljust(column) + sign + lines[row][column + 1 :]
            column += 1
    return [line.rstrip() for line in lines]
