"""A daily report as plain text for an editor: three headings, with a line for each item."""

from __future__ import annotations

import re

from teamops.locale.formats import join_lines
from teamops.locale.texts.together.daily import TEXTS
from teamops.locale.words import Words
from teamops.model.later_pattern import compile_later
from teamops.planning.dailies.report import KEYS, Lines

_BULLET = compile_later(r"([-*•·]|\d{1,2}[.、)])\s*")
_HEADINGS = {word.casefold(): key for key in KEYS for word in TEXTS[f"heading.{key}"]}
"""The headings of both languages: a text is parsed whatever its language."""


def format_daily(words: Words, lines: Lines, person: str, day: str) -> str:
    """Return the text: hints in lines that begin with `# `, then the headings with their lines."""
    hints = [f"# {line}" for line in words("daily.hints", person=person, day=day).splitlines()]
    parts = [[f"[{words(f'daily.heading.{key}')}]", *(f"- {join_lines(line)}" for line in lines[key])] for key in KEYS]
    return "\n\n".join("\n".join(part) for part in (hints, *parts)) + "\n"


def parse_daily(text: str) -> Lines:
    """Return the lines under each heading, without bullets; lines above the first heading belong to done."""
    lines: dict[str, list[str]] = {key: [] for key in KEYS}
    under = KEYS[0]
    for line in map(str.strip, text.lstrip("\ufeff").splitlines()):
        if (heading := _parse_heading(line)) is not None:
            under = heading
        elif line and not line.startswith("# ") and line != "#":
            lines[under].append(join_lines(_BULLET.sub("", line, count=1) if _BULLET.match(line) else line))
    return {key: tuple(filter(None, lines[key])) for key in KEYS}


def _parse_heading(line: str) -> str | None:
    match = re.fullmatch(r"[\[【]\s*(.+?)\s*[\]】]\s*[::]?", line)
    return _HEADINGS.get(match[1].casefold()) if match else None
