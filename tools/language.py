"""Hold the texts of the project to its style: `python -m tools.language [--fix]`. Exits 1 where something is found.

Chinese texts have full-width punctuation (`--fix` puts it in, and changes nothing else) and the words of GLOSSARY.md;
English texts are plain. Looked through are the catalogue (each `Text(en, zh)`), the YAML of templates, examples and
rules, and Markdown documents; English documents have Chinese in code only.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import yaml

from tools.glossary import read_chinese_terms
from tools.punctuation import HAN, mark_prose, widen, widen_markdown, widen_yaml
from tools.sources import read_modules

PLAIN_WORDS = {
    r"\bmend(s|ed|ing)?\b": "fix",
    r"\banew\b": "again",
    r"\bheed(s|ed)?\b": "use",
    r"\b[Ww]ho(m)?ever\b": "anyone who",
    r"\b(is|are|was|were) told\b|\b[Tt]old (of|once)\b": "is reported, or name who reports it",
    r"\b(is|are) (no|none|nobody)\b": "is not a …",
    r"\blets? go of\b": "drop",
    r"\ball the same\b": "anyway",
    r"\b([Ll]ooked at (are|is)|not looked at|Asked (of|for)|not asked|Counted are)\b": "This rule checks …",
    r"\b(stands?|stood) (here|once|twice|already|more than once|for|still|beside|above|below|in|on|at)\b": "is",
    r"\b(what|still) stands\b": "is",
    r"\bis like that\b": "No matching …",
    r"\bso many\b": "up to N",
    r"\bone's own\b": "your own, its own",
    r"\bapart by\b": "separated by",
    r"\bcomes? round\b": "repeats",
    r"\bmay be any of\b": "is ambiguous",
    r"\btake (it|them|that line) out\b|\btake \w+ out of\b|\btake it away\b|\bleave out\b": "remove, omit",
    r"\b(not )?begun\b": "started",
    r"\b(is|are) over\b|\bover or not\b": "has ended",
    r"\bdoes? it too\b|\bdo too\b": "also work",
    r"\bin which this word stands\b": "containing this text",
    r"\bThere is no command\b": "No such command",
    r"\bhandbook is kept\b": "No problems found",
    r"\b(likewise|be it|meanwhile|nevertheless)\b": "say it plainly",
}
"""Stilted English, as patterns, and what to write instead."""


class Remark(NamedTuple):
    """Something to change: where it is, what it is, and what to write."""

    place: str
    kind: str
    text: str
    instead: str

    def __str__(self) -> str:
        return f"{self.place}: {self.kind}: {self.text!r}: {self.instead}"


class CatalogueText(NamedTuple):
    """A `Text(en, zh)` of the source: its place, and the nodes of its two strings."""

    place: str
    english: ast.Constant
    chinese: ast.Constant


def main(root: Path = Path(), *, fix: bool = False) -> int:
    """Print each remark. Returns 1 if there is any."""
    if fix:
        print("\n".join(f"{file}: punctuation fixed" for file in fix_punctuation(root)))
    remarks = [*check_catalogue(root), *check_rule_examples(root), *check_yaml(root), *check_documents(root)]
    print("\n".join(map(str, remarks)) or "language: nothing to change")
    return bool(remarks)


def list_texts(tree: ast.Module, path: str) -> Iterator[CatalogueText]:
    """List the texts of a module whose strings are written out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
            strings = [each for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            if len(strings) == len(node.args) == 2:
                yield CatalogueText(f"{path}:{node.lineno}", *strings)


def check_catalogue(root: Path) -> Iterator[Remark]:
    """Check punctuation and words of both languages in each text of the source."""
    terms = read_chinese_terms(root / "GLOSSARY.md")
    for module in read_modules(root):
        for text in list_texts(module.tree, module.path):
            yield from check_chinese(text.place, str(text.chinese.value), terms)
            yield from check_english(text.place, str(text.english.value))


def check_english(place: str, text: str) -> Iterator[Remark]:
    """Check one English text for stilted words."""
    for pattern, instead in PLAIN_WORDS.items():
        if found := re.search(pattern, text):
            yield Remark(place, "English", found.group(), instead)


def check_rule_examples(root: Path) -> Iterator[Remark]:
    """Check the YAML that rules show as `good` and `bad`: punctuation. What cannot be read is meant to be so."""
    for module in read_modules(root):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.keyword) and node.arg in ("good", "bad"):
                for one in ast.walk(node.value):
                    if isinstance(one, ast.Constant) and isinstance(one.value, str) and "\n" in one.value:
                        with suppress(yaml.YAMLError):
                            if (wide := widen_yaml(one.value)) != one.value:
                                yield Remark(f"{module.path}:{one.lineno}", "punctuation", one.value, wide)


def check_chinese(place: str, text: str, terms: dict[str, str]) -> Iterator[Remark]:
    """Check one Chinese text: punctuation, and the words that GLOSSARY.md avoids."""
    if (wide := widen(text)) != text:
        yield Remark(place, "punctuation", text, wide)
    yield from check_terms(place, text, terms)


def check_terms(place: str, text: str, terms: dict[str, str]) -> Iterator[Remark]:
    """Check one Chinese text for the words that GLOSSARY.md avoids."""
    return (Remark(place, "term", avoided, instead) for avoided, instead in terms.items() if avoided in text)


def check_yaml(root: Path) -> Iterator[Remark]:
    """Check Chinese values and comments in templates, examples and documents: punctuation and terms."""
    terms = read_chinese_terms(root / "GLOSSARY.md")
    for path in list_yaml_files(root):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root).as_posix()
        yield from compare_lines(name, text, widen_yaml(text))
        for number, line in enumerate(text.split("\n"), 1):
            yield from check_terms(f"{name}:{number}", line, terms)


def compare_lines(name: str, text: str, wide: str) -> Iterator[Remark]:
    """Yield a remark for each line of a file that has other punctuation in `wide`."""
    for number, (before, after) in enumerate(zip(text.split("\n"), wide.split("\n"), strict=True), 1):
        if before != after:
            yield Remark(f"{name}:{number}", "punctuation", before.strip(), after.strip())


def list_yaml_files(root: Path) -> list[Path]:
    """List the YAML files of templates, examples and documents; those of examples/faults need not be readable."""
    files = [file for folder in ("templates", "examples", "docs") for file in (root / folder).rglob("*.yaml")]
    return sorted(file for file in files if "faults" not in file.parts)


def check_documents(root: Path) -> Iterator[Remark]:
    """Check Markdown documents: punctuation and words; English ones have Chinese in code blocks only."""
    terms = read_chinese_terms(root / "GLOSSARY.md")
    for path in list_documents(root):
        name = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        yield from compare_lines(name, text, widen_markdown(text))
        for number, (line, is_prose) in enumerate(mark_prose(text), 1):
            if not is_prose:
                continue
            without_code = re.sub(r"`[^`]*`", "", line)
            if is_chinese_document(name):
                yield from check_terms(f"{name}:{number}", without_code, terms)
                continue
            yield from check_english(f"{name}:{number}", without_code)
            if name.startswith("docs/") and re.search(f"[{HAN}]", re.sub(r"\[[^]]*\]\([^)]*\)", "", line)):
                yield Remark(f"{name}:{number}", "Chinese in an English document", line.strip(), "say it in English")


def list_documents(root: Path) -> list[Path]:
    """List the Markdown documents of the project and its examples."""
    return sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md"), *(root / "examples").rglob("*.md")])


def is_chinese_document(name: str) -> bool:
    return name.startswith(("docs/zh/", "examples/")) or name.endswith((".zh-CN.md", ".zh.md"))


def fix_punctuation(root: Path) -> Iterator[str]:
    """Write full-width punctuation into the Chinese of source, YAML and Markdown; yield the files that changed."""
    for module in read_modules(root):
        yield from write_changed(root / module.path, widen_source(module.text, module.tree))
    for path in list_yaml_files(root):
        yield from write_changed(path, widen_yaml(path.read_text(encoding="utf-8")))
    for path in list_documents(root):
        yield from write_changed(path, widen_markdown(path.read_text(encoding="utf-8")))


def widen_source(source: str, tree: ast.Module) -> str:
    """Return the source with its Chinese texts widened."""
    lines = source.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def find(line: int, column: int | None) -> int:
        return starts[line - 1] + len(lines[line - 1].encode()[:column].decode())

    spans = [
        (find(node.lineno, node.col_offset), find(node.end_lineno or 0, node.end_col_offset))
        for node in (text.chinese for text in list_texts(tree, ""))
    ]
    for start, end in sorted(spans, reverse=True):
        source = source[:start] + widen(source[start:end]) + source[end:]
    return source


def write_changed(path: Path, text: str) -> Iterator[str]:
    """Write `text` where it differs, and yield the path then."""
    if path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        yield str(path)


if __name__ == "__main__":
    sys.exit(main(fix="--fix" in sys.argv[1:]))
