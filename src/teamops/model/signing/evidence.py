"""The strength of the evidence that a person gave a confirmation (§1.7)."""

from __future__ import annotations

from typing import Literal, NamedTuple

Grade = Literal["signed", "author", "declared", "unknown"]


Why = Literal["", "no_history", "uncommitted", "shallow"]


class Evidence(NamedTuple):
    """The grade of the evidence and what it rests on.

    The grades, strongest first: a signed commit of the person; a commit authored by the person; a commit of somebody
    else; unknown, with the reason `why`. `commit` is the short hash and `author` the name of its author.
    """

    grade: Grade
    why: Why = ""
    commit: str = ""
    author: str = ""
