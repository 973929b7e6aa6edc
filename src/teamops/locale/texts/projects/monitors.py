"""Texts of `teamops monitors list`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("List monitored projects.", "查看监控项目列表。"),
    "list.help": Text("List monitored projects that have not ended, most pressing first.", "列出监控项目：默认只列未结束的，最需要处理的在前。"),
    "owner": Text("Only projects of this person (id or name).", "只看某人负责的项目（编号或姓名）。"),
    "department": Text("Only projects of this department (id or name).", "只看某部门的项目（编号或名称）。"),
    "risk": Text("Only projects of this risk: low, medium, high.", "只看该风险等级的项目：低、中、高。"),
    "overdue": Text("Only projects with an overdue checkpoint without an actual, including ended ones.", "只看有节点逾期未填报的项目（含已结束的）。"),
    "beyond": Text("Only projects with an unresolved deviation beyond the limit, including ended ones.", "只看偏差超限且未闭环的项目（含已结束的）。"),
    "running": Text("Only projects that have not ended (default), or all.", "只看未结束的项目（默认），或查看全部。"),
    "text": Text("Only projects containing this text.", "只看含有该文字的项目。"),
    "sort": Text(
        "The order: risk, next, deviation, spent or owner (default: most pressing first).",
        "排序：risk 风险、next 下一节点、deviation 偏差、spent 预算执行率、owner 责任人（默认需要处理的在前）。",
    ),
    "title": Text("Monitored projects", "监控项目列表"),
    "empty": Text("No matching projects.", "没有符合条件的项目。"),
    "count": Text(
        "{count} project{count:|s}, {beyond} with unresolved deviations, {overdue} with overdue checkpoints",
        "共 {count} 个，其中偏差待处理 {beyond} 个，节点逾期未填报 {overdue} 个",
    ),
    "col.id": Text("Id", "编号"),
    "col.project": Text("Project", "项目名称"),
    "col.owner": Text("Owner", "责任人"),
    "col.risk": Text("Risk", "风险"),
    "col.phase": Text("Phase", "当前阶段"),
    "col.last": Text("Last actual", "最近填报"),
    "col.next": Text("Next checkpoint", "下一节点"),
    "col.measures": Text("Open measures", "未完成措施"),
    "col.spent": Text("Spent", "预算执行"),
    "ahead": Text("from {day}", "{day}开始"),
    "between": Text("between phases", "阶段之间"),
    "over": Text("ended", "已结束"),
    "unplanned": Text("no phases", "未划分阶段"),
    "unread": Text("{day} (overdue)", "{day}（逾期）"),
    "late": Text("{count}, {late} overdue", "{count} 项（逾期 {late} 项）"),
    "missing": Text("MISSING", "待制定"),
    "missing_too": Text("{count}, others MISSING", "{count} 项，另有待制定"),
    "spent": Text("{spent}/{planned} ({share})", "{spent}/{planned}（{share}）"),
}
