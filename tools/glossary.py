"""GLOSSARY.md: one word per thing, and the words that it is not called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HEAD = ["word", "中文", "what it is", "not called"]


@dataclass(frozen=True)
class Avoided:
    """A word that is not used for a thing, and the word that is."""

    words: tuple[str, ...]
    instead: str
    names_only: bool


def read_glossary(path: Path) -> list[Avoided]:
    """Read what the last column of the table lists. Raises ValueError unless the table is complete."""
    rows = [split_row(line) for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    if rows[:1] != [HEAD]:
        raise ValueError(f"{path.name} has no table with the columns {', '.join(HEAD)}")
    avoided = []
    seen: set[str] = set()
    for row in rows[2:]:
        if len(row) != len(HEAD) or not all(row) or row[0] in seen:
            raise ValueError(f"{path.name}: not a new word with all its cells: {' | '.join(row)}")
        seen.add(row[0])
        avoided += [parse_avoided(item.strip(), row[0]) for item in row[-1].split(",")]
    return avoided


def split_row(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def parse_avoided(item: str, instead: str) -> Avoided:
    """Parse one item of the last column: words in backticks are avoided in names only."""
    return Avoided(tuple(re.findall(r"\w+", item.lower())), instead, item.startswith("`"))
