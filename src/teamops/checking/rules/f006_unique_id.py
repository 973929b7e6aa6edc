"""F006: an id names one record of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from teamops.checking.finding import Finding, Related
from teamops.checking.rule import Findings, Rule
from teamops.checking.walks import list_improvements
from teamops.locale.text import Text
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.workspace import Workspace

RULE = Rule(
    code="F006",
    name="unique-id",
    severity="error",
    clause="",
    title=Text("An id belongs to one record of its kind", "同类记录的编号不能重复"),
    why=Text(
        "If two records share an id, a task, table or signature that refers to it is ambiguous. This often "
        "happens after a merge.",
        "编号重复时，引用它的任务、表格和签字就不知道指的是哪一条；合并分支后容易出现。",
    ),
    messages={
        "id": Text("`{id}` in `{section}` is already the id of another record", "`{section}` 中已有编号 `{id}` 的记录"),
        "daily": Text(
            "{person} already has a daily report for {date}; write one a day",
            "{person} {date} 的日报已有一份；一天只写一份",
        ),
        "year": Text("there is already a calendar for {year}", "{year} 年的日历已有一份"),
        "part": Text("two parts of “{goal}” have the same path `{path}`", "“{goal}”有两个分解项的路径都是 `{path}`"),
        "first": Text("first used here", "首次出现在这里"),
    },
    remedy=Text(
        "give the later record its own id, or remove it if both records are the same",
        "给后一条换一个编号；如果两条内容相同，删除其中一条",
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

_get_id, _get_place = attrgetter("record.id"), attrgetter("at")
_WITH_ID = ("goals", "tasks", "monitors", "reviews", "requests", "meetings")


class _DuplicateName(NamedTuple):
    """A name that is written at `first`, and again at `at`."""

    name: str
    at: At
    first: At


@RULE.check
def find_duplicate_ids(ws: Workspace) -> Findings:
    for section in _WITH_ID:
        entries = ws.section(section)
        ids = [*map(_get_id, entries)]
        if len({*ids}) < len(ids):
            yield from _check_ids(section, zip(ids, map(_get_place, entries), strict=True))
    yield from _check_ids("improvements", ((improvement.id, at) for _, improvement, at in list_improvements(ws)))
    for again in _find_duplicate_names((f"{daily.date} {daily.person}", at) for daily, at in ws.dailies):
        day, _, person = again.name.partition(" ")
        yield _make_finding("daily", again.at / "date", again, again.name, person=ws.get_person_name(person), date=day)
    for again in _find_duplicate_names((str(calendar.year), at) for calendar, at in ws.calendar):
        yield _make_finding("year", again.at / "year", again, again.name, year=again.name)
    for tree in ws.list_goal_trees():
        # Parts of one goal by their address; where their periods collide, G003 explains it better.
        shares = ((node.path, node.at) for node in tree.walk() if node.part is not None and node.part.period is None)
        for again in _find_duplicate_names(shares):
            yield _make_finding("part", again.at, again, tree.goal.id, goal=tree.name, path=again.name)


def _check_ids(section: str, named: Iterable[tuple[str, At]]) -> Findings:
    for again in _find_duplicate_names(named):
        yield _make_finding("id", again.at / "id", again, again.name, section=section, id=again.name)


def _find_duplicate_names(named: Iterable[tuple[str, At]]) -> Iterator[_DuplicateName]:
    first: dict[str, At] = {}
    for name, at in named:
        earlier = first.setdefault(name, at)
        if earlier is not at:
            yield _DuplicateName(name, at, earlier)


def _make_finding(message: str, at: At, again: _DuplicateName, record: str, **facts: str) -> Finding:
    return RULE.make_finding(at, message, facts, record=record, related=[Related(again.first, "first", {})])
