"""The generated documents: up to date, each in one language, and with a link to the other."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from teamops.checking.engine import load_rules

DOCS = Path(__file__).parents[2] / "docs"
NAMES = ("cli.md", "format.md", "rules.md")


@pytest.fixture
def generator(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of docs/generate.py."""
    monkeypatch.syspath_prepend(str(DOCS))
    return importlib.import_module("generate")


def read_prose(path: str) -> str:
    """Return a document without its code blocks."""
    return re.sub(r"^```.*?^```$", "", (DOCS / path).read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def test_generated_documents_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, DOCS / "generate.py", "--check"], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_both_languages_are_made(generator: ModuleType) -> None:
    assert set(generator.make_documents()) == {*NAMES, *(f"zh/{name}" for name in NAMES)}


@pytest.mark.parametrize("name", NAMES)
def test_english_pages_have_chinese_in_code_blocks_only(name: str) -> None:
    assert [line for line in read_prose(name).splitlines() if re.search("[\u3400-\u9fff]", line)] == []


@pytest.mark.parametrize("name", NAMES)
def test_headings_and_table_heads_of_chinese_pages_are_chinese(name: str) -> None:
    prose = read_prose(f"zh/{name}")
    heads = re.findall(r"^\|.*\|(?=\n\|---)", prose, re.MULTILINE)
    headings = re.findall(r"^#+ (.*)$", prose, re.MULTILINE)
    own_names = re.compile(r"`?teamops\b.*|[A-Z]\d{3} [a-z0-9-]+")
    english = [line for line in [*heads, *headings] if not re.search("[\u3400-\u9fff]", line)]
    assert heads
    assert [line for line in english if not own_names.fullmatch(line)] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_first_line_links_the_other_language(name: str) -> None:
    for path, target in ((name, f"zh/{name}"), (f"zh/{name}", f"../{name}")):
        first = (DOCS / path).read_text("utf-8").splitlines()[0]
        assert first.endswith(f"]({target})")


@pytest.mark.parametrize("path", [*NAMES, *(f"zh/{name}" for name in NAMES)])
def test_every_link_within_a_page_has_its_heading(path: str) -> None:
    prose = read_prose(path)
    headings = {make_anchor(line) for line in re.findall(r"^#+ (.*)$", prose, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", prose)) - headings == set()


def make_anchor(heading: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_an_unknown_clause_names_the_rule(generator: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(load_rules()["T001"], "clause", "§2.8 §9.9")
    assert generator.main(["--check"]) == 1
    assert capsys.readouterr().err == "docs/generate.py: rule T001: its clause §9.9 is not in docs/clauses.py\n"
