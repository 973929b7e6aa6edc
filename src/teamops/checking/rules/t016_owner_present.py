"""T016: open work belongs to somebody who is there."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from teamops.checking.example_team import SETTINGS
from teamops.checking.finding import Related
from teamops.checking.rule import Findings, Rule
from teamops.locale.text import Text
from teamops.model.faults.unread import SETTINGS_FILE
from teamops.model.place import At
from teamops.model.records.settings import Severity
from teamops.model.workspace import Workspace

if TYPE_CHECKING:
    from teamops.model.figures.open_work import OpenWork

_SHOWN = 5
"""How many other things of a person are named beside the first."""

RULE = Rule(
    code="T016",
    name="owner-present",
    severity="error",
    clause="§2.10",
    title=Text("Open work has an owner who is in the team", "未完成的工作由仍在团队中的人负责"),
    why=Text(
        "Nobody does the work of a person who has left. Until the last day, this rule only warns of work that goes on "
        "after it.",
        "离开的人留下的工作没有人做。离开之前只作警告，并且只看离开之后仍要继续的工作。",
    ),
    messages={
        "gone": Text(
            "{person} left on {until}, but “{what}” is still theirs ({count} open in all)",
            "{person}已于 {until} 离开，“{what}”仍由其负责（共 {count} 项未完成）",
        ),
        "leaving": Text(
            "{person} leaves on {until}; “{what}” goes on after that ({count} open in all)",
            "{person}将于 {until} 离开，“{what}”之后仍要继续（共 {count} 项未完成）",
        ),
        "director": Text("the last day of {person}, the director, is {until}", "营销总监{person}的离开日期为 {until}"),
        "also": Text("also “{what}”", "还有“{what}”"),
    },
    remedy=Text(
        "hand it over: `teamops leave PERSON --on DATE --to PERSON`",
        "请交接：`teamops leave 人员 --on 日期 --to 人员`",
    ),
    remedies={
        "director": Text("name another `director` in teamops.yaml", "在 teamops.yaml 的 `director` 中写明接任的人"),
    },
    good={
        "teamops.yaml": SETTINGS.replace("赵四, ", "赵四, until: 2026-08-31, "),
        "example.yaml": """\
tasks:
  - {id: t-1, name: 客户回访, owner: zhao, start: 2026-08-03, end: 2026-08-28, status: done}
  - {id: t-2, name: 客户回访, owner: qian, start: 2026-09-01, end: 2026-09-30}
""",
    },
    bad={
        "teamops.yaml": SETTINGS.replace("赵四, ", "赵四, until: 2026-08-31, ")
        .replace("小张, ", "小张, until: 2026-09-30, ")
        .replace("陈总监, ", "陈总监, until: 2026-08-31, "),
        "example.yaml": """\
tasks:
  - {id: t-1, name: 客户回访, owner: zhao, start: 2026-08-03, end: 2026-09-30}
  - {id: t-2, name: 经销商培训, owner: zhao, start: 2026-09-01, end: 2026-09-30}
  - {id: t-3, name: 中秋活动, owner: zhang, start: 2026-09-01, end: 2026-10-08}
""",
    },
    clock=True,
)


@RULE.check_now
def find_work_of_leavers(ws: Workspace, now: datetime) -> Findings:
    """Report each person once. Work due by a last day that is ahead may still be theirs."""
    today = now.date()
    for key, person in ws.settings.people.items():
        if person.until is None:
            continue
        facts = {"person": ws.get_person_name(key), "until": person.until.isoformat()}
        has_left = person.has_left(today)
        severity: Severity | None = None if has_left else "warning"
        if key == ws.settings.director:
            place = At(SETTINGS_FILE, ("director",))
            yield RULE.make_finding(place, "director", facts, record=key, severity=severity)
        from teamops.model.figures.open_work import list_open_work  # here: most teams have no leaver

        every = list_open_work(ws, key, person.until)
        work = [one for one in every if has_left or one.day is None or one.day > person.until]
        if not work:
            continue
        first, *others = work
        related = [Related(one.at, "also", {"what": _describe_work(one)}) for one in others[:_SHOWN]]
        facts |= {"what": _describe_work(first), "count": str(len(work))}
        message = "gone" if has_left else "leaving"
        yield RULE.make_finding(first.at, message, facts, record=first.record, related=related, severity=severity)


def _describe_work(one: OpenWork) -> str:
    return f"{one.name} {one.period}" if one.period is not None else one.name
