"""C008: everybody submits a daily report every working day, once the team uses them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from datetime import date, datetime

from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import format_names
from teamops.locale.text import Text
from teamops.model.faults.unread import SETTINGS_FILE
from teamops.model.figures.dailies import Reports, group_dailies
from teamops.model.figures.workload import get_work_calendar
from teamops.model.place import At
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace

RULE = Rule(
    code="C008",
    name="daily-submitted",
    severity="info",
    clause="§5.4",
    title=Text("A daily report is submitted every working day by 17:00", "每个工作日 17:00 前提交工作日报"),
    why=Text(
        "Help can be arranged for the next day only if the need is known the evening before. This rule checks the "
        "working days of this week and last week, without days off. It checks everyone from their own first report "
        "on. People with a task on a day are checked from the team's first report on. If only some people or "
        "departments write reports, list them in `limits.daily_from`. Today counts once the time has passed. If the "
        "whole team wrote no report in these two weeks, nothing is reported: the team no longer uses them. Late "
        "reports are listed in the meeting packs.",
        "前一天傍晚知道需要什么支持，第二天才来得及协调。检查本周和上周的工作日，请假日除外：写过日报的人从本人第一份起，"
        "当天有任务的人从全队第一份起。只有部分人员或部门写日报的，列在 `limits.daily_from` 中。"
        "当天过了时间才算。两周内全队都没有日报的，视为已不再使用，不作提示。迟交的列在会议材料中。",
    ),
    messages={
        "missing": Text("{person} has no daily report for {days}", "{person}缺 {days} 的工作日报"),
    },
    remedy=Text(
        "write what was done, what is planned and what help is needed; record leave in `days_off`",
        "补写今日完成、明日计划和需要的协助；请假的登记到 `days_off`",
    ),
    good="""\
dailies:
  - {person: zhang, date: 2026-09-24, done: [直播脚本定稿], plan: [直播彩排], submitted: 2026-09-24T17:00}
  - {person: zhang, date: 2026-09-28, done: [直播彩排], plan: [物料验收], submitted: 2026-09-28T16:30}
  - {person: xiaowang, date: 2026-09-24, done: [资料收集], plan: [报告初稿], submitted: 2026-09-24T18:20}
  - {person: xiaowang, date: 2026-09-28, done: [报告初稿], plan: [补成本数据], needs: [财务部支持]}
""",
    bad="""\
dailies:
  - {person: zhang, date: 2026-09-23, done: [直播脚本定稿], plan: [直播彩排], submitted: 2026-09-23T16:40}
  - {person: zhang, date: 2026-09-28, done: [直播彩排], plan: [物料验收], submitted: 2026-09-28T16:30}
  - {person: xiaowang, date: 2026-09-24, done: [报告初稿], plan: [补成本数据], submitted: 2026-09-24T18:20}
  - {person: xiaowang, date: 2026-09-28, done: [成本数据], plan: [报告定稿], submitted: 2026-09-28T16:50}
tasks:
  - {id: t-1, name: 客户回访计划, owner: zhao, start: 2026-09-24, end: 2026-10-15, updated: 2026-09-28T16:40}
""",
    clock=True,
    needs_all=True,
    options=("limits.daily_by", "limits.daily_from"),
    example_today="2026-09-28T18:00:00+08:00",
)


@RULE.check_now
def find_missing_dailies(ws: Workspace, now: datetime) -> Findings:
    """Report nothing while some could not be read, as those may be the missing ones."""
    written = group_dailies(ws)
    days = _list_days(ws, now) if written else ()
    if not any(day in reports for reports in written.values() for day in days):
        return
    refused = {(fault.at.file, *fault.at.route[:2]) for fault in ws.faults if fault.at.route[:1] == ("dailies",)}
    if refused:
        yield RULE.report_undecided("check.dailies_refused", count=str(len(refused)))
        return
    first = min(min(reports) for reports in written.values())
    tasks = _group_tasks(ws, days[0])
    named = _collect_named(ws)
    for person in ws.settings.people:
        reports, workdays = written.get(person, {}), get_work_calendar(ws, person)
        held = tasks[person] if person in named else ()
        owed = (day for day in days if _owes(reports, day) or (day >= first and _has_task(held, day)))
        if missing := [day for day in owed if day not in reports and workdays.is_workday(day)]:
            facts = {"person": ws.get_person_name(person), "days": format_names(map(date.isoformat, missing))}
            yield RULE.make_finding(_find_place(person, reports), "missing", facts, record=person)


def _list_days(ws: Workspace, now: datetime) -> Sequence[date]:
    """Return the working days from last week's Monday to today; today only once its reports are due."""
    today = now.date()
    monday = today.toordinal() - today.weekday()
    last = today.toordinal() - (now.time() <= ws.settings.limits.daily_by)
    days = map(date.fromordinal, range(max(monday - 7, 1), last + 1))
    return [day for day in days if ws.workdays.is_workday(day)]


def _collect_named(ws: Workspace) -> Set[str]:
    """Return the people who are to write reports: those whom the team named, else everybody."""
    named, people = ws.settings.limits.daily_from, ws.settings.people
    return {who for who, known in people.items() if not named or who in named or known.department in named}


def _group_tasks(ws: Workspace, since: date) -> dict[str, list[Task]]:
    """Return the tasks of each person that ran on some day since `since`."""
    tasks: dict[str, list[Task]] = {person: [] for person in ws.settings.people}
    for task, _ in ws.tasks:
        if task.repeat is None and task.status != "cancelled" and (task.is_open or task.end >= since):
            for person in tasks.keys() & task.owner:
                tasks[person].append(task)
    return tasks


def _owes(reports: Reports, day: date) -> bool:
    """Return whether the person wrote a report on the day or before."""
    return bool(reports) and min(reports) <= day


def _has_task(tasks: Iterable[Task], day: date) -> bool:
    return any(task.start <= day and (task.is_open or day <= task.end) for task in tasks)


def _find_place(person: str, reports: Reports) -> At:
    """Return the place of the person's last report; of the person if there is none."""
    return reports[max(reports)][0].at / "date" if reports else At(SETTINGS_FILE, ("people", person))
