"""Facts of findings as texts that read the same in every language."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, tzinfo
from decimal import Decimal
from itertools import islice

from teamops.locale.formats import format_deviation, format_number
from teamops.locale.text import Text
from teamops.model.event import Event
from teamops.model.figures.checkpoints import CheckpointEntry
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.sums import EXACT
from teamops.model.figures.units import format_unit_after
from teamops.model.records.tasks import Task
from teamops.model.time.moments import convert_to_zone
from teamops.model.tree import GoalNode

_MOST = 6

WIDE_COLON = Text(
    "YAML reads the full-width colon “：” after `{key}` as text (line {lines}): write `{key}: ` with a blank",
    "`{key}` 后是全角冒号“：”（第 {lines} 行），YAML 不识别：应为 `{key}: `，冒号为半角，后空一格",
)
"""The message for a key that ends in a full-width colon, whatever else that causes."""


def format_amount(value: Decimal, unit: str | None = None, like: Quantity | None = None) -> str:
    """Format `value` with its unit, and the suffix of `like` if a sum is compared with a written amount: 1,590 万元."""
    shown = value if like is None else Quantity.of(EXACT.normalize(value), like.suffix)
    behind = format_unit_after(shown, unit)
    return f"{format_number(shown)} {behind}" if behind else format_number(shown)


def format_names(names: Iterable[str]) -> str:
    """Join the first few names: 竞品月度报告 · 客户回访计划 · …"""
    names = iter(names)
    shown = list(islice(names, _MOST))
    return " · ".join([*shown, "…"] if next(names, None) is not None else shown)


def format_files(names: Collection[str]) -> str:
    """Join the first few files and the number of the others: a.yaml, b.yaml, … (+398)"""
    shown = list(islice(names, _MOST))
    return ", ".join(shown) + (f", … (+{len(names) - _MOST})" if len(names) > _MOST else "")


def format_keys(names: Iterable[str]) -> str:
    """Join keys of a file, marked as such: `owner` · `due`"""
    return format_names(f"`{name}`" for name in names)


def format_empty_keys(record: object, *keys: str) -> str:
    """Join those of `keys` that are empty in `record`; "" if none is."""
    return format_keys(key for key in keys if not getattr(record, key))


def describe_goal(node: GoalNode) -> str:
    """Return the name of a goal, with the path to a part of it: “销售额 2026-08/zhao”"""
    path = node.path.partition("/")[2]
    return f"“{node.name} {path}”" if path else f"“{node.name}”"


def describe_checkpoint(entry: CheckpointEntry) -> dict[str, str]:
    """Return the project, phase and metric of a checkpoint."""
    return {"project": entry.monitor.project, "phase": entry.phase.name, "metric": entry.checkpoint.metric}


def describe_deviation(entry: CheckpointEntry, limit: Decimal) -> dict[str, str]:
    """Return the facts of a checkpoint with its numbers, of which the actual deviates from the plan."""
    point = entry.checkpoint
    assert point.plan is not None  # only two numbers can deviate from each other
    assert point.actual is not None
    assert point.deviation is not None
    return describe_checkpoint(entry) | {
        "plan": format_amount(point.plan, point.unit),
        "actual": format_amount(point.actual, point.unit),
        "rate": format_deviation(point.deviation, limit),
    }


def describe_delay(due: date, day: date) -> dict[str, str]:
    """Return the due day, and the number of days from then to `day`."""
    return {"due": due.isoformat(), "days": str((day - due).days)}


def describe_commit(event: Event, zone: tzinfo) -> dict[str, str]:
    """Return the day in `zone`, the author and the commit of an event."""
    day = convert_to_zone(event.moment, zone).date().isoformat()
    return {"day": day, "author": event.author, "commit": event.short}


def describe_task(task: Task) -> dict[str, str]:
    """Return the name of a task, its start and its end."""
    return {"task": task.name, "start": task.start.isoformat(), "end": task.end.isoformat()}
