"""Texts of the packs for the review meetings of a month and of a quarter."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    # with a word, since spreadsheets read a bare 1/2 as the second of January
    "share": Text("{part} of {whole}", "{part}/{whole} 项"),
    "share_days": Text("{part} of {whole} d", "{part}/{whole} 天"),
    "share_reports": Text("{part} of {whole}", "{part}/{whole} 份"),
    "monthly.title": Text("Monthly review pack", "月度复盘会资料"),
    "quarterly.title": Text("Quarterly review pack", "季度复盘会资料"),
    "figures": Text("In numbers", "概览"),
    "figure.goals": Text("Goals reached", "达成目标"),
    "figure.goals_running": Text("Goals on pace", "进度正常的目标"),
    "figure.goals_mixed": Text("Goals reached, or on pace", "达成或进度正常的目标"),
    "figure.tasks": Text("Tasks done", "完成任务"),
    "figure.late": Text("Tasks that became late", "逾期任务"),
    "figure.deviations": Text("Adverse in projects", "项目不利偏差"),
    "figure.requests": Text("Requests delivered", "协作需求完成"),
    "figure.improvements": Text("Improvements done", "优化方案完成"),
    "figure.dailies": Text("Daily reports kept", "工作日报提交"),
    "of_due": Text("{rate} of those due", "完成率 {rate}"),
    "not_done": Text("not done by the close: {names}", "截止时未完成：{names}"),
    "late_ones": Text("{count} late", "逾期 {count} 项"),
    # goals
    "goals": Text("Goals: results and causes", "目标达成与原因"),
    "goals_empty": Text("no goals in this period.", "本周期没有目标。"),
    "goals_note": Text("Each cell: reached / plan, and attainment.", "各格为实际/计划和达标率。"),
    "goals_note.down": Text("Each cell: used / plan, and the share of the cap.", "各格为实际/计划和上限的已用比例。"),
    "goals_note.mixed": Text(
        "Each cell: reached / plan, and attainment; of a cap, how much is used.",
        "各格为实际/计划和达标率；有上限的目标为已用比例。",
    ),
    "goals_note_running.down": Text(
        "Each cell: used / plan, and the share of the cap; of a running period also what is allowed by now.",
        "各格为实际/计划和上限的已用比例；进行中的周期另列限额。",
    ),
    "goals_note_running.mixed": Text(
        "Each cell: reached / plan, and attainment; of a cap, how much is used; of a running period also what is due, "
        "or allowed, by now.",
        "各格为实际/计划和达标率；有上限的目标为已用比例；进行中的周期另列应达数或限额。",
    ),
    "goals_note_running": Text(
        "Each cell: reached / plan, and attainment; of a running period also what is due by now.",
        "各格为实际/计划和达标率;进行中的周期另列应达数。",
    ),
    "whole": Text("Whole goal", "目标周期累计"),
    "forecast": Text("Forecast", "预计完成"),
    "cause": Text("What was missed, and why", "未达成项与原因"),
    "of_plan": Text("{actual} / {plan}", "{actual}/{plan}"),
    "planned": Text("plan {plan}", "计划 {plan}"),
    "due": Text("{rate}, due {due}", "{rate},应达 {due}"),
    "allowed": Text("{rate}, allowed {due}", "{rate}，限额 {due}"),
    "cause_of": Text("{period}: {text}", "{period}:{text}"),
    # months side by side
    "months": Text("Months side by side", "各月对比"),
    "months.whole": Text("Quarter", "全季度"),
    "months.item": Text("Figure", "事项"),
    # people
    "people": Text("Tasks and daily reports by person", "任务与日报(按人)"),
    "people_empty": Text("nobody had a task due.", "没有到期任务。"),
    "people.who": Text("Who", "人员"),
    "people.due": Text("Due", "到期"),
    "people.done": Text("Done", "完成"),
    "people.rate": Text("Rate", "完成率"),
    "people.late": Text("Late", "逾期"),
    "people.open": Text("Not done", "未完成"),
    "people.open_tasks": Text("Not done by the close", "未完成事项"),
    "people.dailies": Text("Daily reports", "工作日报"),
    "people.dailies_late": Text("{kept}, {late} late", "{kept},迟交 {late}"),
    "nobody": Text("nobody", "未指定"),
    # the rest
    "deviations": Text(
        "Projects: deviations beyond ±{limit}, and what was done", "项目监控：偏差超出 ±{limit} 的指标与应对措施"
    ),
    "deviations_empty": Text("none.", "无。"),
    "budgets": Text("Budgets", "项目预算"),
    "budgets_empty": Text("no project with a budget ran.", "没有执行预算的项目。"),
    "requests": Text("Requests across departments", "跨部门协作需求"),
    "requests_empty": Text("none.", "无。"),
    "lessons": Text("Lessons", "成功经验与固化"),
    "lessons_empty": Text("none written down yet.", "尚未总结。"),
    "lessons.lesson": Text("Lesson", "经验"),
    "lessons.standard": Text("Has become", "固化为"),
    "lessons.period": Text("Review", "复盘"),
    "improvements": Text("Improvement plan", "优化方案落地"),
    "improvements_empty": Text("none is due or open.", "没有到期或未完成的优化方案。"),
    "next": Text("Goals of {period}", "{period}目标"),
    "next_empty": Text("none set yet.", "尚未制定。"),
    "next.before": Text("Reached in {period}", "{period}实际"),
    "next.change": Text("Change", "增减"),
    "next.confirmed": Text("Confirmed by", "已确认"),
    "next.missing": Text("NOT YET: {names}", "待确认:{names}"),
    "next.none": Text("no owner", "无责任人"),
    "notes": Text("Decisions and notes", "会议决定与记录"),
}
