"""Titles of charts in reports, and sentences on what they show."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "burn_up": Text("{goal} · {period}", "{goal} · {period}"),
    "burn_up.said": Text("Actual {actual}, due by now {due} ({gap}), target {target}.", "已达 {actual}，应达 {due}（{gap}），目标 {target}。"),
    "burn_up.forecast": Text(" Forecast at this pace: {forecast} ({share}).", "按目前进度预计完成 {forecast}（{share}）。"),
    "burn_up.nothing": Text("No actuals yet; target {target}.", "尚无数据，目标 {target}。"),
    "burn_up.cap.said": Text(
        "Actual {actual}, allowed by now {due} ({gap}), cap {target} ({share}).", "实际 {actual}，限额 {due}（{gap}），上限 {target}（{share}）。"
    ),
    "burn_up.cap.forecast": Text(" Forecast at this pace: {forecast} ({share}).", "按目前进度预计 {forecast}（{share}）。"),
    "burn_up.cap.nothing": Text("No actuals yet; cap {target}.", "尚无数据，上限 {target}。"),
    "deviations": Text("Deviation from plan to date", "与计划的偏差"),
    "deviations.one": Text("{name} {rate}", "{name} {rate}"),
    "deviations.none": Text("{count} compared, all within ±{limit}.", "共 {count} 项，均在 ±{limit} 以内。"),
    "deviations.said": Text("{count} compared, {beyond} beyond ±{limit}: {named}.", "共 {count} 项，{beyond} 项超出 ±{limit}：{named}。"),
    "loads": Text("Open tasks by person and priority", "在办任务（按人、按优先级）"),
    "loads.said": Text(
        "{tasks} open task{tasks:|s}, {people} {people:person|people}; highest: {most} ({names}).",
        "{people} 人共有 {tasks} 项在办任务，单人最多 {most} 项（{names}）。",
    ),
    "loads.said_of_many": Text(
        "{tasks} open task{tasks:|s}, {people} {people:person|people}; highest: {most}.", "{people} 人共有 {tasks} 项在办任务，单人最多 {most} 项。"
    ),
    "loads.over": Text(" Over the limit: {names}.", "超过上限：{names}。"),
    "loads.left_out": Text(" The chart shows the {drawn} people with the most tasks.", "图中为任务最多的 {drawn} 人。"),
    "dailies": Text("Daily reports by day", "工作日报提交情况"),
    "dailies.said": Text(
        "{owed} expected: {kept} on time, {late} late, {missing} missing.", "应交 {owed} 份：按时 {kept} 份、迟交 {late} 份、未交 {missing} 份。"
    ),
    "gantt.project": Text("Schedule of {project}", "{project}：进度安排"),
    "gantt.phase": Text("phase", "阶段"),
    "gantt.said": Text("{count} in total: {told}.", "共 {count} 项：{told}。"),
    "gantt.late": Text("{count} overdue", "逾期 {count} 项"),
    "gantt.blocked": Text("{count} blocked", "阻塞 {count} 项"),
    "gantt.running": Text("{count} in progress", "进行中 {count} 项"),
    "gantt.planned": Text("{count} not started", "未开始 {count} 项"),
    "gantt.done": Text("{count} done", "已完成 {count} 项"),
    "gantt.left_out": Text(" The chart shows the first {drawn}.", "图中为前 {drawn} 项。"),
}
