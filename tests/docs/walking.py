"""Documents that are tested promises: their files are written, their commands run, and what they say is compared."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.processes import search_path

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(?P<kind>yaml|csv|console)(?P<file>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


class Step(NamedTuple):
    """A command of a block, and the lines that are to follow it."""

    command: str
    output: Sequence[str]


def steps(body: str) -> Iterator[Step]:
    """The commands of a console block in order."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, *output = part.rstrip("\n").split("\n")
        yield Step(command, output)


class Shell:
    """Runs commands in a folder, as a person would, one after the other, in the `language` of the document."""

    def __init__(self, folder: Path, language: str = "en") -> None:
        self.folder = folder
        kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
        self.environment = {
            **kept, "PATH": os.pathsep.join(search_path()), "LANG": "C.UTF-8", "TEAMOPS_LANG": language,
            "HOME": str(folder.parent), "COLUMNS": "100", "PYTHONUNBUFFERED": "1",
            "GIT_CEILING_DIRECTORIES": str(folder.parent),
        }  # fmt: skip

    def run(self, command: str) -> list[str]:
        """What the command says, in lines; what goes to the error stream stands where it was said."""
        if command.startswith("export "):
            name, _, value = command.removeprefix("export ").partition("=")
            self.environment[name] = value
            return []
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            return []
        done = subprocess.run(
            ["bash", "-c", command], check=False, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=60,
        )  # fmt: skip
        assert "unexpected error" not in done.stdout
        return [line.rstrip() for line in done.stdout.rstrip("\n").split("\n")] if done.stdout.strip() else []


MADE_UP = re.compile(
    r"(?:(?<=committed as )|(?<=已提交：)|(?<=版本 ))[0-9a-f]{7,40}|(?<=\breq-)[a-z0-9]{6}\b|(?<=\bt-)[a-z0-9]{6}\b"
)
"""Hashes of commits and ids that are made up: other ones each time."""


def says(expected: Sequence[str], said: Sequence[str]) -> bool:
    """Whether `said` is `expected`, but for what is made up; a line `…` stands there for any number of lines."""
    pattern = "".join(".*" if line == LEFT_OUT else re.escape(_masked(line)) + "\n" for line in expected)
    return re.fullmatch(pattern, "".join(_masked(line) + "\n" for line in said), re.DOTALL) is not None


def _masked(line: str) -> str:
    return MADE_UP.sub("~", line)


def walk(text: str, folder: Path, language: str) -> Iterator[tuple[Step, list[str]]]:
    """Each command of the document with what it says, its files being written on the way.

    Rows to paste (`csv`) are written where the commands run, other files in `folder`.
    """
    shell = Shell(folder, language)
    for block in BLOCK.finditer(text):
        if block["kind"] == "console":
            yield from ((step, shell.run(step.command)) for step in steps(block["body"]))
        elif file := block["file"].strip():
            place = (shell.folder if block["kind"] == "csv" else folder) / file
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(block["body"], encoding="utf-8")


def renewed(text: str, said: Iterator[tuple[Step, list[str]]]) -> str:
    """The document with outputs as they are now; those with lines left out, or that still hold, stay as they are."""

    def body(block: re.Match[str]) -> str:
        if block["kind"] != "console":
            return block[0]
        made = ""
        for step in steps(block["body"]):
            _, lines = next(said)
            shown = step.output if LEFT_OUT in step.output or says(step.output, lines) else lines
            made += "".join(line + "\n" for line in (f"$ {step.command}", *shown))
        return f"```console\n{made}```"

    return BLOCK.sub(body, text)


def walk_through(document: Path, folder: Path, *, update: bool) -> None:
    """The document does in `folder` what it says; with `update` it says what it does."""
    compare(document, list(walk_document(document, folder)), update=update)


def walk_document(document: Path, folder: Path) -> Iterator[tuple[Step, list[str]]]:
    """Each command of the document, run in the new `folder` in the document's language, with what it says."""
    folder.mkdir()
    yield from walk(document.read_text(encoding="utf-8"), folder, "zh" if document.parent.name == "zh" else "en")


def compare(document: Path, walked: Sequence[tuple[Step, list[str]]], *, update: bool) -> None:
    """What the commands said is what the document says; with `update` the document is changed to say so."""
    if update:
        text = document.read_text(encoding="utf-8")
        document.write_text(renewed(text, iter(walked)), encoding="utf-8")
        return
    for step, said in walked:
        assert says(step.output, said), f"$ {step.command}\n" + "\n".join(said)
