"""Ask the user who is there."""

from __future__ import annotations

import sys

from teamops.cli.shell.declarations import GaveUp
from teamops.locale.words import Words

_YES, _NO = ("y", "yes", "是"), ("", "n", "no", "否")


def ask_text(say: Words, question: str, default: str = "") -> str:
    """Return the user's answer; `default`, which is shown, if it is empty. Raise GaveUp for Ctrl-D."""
    shown = (
        say("usage.ask_default", question=question, default=default) if default else say("usage.ask", question=question)
    )
    return _read_line(shown) or default


def ask_consent(say: Words, question: str) -> bool:
    """Return whether the user agrees; ask again for anything but yes and no. Raise GaveUp for Ctrl-D."""
    answer = "?"
    while answer not in (*_YES, *_NO):
        answer = _read_line(say("usage.ask_consent", question=question)).strip().casefold()
    return answer in _YES


def _read_line(question: str) -> str:
    """Return a line of the terminal. Only the last character is a prompt: readline rewrites it with the line."""
    try:
        sys.stdout.write(question[:-1])
        sys.stdout.flush()
        return input(question[-1:])
    except EOFError:
        sys.stderr.write("\n")  # behind the question
        raise GaveUp(1) from None
    except KeyboardInterrupt:
        sys.stderr.write("\n")  # the terminal shows ^C behind the question
        raise
