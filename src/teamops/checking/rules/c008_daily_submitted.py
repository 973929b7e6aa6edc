"""C008: everybody who writes daily reports submits one every working day, in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from teamops.checking.finding import Finding
from teamops.checking.rule import Findings, Rule
from teamops.checking.wording import format_names
from teamops.locale.text import Text
from teamops.model.figures.dailies import Reports, assess_days, group_dailies
from teamops.model.workspace import Workspace

RULE = Rule(
    code="C008",
    name="daily-submitted",
    severity="info",
    clause="§5.4",
    title=Text("A daily report is submitted every working day by 17:00", "每个工作日 17:00 前提交工作日报"),
    why=Text(
        "Help can be arranged for the next day only if the need is known the evening before. This rule checks "
        "the working days of this week and last week, from a person's first report on, without days off. Today "
        "counts once the time has passed. Exactly 17:00 is in time, and so is a report without a submission "
        "time. If the whole team wrote no report in these two weeks, nothing is reported: the team no longer "
        "uses them.",
        "前一天傍晚知道需要什么支持，第二天才来得及协调。检查本周和上周的工作日，从本人第一份日报起，请假日除外；"
        "当天过了时间才算。恰好 17:00 不算迟交，没有写提交时间的视为按时。两周内全队都没有日报的，视为已不再使用，"
        "不作提示。",
    ),
    messages={
        "missing": Text("{person} has no daily report for {days}", "{person}缺 {days} 的工作日报"),
        "late": Text(
            "{person} submitted daily reports after {by}: {late}",
            "{person}在 {by} 之后才提交工作日报：{late}",
        ),
        "both": Text(
            "{person} has no daily report for {days}, and submitted others after {by}: {late}",
            "{person}缺 {days} 的工作日报，另有 {by} 之后提交的：{late}",
        ),
    },
    remedy=Text(
        "write what was done, what is planned and what help is needed; record leave in `days_off`",
        "补写今日完成、明日计划和需要的协助；请假的登记到 `days_off`",
    ),
    good="""\
dailies:
  - {person: zhang, date: 2026-09-24, done: [直播脚本定稿], plan: [直播彩排], submitted: 2026-09-24T17:00}
  - {person: zhang, date: 2026-09-28, done: [直播彩排], plan: [物料验收], submitted: 2026-09-28T16:30}
  - {person: xiaowang, date: 2026-09-28, done: [报告初稿], plan: [补成本数据], needs: [财务部支持]}
""",
    bad="""\
dailies:
  - {person: zhang, date: 2026-09-23, done: [直播脚本定稿], plan: [直播彩排], submitted: 2026-09-23T16:40}
  - {person: zhang, date: 2026-09-28, done: [直播彩排], plan: [物料验收], submitted: 2026-09-28T16:30}
  - {person: xiaowang, date: 2026-09-24, done: [报告初稿], plan: [补成本数据], submitted: 2026-09-24T18:20}
  - {person: xiaowang, date: 2026-09-28, done: [成本数据], plan: [报告定稿], submitted: 2026-09-28T16:50}
  - {person: lijie, date: 2026-09-23, done: [媒体排期], plan: [内容审核], submitted: 2026-09-24T09:10}
  - {person: lijie, date: 2026-09-24, done: [内容审核], plan: [节后选题], submitted: 2026-09-24T16:30}
""",
    clock=True,
    needs_all=True,
    options=("limits.daily_by",),
    example_today="2026-09-28T18:00:00+08:00",
)


@RULE.check_now
def find_missing_dailies(ws: Workspace, now: datetime) -> Findings:
    """Report missing and late dailies; only late ones while some could not be read, as those may be the missing."""
    written = group_dailies(ws)
    days = _list_days(ws, now) if written else ()
    if not any(day in reports for reports in written.values() for day in days):
        return
    refused = {(fault.at.file, *fault.at.route[:2]) for fault in ws.faults if fault.at.route[:1] == ("dailies",)}
    if refused:
        yield RULE.report_undecided("check.dailies_refused", count=str(len(refused)))
    for person, known in ws.settings.people.items():
        if reports := written.get(person):
            assessed = assess_days(ws, known, reports, days)
            missing, late = () if refused else assessed.missing, assessed.late
            if missing or late:
                yield _make_finding(ws, person, reports, missing, late)


def _list_days(ws: Workspace, now: datetime) -> Sequence[date]:
    """Return the working days from last week's Monday to today; today only once its reports are due."""
    today = now.date()
    monday = today.toordinal() - today.weekday()
    last = today.toordinal() - (now.time() <= ws.settings.limits.daily_by)
    days = map(date.fromordinal, range(max(monday - 7, 1), last + 1))
    return [day for day in days if ws.workdays.is_workday(day)]


def _make_finding(
    ws: Workspace, person: str, reports: Reports, missing: Sequence[date], late: Sequence[date]
) -> Finding:
    """Return the finding, at the person's last report if one is missing, else at the first late one."""
    facts = {"person": ws.get_person_name(person)}
    if missing:
        facts["days"] = format_names(map(date.isoformat, missing))
    if late:
        facts |= {"late": format_names(map(date.isoformat, late)), "by": f"{ws.settings.limits.daily_by:%H:%M}"}
    message = "both" if missing and late else "missing" if missing else "late"
    at = reports[max(reports)][0].at / "date" if missing else reports[late[0]][0].at / "submitted"
    return RULE.make_finding(at, message, facts, record=person)
