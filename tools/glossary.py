"""GLOSSARY.md: one word per thing in each language, and the words that it is not called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

HEAD = ["word", "what it is", "not called"]
CHINESE_HEAD = ["用词", "英文", "不写作"]
NOTHING = "—"


@dataclass(frozen=True)
class Avoided:
    """A word that is not used for a thing, and the word that is."""

    words: tuple[str, ...]
    instead: str
    names_only: bool


def read_glossary(path: Path) -> list[Avoided]:
    """Read the English words that the last column of the table avoids. Raises ValueError unless it is complete."""
    avoided = []
    for word, _, others in read_table(path, HEAD):
        avoided += [parse_avoided(item.strip(), word) for item in others.split(",")]
    return avoided


def read_chinese_terms(path: Path) -> dict[str, str]:
    """Read the Chinese table: each avoided word, and the one to use. Raises ValueError unless it is complete."""
    return {
        item: word
        for word, _, others in read_table(path, CHINESE_HEAD)
        if others != NOTHING
        for item in others.split("、")
    }


def read_table(path: Path, head: list[str]) -> list[list[str]]:
    """Read the rows of the table with these columns. Raises ValueError where a cell is empty or a word comes twice."""
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next((number for number, line in enumerate(lines) if split_row(line) == head), len(lines))
    rows = [split_row(line) for line in takewhile(lambda line: line.startswith("|"), lines[start + 2 :])]
    if not rows:
        raise ValueError(f"{path.name} has no table with the columns {', '.join(head)}")
    seen: set[str] = set()
    for row in rows:
        if len(row) != len(head) or not all(row) or row[0] in seen:
            raise ValueError(f"{path.name}: not a new word with all its cells: {' | '.join(row)}")
        seen.add(row[0])
    return rows


def split_row(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def parse_avoided(item: str, instead: str) -> Avoided:
    """Parse one item of the last column: words in backticks are avoided in names only."""
    return Avoided(tuple(re.findall(r"\w+", item.lower())), instead, item.startswith("`"))
