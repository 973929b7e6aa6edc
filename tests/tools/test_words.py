"""The words of GLOSSARY.md are held in names and docstrings."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.glossary import read_glossary
from tools.words import contains, main, split_name

from tests.tools.trees import write_tree

GLOSSARY = """\
# Glossary

| word | what it is | not called |
|---|---|---|
| finding | A breach of a rule. | violation, lint error |
| options | What a user asked of a command. | `asked` |
"""

PROJECT = Path(__file__).parents[2]


def write_project(root: Path, **files: str) -> None:
    """Write the glossary above, and modules by their names."""
    root.joinpath("GLOSSARY.md").write_text(GLOSSARY, encoding="utf-8")
    write_tree(root, {f"{name}.py": text for name, text in files.items()})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("violations", ""),
        ("a", "class LintError:\n    pass\n"),
        ("a", "def list_violations() -> None: ...\n"),
        ("a", "def load() -> None:\n    def _asked() -> None: ...\n"),
        ("a", '"""The violations of a file."""\n'),
        ("a", 'def load() -> None:\n    """Return each lint error."""\n'),
    ],
)
def test_an_avoided_word_is_reported(name: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(tmp_path, **{name: text})
    assert main(tmp_path) == 1
    assert f"src/teamops/{name}.py:" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    [
        '"""What was asked."""\n',
        '"""The word `violation` of SARIF, and "lint error" of others."""\n',
        '"""A finding.\n\nOther tools call it a violation.\n"""\n',
        "def list_errors_of_lint() -> None: ...\n",
        "violation = 1\n",
    ],
)
def test_other_uses_are_allowed(text: str, tmp_path: Path) -> None:
    write_project(tmp_path, a=text)
    assert main(tmp_path) == 0


def test_modules_of_rules_keep_the_names_of_rules(tmp_path: Path) -> None:
    write_project(tmp_path)
    write_tree(tmp_path, {"checking/rules/f001_no_violation.py": ""})
    assert main(tmp_path) == 0


@pytest.mark.parametrize(
    "row",
    [
        "| finding | 问题 | Twice. | breach |",
        "| rule | Nothing that it is not called. | |",
        "| rule | A cell too few. |",
    ],
)
def test_an_incomplete_glossary_is_refused(row: str, tmp_path: Path) -> None:
    file = tmp_path / "GLOSSARY.md"
    file.write_text(GLOSSARY + row + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=row.split()[1]):
        read_glossary(file)


def test_a_glossary_without_its_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "GLOSSARY.md").write_text("# Glossary\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no table"):
        read_glossary(tmp_path / "GLOSSARY.md")


def test_the_glossary_of_this_project_is_complete_and_avoids_none_of_its_words() -> None:
    avoided = read_glossary(PROJECT / "GLOSSARY.md")
    words = {item.instead for item in avoided}
    assert len(words) >= 60
    assert not words & {" ".join(item.words) for item in avoided}


def test_names_are_split_into_words() -> None:
    assert split_name("_HTTPError_of_lastRow") == ["http", "error", "of", "last", "row"]
    assert contains(["a", "lint", "errors"], ("lint", "error"))
    assert not contains(["lint"], ("lint", "error"))
