"""A pseudo-terminal, in which commands ask."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time

from tests.processes import find_program


def in_terminal(arguments: list[str], answers: dict[str, str]) -> tuple[int, str]:
    """Run a command in a pseudo-terminal; a prompt that holds one of the words is answered so, others by Enter."""
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
        if seen[answered:].rstrip(" ").endswith((":", ":")) and seen.endswith(" "):
            question = seen[answered:].rsplit("\n", 1)[-1]
            answered = len(seen)
            os.write(ours, (next((a for word, a in answers.items() if word in question), "") + "\n").encode())
    os.close(ours)
    return process.wait(timeout=30), seen
