"""The description of the file format keeps up with the records."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from teamops.model.records.record import get_key
from teamops.model.records.settings import Settings
from teamops.model.workspace import SECTIONS
from teamops.store.reading.loader import load

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {lang: (DOCS / name).read_text("utf-8") for lang, name in (("en", "format.md"), ("zh", "zh/format.md"))}
DOC = PAGES["en"]
BLOCKS = re.findall(r"^```yaml([^\n]*)\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)


def _chapter(title: str, lang: str) -> str:
    """The text under the heading that begins with `title`."""
    found = re.search(rf"^## {re.escape(title)}\b.*?(?=^## |\Z)", PAGES[lang], re.MULTILINE | re.DOTALL)
    assert found, title
    return found[0]


def _records(record: type, seen: frozenset[type] = frozenset()) -> Iterator[type]:
    """`record` and every record inside it."""
    if record in seen:
        return
    yield record
    for hint in get_type_hints(record).values():
        for inner in _inside(hint):
            yield from _records(inner, seen | {record})


def _inside(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and hasattr(hint, "__pydantic_config__"):
        yield hint
    elif get_origin(hint) in (tuple, dict, Union, UnionType, Annotated):
        for argument in get_args(hint):
            yield from _inside(argument)


def _choices(hint: Any) -> Iterator[str]:
    if get_origin(hint) is Literal:
        yield from get_args(hint)
    for argument in get_args(hint):
        if not isinstance(argument, str):
            yield from _choices(argument)


def _required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


ALL = [(record, title) for title, top in {"teamops.yaml": Settings, **SECTIONS}.items() for record in _records(top)]


@pytest.mark.parametrize("lang", PAGES)
@pytest.mark.parametrize(("record", "title"), ALL, ids=lambda value: getattr(value, "__name__", value))
def test_every_key_is_in_its_chapter(record: type, title: str, lang: str) -> None:
    chapter = _chapter(title, lang)
    for field in dataclasses.fields(record):
        key = get_key(field.name)
        assert f"`{key}`" in chapter, f"{record.__name__}.{key}"
        if _required(field):
            assert f"**`{key}`**" in chapter, f"{record.__name__}.{key} is required"
        for choice in _choices(get_type_hints(record)[field.name]):
            assert f"`{choice}`" in chapter, f"{record.__name__}.{key}: {choice}"


def test_every_example_loads_and_together_they_form_a_workspace(tmp_path: Path) -> None:
    assert len(BLOCKS) >= len(SECTIONS) + 2
    for number, (label, text) in enumerate(BLOCKS):
        name = label.strip() or f"{number:02}.yaml"
        (tmp_path / name).write_text(text, encoding="utf-8")
    ws = load(tmp_path)
    assert ws.faults == ()
    assert all(ws.section(section) for section in SECTIONS)


def test_both_pages_have_the_same_examples() -> None:
    found = re.findall(r"^```yaml([^\n]*)\n(.*?)^```$", PAGES["zh"], re.MULTILINE | re.DOTALL)
    assert found == BLOCKS


def test_every_period_of_the_table_is_one() -> None:
    from teamops.model.time.period import Period

    table = DOC.partition("A **period** is one of these:")[2].partition("A **goal path**")[0]
    forms = re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)
    assert len(forms) == 6
    assert {Period.parse(form).kind for form in forms} == {"year", "quarter", "month", "week", "day"}
