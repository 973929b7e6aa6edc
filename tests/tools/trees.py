"""Small source trees, written for one test."""

from __future__ import annotations

from pathlib import Path

PLAIN = 'def count_words(text: str) -> int:\n    """Count the words of `text`."""\n    return len(text.split())\n'
"""A module that breaks no limit."""


def write_tree(root: Path, files: dict[str, str]) -> Path:
    """Write `files`, by their paths below src/teamops, beside a module that breaks no limit."""
    for path, text in {"plain.py": PLAIN, **files}.items():
        file = root / "src/teamops" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root
