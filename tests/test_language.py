"""The project keeps its own style: punctuation, one word per thing, plain English, short findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from tools.language import check_catalogue, check_documents, check_rule_examples, check_yaml, list_texts
from tools.punctuation import HAN, widen
from tools.sources import read_modules

from teamops.checking.engine import load_rules
from teamops.locale.text import Text

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests/golden"
MACHINE_TEXT = re.compile(
    r"""^\s*"\w+":\ [^\n]* | ^[-+][^\n]* | \S+\.yaml:\d+(?::\d+)?:?   # lines of JSON and of changes in files; places
      | (?<![^\s│!])!                                       # a mark in a chart, which is on its own
      | <style.*?</style> | <script.*?</script> | <[^>]*>""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
PRINTED = sorted(path for path in GOLDEN.rglob("*") if ".zh" in path.name and path.suffix in {".txt", ".html"})
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def list_finding_texts() -> Iterator[tuple[str, Text]]:
    """List what rules say of a finding, by rule and name of the message."""
    for rule in load_rules().values():
        yield from ((f"{rule.code} {name}", text) for name, text in rule.messages.items())


def count_words(sentence: str) -> int:
    """Count the words of an English sentence; a placeholder counts as one."""
    return len(re.findall(r"[\w§.'’/%-]*\w[\w§.'’/%-]*", PLACEHOLDER.sub("X", sentence)))


def count_han(sentence: str) -> int:
    return len(re.findall(f"[{HAN}]", PLACEHOLDER.sub("", sentence)))


def test_the_texts_of_the_source_keep_the_style() -> None:
    assert list(map(str, check_catalogue(ROOT))) == []


def test_templates_examples_and_documents_keep_the_style() -> None:
    assert list(map(str, [*check_rule_examples(ROOT), *check_yaml(ROOT), *check_documents(ROOT)])) == []


def test_texts_without_chinese_characters_have_full_width_marks_between_their_facts() -> None:
    """`{task}（{owner}）`: what is filled in is Chinese. Symbols are the same text in both languages."""
    facts = re.compile(r"\{[^{}]*\}|`[^`]*`")
    pairs = [
        (text.place, str(text.english.value), str(text.chinese.value))
        for module in read_modules(ROOT)
        for text in list_texts(module.tree, module.path)
    ]
    half = [
        (place, chinese)
        for place, english, chinese in pairs
        if chinese != english and not re.search(f"[{HAN}]", chinese) and re.search("[,:;?()]", facts.sub("", chinese))
    ]
    assert half == []


def test_a_finding_is_a_short_sentence() -> None:
    """At most 25 words or 40 Chinese characters a sentence: a lead reads the list in a meeting."""
    long = [
        (name, sentence)
        for name, text in list_finding_texts()
        for sentence, length, limit in (
            *((part, count_words(part), 25) for part in re.split(r"(?<=[.!?]) ", text.en)),
            *((part, count_han(part), 40) for part in re.split("(?<=[\u3002\uff01\uff1f])", text.zh)),
        )
        if length > limit
    ]
    assert long == []


@pytest.mark.parametrize("file", PRINTED, ids=lambda file: file.name)
def test_what_is_printed_in_chinese_has_full_width_punctuation(file: Path) -> None:
    """The outputs kept for comparison are real ones: marks that code puts together are seen here."""
    text = MACHINE_TEXT.sub("\n", file.read_text(encoding="utf-8"))
    lines = _join_broken_commands(text.splitlines())
    assert [(line, wide) for line in lines if _squeeze(wide := widen(line)) != _squeeze(line)] == []


def _join_broken_commands(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines; those between which a command in backticks is wrapped as one."""
    whole = ""
    for line in lines:
        whole = f"{whole} {line.strip()}" if whole else line
        if whole.count("`") % 2 == 0:
            yield whole
            whole = ""
    yield whole


def _squeeze(line: str) -> str:
    """Without blanks: columns are padded beside full-width marks."""
    return line.replace(" ", "")
