"""Texts of `teamops load` and `teamops assign`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "week": Text("The week: this, next, 2026-W37, or a day in it.", "哪一周：this（本周）、next（下周）、2026-W37，或其中任意一天。"),
    "count": Text("How many weeks are shown.", "显示几周。"),
    "person": Text("Who", "人员"),
    "of_person": Text("Only this person (id or name).", "只看某人（编号或姓名）。"),
    "of_department": Text("Only this department (id or name).", "只看某部门（编号或名称）。"),
    "title": Text("Load", "人员负荷"),
    "p0": Text("P0 tasks by day", "每日 P0 任务数"),
    "p0.note": Text("At most {limit} at a time (§2.9); = is full, ! is too many.", "每人同时最多 {limit} 个（§2.9）；`=` 已满，`!` 超出。"),
    "p0.none": Text("Nobody holds a P0 task in this week.", "本周没有人负责 P0 任务。"),
    "tasks": Text("P0 tasks", "P0 任务"),
    "full": Text("={number}", "={number}"),
    "over": Text("!{number}", "!{number}"),
    "weeks": Text("Open tasks by week", "每周在办任务"),
    "weeks.note": Text(
        "Tasks on a working day, on average, without routines; ! is more than the person's limit.",
        "平均每个工作日的在办任务数，不含常规任务；`!` 超出个人上限。",
    ),
    "weeks.none": Text("Nobody is asked for.", "没有符合条件的人员。"),
    "limit": Text("Limit", "上限"),
    "off": Text("off", "休"),
    # assign
    "assign.person": Text("Who shall answer for it (id or name); without it, who could is shown.", "新负责人（编号或姓名）；不写则列出合适人选。"),
    "assign.ask": Text("Assign to (id or name, empty for nobody)", "分配给（编号或姓名，留空则不分配）"),
    "assign.title": Text("Who could take “{task}”", "“{task}”的合适人选"),
    "assign.none": Text("Nobody else works at all.", "没有其他可用人员。"),
    "assign.col.person": Text("Who", "人员"),
    "assign.col.posts": Text("Posts", "岗位"),
    "assign.col.fits": Text("Fits", "岗位相符"),
    "assign.col.p0": Text("P0", "P0"),
    "assign.col.load": Text("Load", "负荷"),
    "assign.col.limit": Text("Limit", "上限"),
    "assign.yes": Text("yes", "是"),
    "assign.no": Text("no", "否"),
    "assign.note": Text(
        "With the task: the most P0 tasks on a day (at most {cap}), and the fullest week in tasks a day.",
        "均按承接后计算：单日最多 P0 任务数（上限 {cap}）、最忙一周的日均任务数。",
    ),
    "assign.closed": Text("{task} is done or cancelled: nobody needs to take it", "{task} 已完成或已取消，无需再分配"),
    "assign.cap": Text(
        "{person} would hold {count} P0 tasks at a time with {task}; at most {limit} (§2.9). {others}",
        "{person}承接 {task} 后将同时负责 {count} 个 P0 任务，上限 {limit} 个（§2.9）。{others}",
    ),
    "assign.last": Text("{person} then holds {count} P0 tasks at a time, as many as may be (§2.9)", "{person}将同时负责 {count} 个 P0 任务，已达上限（§2.9）"),
    "assign.others": Text("Better placed: {others}", "更合适的人选：{others}"),
    "assign.nobody": Text("Nobody else is better placed.", "没有更合适的人选。"),
    "assign.other": Text("{person} (P0 {p0}, {load} of {limit})", "{person}（P0 {p0} 个，负荷 {load}/{limit}）"),
}
