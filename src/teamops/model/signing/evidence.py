"""How strong the evidence is that a person gave a confirmation (§1.7)."""

from __future__ import annotations

from typing import Literal, NamedTuple

Grade = Literal["signed", "author", "declared", "unknown"]


Why = Literal["", "no_history", "uncommitted", "shallow"]


class Evidence(NamedTuple):
    """A grade, strongest first: a commit of the person that is signed; a commit whose author is the person; a commit
    of somebody else, so the file's own word alone; unknown, with the reason `why`.

    `commit` is the short hash and `author` the name of who committed it.
    """

    grade: Grade
    why: Why = ""
    commit: str = ""
    author: str = ""
