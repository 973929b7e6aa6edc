"""Documents for engineers name files that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/teamops"
PATH = re.compile(r"`([\w.]+(?:/[\w.<>-]+)+/?)`")
PLACES = (ROOT, SOURCE, SOURCE / "locale", SOURCE / "reporting")
"""From where a document may name a path."""
EXAMPLES = ("<", "name.py", "x000_", ".teamops/")
"""Paths of files that somebody is to write, or that a team has."""


@pytest.mark.parametrize("document", ["docs/architecture.md", "CONTRIBUTING.md"])
def test_paths_that_a_document_names_exist(document: str) -> None:
    named = {
        path for path in PATH.findall((ROOT / document).read_text("utf-8")) if not any(e in path for e in EXAMPLES)
    }
    assert named
    assert sorted(path for path in named if not any((place / path).exists() for place in PLACES)) == []


def test_every_layer_and_its_folders_are_described() -> None:
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    layers = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    rows = {row[1]: row[0] for row in re.findall(r"^(\| `(\w+)` \|.*)$", text, re.M)}
    assert set(rows) == layers
    missing = [
        f"{layer}/{path.parent.name}"
        for layer, row in rows.items()
        for path in (SOURCE / layer).glob("*/__init__.py")
        if f"`{path.parent.name}`" not in row and f"`{path.parent.name}/`" not in row
    ]
    assert missing == []
