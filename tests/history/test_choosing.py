"""Which events are wanted, and who set what, decided without any git."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from teamops.history.blame import blame_fields
from teamops.history.compare import build_merge_base, compare_items
from teamops.history.events import (
    ChangeSource,
    PlacedRecord,
    RecordChange,
    RecordDiff,
    build_events,
    compare_merge,
    compare_records,
)
from teamops.history.filters import EventFilter, is_about, is_word_in_event
from teamops.model.event import Address, Event, Items

AT = datetime(2026, 9, 7, 8, tzinfo=UTC)
T, U = Address("task", "t"), Address("task", "u")
R, IMP = Address("review", "r"), Address("improvement", "r/imp")


def event(item: Address, field: str | None, before: str | None, after: str | None, **items: Items) -> Event:
    return Event(item, field, before, after, "王", "w@x", AT, "c" * 40, "s", "n", items.get("items", {}))


@pytest.mark.parametrize(
    ("item", "word", "is_meant"),
    [
        (T, "t", True), (T, "tt", False), (Address("task", "tt"), "t", False),
        (Address("part", "g/2026-09/zhao"), "g/2026-09", True), (Address("part", "g/2026-09"), "2026-09", False),
        (IMP, "imp", True), (IMP, "r", True), (IMP, "r/imp", True), (IMP, "r/im", False), (R, "r/imp", False),
        (Address("actual", "g@2026-09-01"), "g", False), (Address("task", "t#2"), "t", False),
    ],
)  # fmt: skip
def test_a_word_means_an_address_and_what_is_below_it(item: Address, word: str, is_meant: bool) -> None:
    assert is_about(item, word) is is_meant


def test_of_a_record_that_came_only_what_is_wanted_inside_it_is_told() -> None:
    born = event(R, None, None, "a.yaml", items={R: {}, IMP: {"item": "x"}, Address("lesson", "r/x"): {}})
    for wanted in (EventFilter(("imp",)), EventFilter(("r/imp",)), EventFilter(kind="improvement")):
        (told,) = wanted.select_events([born])
        assert (told.item, told.after, told.items) == (IMP, "a.yaml", {IMP: {"item": "x"}})
    assert list(EventFilter(("r",)).select_events([born])) == [born]
    assert list(EventFilter(("imp",), field="item").select_events([born])) == []
    assert is_word_in_event("imp", born)


def test_fields_may_be_named_by_what_holds_them() -> None:
    events = [event(T, "blocker.reason", None, "x"), event(T, "blockers", None, "x")]
    assert list(EventFilter(field="blocker").select_events(events)) == events[:1]


def test_commits_are_wanted_by_time_and_author() -> None:
    assert EventFilter(since=AT, authors=frozenset(["w@x"])).may_match_commit(AT, "someone", "W@X")
    assert not EventFilter(until=AT).may_match_commit(AT, "w", "w@x")
    assert not EventFilter(authors=frozenset(["other"])).may_match_commit(AT, "w", "w@x")


def test_a_record_that_left_a_file_and_came_to_another_has_moved() -> None:
    one, two = {T: {T: {"a": "1"}}}, {T: {T: {"a": "2"}}}
    files = [RecordDiff("a", one, {}), RecordDiff("b", {}, two | {U: {U: {}}})]
    assert list(compare_records(files)) == [
        RecordChange(T, PlacedRecord("a", one[T]), PlacedRecord("b", two[T])),
        RecordChange(U, None, PlacedRecord("b", {U: {}})),
    ]
    told = [e for change in compare_records(files) for e in build_events(change, ChangeSource("王", "w@x", AT, "c"))]
    assert [(e.kind, e.item, e.before, e.after) for e in told] == [
        ("moved", T, "a", "b"), ("changed", T, "1", "2"), ("born", U, None, "b"),
    ]  # fmt: skip


def test_a_merge_is_compared_with_what_its_parents_had() -> None:
    first, second = {T: {"a": "1", "b": "1"}}, {T: {"a": "2", "b": "1", "c": "1"}}
    merged = {T: {"a": "2", "b": "3"}}
    before = build_merge_base([first, second], merged)
    assert [(c.field, c.before, c.after) for c in compare_items(before, merged)] == [("b", "1", "3")]
    assert build_merge_base([None, {T: {"a": "1"}}], {T: {"a": "9"}}) == {T: {"a": "1"}}
    assert build_merge_base([{R: {}, IMP: {}}, {R: {}}], {R: {}}) == {R: {}}  # one of them had let go of it
    assert build_merge_base([{R: {}, IMP: {}}, {R: {}, IMP: {}}], {R: {}}) == {R: {}, IMP: {}}


def test_a_merge_that_is_as_one_of_its_parents_changed_nothing() -> None:
    now = PlacedRecord("a", {T: {"a": "2"}})
    first = [
        RecordChange(T, PlacedRecord("a", {T: {"a": "1"}}), now),
        RecordChange(U, PlacedRecord("a", {U: {}}), None),
    ]
    assert list(compare_merge([first, []])) == []
    assert list(compare_merge([first, [RecordChange(U, PlacedRecord("a", {U: {}}), None)]])) == [first[1]]
    assert list(compare_merge([first[1:], [RecordChange(U, None, None)]])) == []


def test_the_last_event_that_gave_a_field_its_value_is_blamed() -> None:
    born = event(T, None, None, "a", items={T: {"a": "1", "b": "1", "target": "1,000"}})
    events = [event(T, "a", "3", "2"), event(T, "b", "1", "5"), event(T, "a", "1", "3"), born]
    found = list(blame_fields({T: {"a": "2", "b": "1", "target": "1000", "new": "x"}}, events))
    assert [(one.field, one.event) for one in found] == [
        ("a", events[0]), ("b", born), ("target", born), ("new", None),
    ]  # fmt: skip
