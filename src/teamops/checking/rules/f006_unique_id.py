"""F006: an id names one record of its kind."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from teamops.checking.finding import Finding, Related
from teamops.checking.rule import Rule
from teamops.locale.text import Text
from teamops.model.place import At
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace

RULE = Rule(
    code="F006",
    name="unique-id",
    severity="error",
    clause="",
    title=Text("An id names one record of its kind", "同类记录的编号不能重复"),
    why=Text(
        "A task, a sheet or a signature that names the id would mean two things at once; this happens after a merge.",
        "编号重复时,引用它的任务、表格和签字就不知道指的是哪一条;合并分支后容易出现。",
    ),
    messages={
        "id": Text("`{id}` in `{section}` is the id of another record already", "`{section}` 中已有编号 `{id}` 的记录"),
        "daily": Text(
            "{person} has a daily report for {date} already; a day has one",
            "{person} {date} 的日报已有一份,一天只写一份",
        ),
        "year": Text("there is a calendar for {year} already", "{year} 年的日历已有一份"),
        "part": Text("two parts of “{goal}” share the address `{path}`", "“{goal}”有两个分解项的地址都是 `{path}`"),
        "first": Text("first stands here", "首次出现在这里"),
    },
    remedy=Text(
        "give the later record an id of its own, or remove it where both say the same",
        "给后一条换一个编号;如果两条内容相同,删除其中一条",
    ),
    good="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07}
  - {id: t-2, name: 客户回访计划, owner: zhao, start: 2026-09-05, end: 2026-09-15}
""",
    bad={
        "tasks/a.yaml": """\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07}
""",
        "tasks/b.yaml": """\
tasks:
  - {id: t-1, name: 客户回访计划, owner: zhao, start: 2026-09-05, end: 2026-09-15}
""",
    },
)

_WITH_ID = ("goals", "tasks", "monitors", "reviews", "requests", "meetings")


class _Named(NamedTuple):
    """What must be unique, where it stands, and the sentence that says that it is not."""

    name: Hashable
    at: At
    record: str
    message: str
    facts: dict[str, str]


@RULE.check
def id_names_one_record(ws: Workspace, now: datetime) -> Iterator[Finding]:
    first: dict[Hashable, At] = {}
    for named in _all_named(ws):
        earlier = first.setdefault(named.name, named.at)
        if earlier is not named.at:
            related = [Related(earlier, "first", {})]
            yield RULE.found(named.at, named.message, named.facts, record=named.record, related=related)


def _all_named(ws: Workspace) -> Iterator[_Named]:
    for section in _WITH_ID:
        for entry in ws.section(section):
            yield _by_id(section, entry.record.id, entry.at)
    for review in ws.reviews:
        for index, improvement in enumerate(review.record.improvements):
            yield _by_id("improvements", improvement.id, review.at / "improvements" / index)
    for daily in ws.dailies:
        who, day = daily.record.person, daily.record.date.isoformat()
        facts = {"person": ws.person_name(who), "date": day}
        yield _Named(("dailies", who, day), daily.at / "date", f"{who} {day}", "daily", facts)
    for calendar in ws.calendar:
        year = str(calendar.record.year)
        yield _Named(("calendar", year), calendar.at / "year", year, "year", {"year": year})
    for number, tree in enumerate(ws.goal_trees()):
        yield from _parts(number, tree)


def _by_id(section: str, record: str, at: At) -> _Named:
    return _Named((section, record), at / "id", record, "id", {"section": section, "id": record})


def _parts(number: int, tree: GoalNode) -> Iterable[_Named]:
    """The parts of one goal by their address; where periods collide, G003 says it better."""
    for node in tree.walk():
        if node.part is not None and node.part.period is None:
            yield _Named((number, node.path), node.at, tree.path, "part", {"goal": tree.name, "path": node.path})
