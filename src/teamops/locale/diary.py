"""The messages of commits: what a team reads in its history, in the language of the workspace."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "by": Text(" ({who})", "({who})"),
    "comma": Text(", ", "、"),
    "named": Text("{id} {name}", "{id} {name}"),
    "key": Text("{key} {value}", "{key} {value}"),
    "update": Text("{tasks}: {said}{by}", "{tasks}:{said}{by}"),
    "as_before": Text("status as before", "状态不变"),
    "new": Text("new {kind}: {what}", "新增{kind}:{what}"),
    "actual": Text("{goal} on {day}: {value}", "{goal} {day} 实际值:{value}"),
    "assign": Text("{task}: assigned to {person}{by}", "{task}:交给{person}负责{by}"),
    "plan": Text("task list of {week}: {count} new", "{week}任务清单:新增 {count} 项"),
    "plan_carried": Text(
        "task list of {week}: {count} new, {carried} carried over", "{week}任务清单:新增 {count} 项,结转 {carried} 项"
    ),
    "split": Text("{goal} split into {levels}", "{goal} 分解到 {levels}"),
    "confirm": Text("{path} confirmed by {person}", "签字确认 {path}:{person}"),
    "calendar": Text("calendar of {year}: {outcome}", "{year} 年工作日历:{outcome}"),
    "calendar.added": Text("taken over", "已导入"),
    "calendar.updated": Text("renewed", "已更新"),
    "calendar.unpublished": Text("no notice yet", "放假安排尚未发布"),
}
