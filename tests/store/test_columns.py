"""Records built column by column are those that pydantic builds, and what it refuses is refused."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from teamops.model.place import At
from teamops.model.records.settings import Settings
from teamops.model.workspace import SECTIONS
from teamops.store.cache.record_cache import pack_groups, unpack_groups
from teamops.store.reading.columns import Coded, group_rows
from teamops.store.reading.discovery import SETTINGS
from teamops.store.reading.fault_context import FaultContext
from teamops.store.reading.files import parse, parse_exactly, read_workspace_files
from teamops.store.reading.plain_errors import list_plain_errors
from teamops.store.reading.record_builder import REFUSED, RecordBuilder
from teamops.store.reading.record_faults import build_adapter, list_faults

EXAMPLES = Path(__file__).parents[2] / "examples"
ZONE = ZoneInfo("Asia/Shanghai")
KINDS = {**SECTIONS, "settings": Settings}

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 40),
    st.just(10**16),
    st.sampled_from([0.5, 1.0, float("nan")]),
    st.sampled_from(["", "p1", "-x", "a b", "done", "P1", "high", "no", "true", "24h", "17:00", "Asia/Shanghai"]),
    st.sampled_from(["2026-09-07", "2026-13-01", "2026-09-07 16:00", "2026-09-07T16:00:00+08:00", "2026-W28"]),
    st.sampled_from(["36万", "1,200", "12%", "0.1", "1e3"]),
    st.text(max_size=5),
)
VALUES = st.recursive(
    SCALARS,
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=3) | st.integers(0, 2), one, max_size=2),
    max_leaves=4,
)


@cache
def list_rows(name: str) -> list[Any]:
    """List the records of a kind in the examples, as both readers read them."""
    rows = []
    for team in ("quarter", "handbook", "saas"):
        for source in read_workspace_files(EXAMPLES / team).sources:
            for read in (parse(source)[0], parse_exactly(source)[0]):
                data: Any = {"settings": [read]} if source.file == SETTINGS else read or {}
                rows += data.get(name) or []
    return rows


@st.composite
def damaged_rows(draw: st.DrawFn) -> tuple[str, list[Any]]:
    """Draw a kind and some of its records, in which some values, keys and their order were changed."""
    name = draw(st.sampled_from([*KINDS]))
    rows = copy.deepcopy(draw(st.lists(st.sampled_from(list_rows(name)), min_size=1, max_size=6)))
    for _ in range(draw(st.integers(0, 2))):
        holder: Any = rows
        while True:
            keys = [*holder] if isinstance(holder, dict) else [*range(len(holder))]
            key = draw(st.sampled_from(keys)) if keys else 0
            if not keys or not isinstance(holder[key], dict | list) or draw(st.booleans()):
                break
            holder = holder[key]
        if isinstance(holder, dict):
            _damage_mapping(draw, holder, key)
        elif keys:
            holder[key] = draw(VALUES)
        else:
            holder.append(draw(VALUES))
    return name, rows


def _damage_mapping(draw: st.DrawFn, holder: dict[Any, Any], key: Any) -> None:
    way = draw(st.sampled_from(["change", "delete", "add", "turn"]))
    if way == "delete":
        holder.pop(key, None)
    elif way == "turn":
        items = [*reversed(holder.items())]
        holder.clear()
        holder.update(items)
    else:
        holder[key if way == "change" else draw(st.sampled_from(["strange", "id", "name", 5]))] = draw(VALUES)


@given(damaged_rows())
def test_columns_give_the_records_of_pydantic_and_refuse_what_it_refuses(drawn: tuple[str, list[Any]]) -> None:
    name, rows = drawn
    kind = KINDS[name]
    try:
        wanted: list[Any] | None = [build_adapter(kind).validate_python(row, context={"zone": ZONE}) for row in rows]
    except ValidationError:
        wanted = None
    try:
        groups = group_rows(rows)
        built: list[Any] | None = RecordBuilder(ZONE).build_groups(kind, groups)
    except REFUSED:
        built = None
    assert built == wanted
    if built is not None:
        assert repr(built) == repr(wanted)  # suffixes and zones, too, which equality does not see
        kept = unpack_groups(json.loads(json.dumps(pack_groups({name: groups}))))
        assert repr(RecordBuilder(ZONE, trusted=True).build_groups(kind, kept[name])) == repr(wanted)


@pytest.mark.parametrize("name", KINDS)
def test_records_of_every_kind_are_built(name: str) -> None:
    rows = list_rows(name)
    assert rows
    for row in rows:
        try:
            build_adapter(KINDS[name]).validate_python(row, context={"zone": ZONE})
        except ValidationError:
            continue  # the fast reader lost the digits of 1.50
        assert RecordBuilder(ZONE).build_records(KINDS[name], [row])


def test_records_do_not_share_what_can_be_changed() -> None:
    first, second = RecordBuilder(ZONE).build_records(Settings, [{"team": "一"}, {"team": "二"}])
    assert first.people == {}
    assert first.people is not second.people


@given(st.lists(st.sampled_from(["", "a", "]", "'", "\ud7ff", "中"]) | st.integers(0, 1), min_size=1, max_size=30))
def test_a_column_of_few_texts_is_what_it_was(column: list[Any]) -> None:
    coded = Coded.of(column)
    if coded is not None:
        again = Coded(**json.loads(json.dumps(coded._asdict())))
        assert [*again.expand(again.known)] == column
    else:
        assert not all(isinstance(one, str) for one in column) or 2 * len(set(column)) > len(column)


def test_many_different_texts_have_a_code_each() -> None:
    column = [str(number) for number in range(50_000)] * 2
    coded = Coded.of(column)
    assert coded is not None
    assert [*coded.expand(coded.known)] == column
    assert Coded.of([str(number) for number in range(50_001)] * 2) is None


@given(damaged_rows())
def test_plain_errors_are_those_of_pydantic(drawn: tuple[str, list[Any]]) -> None:
    name, rows = drawn
    for row in rows:
        plain = list_plain_errors(KINDS[name], row, RecordBuilder(ZONE))
        if plain is None:
            continue
        try:
            build_adapter(KINDS[name]).validate_python(row, context={"zone": ZONE})
            wanted: list[Any] = []
        except ValidationError as error:
            wanted = error.errors(include_url=False)
        notes = FaultContext(), FaultContext()
        at = At("a.yaml", ("tasks", 0))
        assert list_faults(plain, at, KINDS[name], notes[0]) == list_faults(wanted, at, KINDS[name], notes[1])


def test_usual_mistakes_are_found_without_pydantic() -> None:
    row = {"id": "a b", "start": "2026-02-30", "priority": "P9", "nme": "x", "progress": "120%", "owner": None}
    errors = list_plain_errors(SECTIONS["tasks"], row, RecordBuilder(ZONE))
    assert errors is not None
    assert [(one["type"], *one["loc"]) for one in errors] == [
        ("value", "id"), ("missing", "name"), ("value", "owner"), ("value", "start"), ("missing", "end"),
        ("literal_error", "priority"), ("value", "progress"), ("unexpected_keyword_argument", "nme"),
    ]  # fmt: skip
    assert list_plain_errors(SECTIONS["tasks"], row | {"blocker": {"since": "x"}}, RecordBuilder(ZONE)) is None
