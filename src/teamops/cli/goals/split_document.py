"""A split as data for programs: the document of `split-goal --format json`."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from teamops.locale.text import Lang
from teamops.locale.words import Words
from teamops.model.records.goals import Part
from teamops.model.tree import list_segments
from teamops.model.workspace import Workspace
from teamops.planning.split.recipe import serialize_split
from teamops.planning.split.split import Split
from teamops.render.report.json import convert_value


def build_json_split(ws: Workspace, split: Split, lang: Lang) -> dict[str, Any]:
    """The contract of `split-goal --format json`.

    `owner` and `department` are what a part itself says; `responsible` is who answers for it, own or inherited.
    """
    own = _collect_owners(split)
    parts = [
        {
            "path": row.path,
            "period": row.period.text if row.period else None,
            "owner": own[row.path][0],
            "department": own[row.path][1],
            "responsible": row.owner,
            "target": convert_value(row.target),
            "weight": _convert_fraction(row.weight),
            "kept": row.kept,
        }
        for row in split.rows
    ]
    return {
        "version": 1,
        "goal": split.node.path,
        "calendar": build_json_calendar(ws, split),
        "parts": parts,
        "reserve": convert_value(split.reserve),
        "lapsed": list(split.lapsed),
        "split": None if split.how is None else serialize_split(split.how),
        "differs": [one._asdict() for one in split.differences],
        "notices": [notice.say(Words(lang)) for notice in split.notices],
    }


def _collect_owners(split: Split) -> dict[str, tuple[str | None, str | None]]:
    """The owner and department that each part says of itself, by path."""

    def walk_parts(path: str, parts: tuple[Part, ...]) -> Iterator[tuple[str, tuple[str | None, str | None]]]:
        for part, segment in zip(parts, list_segments(parts), strict=True):
            own = f"{path}/{segment}"
            yield own, (part.owner, part.department)
            yield from walk_parts(own, part.parts)

    return dict(walk_parts(split.node.path, split.parts))


def build_json_calendar(ws: Workspace, split: Split) -> list[dict[str, Any]]:
    """Where the working days of each year come from: `team`, `official`, `provisional` or `weekdays`."""
    period = split.node.period
    years = () if period is None else range(period.start.year, period.end.year + 1)
    return [{"year": year, "from": ws.workdays.source(year)} for year in years]


def _convert_fraction(weight: Fraction | None) -> int | str | None:
    if weight is None:
        return None
    return weight.numerator if weight.denominator == 1 else str(weight)
