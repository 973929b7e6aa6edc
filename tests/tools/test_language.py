"""`tools.language` finds what the style of texts forbids, and `--fix` mends punctuation only."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.language import main

GLOSSARY = """\
# Glossary

| 用词 | 英文 | 不写作 |
|---|---|---|
| 应急预案 | emergency plan | 应急方案 |
| 目标 | goal | — |
"""
COMMA = "\uff0c"


def write_project(root: Path, *, english: str = "All is well", chinese: str = "一切正常", **files: str) -> Path:
    """Write a project with one text, the glossary above, and `files` with `__` for a slash and a point as in names."""
    (root / "GLOSSARY.md").write_text(GLOSSARY, encoding="utf-8")
    source = root / "src/teamops/a.py"
    source.parent.mkdir(parents=True)
    source.write_text(f'from b import Text\n\nTEXTS = {{"a": Text("{english}", "{chinese}")}}\n', encoding="utf-8")
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return source


def test_a_project_in_style_has_no_remarks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_project(
        tmp_path, docs__a_md="All is well.\n", docs__zh__a_md="一切正常。\n", templates__a_yaml="name: 周报\n"
    )
    assert main(tmp_path) == 0
    assert capsys.readouterr().out == "language: nothing to change\n"


@pytest.mark.parametrize(
    ("texts", "remark"),
    [
        ({"chinese": "正常,继续"}, "src/teamops/a.py:3: punctuation"),
        ({"chinese": "启动应急方案"}, "src/teamops/a.py:3: term: '应急方案': 应急预案"),
        ({"english": "Mended anew"}, "src/teamops/a.py:3: English: 'anew': again"),
        ({"docs__zh__a_md": "第一行\n正常,继续\n"}, "docs/zh/a.md:2: punctuation"),
        ({"docs__zh__a_md": "启动应急方案\n"}, "docs/zh/a.md:1: term"),
        ({"docs__a_md": "The plan `应急预案` starts\n"}, "docs/a.md:1: Chinese in an English document"),
        ({"docs__a_md": "It is written anew\n"}, "docs/a.md:1: English: 'anew': again"),
        ({"templates__a_yaml": "name: 甲,乙\n"}, "templates/a.yaml:1: punctuation"),
        ({"docs__sources__a_yaml": "name: 甲,乙\n"}, "docs/sources/a.yaml:1: punctuation"),
        ({"src__teamops__b_py": 'RULE = Rule(bad={"a": "- name: 甲,乙\\n"})\n'}, "src/teamops/b.py:1: punctuation"),
    ],
)
def test_what_is_out_of_style_is_reported(
    texts: dict[str, str], remark: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_project(tmp_path, **texts)
    assert main(tmp_path) == 1
    assert remark in capsys.readouterr().out


def test_a_fix_changes_punctuation_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = write_project(
        tmp_path,
        english="Well, 'a, b'",
        chinese="甲,应急方案",
        templates__a_yaml="name: 甲,乙\n",
        docs__zh__a_md="甲,乙\n",
    )
    before = source.read_text(encoding="utf-8")
    assert main(tmp_path, fix=True) == 1  # the term is left
    assert "term" in capsys.readouterr().out
    assert source.read_text(encoding="utf-8") == before.replace("甲,", "甲" + COMMA)
    assert (tmp_path / "templates/a.yaml").read_text(encoding="utf-8") == f"name: 甲{COMMA}乙\n"
    assert (tmp_path / "docs/zh/a.md").read_text(encoding="utf-8") == f"甲{COMMA}乙\n"
