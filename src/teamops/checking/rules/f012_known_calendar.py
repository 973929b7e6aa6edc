"""F012: the working days of every year that is planned for are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.faults.unread import SETTINGS_FILE
from teamops.model.place import At
from teamops.model.workspace import Workspace

RULE = Rule(
    code="F012",
    name="known-calendar",
    severity="warning",
    clause="",
    title=Text("The working days of every planned year are known", "计划涉及的年份都有正式的工作日历"),
    why=Text(
        "Holidays and make-up days change a month's share of a goal by up to a sixth. Before the official "
        "notice, Monday to Friday is only an estimate.",
        "节假日和调休会使某个月的目标份额相差多达六分之一；在正式通知发布之前，按周一至周五计算只是估计。",
    ),
    messages={
        "missing": Text(
            "the plan covers {year}, but no calendar lists its holidays; counting Monday to Friday as working days",
            "计划涉及 {year} 年，但还没有该年的放假安排；暂按周一至周五计算工作日",
        ),
        "provisional": Text(
            "the plan covers {year}, whose calendar is provisional; splits by working days may still change",
            "计划涉及 {year} 年，而该年日历仍为暂定；按工作日分解的结果可能变化",
        ),
    },
    remedy=Text(
        "run `teamops calendar import YEAR` after the official notice is published, or enter the days by hand",
        "官方通知公布后运行 `teamops calendar import 年份`，或按通知手工填写",
    ),
    good="""\
tasks:
  - {id: t-1, name: 年终促销, owner: zhang, start: 2026-12-01, end: 2026-12-31}
""",
    bad="""\
tasks:
  - {id: t-1, name: 年终促销, owner: zhang, start: 2026-12-01, end: 2027-01-03}
  - {id: t-2, name: 春季新品, owner: zhang, start: 2028-03-01, end: 2028-03-31}
calendar:
  - {year: 2027, status: provisional}
""",
    needs_all=True,
)


@RULE.check
def find_unknown_years(ws: Workspace) -> Findings:
    unknown = {y for y in _list_used_years(ws) if ws.workdays.source(y) in ("provisional", "weekdays")}
    written = {calendar.year: at for calendar, at in ws.calendar}
    for year in sorted(unknown & written.keys()):
        yield RULE.make_finding(written[year] / "status", "provisional", record=str(year), year=str(year))
    for years in _format_runs(sorted(unknown - written.keys())):
        yield RULE.make_finding(At(SETTINGS_FILE), "missing", year=years)


def _list_used_years(ws: Workspace) -> set[int]:
    """Return the years in which goals and tasks have days; repeating tasks have none before they are planned."""
    spans = {(task.start.year, task.end.year) for task, _ in ws.tasks if task.repeat is None}
    spans |= {(goal.period.start.year, goal.period.end.year) for goal, _ in ws.goals if goal.period is not None}
    return {year for first, last in spans for year in range(first, last + 1)}


def _format_runs(years: Sequence[int]) -> Iterator[str]:
    """Join years in a row, so that a slip in one date does not give hundreds of findings."""
    for _, run in groupby(enumerate(years), key=lambda numbered: numbered[1] - numbered[0]):
        first, *others = (year for _, year in run)
        yield f"{first}–{others[-1]}" if others else str(first)
