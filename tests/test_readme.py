"""The documents keep their word: what they show is what the commands print, and what they link to exists.

python -m tests.test_readme writes the transcripts of README.md anew.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.processes import find_program

PROJECT = Path(__file__).parents[1]
README = PROJECT / "README.md"
DOCUMENTS = [README, PROJECT / "CHANGELOG.md", *sorted((PROJECT / "docs").glob("*.md"))]
TRANSCRIPT = re.compile(r"(?<=```console\n)\$ (teamops .+)\n((?:.*\n)*?)(?=```\n)")
LINK = re.compile(r"\]\(([^)\s]+)\)")


def printed(command: str, folder: Path) -> str:
    """What a command line of the README prints in a folder that has the examples."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TEAMOPS_")}
    environment |= {"COLUMNS": "120", "PYTHONIOENCODING": "utf-8"}
    program, *arguments = shlex.split(command)
    assert program == "teamops"
    return subprocess.run(
        [find_program(), *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    ).stdout


def with_examples(folder: Path) -> Path:
    shutil.copytree(PROJECT / "examples", folder / "examples", ignore=shutil.ignore_patterns(".teamops"))
    return folder


@pytest.mark.parametrize("shown", list(TRANSCRIPT.finditer(README.read_text("utf-8"))), ids=lambda found: found[1][:60])
def test_transcripts_are_what_the_commands_print(shown: re.Match[str], tmp_path: Path) -> None:
    assert shown[2] == printed(shown[1], with_examples(tmp_path))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_links_lead_somewhere(document: Path) -> None:
    targets = [target for target in LINK.findall(document.read_text("utf-8")) if "://" not in target]
    missing = [target for target in targets if not _leads_somewhere(document, target)]
    assert not missing


def _leads_somewhere(document: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    file = document.parent / path if path else document
    return file.exists() and (not anchor or anchor in _anchors(file))


def _anchors(file: Path) -> set[str]:
    """The anchors that GitHub makes of headings: lower case, without punctuation, blanks as hyphens."""
    headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def main() -> None:
    """Put what the commands print into the README; read the diff before you commit it."""
    with tempfile.TemporaryDirectory() as folder:
        here = with_examples(Path(folder))
        text = TRANSCRIPT.sub(lambda found: f"$ {found[1]}\n{printed(found[1], here)}", README.read_text("utf-8"))
    README.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
