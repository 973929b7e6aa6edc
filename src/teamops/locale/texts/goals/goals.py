"""Texts of `teamops goals list`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("List goals.", "查看目标列表。"),
    "list.help": Text(
        "List goals that have not ended, with their figures. A filter can add parts (running ones by default).",
        "列出未结束的目标及完成情况；分解项默认只列进行中的。",
    ),
    "owner": Text("Only goals and parts of this person (id or name).", "只看某人负责的目标和分解项（编号或姓名）。"),
    "department": Text("Only goals and parts of this department (id or name).", "只看某部门负责的目标和分解项（编号或名称）。"),
    "period": Text(
        "Only goals and parts of exactly this period, such as 2026-Q3, 2026-09 or 2026-09-W37.", "只看该周期的目标和分解项，如 2026-Q3、2026-09、2026-09-W37。"
    ),
    "status": Text("Only goals with this status: not_begun, running, finished.", "只看该状态的：not_begun 未开始、running 进行中、finished 已结束。"),
    "due_before": Text("Only goals that end before this day.", "只看在该日期之前结束的。"),
    "behind": Text("Only goals behind plan by more than the limit.", "只看落后于计划且超出偏差上限的。"),
    "unconfirmed": Text("Only goals that someone has not confirmed yet.", "只看尚未全部确认的。"),
    "parts": Text("Also list parts.", "同时列出分解项。"),
    "open": Text("Only goals that have not ended (default), or all.", "只看未结束的（默认），或查看全部。"),
    "text": Text("Only goals containing this text.", "只看含有该文字的。"),
    "sort": Text(
        "The order: due, owner, attained or deviation (default: order of the files).",
        "排序：due 到期、owner 责任人、attained 达标率、deviation 偏差率（默认按文件顺序）。",
    ),
    "title": Text("Goals", "目标列表"),
    "empty": Text("No matching goals.", "没有符合条件的目标。"),
    "count": Text("{count} {count:goal or part|goals and parts}", "共 {count} 项"),
    "col.id": Text("Id", "编号"),
    "col.goal": Text("Goal", "目标"),
    "col.owner": Text("Owner", "责任人"),
    "col.period": Text("Period", "周期"),
    "col.target": Text("Target", "目标值"),
    "col.target.down": Text("Cap", "上限"),
    "col.target.mixed": Text("Target", "目标值"),
    "col.actual": Text("Actual", "实际值"),
    "col.attained": Text("Attained", "达标率"),
    "col.attained.down": Text("Used", "已用"),
    "col.attained.mixed": Text("Attained / used", "达标率/已用"),
    "col.deviation": Text("vs plan", "较计划"),
    "col.confirmed": Text("Confirmed", "确认"),
}
