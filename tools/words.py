"""Hold names and docstrings to GLOSSARY.md: `python -m tools.words`. Exits 1 where a word is used that it avoids."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.glossary import Avoided, read_glossary
from tools.sources import FLAT_FOLDER, Module, list_docstrings, list_functions, read_modules

_NAME_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_QUOTED = re.compile(r'`[^`]*`|"[^"]*"|“[^”]*”')


def main(root: Path = Path()) -> int:
    """Print each avoided word with its place and the word to use. Returns 1 if there is any."""
    avoided = read_glossary(root / "GLOSSARY.md")
    modules = read_modules(root)
    uses = [use for module in modules for use in [*check_names(module, avoided), *check_docstrings(module, avoided)]]
    print("\n".join(uses or [f"words: {len(modules)} modules keep to {len(avoided)} entries of GLOSSARY.md"]))
    return bool(uses)


def check_names(module: Module, avoided: list[Avoided]) -> Iterator[str]:
    """List the avoided words in the names of the module, its classes and its functions.

    A module of a rule has the rule's name, which users know, and is left alone.
    """
    names = [] if module.path.startswith(FLAT_FOLDER) else [(1, module.name.rpartition(".")[2])]
    names += [(node.lineno, node.name) for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)]
    names += [(function.line, function.name) for function in list_functions([module])]
    for line, name in sorted(names):
        words = split_name(name)
        for item in avoided:
            if contains(words, item.words):
                yield f"{module.path}:{line}: `{name}`: {item.instead}, not {' '.join(item.words)}"


def check_docstrings(module: Module, avoided: list[Avoided]) -> Iterator[str]:
    """List the avoided words in the first lines of docstrings, what they quote aside."""
    for line, text in list_docstrings(module):
        first = text.strip().partition("\n")[0]
        words = re.findall(r"\w+", _QUOTED.sub(" . ", first).lower())
        for item in avoided:
            if not item.names_only and contains(words, item.words):
                yield f"{module.path}:{line}: {first!r}: {item.instead}, not {' '.join(item.words)}"


def split_name(name: str) -> list[str]:
    """Split a name into its words in lower case: `_SpokenError` and `_spoken_error` alike."""
    return [word.lower() for word in _NAME_WORDS.findall(name)]


def contains(words: list[str], part: tuple[str, ...]) -> bool:
    """Whether `part` is in `words`, one word after the other; a plural -s counts as the same word."""
    width = len(part)
    return any(_is_same(words[start : start + width], part) for start in range(len(words) - width + 1))


def _is_same(words: list[str], part: tuple[str, ...]) -> bool:
    return words[:-1] == list(part[:-1]) and words[-1] in (part[-1], f"{part[-1]}s")


if __name__ == "__main__":
    sys.exit(main())
