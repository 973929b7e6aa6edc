"""Texts of `teamops load` and `teamops assign`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "week": Text("The week: this, next, 2026-W37, or a day in it.", "哪一周：this（本周）、next（下周）、2026-W37，或其中任意一天。"),
    "count": Text("Number of weeks to show.", "显示几周。"),
    "person": Text("Who", "人员"),
    "of_person": Text("Only this person (id or name).", "只看某人（编号或姓名）。"),
    "of_department": Text("Only this department (id or name).", "只看某部门（编号或名称）。"),
    "title": Text("Load", "人员负荷"),
    "p0": Text("P0 tasks by day", "每日 P0 任务数"),
    "p0.note": Text("At most {limit} at a time (§2.9); `=` at the limit, `!` over it.", "每人同时最多 {limit} 个（§2.9）；`=` 已满，`!` 超出。"),
    "p0.none": Text("No P0 tasks in this week.", "该周没有 P0 任务。"),
    "tasks": Text("P0 tasks", "P0 任务"),
    "full": Text("={number}", "={number}"),
    "over": Text("!{number}", "!{number}"),
    "weeks": Text("Open tasks by week", "每周在办任务"),
    "weeks.note": Text(
        "Average number of open tasks on a working day, without routines; `!` exceeds the person's limit.",
        "平均每个工作日的在办任务数，不含常规任务；`!` 超出个人上限。",
    ),
    "weeks.none": Text("No matching people.", "没有符合条件的人员。"),
    "limit": Text("Limit", "上限"),
    "off": Text("off", "休"),
    # assign
    "assign.task": Text("Id of the task.", "任务编号。"),
    "assign.person": Text("The new owner (id or name); omit it to see who fits.", "新负责人（编号或姓名）；不写则列出合适人选。"),
    "assign.ask": Text("Assign to (id or name, empty for nobody)", "分配给（编号或姓名，留空则不分配）"),
    "assign.title": Text("Candidates for “{task}”", "“{task}”的合适人选"),
    "assign.none": Text("Nobody else is available.", "没有其他可用人员。"),
    "assign.col.person": Text("Who", "人员"),
    "assign.col.posts": Text("Job roles", "岗位"),
    "assign.col.fits": Text("Fits", "岗位相符"),
    "assign.col.p0": Text("P0", "P0"),
    "assign.col.load": Text("Load", "负荷"),
    "assign.col.limit": Text("Limit", "上限"),
    "assign.yes": Text("yes", "是"),
    "assign.no": Text("no", "否"),
    "assign.note": Text(
        "With this task included: the most P0 tasks on one day (limit {cap}), and the daily average of the busiest week.",
        "均按承接后计算：单日最多 P0 任务数（上限 {cap}）、最忙一周的日均任务数。",
    ),
    "assign.closed": Text("{task} is done or cancelled; it needs no new owner", "{task} 已完成或已取消，无需再分配"),
    "assign.cap": Text(
        "{person} would have {count} P0 tasks at a time with {task}; the limit is {limit} (§2.9). {others}",
        "{person}承接 {task} 后将同时负责 {count} 个 P0 任务，上限 {limit} 个（§2.9）。{others}",
    ),
    "assign.last": Text("{person} will then have {count} P0 tasks at a time, the maximum (§2.9)", "{person}将同时负责 {count} 个 P0 任务，已达上限（§2.9）"),
    "assign.absent": Text(
        "{person} is not in the team for all of {task} (since {since}, until {until}); choose somebody else",
        "{task} 的起止期间，{person}并非一直在团队中（加入 {since}，离开 {until}）；请另选他人",
    ),
    "assign.others": Text("Better candidates: {others}", "更合适的人选：{others}"),
    "assign.nobody": Text("No better candidates.", "没有更合适的人选。"),
    "assign.other": Text("{person} ({p0} P0 task{p0:|s}, load {load} of {limit})", "{person}（P0 {p0} 个，负荷 {load}/{limit}）"),
}
