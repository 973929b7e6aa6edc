"""Texts of `teamops review` and `teamops reviews`, and of drafts of reviews."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("Draft reviews from the records, and add causes and lessons.", "由数据生成复盘初稿，补写原因和经验。"),
    "review": Text("The review, by period (2026-09) or id.", "复盘，可写周期（2026-09）或编号。"),
    "attendees": Text("Attendees, separated by commas: people and departments, by id or name.", "参会人，用逗号分隔：人员或部门，编号或名称均可。"),
    # draft
    "draft.help": Text(
        "Draft the review of a period from goals, actuals, tasks, monitors and open improvements. Running it again refreshes "
        "the figures and keeps what people wrote.",
        "由目标、实际值、任务、监控项目和未完成的优化方案生成复盘初稿。再次运行时更新数据，保留已写的内容。",
    ),
    "draft.period": Text("The period: 2026-09, 2026-Q3 or 2026.", "复盘周期：2026-09、2026-Q3 或 2026。"),
    "draft.held": Text("The day of the review (default: today).", "召开日期（默认今天）。"),
    "draft.project": Text("Only this project (id or name): its tasks and deviations.", "只复盘该项目（编号或名称）的任务和偏差。"),
    "drafted": Text(
        "{review}: {reached} of {goals} goal{goals:|s} reached; {done} of {due} task{due:|s} done, {late} became overdue; "
        "{responses} deviation{responses:|s} beyond the limit; {carried} improvement{carried:|s} carried over",
        "{review}：目标 {goals} 项，达成 {reached} 项；到期任务 {due} 项，完成 {done} 项，逾期 {late} 项；超限偏差 {responses} 项；结转优化方案 {carried} 项",
    ),
    "drafted_project": Text(
        "{review}: {done} of {due} task{due:|s} done, {late} became overdue; {responses} deviation{responses:|s} beyond the "
        "limit; {carried} improvement{carried:|s} carried over",
        "{review}：到期任务 {due} 项，完成 {done} 项，逾期 {late} 项；超限偏差 {responses} 项；结转优化方案 {carried} 项",
    ),
    "incomplete": Text(
        "{files} cannot be read completely, so figures may be missing; run `teamops check` and draft again",
        "{files} 无法完整读取，数据可能不全；请先运行 `teamops check` 改正，再重新生成",
    ),
    "unknown_actual": Text(
        "“{goal}” is not in the review, because {period} has no single actual; record it and draft again:",
        "“{goal}”未写入复盘：{period} 没有可用的实际值；请先录入，再重新生成：",
    ),
    "unknown_plan": Text(
        "“{goal}” is not in the review, because it has no target for {period}; write one into the goal and draft again:",
        "“{goal}”未写入复盘：没有 {period} 的目标值；请先补写目标值，再重新生成：",
    ),
    "add_cause": Text("“{goal}”, {missed}: add the cause", "“{goal}”{missed}，请写明原因："),
    "add_lesson": Text("add a lesson:", "请写成功经验："),
    "add_improvement": Text("add an improvement:", "请写优化方案："),
    # results and measures in drafts
    "short": Text("{gap} short ({rate})", "差 {gap}（达标率 {rate}）"),
    "short_of_nothing": Text("{gap} short", "差 {gap}"),
    "over": Text("{gap} over ({rate} of the plan)", "超出 {gap}（为计划的 {rate}）"),
    "over_of_nothing": Text("{gap} over", "超出 {gap}"),
    "points": Text("{number} point{number:|s}", "{number} 个百分点"),
    "measure": Text("{action} ({status})", "{action}（{status}）"),
    # explain, lesson, held
    "explain.help": Text("Record why a goal was missed or reached.", "写明目标未达成（或达成）的原因。"),
    "explain.goal": Text("The goal (id or name).", "目标（编号或名称）。"),
    "explain.cause": Text("The cause.", "原因。"),
    "explain.missed": Text("The shortfall (default: from the figures).", "未达成的内容（默认由数据生成）。"),
    "still_unexplained": Text("goals still without a cause: {count}", "还有 {count} 项未写原因："),
    "lesson.help": Text("Add a lesson, or record with --standard what an existing lesson became.", "补写经验；经验已有的，用 --standard 写明固化成了什么。"),
    "lesson.text": Text("The lesson: what worked, or failed.", "经验内容。"),
    "lesson.standard": Text("The process, tool or document that it became.", "固化成的流程、工具或文档。"),
    "held.help": Text("Record when a review was held, and who attended.", "写明复盘的召开日期和参会人。"),
    "held.date": Text("The day (default: today).", "召开日期（默认今天）。"),
    "in_future": Text(
        "{day} is in the future, so the review cannot have been held; plan it with `teamops review draft {period} --held {day}`",
        "{day} 尚未到来，不能写成已召开；预定日期请用 `teamops review draft {period} --held {day}`",
    ),
    "no_text": Text("{option} is empty; write its content", "“{option}”为空；请写明内容"),
    "no_results": Text(
        "{review} has no goals yet; run `teamops review draft {period}` first", "{review} 还没有目标数据；请先运行 `teamops review draft {period}`"
    ),
    "no_such_result": Text("{review} has no goal “{goal}”; known: {known}", "{review} 中没有目标“{goal}”；已有：{known}"),
    "several_results": Text("{review} has several results of “{goal}”: {found}", "{review} 中有多个“{goal}”：{found}"),
    # the list
    "reviews.help": Text("List reviews.", "查看复盘列表。"),
    "reviews.list.help": Text("List reviews, newest first.", "列出复盘，最近的在前。"),
    "reviews.period": Text("Only reviews of this period and of periods within it.", "只看该周期及其中各周期的复盘。"),
    "reviews.text": Text("Only reviews containing this text.", "只看含有该文字的复盘。"),
    "reviews.sort": Text(
        "The order: period (default), held, reached (fewest goals first) or open (most open improvements first).",
        "排序：period 周期（默认）、held 召开日期、reached 达成少的在前、open 未完成优化方案多的在前。",
    ),
    "reviews.title": Text("Reviews", "复盘列表"),
    "reviews.empty": Text("No matching reviews.", "没有符合条件的复盘。"),
    "reviews.count": Text("{count} review{count:|s}", "共 {count} 次复盘"),
    "reviews.in_time": Text("{day} (in time)", "{day}（按时）"),
    "reviews.late": Text("{day} ({days} d late)", "{day}（晚 {days} 天）"),
    "reviews.to_hold": Text("to be held by {day}", "应于{day}前召开"),
    "reviews.missing": Text("not held, due by {day}", "未召开，应于{day}前召开"),
    "reviews.not_held": Text("not held", "未召开"),
    "reviews.planned": Text("planned for {day}", "预定{day}"),
    "reviews.share": Text("{part} of {whole}", "{part}/{whole}"),
    "reviews.col.id": Text("Id", "编号"),
    "reviews.col.period": Text("Period", "复盘周期"),
    "reviews.col.held": Text("Held", "召开"),
    "reviews.col.goals": Text("Goals reached", "目标达成"),
    "reviews.col.improvements": Text("Improvements done", "优化方案完成"),
    "reviews.col.carried": Text("Carried over", "结转"),
    # below Table 4
    "print.tasks": Text(
        "{period}: {due} task{due:|s} {due:was|were} due, {done} done ({rate}), {late} became overdue",
        "{period}：到期任务 {due} 项，完成 {done} 项（{rate}），逾期 {late} 项",
    ),
    "print.as_of": Text("{text} (as of {day})", "{text}（截至{day}）"),
    "print.no_tasks": Text("{period}: no tasks were due", "{period}：没有到期任务"),
    "print.responses": Text("Deviations and measures", "偏差与应对措施"),
    "print.carried": Text("Improvements carried over", "以往复盘结转的优化方案"),
    "print.gone": Text("no record any more", "已无记录"),
    "print.col.period": Text("Period", "复盘周期"),
    "print.col.project": Text("Project", "项目名称"),
    "print.col.metric": Text("Metric", "指标"),
    "print.col.plan": Text("Plan", "计划值"),
    "print.col.actual": Text("Actual", "实际值"),
    "print.col.deviation": Text("Deviation", "偏差率"),
    "print.col.cause": Text("Cause", "原因"),
    "print.col.measures": Text("Measures", "应对措施"),
    "print.col.improvement": Text("Improvement", "优化方案"),
    "print.col.from": Text("Decided in", "提出于"),
    "print.col.owner": Text("Owner", "责任人"),
    "print.col.due": Text("Due", "完成时间"),
    "print.col.state": Text("Status", "状态"),
    "print.col.repeats": Text("Carried over", "结转"),
}
