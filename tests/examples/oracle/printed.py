"""Reports as they are printed: rows by what JSON says of them, cells by the text of Markdown or the terminal."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WIDE = "240"
"""So wide a terminal breaks no line of these reports."""
PROGRAM = (sys.executable, "-m", "teamops")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what it is about for machines, and its printed cells, both by the names of the columns."""

    data: dict[str, Any]
    cells: dict[str, str]


def printed(root: Path, today: str, *command: str) -> str:
    """What a command prints in Chinese."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TEAMOPS_")}
    environment |= {"COLUMNS": WIDE, "PYTHONIOENCODING": "utf-8", "TEAMOPS_TODAY": today, "TEAMOPS_LANG": "zh"}
    done = subprocess.run(
        [*PROGRAM, "-C", str(root), *command],
        env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


def narrow(text: str) -> str:
    """The text with half-width punctuation, so that a figure is found whichever stands around it."""
    return unicodedata.normalize("NFKC", text)


class Report:
    """The tables of a report by their names (several of one name in their order), and its other texts."""

    def __init__(self, root: Path, today: str, *words: str) -> None:
        self.name, self.today = " ".join(words), today
        blocks = json.loads(printed(root, today, "report", *words, "--format", "json"))["blocks"]
        self.text = narrow(printed(root, today, "report", *words, "--format", "markdown"))
        filled = [block for block in blocks if block["type"] == "table" and block["rows"]]
        on_paper = list(_markdown_tables(self.text))
        assert len(filled) == len(on_paper), f"{self.name}: {len(filled)} tables in JSON, {len(on_paper)} in Markdown"
        self.tables: dict[str, list[list[Row]]] = {}
        for block, lines in zip(filled, on_paper, strict=True):
            self.tables.setdefault(block["name"], []).append(_rows(block, lines[2:]))
        self.said = {block["name"]: block.get("said", "") for block in blocks if block["type"] == "chart"}
        assert all(narrow(said) in self.text for said in self.said.values())

    def rows(self, table: str, number: int = 0) -> list[Row]:
        return self.tables[table][number] if table in self.tables else []


def _markdown_tables(text: str) -> list[list[list[str]]]:
    """Each table as its lines, each line as its cells."""
    tables: list[list[list[str]]] = []
    before = ""
    for line in text.splitlines():
        if line.startswith("|"):
            if not before.startswith("|"):
                tables.append([])
            tables[-1].append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
        before = line
    return tables


def _rows(block: dict[str, Any], lines: list[list[str]]) -> list[Row]:
    columns = block["columns"]
    return [
        Row(dict(zip(columns, data, strict=True)), dict(zip(columns, cells, strict=False)))
        for data, cells in zip(block["rows"], lines, strict=True)
    ]


def load_rows(root: Path, today: str) -> dict[str, list[Row]]:
    """The two tables of `teamops load`, which are printed on the terminal only; every cell of theirs is filled."""
    people = json.loads(printed(root, today, "load", "--format", "json"))["load"]
    tables = {
        "p0": [
            {
                "person": one["person"],
                **{day["date"]: day["count"] for day in one["p0_by_day"]},
                "tasks": one["p0_tasks"],
            }
            for one in people
            if one["p0_tasks"]
        ],
        "weeks": [
            {"person": one["person"], "limit": one["limit"], **{week["week"]: week["load"] for week in one["weeks"]}}
            for one in people
        ],
    }
    on_screen = [lines for _, lines in terminal_tables(printed(root, today, "load"))]
    return {
        name: [
            Row(data, dict(zip(data, re.split(r"\s{2,}", line.strip()), strict=False)))
            for data, line in zip(rows, lines, strict=True)
        ]
        for (name, rows), lines in zip(tables.items(), on_screen, strict=True)
    }


def split_rows(root: Path, today: str, goal: str) -> dict[str, str]:
    """The target that `split-goal` prints for each part of a goal that is split already."""
    parts = json.loads(printed(root, today, "split-goal", goal, "--dry-run", "--format", "json"))["parts"]
    head, lines = terminal_tables(printed(root, today, "split-goal", goal, "--dry-run"))[0]
    column = [_width(head[: found.end()]) for found in re.finditer(r"\S+", head)][3]
    return {part["path"]: _ending_at(line, column) for part, line in zip(parts, lines, strict=True)}


def terminal_tables(text: str) -> list[tuple[str, list[str]]]:
    """Each table of a terminal: its head and its lines."""
    tables: list[tuple[str, list[str]]] = []
    is_inside, before = False, ""
    for line in text.splitlines():
        if line.startswith("──"):
            tables.append((before, []))
            is_inside = True
        elif not line.strip():
            is_inside = False
        elif is_inside:
            tables[-1][1].append(line)
        before = line
    return tables


def _ending_at(line: str, column: int) -> str:
    return next((m[0] for m in re.finditer(r"\S+", line) if _width(line[: m.end()]) == column), "")


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
