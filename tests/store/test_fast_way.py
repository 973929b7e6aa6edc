"""Which files the fast reader takes, and that the exact one leaves nothing behind."""

from __future__ import annotations

import gc
import weakref

import pytest

from teamops.store.reading.source import Source
from teamops.store.yaml import exact_reader
from teamops.store.yaml.fast_reader import loads, read_fast

ORDINARY = (
    "id: t-0k3q9f", "id: 活动-01", "id: t-000001", "date: 2026-09-01", "status: in_progress", "name: 0.5折",
    "at: 2026-09-01T08:00:00+08:00", "value: -24%", "name: R&D 与 Q&A!", "name: 已完成?", "docs: 投放_SOP.md",
)  # fmt: skip
SEEN_DIFFERENTLY = (
    "n: -0",
    "n: +07",
    "n: 0x1F",
    "n: -0b1",
    "n: 1_000",
    "n: _1",
    "n: 1_",
    "n: [1,-0]",
    "n: {a: 1_0}",
    "-0: a",
)


def source(text: str) -> Source:
    return Source("a.yaml", text.encode(), "")


@pytest.mark.skipif(loads is None, reason="no fast reader on this platform")
@pytest.mark.parametrize("line", ORDINARY)
def test_ordinary_words_take_the_fast_way(line: str) -> None:
    assert read_fast(source(f"tasks:\n  - {line}\n")) is not None


@pytest.mark.parametrize("line", SEEN_DIFFERENTLY)
def test_numbers_that_the_readers_see_differently_take_the_exact_way(line: str) -> None:
    assert read_fast(source(f"tasks:\n  - {line}\n")) is None


def test_what_was_composed_is_freed_without_the_collector() -> None:
    gc.disable()
    try:
        root = exact_reader.compose(source("a: &x [1, 2]\nb: *x\n")).root
        kept = weakref.ref(root)
        del root
        exact_reader.forget_nodes()  # the file that was composed last is remembered
        assert kept() is None
    finally:
        gc.enable()
