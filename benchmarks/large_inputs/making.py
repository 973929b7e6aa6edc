"""What large inputs are made of: a text repeated up to the size of the largest file that is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from teamops.store.reading.source import MAX_BYTES, MAX_VALUES
from teamops.store.yaml.exact_reader import compose_text
from teamops.store.yaml.fast_reader import count_values

TODAY = "2026-09-15"
SETTINGS = (
    "team: 华东营销部\npeople: {chen: {name: 陈总}, wang: {name: 王经理}}\ndepartments: {sales: {name: 销售部}}\n"
)
ROW = "  - {id: t-%06d, name: 月报, owner: wang, start: 2026-09-01, end: 2026-09-30, priority: P1}\n"
CHECK = ("check", "--format", "concise")

Files = Mapping[str, str | bytes]


class Input(NamedTuple):
    """A workspace to check, made when it is needed; `command` is what is run there instead of a check."""

    name: str
    files: Callable[[], Files]
    command: tuple[str, ...] = CHECK


def one(name: str, text: Callable[[], str | bytes], command: tuple[str, ...] = CHECK) -> Input:
    """A workspace with `text` as its only file of records."""
    return Input(name, lambda: {"a.yaml": text()}, command)


def settings(name: str, text: Callable[[], str], *, command: tuple[str, ...] = CHECK) -> Input:
    """A workspace with `text` at the end of teamops.yaml, and one task."""
    return Input(name, lambda: {"teamops.yaml": SETTINGS + text(), "a.yaml": "tasks:\n" + ROW % 1}, command)


def filled(part: str, before: str = "", after: str = "", size: int = MAX_BYTES) -> str:
    """`part` as often as a file of `size` bytes, and of as many values as are read, has room for it."""
    return before + part * _count(part, before, after, size) + after


def numbered(part: str, before: str = "", after: str = "", size: int = MAX_BYTES) -> str:
    """The same, with a number of six digits for each `%06d` in `part`."""
    numbers = part.count("%06d")
    count = min(_count(part % ((1,) * numbers), before, after, size), 999_999)
    return before + "".join(part % ((number,) * numbers) for number in range(count)) + after


def _count(part: str, before: str, after: str, size: int) -> int:
    room = size - len((before + after).encode())
    return min(room // len(part.encode()), (MAX_VALUES - 100) // max(1, _values_in(part, before, after)))


def _values_in(part: str, before: str, after: str) -> int:
    """How many values `part` adds to a file; 0 where the file is no YAML."""
    few, many = (count_values(compose_text("a.yaml", before + part * times + after).data) for times in (8, 9))
    return many - few
