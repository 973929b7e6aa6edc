"""Typst in a child process: it sees the files that it gets, and nothing else of the disk or the network.

A team's template or logo may be hostile, and Typst ends its whole process when it runs out of memory.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.render.confined.limits import ProcessLimits
from teamops.render.confined.process import ConfinedProcess

PICTURE = "logo."
"""How the name of a picture begins: Typst reads files that are no text only from the disk."""

MAIN = "main.typ"
_REFUSAL = ("message", "hints", "diagnostic")
_LONGEST_MESSAGE = 3000
_SEARCHED = compile_later(r" \(searched at .*\)")
"""A temporary folder, which no longer exists when a user reads the message."""


class FontSources(NamedTuple):
    """Where fonts are: in these folders, and in those of the system if `system`."""

    folders: tuple[str, ...] = ()
    system: bool = True


class TypesettingError(Exception):
    """Typst refused a text, with a message, hints and its whole output."""

    def __init__(self, message: str, hints: Sequence[str], diagnostic: str) -> None:
        super().__init__(message)
        self.message, self.hints, self.diagnostic = message, hints, diagnostic


class Typesetter:
    """Typesets texts with the fonts of these places, in one child process for a `with`."""

    def __init__(self, places: FontSources, limits: ProcessLimits) -> None:
        self._places = {"folders": "\0".join(places.folders), "system": str(int(places.system))}
        self._process = ConfinedProcess("sheet", limits)

    def __enter__(self) -> Self:
        self._folder = TemporaryDirectory(prefix="teamops-")  # all of the disk that Typst can read
        self._process.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._process.__exit__(*error)
        self._folder.cleanup()

    def fonts(self) -> list[tuple[str, int]]:
        """List the available fonts as pairs of family and weight. Raises LimitExceededError."""
        lines = self._run_task("fonts", {}, {})["fonts"].decode().splitlines()
        return [(family, int(weight)) for weight, _, family in (line.partition(" ") for line in lines)]

    def pdf(self, text: str, files: Mapping[str, bytes], **options: str) -> bytes:
        """Return the PDF of a text and the files that it uses. Raises TypesettingError or LimitExceededError.

        Options: `standard` (such as a-2b), `tagged` (with structure for screen readers unless ""), and `made` (seconds
        since 1970).
        """
        texts = {f"/{MAIN}": text.encode()}
        for name, content in files.items():
            if name.startswith(PICTURE):
                (Path(self._folder.name) / name).write_bytes(content)
            else:
                texts[f"/{name}"] = content
        answer = self._run_task("pdf", options | {"folder": self._folder.name}, texts)
        if "pdf" in answer:
            return answer["pdf"]
        message, hints, diagnostic = (answer[name].decode("utf-8", "replace") for name in _REFUSAL)
        raise TypesettingError(
            _SEARCHED.sub("", message[:_LONGEST_MESSAGE]), hints[:_LONGEST_MESSAGE].splitlines(), diagnostic
        )

    def _run_task(self, task: str, options: dict[str, str], files: dict[str, bytes]) -> dict[str, bytes]:
        parts = {name: os.fsencode(text) for name, text in (self._places | options).items()}
        return self._process.run_task(task, parts | files)


def require_typst() -> None:
    """Raise ModuleNotFoundError without typst (extra `pdf`), which only the child process imports."""
    if find_spec("typst") is None:
        raise ModuleNotFoundError("no typst", name="typst")
