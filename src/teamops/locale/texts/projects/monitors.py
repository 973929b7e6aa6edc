"""Texts of `teamops monitors list`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("Monitored projects as a list.", "监控项目列表。"),
    "list.help": Text(
        "List monitored projects: those that are not over, the most pressing first, unless it is asked for others.",
        "列出监控项目：默认只列未结束的，最需要处理的在前。",
    ),
    "owner": Text("Only projects of this person (id or name).", "只看某人负责的项目（编号或姓名）。"),
    "department": Text("Only projects of this department (id or name).", "只看某部门的项目（编号或名称）。"),
    "risk": Text("Only projects of this risk: low, medium, high.", "只看该风险等级的项目：低、中、高。"),
    "overdue": Text("Only projects with a checkpoint past its day and not read, over or not.", "只看有节点逾期未填报的项目（含已结束的）。"),
    "beyond": Text(
        "Only projects with a deviation beyond the limit that is not answered to the end, over or not.", "只看偏差超限且未闭环的项目（含已结束的）。"
    ),
    "running": Text("Only projects that are not over, which is the default, or all.", "只看未结束的项目（默认），或查看全部。"),
    "text": Text("Only projects in which this word stands.", "只看含有该文字的项目。"),
    "sort": Text(
        "The order: risk, next, deviation, spent or owner (default: what must be acted on first).",
        "排序：risk 风险、next 下一节点、deviation 偏差、spent 预算执行率、owner 责任人（默认需要处理的在前）。",
    ),
    "title": Text("Monitored projects", "监控项目列表"),
    "empty": Text("No project is like that.", "没有符合条件的项目。"),
    "count": Text(
        "{count} project{count:|s}, {beyond} with deviations to answer, {overdue} with overdue readings",
        "共 {count} 个，其中偏差待处理 {beyond} 个，节点逾期未填报 {overdue} 个",
    ),
    "col.id": Text("Id", "编号"),
    "col.project": Text("Project", "项目名称"),
    "col.owner": Text("Owner", "责任人"),
    "col.risk": Text("Risk", "风险"),
    "col.phase": Text("Phase", "当前阶段"),
    "col.last": Text("Last reading", "最近填报"),
    "col.next": Text("Next reading", "下一节点"),
    "col.measures": Text("Measures", "未完成措施"),
    "col.spent": Text("Spent", "预算执行"),
    "ahead": Text("from {day}", "{day}开始"),
    "between": Text("between phases", "阶段之间"),
    "over": Text("over", "已结束"),
    "unplanned": Text("no phases", "未划分阶段"),
    "unread": Text("{day}, late", "{day}（逾期）"),
    "late": Text("{count}, {late} late", "{count} 项（逾期 {late} 项）"),
    "missing": Text("MISSING", "待制定"),
    "missing_too": Text("{count}, others MISSING", "{count} 项，另有待制定"),
    "spent": Text("{spent}/{planned} ({share})", "{spent}/{planned}（{share}）"),
}
