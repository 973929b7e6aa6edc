"""The text of a file that arranges printouts.

It is apart from the look, so that a process that needs no settings does not import them.
"""

from __future__ import annotations

from typing import NamedTuple


class Template(NamedTuple):
    """`file` is where the team has it, for messages."""

    text: str
    file: str
