"""Random teams of a quarter: goals with figures, and tasks that were carried, pulled forward, done late, cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from teamops.model.change import Change
from teamops.model.place import At, Entry
from teamops.model.records.settings import Settings
from teamops.model.records.tasks import Task
from teamops.model.workspace import SECTIONS, Workspace
from teamops.planning.tasks.update import plan_task_end

ZONE = ZoneInfo("Asia/Shanghai")
FIRST, LAST = date(2026, 9, 14), date(2027, 1, 10)
MONTHS = ("2026-10", "2026-11", "2026-12")
PEOPLE = ("an", "bo", "chu")
TEAM = {
    "team": "增长部",
    "director": "an",
    "departments": {"sales": {"name": "销售部"}, "brand": {"name": "品牌部"}},
    "people": {
        "an": {"name": "安宁", "department": "sales"},
        "bo": {"name": "白波", "department": "sales"},
        "chu": {"name": "楚秋", "department": "brand"},
    },
}
_SETTINGS = TypeAdapter(Settings)
_RECORDS = {name: TypeAdapter(SECTIONS[name]) for name in ("goals", "actuals", "tasks")}


def random_team(random: Random, today: date) -> Workspace:
    """A team whose work was recorded up to `today`, or a little beyond: reports may look back on an earlier day."""
    known = today + timedelta(days=random.choice((0, 0, 0, 5, 40)))
    sections = {"goals": list(_goals(random)), "tasks": list(_tasks(random, known))}
    sections["actuals"] = list(_actuals(random, known, sections["goals"]))
    made = {
        name: tuple(
            Entry(_RECORDS[name].validate_python(one, context={"zone": ZONE}), At(f"{name}.yaml", (name, n)))
            for n, one in enumerate(records)
        )
        for name, records in sections.items()
    }
    return Workspace(settings=_SETTINGS.validate_python(TEAM, context={"zone": ZONE}), **made)  # type: ignore[arg-type]


def _day(random: Random, first: date = FIRST, last: date = LAST) -> date:
    """Often one beside the edge of a month, where definitions part."""
    if random.random() < 0.4:
        edge = random.choice([date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)])
        near = edge + timedelta(days=random.randint(-3, 2))
        return min(max(near, first), last)
    return first + timedelta(days=random.randint(0, (last - first).days))


def _tasks(random: Random, known: date) -> Iterator[dict[str, Any]]:
    for n in range(random.randint(0, 14)):
        end = _day(random)
        task = {
            "id": f"t-{n}", "name": f"任务 {n}", "owner": [random.choice(PEOPLE)], "priority": random.choice("0123"),
            "start": str(end - timedelta(days=random.randint(0, 20))), "end": str(end),
        }  # fmt: skip
        task["priority"] = f"P{task['priority']}"
        if random.random() < 0.2:
            task["collaborators"] = [random.choice(PEOPLE)]
        for _ in range(random.choice((0, 0, 0, 1, 1, 2))):  # carried or pulled forward, once or twice
            task.setdefault("first_due", task["end"])
            task["end"] = str(_day(random, date.fromisoformat(task["start"])))
        yield task | _status(random, date.fromisoformat(task["end"]), known)
    if random.random() < 0.3:
        yield {"id": "r", "name": "日报", "owner": ["an"], "repeat": "daily", "start": str(FIRST), "end": "2026-10-20"}


def _status(random: Random, end: date, known: date) -> dict[str, Any]:
    status = random.choice(("done", "done", "done", "cancelled", "in_progress", "not_started", "blocked"))
    made: dict[str, Any] = {"status": status}
    day = random.choice((end, end + timedelta(days=random.randint(-9, 9)), _day(random)))
    if random.random() < 0.85 and day <= known:
        made["updated"] = f"{day}T{random.choice(('00:00:00', '09:30:00', '23:59:59'))}+08:00"
        if random.random() < 0.1:
            made["updated"] = f"{day}T16:30:00+00:00"  # past midnight in the zone of the team
    return made


def _goals(random: Random) -> Iterator[dict[str, Any]]:
    for n in range(random.randint(0, 3)):
        months = [random.randint(0, 400) for _ in MONTHS]
        step = random.choice(("1", "0.5"))
        halves = "0" if step == "1" else random.choice(("0", "5"))
        targets = [f"{month}.{halves}" if halves != "0" else str(month) for month in months]
        whole = sum(months) + (1.5 if halves != "0" else 0)
        yield {
            "id": f"g-{n}", "name": f"目标 {n}", "period": "2026-Q4", "unit": "万元", "step": step,
            "target": f"{whole:g}", "measure": "sum", "direction": random.choice(("up", "up", "down")),
            "department": "sales", "owner": "an",
            "parts": [_month(random, month, target) for month, target in zip(MONTHS, targets, strict=True)],
        }  # fmt: skip
    if random.random() < 0.5:
        yield {
            "id": "level", "name": "转化率", "period": "2026-Q4", "target": "3%", "measure": "level",
            "department": "brand", "owner": "chu",
            "parts": [{"period": month, "target": random.choice(("2.5%", "3%"))} for month in MONTHS],
        }  # fmt: skip


def _month(random: Random, month: str, target: str) -> dict[str, Any]:
    part: dict[str, Any] = {"period": month, "target": target}
    if random.random() < 0.5 and "." not in target:
        first = random.randint(0, int(target))
        part["parts"] = [{"owner": "an", "target": str(first)}, {"owner": "bo", "target": str(int(target) - first)}]
    return part


def _actuals(random: Random, known: date, goals: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    last = min(known, date(2026, 12, 31))
    for goal in goals:
        for _ in range(random.randint(0, 8) if last >= date(2026, 10, 1) else 0):
            day = _day(random, date(2026, 10, 1), last)
            value = f"{random.randint(10, 45) / 10:g}%" if goal["measure"] == "level" else str(random.randint(0, 150))
            made = {"goal": goal["id"], "date": str(day), "value": value}
            yield made | ({"owner": random.choice(("an", "bo"))} if goal["measure"] == "sum" else {})


def lived_on(random: Random, ws: Workspace, today: date) -> Workspace:
    """The team later: what was open is carried to days after `today`, and some of it done, cancelled or left open."""
    return replace(ws, tasks=tuple(_carried(random, entry, today) for entry in ws.tasks))


def _carried(random: Random, entry: Entry[Task], today: date) -> Entry[Task]:
    task = entry.record
    if not task.is_open or task.end >= today:
        return entry
    for _ in range(random.choice((1, 2))):
        to = today + timedelta(days=random.randint(0, 12))
        task = _moved(Entry(task, entry.at), to, today)
    status = random.choice(("done", "cancelled", "in_progress"))
    after = datetime.combine(today + timedelta(days=random.randint(1, 9)), datetime.min.time(), ZONE)
    return Entry(replace(task, status=status, updated=after, blocker=None), entry.at)


def _moved(entry: Entry[Task], to: date, today: date) -> Task:
    """The task after the changes that commands write."""
    values = {str(change.at.route[-1]): _written(change) for change in plan_task_end(entry, to.isoformat(), today)}
    return replace(entry.record, **values)


def _written(change: Change) -> date:
    assert isinstance(change.value, str)
    return date.fromisoformat(change.value)
