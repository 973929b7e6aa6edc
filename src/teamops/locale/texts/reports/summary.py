"""Texts of the summary of a period's data (执行数据汇总表)."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "title": Text("Execution data summary", "执行数据汇总表"),
    "empty": Text("no data in this period.", "本周期没有数据。"),
    "data": Text("Data", "数据"),
    "all": Text("Total", "总数"),
    "reached": Text("Reached", "达成"),
    "missed": Text("Missed", "未达成"),
    "open": Text("Open", "待定"),
    "rate": Text("Rate", "达标率"),
    "what": Text("Missed or open items", "未达成与待定事项"),
    "of.goals": Text("Goals", "目标"),
    "of.tasks": Text("Tasks due", "到期任务"),
    "of.readings": Text("Checkpoints", "监控节点"),
    "of.measures": Text("Measures", "应对措施"),
    "of.improvements": Text("Improvements carried over", "结转的优化方案"),
    "note": Text(
        "Reached: goals at plan or better, tasks done, checkpoints not worse than plan beyond the limit, measures and "
        "improvements done. A due checkpoint without an actual counts as missed. Open: goals without an actual, and items "
        "not due yet.",
        "达成：目标达到计划、任务完成、节点未向不利方向超限、措施和优化方案完成。到期未填报的节点计为未达成。待定：没有实际值的目标和尚未到期的事项。",
    ),
    "goal_rate": Text("Attained", "达标率"),
    "goal_rate.down": Text("Used", "已用"),
    "goal_rate.mixed": Text("Attained / used", "达标率/已用"),
    "with_rate": Text("{name} {rate}", "{name} {rate}"),
    "no_figure": Text("{name} (no actual)", "{name}（无数据）"),
    "not_read": Text("{name} (no actual)", "{name}（未填报）"),
    "late": Text("{count} became overdue", "逾期 {count} 项"),
    "goals": Text("Goals: plan and actual", "目标数据"),
    "goals_empty": Text("no goal has a target for this period.", "本周期没有目标。"),
    "gap": Text("Gap", "差额"),
    "verdict": Text("Result", "结论"),
    "verdict.reached": Text("reached", "达成"),
    "verdict.missed": Text("MISSED", "未达成"),
    "verdict.running": Text("in progress", "进行中"),
    "verdict.unknown": Text("no actual", "无数据"),
    "cause": Text("Shortfall and cause", "未达成项与原因"),
    "as_reviewed": Text("at the review (actual {actual}): {text}", "复盘时（实际 {actual}）：{text}"),
    "cause_missing": Text("CAUSE NOT STATED", "未写明原因"),
    "tasks": Text("Tasks due", "任务数据"),
    "tasks_empty": Text("none.", "无。"),
    "tasks_note": Text("{due} due, {done} done ({rate}), {late} became overdue.", "到期 {due} 项，完成 {done} 项（{rate}），逾期 {late} 项。"),
    "done_on": Text("Done on", "完成日期"),
    "readings": Text("Checkpoints and measures", "监控数据与应对措施"),
    "readings_empty": Text("no checkpoint was due.", "没有到期的监控节点。"),
    "readings_note": Text("{count} beyond ±{limit}.", "超出 ±{limit} 的 {count} 项。"),
    "budgets": Text("Budgets", "项目预算"),
    "budgets_empty": Text("no project with a budget in this period.", "本周期没有带预算的项目。"),
    "improvements": Text("Improvements carried over", "以往复盘结转的优化方案"),
    "improvements_empty": Text("none.", "无。"),
}
