"""The goals of a made workspace, as a careful team keeps them: split down to people, signed by each, and on pace.

The split and the signatures are the program's own, so that the check has nothing to say of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from teamops.model.change import Change, Data
from teamops.model.signing.agreement import collect_terms, compute_digest
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.split.split import plan_split
from teamops.store.reading.loader import load
from teamops.store.writing.drafts import write_changes

GOALS = (
    ("sales", "销售额", "万元", 5000),
    ("marketing", "新客户获取量", "家", 300),
    ("brand", "品牌曝光量", "万", 9999),
)
"""Department, name, unit and target of a quarter; the first people of the team own them in this order."""

SHARING = 5
"""So many people of a department share a goal."""


def quarter_goals(quarter: int, owners: list[str]) -> Iterator[str]:
    """The goals of a quarter, not split yet."""
    yield "goals:\n"
    for owner, (department, name, unit, target) in zip(owners, GOALS, strict=False):
        yield f"  - id: {department}-2026Q{quarter}\n    name: {name}\n    period: 2026-Q{quarter}\n"
        yield f"    unit: {unit}\n    target: {target}\n    department: {department}\n    owner: {owner}\n"
        yield "    serves: 公司年度战略:全年营收 2 亿元\n    basis: {history: 去年同期实际, market: 容量约 3 亿}\n"
        yield "    key_actions: [重点客户跟进, 新渠道拓展]\n"
        yield "    criteria: [{metric: attainment, each: month, at_least: 95%}]\n"
        yield "    buffer: {mode: over, percent: 10, at: people}\n"


def settle(root: Path, today: date) -> None:
    """Every goal of the workspace is split, signed, booked as planned up to `today`, and reviewed."""
    ws = load(root)
    for entry in ws.goals:
        goal = entry.record
        people = [key for key, person in ws.settings.people.items() if person.department == goal.department]
        sharing = {person: ws.settings.people[person].capacity for person in people[:SHARING]}
        write_changes(root, plan_split(ws, goal.id, ("month", "week", "people"), people=sharing).changes)
    ws = load(root)
    write_changes(root, [Change(top.at / "confirmed", _signatures(ws, top.path)) for top in ws.list_goal_trees()])
    months = [month for quarter in Period.year(today.year).split("quarter") for month in quarter.split("month")]
    _write(root / "reviews/2026.yaml", "reviews:\n", (_review(ws, m) for m in months if m.end < today.replace(day=1)))
    rows = [row for top in ws.list_goal_trees() for row in _booked(ws, top.path, today)]
    _write(root / "actuals/2026.yaml", "actuals:\n", rows)


def _write(file: Path, section: str, rows: Iterable[str]) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text("".join([section, *rows]), encoding="utf-8", newline="\n")


def _review(ws: Workspace, month: Period) -> str:
    """A month in which everything was reached; nothing where no goal has it."""
    parts = [part for top in ws.list_goal_trees() for part in top.children if part.period == month]
    if not parts:
        return ""
    results = "".join(
        f"      - {{goal: {part.goal.id}, plan: {part.target}, actual: {part.target}}}\n" for part in parts
    )
    held = month.end + timedelta(1)
    attendees = ", ".join(ws.settings.departments)
    return (
        f"  - id: review-{month}\n    period: {month}\n    held: {held}\n    attendees: [{attendees}]\n"
        f"    results:\n{results}"
    )


def _signatures(ws: Workspace, path: str) -> Data:
    """What everybody who owns a part signs, at the top."""
    top = ws.nodes[path]
    signers = dict.fromkeys(node.owner for node in top.walk() if node.owner)
    assert top.period is not None  # all goals here have one
    at = f"{top.period.start.isoformat()}T08:00:00+08:00"
    return [{"by": person, "at": at, "digest": compute_digest(collect_terms(top, person))} for person in signers]


def _booked(ws: Workspace, path: str, today: date) -> Iterator[str]:
    """An actual for each week that is over, of just what was planned for it."""
    for month in ws.nodes[path].children:
        for week in month.children:
            assert week.period is not None  # weeks have one
            days = [day for day in week.period.days if ws.workdays.is_workday(day)]
            if days and days[-1] < today and week.target:
                owner = ws.nodes[path].owner
                yield f"  - {{goal: {path}, date: {days[-1]}, value: {week.target}, owner: {owner}, source: CRM}}\n"
