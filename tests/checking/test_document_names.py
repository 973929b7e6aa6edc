"""A name is read by the team's pattern, and what is wrong with it is told."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.checking.documents.pattern import NamePattern, is_document

DEFAULT = "{project}_{type}_{date}"


def lack(written: str, path: str) -> str | None:
    wrong = NamePattern.of(written).find_fault(path)
    return wrong and wrong.lack


@pytest.mark.parametrize(
    "path",
    [
        "docs/新品上市推广_传播方案_20260820.md",
        "docs/a/b/线索筛选_SOP_20260831.md",
        "重点客户 走访_SOP v1.2_2026-08-03.pptx",
        "618大促-华东_方案(终稿)_20260601",
        "618大促-华东_方案（终稿）_20260601",
        "数据_备份_20260601.tar.gz",
        "项目.一期_方案_20260601.docx",
    ],
)
def test_the_handbooks_names_are_right(path: str) -> None:
    assert lack(DEFAULT, path) is None


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("传播方案终稿.md", "no_date"),
        ("新品_方案_9月7日.md", "no_date"),
        ("新品_方案_202609071.md", "no_date"),
        ("新品_方案_20260931.md", "not_a_day"),
        ("新品_方案_2026-02-29.md", "not_a_day"),
        ("传播方案_20260907.md", "few_parts"),
        ("传播方案20260907.md", "few_parts"),
        ("新品_方案_20260907_终稿.md", "other"),
        ("新品_方案_初稿_20260907.md", "other"),
        ("20260907_新品_方案.md", "other"),
        ("_方案_20260907.md", "other"),
        ("新品__20260907.md", "other"),
        ("新品_方案_2026-0907.md", "no_date"),
        ("新品_方案_20260907.终稿", "other"),
    ],
)
def test_what_is_wrong_with_a_name_is_told(path: str, wrong: str) -> None:
    assert lack(DEFAULT, f"docs/{path}") == wrong


def test_the_text_that_is_no_day_is_named() -> None:
    wrong = NamePattern.of(DEFAULT).find_fault("新品_方案_20260931.md")
    assert wrong is not None
    assert wrong.part == "20260931"


@pytest.mark.parametrize(
    ("written", "path", "wrong"),
    [
        ("{project}_{type}_{date}_{version}", "新品_方案_20260907_v1_2.md", None),
        ("{project}_{type}_{date}_{version}", "新品_方案_20260907.md", "few_parts"),
        ("{date}-{project}", "2026-09-07-新品-上市.md", None),
        ("{date}-{project}", "20260907-新品.md", None),
        ("{type}{date}", "周报20260907.md", None),
        ("{type}{date}", "方案220260907.md", None),
        ("{type}{date}", "20260907.md", "other"),
        ("{project}{type}_{date}", "新品方案_20260907.md", None),
        ("市场部_{type}_{date}", "市场部_周报_20260907.md", None),
        ("市场部_{type}_{date}", "销售部_周报_20260907.md", "few_parts"),
        ("{type}(v{version})", "方案(v2).md", None),
        ("{type}(v{version})", "方案 v2.md", "few_parts"),
        ("{type}_{date}.docx", "方案_20260907.docx", None),
        ("docs/{type}_{date}", "docs/方案_20260907.md", None),
        ("{}_{date}", "{}_20260907.md", None),
        ("{type", "{type.md", None),
        ("方案", "方案.md", None),
        ("", "随便.md", None),
    ],
)
def test_a_team_has_a_pattern_of_its_own(written: str, path: str, wrong: str | None) -> None:
    assert lack(written, path) == wrong


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert lack("Caf\u00e9_{date}", "Cafe\u0301_20260907.md") is None


@pytest.mark.parametrize(
    ("path", "shared"),
    [
        ("docs/新品_方案_20260907.md", True),
        ("docs/随便.docx", True),
        ("docs/README.md", False),
        ("docs/a/readme_zh.txt", False),
        ("docs/index.html", False),
        ("docs/indexes.md", True),
        ("docs/.gitkeep", False),
        ("docs/~$新品_方案_20260907.docx", False),
        ("docs/方案.docx.bak", False),
        ("docs/Thumbs.db", False),
        ("docs/desktop.ini", False),
    ],
)
def test_only_what_people_share_is_a_document(path: str, shared: bool) -> None:
    assert is_document(path) == shared


def test_an_example_keeps_the_extension_and_shows_unknown_words() -> None:
    given_words = {"project": "新品", "type": "方案", "date": "20260907"}
    assert NamePattern.of(DEFAULT).make_example("docs/终稿.docx", **given_words) == "新品_方案_20260907.docx"
    assert NamePattern.of(DEFAULT).make_example("docs/终稿", **given_words) == "新品_方案_20260907"
    assert NamePattern.of("{type}_{version}.md").make_example("a.md", **given_words) == "方案_{version}.md"


words = st.text(st.characters(exclude_characters="_/.\n", exclude_categories=("Cs", "Cc")), min_size=1, max_size=8)


@given(words, words, st.dates(min_value=date(1000, 1, 1)))
def test_what_the_pattern_makes_follows_it(project: str, kind: str, day: date) -> None:
    pattern = NamePattern.of(DEFAULT)
    name = pattern.make_example("a.md", project=project, type=kind, date=f"{day:%Y%m%d}")
    assert pattern.find_fault(name) is None


@pytest.mark.parametrize(
    "written", [DEFAULT, "{a}x{b}x{c}x{d}x{e}x{date}", "{a}{b}{c}{d}{date}", "{a}_{b}_{c}_{d}_{e}_{f}"]
)
@pytest.mark.parametrize("filler", ["_", "x", "1", "x_", "1_"])
def test_no_name_takes_long(written: str, filler: str) -> None:
    began = perf_counter()
    NamePattern.of(written).find_fault(filler * 2000 + "!")
    assert perf_counter() - began < 1
