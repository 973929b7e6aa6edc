"""Texts in charts."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "plan": Text("plan", "计划"),
    "actual": Text("actual", "实际"),
    "forecast": Text("at this pace", "按目前进度"),
    "today": Text("today {day}", "今天 {day}"),
    "of_limit": Text("open / limit", "在办/上限"),
    "band": Text("shaded: ±{limit}", "阴影：±{limit}"),
    "blocked": Text("blocked", "阻塞"),
    "late": Text("overdue", "逾期"),
    "done": Text("done", "完成"),
    "running": Text("in progress", "进行中"),
    "planned": Text("not started", "未开始"),
    "mark.kept": Text("on time", "按时"),
    "mark.late": Text("late", "迟交"),
    "mark.missing": Text("missing", "未交"),
    "others": Text("Rows not shown: {count}", "另有 {count} 行未画出"),
}
