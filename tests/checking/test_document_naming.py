"""A right name is made by the team's pattern, or of what a wrong one tells; it always follows the pattern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.checking.documents.pattern import NamePattern
from teamops.checking.documents.suggest_name import NamingError, make_document_name, suggest_document_name
from teamops.locale.words import Words

DEFAULT = NamePattern.of("{project}_{type}_{date}")
VERSIONED = NamePattern.of("{date}-{project}-{version}.{type}")


@pytest.mark.parametrize(
    ("project", "said"),
    [
        ("618/大促", "“618-大促”"),
        ("a\\b", "“a-b”"),
        ('报价:"终"?', "“报价-终”"),
        ("<方案>|*", "“方案”"),
        (".隐藏", "“隐藏”"),
        ("../../etc", "“etc”"),
        ("新品_上市", "“新品-上市”"),
        ("a\x1b[31m", "“a[31m”"),
        ("a\u202eb", "“ab”"),
        ("a\nb", "“ab”"),
        ("???", "“…”"),
        ("", "project"),
        (" ", "project"),
        ("字" * 90, "255"),
    ],
)
def test_what_files_cannot_be_called_is_refused_with_what_to_write(project: str, said: str) -> None:
    with pytest.raises(NamingError) as refused:
        make_document_name(DEFAULT, {"project": project, "type": "方案", "date": "20260928"}, ".md")
    assert said in str(refused.value)
    assert said in refused.value.say(Words("zh"))


def test_other_patterns_have_words_of_their_own() -> None:
    texts = {"project": "新品", "type": "md", "date": "2026-09-28", "version": "v2"}
    assert make_document_name(VERSIONED, texts) == "2026-09-28-新品-v2.md"
    with pytest.raises(NamingError) as refused:
        make_document_name(VERSIONED, {"project": "新品", "date": "2026-09-28"})
    assert "version, type" in str(refused.value)
    with pytest.raises(NamingError) as refused:
        make_document_name(VERSIONED, texts | {"project": "新-品"})
    assert "“新·品”" in str(refused.value)


def test_words_of_a_pattern_may_be_called_like_anything_of_the_program() -> None:
    pattern = NamePattern.of("{path}_{self}_{date}")
    assert make_document_name(pattern, {"path": "a", "self": "b", "date": "20260907"}) == "a_b_20260907"
    assert pattern.make_example("x.docx", path="a", self="b", date="20260907") == "a_b_20260907.docx"


def test_a_text_that_is_no_day_makes_no_name() -> None:
    with pytest.raises(NamingError) as refused:
        make_document_name(DEFAULT, {"project": "新品", "type": "方案", "date": "heute"})
    assert DEFAULT.written in str(refused.value)


@pytest.mark.parametrize(
    ("path", "name", "complete"),
    [
        ("docs/2026-09-07 新品 方案.tar.gz", "新品_方案_2026-09-07.tar.gz", True),
        ("新品_方案_初稿_20260907.md", "新品_方案-初稿_20260907.md", True),
        ("20260907_新品_方案.md", "新品_方案_20260907.md", True),
        ("新品-方案-20260907.docx", "新品_方案_20260907.docx", True),
        ("新品_方案_20260907.终稿", "新品_方案-终稿_20260907", True),
        ("新品_方案.md", "新品_方案_{date}.md", False),
        ("新品_方案_20260931.md", "新品_方案_{date}.md", False),
        ("方案_20260907.md", "{project}_方案_20260907.md", False),
        ("20260907.md", "{project}_{type}_20260907.md", False),
        ("____.md", "{project}_{type}_{date}.md", False),
    ],
)
def test_a_wrong_name_tells_what_it_should_be(path: str, name: str, complete: bool) -> None:
    assert suggest_document_name(DEFAULT, path) == (name, complete)


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_name_that_is_made_follows_the_pattern_and_leads_nowhere_else(project: str, kind: str) -> None:
    try:
        name = make_document_name(DEFAULT, {"project": project, "type": kind, "date": "20260928"}, ".md")
    except NamingError:
        return
    assert DEFAULT.find_fault(name) is None
    assert not set('/\\:*?"<>|\0\n') & set(name)
    assert not name.startswith(".")


@given(st.text(alphabet="ab_-. 新20260907{}", max_size=24))
def test_what_is_suggested_as_whole_follows_the_pattern(stem: str) -> None:
    for pattern in (DEFAULT, VERSIONED, NamePattern.of("{date}{project}"), NamePattern.of("固定")):
        right = suggest_document_name(pattern, stem + ".md")
        assert not right.complete or pattern.find_fault(right.name) is None
