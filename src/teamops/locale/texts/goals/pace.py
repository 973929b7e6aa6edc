"""Texts of the second and third table of the goals report: pace and criteria."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "title": Text("Attainment and pace", "目标达成与进度"),
    "note": Text(
        "Due: the plan by working days, up to the latest actual of the last week, or up to yesterday. Still needed: per "
        "working day × working days left. Forecast: at the pace so far, once 5 working days and a tenth of the period have "
        "passed.",
        "应达：按工作日推算到最近有数据的一天（一周内没有数据则到昨天）。尚需：每个工作日 × 剩余工作日。预计完成：按目前进度"
        "推算，周期过了 5 个工作日且满十分之一后给出。",
    ),
    "col.goal": Text("Goal", "目标维度"),
    "col.whose": Text("Owner", "归属"),
    "col.period": Text("Period", "周期"),
    "col.target": Text("Target", "目标值"),
    "col.target.down": Text("Cap", "上限"),
    "col.target.mixed": Text("Target", "目标值"),
    "col.actual": Text("To date", "实际累计"),
    "col.attained": Text("Attained", "达标率"),
    "col.attained.down": Text("Used", "已用"),
    "col.attained.mixed": Text("Attained / used", "达标率/已用"),
    "col.due": Text("Due", "应达"),
    "col.due.down": Text("Allowed", "限额"),
    "col.due.mixed": Text("Due", "应达/限额"),
    "col.deviation": Text("Deviation", "偏差率"),
    "col.needed": Text("Still needed", "尚需"),
    "col.forecast": Text("Forecast", "预计完成"),
    "everybody": Text("all", "全部"),
    "due_by": Text("{number} ({day})", "{number}（{day}）"),
    "amount_and_rate": Text("{amount} ({rate})", "{amount}（{rate}）"),
    "points": Text("{number} pp", "{number} 个百分点"),
    "not_begun": Text("not started", "未开始"),
    "needed.per_day.up": Text("{number} × {days} d", "{number} × {days} 天"),
    "needed.per_day.down": Text("≤ {number} × {days} d", "≤{number} × {days} 天"),
    "needed.hold.up": Text("hold ≥ {number}", "保持 ≥{number}"),
    "needed.hold.down": Text("hold ≤ {number}", "保持 ≤{number}"),
    "needed.reached": Text("reached", "已达成"),
    "needed.kept": Text("within the cap", "未超出"),
    "needed.missing": Text("{number} short", "差 {number}"),
    "needed.exceeded": Text("{number} over", "超出 {number}"),
    "early": Text("too early", "为时尚早"),
    # criteria
    "verdicts": Text("Criteria", "完成标准达成情况"),
    "verdicts_empty": Text("No goal has criteria.", "没有目标写明完成标准。"),
    "col.criterion": Text("Criterion", "完成标准"),
    "col.value": Text("Actual", "实际值"),
    "col.verdict": Text("Result", "结论"),
    "verdict.met": Text("met", "达标"),
    "verdict.missed": Text("MISSED", "未达标"),
    "verdict.unread": Text("no data", "无数据"),
    "verdict.not_begun": Text("not started", "未开始"),
    "verdict.so_far": Text("in progress", "进行中"),
    "verdict.so_far.yes": Text("in progress, met so far", "进行中，目前达标"),
    "verdict.so_far.no": Text("in progress, not met yet", "进行中，尚未达标"),
    "verdict.no_number": Text("no number", "没有量化"),
}
