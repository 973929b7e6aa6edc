"""Texts of `teamops quarter`: the start of a quarter and its end."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("Start a quarter from an earlier one; close it at its end.", "参照以往季度开启新季度；季末收尾。"),
    "start.help": Text("Write the goals and repeating tasks of a quarter from those of an earlier one.", "参照以往季度，写入新季度的目标和重复任务。"),
    "start.period": Text("The new quarter, such as 2027-Q1.", "新季度，如 2027-Q1。"),
    "start.from": Text("The quarter to start from (default: the one before).", "参照的季度（默认为前一季度）。"),
    "start.goal": Text("Only this goal of the old quarter; repeatable.", "只沿用原季度的这个目标；可重复。"),
    "start.grow": Text(
        "Raise all targets by this share, rounded to steps; rates and caps stay the same.", "目标值统一上调的比例，按最小单位取整；比率和上限类目标不变。"
    ),
    "start.target": Text("The new target of a goal; repeatable.", "指定某个目标的新目标值；可重复。"),
    "start.monitor": Text("Take over this project's phases and metrics, without actuals; repeatable.", "沿用该项目的阶段和指标，不含实际值；可重复。"),
    "start.only": Text("Only goals, or only repeating tasks (routines).", "只写入目标（goals）或只写入重复任务（routines）。"),
    "yes": Text("Do not ask before writing.", "写入前不再询问。"),
    "close.help": Text(
        "Show what is still open at the end of a quarter; draft its review, carry over tasks.", "查看季末未完成的事项；可生成季度复盘初稿、结转任务。"
    ),
    "close.period": Text("The quarter, such as 2026-Q4.", "季度，如 2026-Q4。"),
    "close.draft": Text("Write the draft of the quarter's review.", "写入季度复盘初稿。"),
    "close.carry": Text("Carry open tasks over to the next quarter.", "把未完成的任务结转到下一季度。"),
    "close.early": Text("Write even if the quarter has not ended.", "季度尚未结束也写入。"),
    "close.format": Text("Output format of the list.", "列表的输出格式。"),
    "close.title": Text("Open at the end of {period}", "{period} 收尾：未完成事项"),
    "close.none": Text("Nothing is open in {period}.", "{period} 没有未完成的事项。"),
    "open.task": Text("Open tasks", "未完成任务"),
    "open.checkpoint": Text("Checkpoints without an actual", "未填报的监控节点"),
    "open.measure": Text("Open measures", "未完成的应对措施"),
    "open.improvement": Text("Open improvements", "未完成的优化项"),
    "open.request": Text("Open requests", "未完成的协作需求"),
    "open.signature": Text("Missing confirmations", "待确认的目标"),
    "open.actual": Text("Goals without figures for the last week", "最后一周没有实际值的目标"),
    "open.review": Text("Reviews not held", "尚未召开的复盘"),
    "col.name": Text("What", "事项"),
    "col.due": Text("Day", "日期"),
    "col.command": Text("Command", "命令"),
    "carried": Text("{count} task{count:|s} carried over to {week}", "已结转 {count} 项任务至{week}"),
    "quotas_stay": Text(
        "not carried over, as they end with the quarter's targets: {tasks}; close them with `teamops done`",
        "以下周目标任务随季度目标结束，没有结转：{tasks}；请用 `teamops done` 关闭",
    ),
    "stuck": Text(
        "not carried over, as their goals end before {period}: {tasks}; `teamops quarter start {period}` writes new goals",
        "以下任务支撑的目标在 {period} 之前结束，没有结转：{tasks}；请先运行 `teamops quarter start {period}`",
    ),
    "no_workday": Text("not carried over, as their owners are away in {week}: {tasks}", "以下任务的负责人{week}没有工作日，没有结转：{tasks}"),
    "not_over": Text(
        "{period} ends on {end}; nothing was written: add `--early` to write before then", "{period} 于 {end} 结束；没有写入任何内容：提前写入请加 `--early`"
    ),
    # what is written
    "history": Text("{period} actual {actual} (target {target})", "{period} 实际 {actual}（目标 {target}）"),
    "history_so_far": Text("{period} actual {actual} by {day} (target {target})", "{period} 截至 {day} 实际 {actual}（目标 {target}）"),
    "history_none": Text("{period} target {target}, no actuals recorded", "{period} 目标 {target}，没有实际值记录"),
    # the page
    "start.title": Text("Start of {period}, from {source}", "开启{period}（参照{source}）"),
    "start.goals": Text("Goals", "目标"),
    "start.goals.none": Text("No goals are taken over.", "没有沿用的目标。"),
    "start.routines": Text("Repeating tasks", "重复任务"),
    "start.routines.none": Text("No repeating task ends with the quarter.", "没有随季度结束的重复任务。"),
    "start.projects": Text("Monitored projects", "监控项目"),
    "col.goal": Text("Goal", "目标"),
    "col.owner": Text("Owner", "责任人"),
    "col.before": Text("Last target", "上期目标值"),
    "col.actual": Text("Last actual", "上期实际值"),
    "col.attained": Text("Attained", "达标率"),
    "col.target": Text("New target", "新目标值"),
    "col.task": Text("Task", "任务"),
    "col.repeat": Text("Repeats", "重复"),
    "col.days": Text("Days", "起止"),
    "col.project": Text("Project", "项目"),
    "owner_left_cell": Text("nobody", "待定"),
    # what people should know
    "owner_left": Text(
        "{goal} has no owner, because {person} has left: set one: `teamops goal set {goal} --owner PERSON`",
        "{goal} 没有责任人，因为{person}已离开；请指定：`teamops goal set {goal} --owner 人员`",
    ),
    "department_gone": Text(
        "{goal} has no department, because {department} is not in teamops.yaml; set one: `teamops goal set {goal} --department DEPT`",
        "{goal} 没有部门，因为 teamops.yaml 中没有 {department}；请指定：`teamops goal set {goal} --department 部门`",
    ),
    "sharers_left": Text("{goal} is split without {people}, who {count:has|have} left", "{goal} 分解时不再包括{people}（已离开）"),
    "not_grown": Text(
        "{goal} keeps its target, because --grow does not raise rates and caps; use `--target`",
        "{goal} 的目标值不变：比率和上限不按比例上调；可用 `--target` 指定",
    ),
    "serves_old_year": Text("{goal} still serves “{serves}”; check the year", "{goal} 支撑的仍是“{serves}”；请核对年份"),
    "basis_left": Text("{goal}: basis not taken over, as it names the old quarter: {texts}", "{goal}：以下依据写的是原季度，没有沿用：{texts}"),
    "routine_ended": Text("repeating task not taken over, as it ended on {day}: {task}", "重复任务已于 {day} 结束，没有沿用：{task}"),
    "routine_without_owner": Text("repeating task not taken over, as its owner {people} has left: {task}", "负责人{people}已离开，没有沿用重复任务：{task}"),
    "monitors_left": Text(
        "projects not taken over: {monitors}; `--monitor {first}` takes one over", "没有沿用的监控项目：{monitors}；用 `--monitor {first}` 沿用"
    ),
    "calendar_official": Text(
        "no calendar of {year} is recorded; the official one is used: record it with `teamops calendar import {year}`",
        "{year}年还没有工作日历，现按官方放假安排计算：请用 `teamops calendar import {year}` 写入",
    ),
    "calendar_provisional": Text(
        "the calendar of {year} is provisional; run `teamops calendar import {year}` when it is published",
        "{year}年的工作日历是暂定的：发布后请运行 `teamops calendar import {year}`",
    ),
    "calendar_weekdays": Text(
        "the days off of {year} are not published yet; Monday to Friday count as working days until then", "{year}年放假安排尚未发布，暂按周一至周五计算"
    ),
    "unread": Text("records in {files} could not be read; goals or repeating tasks may be missing", "{files} 中有记录无法读取，目标或重复任务可能不全"),
    "next": Text("Next: set the targets, split them, and have everyone confirm:", "下一步：核定目标值，分解，再由各人确认："),
    # refusals
    "not_a_quarter": Text("“{value}” is not a quarter; use {example}", "“{value}”不是季度；请写 {example}"),
    "not_before": Text(
        "{source} is not before {period}; nothing was written: use an earlier quarter with `--from`",
        "{source} 不早于 {period}；没有写入任何内容：请用 `--from` 指定更早的季度",
    ),
    "exists": Text(
        "{period} already has goals: {goals}; nothing was written: add a missing one with `--goal GOAL`",
        "{period} 已有目标：{goals}；没有写入任何内容：请用 `--goal 目标` 补上缺少的目标",
    ),
    "goal_exists": Text(
        "{goal} is already in {period}, as {other}; nothing was written: change it with `teamops goal set {other}`",
        "{goal} 在 {period} 已有对应目标 {other}；没有写入任何内容：请用 `teamops goal set {other}` 修改",
    ),
    "no_goals": Text(
        "{source} has no goals to take over; nothing was written: use `--from` with {known}",
        "{source} 没有可沿用的目标；没有写入任何内容：`--from` 可写 {known}",
    ),
    "no_goals_at_all": Text(
        "{source} has no goals to take over; nothing was written: set the first one with `teamops new goal`",
        "{source} 没有可沿用的目标；没有写入任何内容：请先用 `teamops new goal` 设定目标",
    ),
    "not_of_quarter": Text(
        "{goal} is not a goal of {source}; nothing was written: see `teamops goals`", "{goal} 不是 {source} 的目标；没有写入任何内容：请用 `teamops goals` 查看"
    ),
    "bad_target": Text("--target: “{value}” is not GOAL=VALUE; use sales-2026Q4=5500", "--target：“{value}”应写成 `目标=数值`，如 `sales-2026Q4=5500`"),
    "target_twice": Text("{goal} has two targets; give one", "{goal} 指定了两个目标值；请只写一个"),
    "target_left_out": Text("{goal} is not taken over, so it needs no target; remove its `--target`", "{goal} 不在沿用之列；请去掉它的 `--target`"),
    "bad_growth": Text("--grow: “{value}” is not a share between -99% and 900%; use 10%", "--grow：“{value}”不是 -99% 至 900% 之间的比例；请写 10%"),
}
