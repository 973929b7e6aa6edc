"""A small team with the real Chinese calendar of 2026, and the result of a split applied to its goal."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import chinese_calendar
from pydantic import TypeAdapter

from teamops.model.change import Change, Data
from teamops.model.place import At, Entry
from teamops.model.records.calendar import CalendarYear
from teamops.model.records.goals import Goal
from teamops.model.records.settings import Settings
from teamops.model.workspace import Workspace
from teamops.planning.split.split import Split

CONTEXT = {"zone": ZoneInfo("Asia/Shanghai")}
SALES: dict[str, Any] = {
    "id": "sales-2026Q3",
    "name": "销售额",
    "period": "2026-Q3",
    "unit": "万元",
    "target": "5000",
    "department": "sales",
}
PEOPLE = {
    "zhao": {"name": "赵四", "department": "sales"},
    "qian": {"name": "钱进", "department": "sales", "capacity": "0.5"},
    "lijie": {"name": "李姐", "department": "brand"},
    "guest": {"name": "顾问", "department": "brand", "capacity": "0"},
}
_GOAL: TypeAdapter[Goal] = TypeAdapter(Goal)
_SETTINGS: TypeAdapter[Settings] = TypeAdapter(Settings)


@cache
def chinese_year(year: int = 2026) -> CalendarYear:
    first = date(year, 1, 1)
    days = [first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days)]
    return CalendarYear(
        year=year,
        holidays=tuple(day for day in days if day.weekday() < 5 and not chinese_calendar.is_workday(day)),
        makeup_workdays=tuple(day for day in days if day.weekday() > 4 and chinese_calendar.is_workday(day)),
    )


def team(*goals: dict[str, Any], calendar: bool = True, **settings: Any) -> Workspace:
    """A workspace with `goals`, each in its own file, read as the loader reads them."""
    data = {
        "team": "华东营销部",
        "departments": {"sales": {"name": "销售部"}, "brand": {"name": "品牌部"}},
        "people": PEOPLE,
    }
    return Workspace(
        settings=_SETTINGS.validate_python(data | settings, context=CONTEXT),
        goals=tuple(
            Entry(_GOAL.validate_python(goal, context=CONTEXT), At(f"goals/{n}.yaml", ("goals", 0)))
            for n, goal in enumerate(goals)
        ),
        calendar=(Entry(chinese_year(), At("calendar/2026.yaml", ("calendar", 0))),) if calendar else (),
    )


def applied(goal: dict[str, Any], split: Split) -> dict[str, Any]:
    """The data of `goal` after the changes of `split`."""
    data: Any = goal
    for change in split.changes:
        assert change.at.route[:2] == ("goals", 0)
        data = _set(data, change.at.route[2:], change.value)
    return data


def _set(data: Any, route: tuple[str | int, ...], value: Data) -> Any:
    if not route:
        return value
    key, rest = route[0], route[1:]
    if isinstance(key, int):
        items = list(data)
        items[key : key + 1] = [_set(items[key] if key < len(items) else None, rest, value)]
        return items
    return data | {key: _set(data.get(key), rest, value)}


def of_parts(split: Split) -> list[Change]:
    """The changes of parts, without the record of how they were split."""
    return [change for change in split.changes if change.at.route[-1] != "split"]


def amounts(split: Split, depth: int = 1) -> list[str]:
    """The targets of the rows at `depth`, as written."""
    return [str(row.target) for row in split.rows if row.depth == depth]
