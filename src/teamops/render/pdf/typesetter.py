"""Typst as a sealed typesetter: it sees the files that it is given, and nothing of the disk or the network.

It runs in a child process, since what it sets may be a team's own template or logo, and it ends the whole process where
memory runs out.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, Self

from teamops.render.confined.limits import ProcessLimits
from teamops.render.confined.process import ConfinedProcess

PICTURE = "logo."
"""So the name of a file begins that is no text, which Typst takes only from the disk."""

MAIN = "main.typ"
_REFUSAL = ("message", "hints", "diagnostic")
_LOOKED_AT = 3000
_SEARCHED = re.compile(r" \(searched at .*\)")
"""A folder that is gone by the time that somebody reads of it."""


class FontSources(NamedTuple):
    """Where fonts are: in these folders, and in those of the system."""

    folders: tuple[str, ...] = ()
    system: bool = True


class TypesettingError(Exception):
    """Typst does not set it."""

    def __init__(self, message: str, hints: Sequence[str], diagnostic: str) -> None:
        super().__init__(message)
        self.message, self.hints, self.diagnostic = message, hints, diagnostic


class Typesetter:
    """A process that sets texts, with the fonts of these places, until the `with` is left."""

    def __init__(self, places: FontSources, limits: ProcessLimits) -> None:
        self._places = {"folders": "\0".join(places.folders), "system": str(int(places.system))}
        self._process = ConfinedProcess("sheet", limits)

    def __enter__(self) -> Self:
        self._folder = TemporaryDirectory(prefix="teamops-")  # all of the disk that it could read
        self._process.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._process.__exit__(*error)
        self._folder.cleanup()

    def fonts(self) -> list[tuple[str, int]]:
        """The families of the fonts that are here, each with its weights. Raises ExceededError."""
        lines = self._ask("fonts", {}, {})["fonts"].decode().splitlines()
        return [(family, int(weight)) for weight, _, family in (line.partition(" ") for line in lines)]

    def pdf(self, text: str, files: Mapping[str, bytes], **options: str) -> bytes:
        """The PDF of a text and of files that exist only for it. Raises RefusedError and ExceededError.

        The options are `standard` (such as a-2b), `tagged` (not empty: it tells its structure), and `made` (seconds
        since 1970).
        """
        given = {f"/{MAIN}": text.encode()}
        for name, content in files.items():
            if name.startswith(PICTURE):
                (Path(self._folder.name) / name).write_bytes(content)
            else:
                given[f"/{name}"] = content
        answer = self._ask("pdf", options | {"folder": self._folder.name}, given)
        if "pdf" in answer:
            return answer["pdf"]
        message, hints, diagnostic = (answer[name].decode("utf-8", "replace") for name in _REFUSAL)
        raise TypesettingError(_SEARCHED.sub("", message[:_LOOKED_AT]), hints[:_LOOKED_AT].splitlines(), diagnostic)

    def _ask(self, task: str, texts: dict[str, str], files: dict[str, bytes]) -> dict[str, bytes]:
        told = {name: os.fsencode(text) for name, text in (self._places | texts).items()}
        return self._process.run_task(task, told | files)


def require_typst() -> None:
    """Raises ModuleNotFoundError without typst, of the extra `pdf`; it is imported by the child alone."""
    if find_spec("typst") is None:
        raise ModuleNotFoundError("no typst", name="typst")
