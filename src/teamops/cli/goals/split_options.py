"""Parse the options of `split-goal`: weights, people, departments, a buffer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from teamops.cli.context.people import resolve_department, resolve_person
from teamops.locale.formats import split_list
from teamops.model.figures.quantity import Quantity
from teamops.model.records.goals import Buffer, Level
from teamops.model.records.values import convert_percent
from teamops.model.workspace import Workspace
from teamops.store.errors import CommandError

_LEVELS = {
    "季": "quarter", "季度": "quarter", "月": "month", "周": "week", "部门": "department", "人": "people",
    "人员": "people",
}  # fmt: skip


def parse_levels(text: str) -> list[Any]:
    """Return the levels of a list with commas, each as files write it; planning will check them."""
    return [_LEVELS.get(word, word) for word in split_list(text)]


def parse_weights(text: str | None) -> list[Quantity] | None:
    """Parse weights such as 16:17:17."""
    return None if text is None else [_parse_number("--weights", word) for word in text.replace(",", ":").split(":")]


def parse_people(ws: Workspace, text: str | None) -> dict[str, Quantity] | None:
    """Parse people with their weights, by id, such as zhao=2,qian=1 or 赵四,钱五; a weight that is left out is 1."""
    return _parse_weight_map("--people", text, lambda word: [resolve_person(ws, word)])


def parse_departments(ws: Workspace, text: str | None) -> dict[str, Quantity] | None:
    """Parse departments with their weights. A function stands for every department that has it."""
    return _parse_weight_map(
        "--departments", text, lambda word: _list_departments(ws, word) or [resolve_department(ws, word)]
    )


def parse_buffer(text: str | None) -> Buffer | None:
    """Parse a buffer such as over:10, reserve:12% or over:10@month. Raise CommandError for other text."""
    if text is None:
        return None
    amount, _, level = text.partition("@")
    mode, _, percent = amount.partition(":")
    levels: tuple[Level, ...] = get_args(Level)
    at = next((known for known in levels if known == (level or "people")), None)
    if at is None or mode not in ("over", "reserve"):
        raise CommandError("bad_buffer", value=text, levels=tuple(levels))
    share = convert_percent(_parse_number("--buffer", percent))
    return Buffer(mode="over" if mode == "over" else "reserve", percent=share, at=at)


def _list_departments(ws: Workspace, function: str) -> list[str]:
    if function in ws.settings.departments:
        return []
    return [name for name, department in ws.settings.departments.items() if department.function == function]


def _parse_weight_map(option: str, text: str | None, resolve: Callable[[str], list[str]]) -> dict[str, Quantity] | None:
    if text is None:
        return None
    pairs = [word.partition("=") for word in split_list(text)]
    if not pairs:
        raise CommandError("nobody_named", option=option)
    weights: dict[str, Quantity] = {}
    for word, _, weight in pairs:
        for who in resolve(word.strip()):
            if who in weights:
                raise CommandError("named_twice", option=option, who=who)
            weights[who] = _parse_number(option, weight or "1")
    return weights


def _parse_number(option: str, word: str) -> Quantity:
    try:
        return Quantity.parse(word)
    except ValueError:
        raise CommandError("not_a_number", option=option, value=word) from None
