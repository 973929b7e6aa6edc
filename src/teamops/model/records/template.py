"""The text of a printout template.

It is separate from the look, so that a process without settings does not import them.
"""

from __future__ import annotations

from teamops.model.named_tuple import NamedTuple


class Template(NamedTuple):
    """`file` is the path, for messages."""

    text: str
    file: str
