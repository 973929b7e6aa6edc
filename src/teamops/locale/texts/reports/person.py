"""Texts of the page of one person."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "title": Text("Personal work page", "个人工作页"),
    "figures": Text("In numbers", "概览"),
    "figure.open": Text("Open tasks", "未完成任务"),
    "figure.overdue": Text("Overdue tasks", "逾期任务"),
    "figure.blocked": Text("Blocked tasks", "阻塞任务"),
    "figure.waits": Text("Other items", "其他待办"),
    "figure.done": Text("Tasks due and done", "到期任务完成"),
    "figure.dailies": Text("Daily reports", "工作日报"),
    "of_them_p0": Text("{n} P0", "其中 P0 {n} 项"),
    "of_them_pressing": Text("{n} overdue", "其中逾期 {n} 项"),
    "late_task": Text("{task} ({days} d overdue)", "{task}（逾期 {days} 天）"),
    "missing": Text("missing: {days}", "缺 {days}"),
    "late": Text("late: {days}", "迟交 {days}"),
    "in_time": Text("all on time", "全部按时"),
    "tasks": Text("Open tasks, most urgent first", "未完成任务（按紧急程度）"),
    "tasks_empty": Text("none.", "无。"),
    "days": Text("Start–end", "起止"),
    "remark": Text("Blocked by, needs", "阻塞与所需支持"),
    "blocked_since": Text("{text}; since {day}", "{text}；自{day}起"),
    "waits": Text("Other items to do", "其他待办"),
    "waits_empty": Text("none.", "无。"),
    "what": Text("Item", "事项"),
    "why": Text("Reason", "原因"),
    "until": Text("Until", "期限"),
    "helping": Text("Helps with", "协作任务"),
    "helping_empty": Text("none.", "无。"),
    "decisions": Text("Meeting decisions to carry out", "待落实的会议决议"),
    "decisions_empty": Text("none.", "无。"),
    "requests": Text("Open cross-department requests", "未完成的跨部门协作需求"),
    "requests_empty": Text("none.", "无。"),
    "done": Text("Done {days}", "已完成（{days}）"),
    "done_empty": Text("none.", "无。"),
    "done_on": Text("Done on", "完成日期"),
    "goals": Text("Goals and pace", "目标与进度"),
    "goals_empty": Text("none.", "无。"),
}
