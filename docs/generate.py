"""Writes the documents that are made from the program itself, in English and in Chinese, so that they agree with it.

python docs/generate.py            writes them
python docs/generate.py --check    changes nothing, names those that differ, and exits 1 if any does
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from generate_cli import make_cli_page
from generate_format import make_format_page
from generate_rules import UnknownClauseError, make_rules_page
from languages import make_monolingual

from teamops.locale.text import Lang

FOLDER = Path(__file__).parent

PAGES: Mapping[str, Callable[[Lang], str]] = {
    "cli.md": make_cli_page,
    "format.md": make_format_page,
    "rules.md": make_rules_page,
}
"""What makes each page, by its file name in this folder; the Chinese ones are in `zh`."""


def make_documents() -> dict[str, str]:
    """Return all documents by their path in this folder; each begins with a link to the other language."""
    documents = {}
    for name, make in PAGES.items():
        documents[name] = f"[This page in Chinese](zh/{name})\n\n{make_monolingual(make('en'), 'en')}"
        documents[f"zh/{name}"] = f"[English](../{name})\n\n{make_monolingual(make('zh'), 'zh')}"
    return documents


def main(arguments: Sequence[str]) -> int:
    """Write all documents, or with --check compare them; returns the exit code."""
    try:
        made = {path: text.encode() for path, text in make_documents().items()}
    except UnknownClauseError as error:
        sys.stderr.write(f"docs/generate.py: {error}\n")
        return 1
    differing = [path for path, text in made.items() if not _has_content(FOLDER / path, text)]
    if "--check" in arguments:
        sys.stdout.writelines(f"docs/{path} differs; run python docs/generate.py\n" for path in differing)
        return 1 if differing else 0
    for path in differing:
        (FOLDER / path).parent.mkdir(exist_ok=True)
        (FOLDER / path).write_bytes(made[path])
    return 0


def _has_content(file: Path, content: bytes) -> bool:
    return file.exists() and file.read_bytes() == content


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
