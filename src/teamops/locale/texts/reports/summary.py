"""Texts of the summary of a period's data (执行数据汇总表)."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "title": Text("Summary of the data", "执行数据汇总表"),
    "empty": Text("nothing was planned.", "本周期没有数据。"),
    "data": Text("Data", "数据"),
    "all": Text("In all", "总数"),
    "reached": Text("Reached", "达成"),
    "missed": Text("Missed", "未达成"),
    "open": Text("Open", "待定"),
    "rate": Text("Rate", "达成率"),
    "what": Text("What was missed, or is open", "未达成与待定事项"),
    "of.goals": Text("Goals", "目标"),
    "of.tasks": Text("Tasks due", "到期任务"),
    "of.readings": Text("Readings of projects", "监控节点"),
    "of.measures": Text("Measures", "应对措施"),
    "of.improvements": Text("Improvements carried over", "结转的优化方案"),
    "note": Text(
        "Reached: goals at their plan or better, tasks done, readings no worse than their plan beyond the limit, "
        "measures and improvements done. A reading that was not taken by its day is missed. "
        "Open: goals without a figure, and what is not due yet.",
        "达成：目标达到计划、任务完成、节点未向不利方向超限、措施和优化方案完成。到期未填报的节点计为未达成。待定：没有数据的目标和尚未到期的事项。",
    ),
    "goal_rate": Text("Rate", "达成率"),
    "goal_rate.down": Text("Used", "已用"),
    "goal_rate.mixed": Text("Attained / used", "达成/已用"),
    "with_rate": Text("{name} {rate}", "{name} {rate}"),
    "no_figure": Text("{name} (no figure)", "{name}（无数据）"),
    "not_read": Text("{name} (not read)", "{name}（未填报）"),
    "late": Text("{count} became late", "逾期 {count} 项"),
    "goals": Text("Goals: plan and actual", "目标数据"),
    "goals_empty": Text("no goal has a target for this period.", "本周期没有目标。"),
    "gap": Text("Gap", "差额"),
    "verdict": Text("Result", "结论"),
    "verdict.reached": Text("reached", "达成"),
    "verdict.missed": Text("MISSED", "未达成"),
    "verdict.running": Text("running", "进行中"),
    "verdict.unknown": Text("no figure", "无数据"),
    "cause": Text("What was missed, and why", "未达成项与原因"),
    "as_reviewed": Text("at the review (actual {actual}): {text}", "复盘时（实际 {actual}）：{text}"),
    "cause_missing": Text("CAUSE NOT STATED", "未写明原因"),
    "tasks": Text("Tasks that were due", "任务数据"),
    "tasks_empty": Text("none.", "无。"),
    "tasks_note": Text("{due} were due, {done} are done ({rate}), {late} became late.", "到期 {due} 项，完成 {done} 项（{rate}），逾期 {late} 项。"),
    "done_on": Text("Done on", "完成日期"),
    "readings": Text("Monitoring data and responses", "监控数据与风险应对"),
    "readings_empty": Text("no reading was due.", "没有到期的监控节点。"),
    "readings_note": Text("{count} beyond ±{limit}.", "超出 ±{limit} 的 {count} 项。"),
    "budgets": Text("Budgets", "项目预算"),
    "budgets_empty": Text("no project with a budget ran.", "没有执行预算的项目。"),
    "improvements": Text("Improvements carried over from earlier reviews", "以往复盘结转的优化方案"),
    "improvements_empty": Text("none.", "无。"),
}
