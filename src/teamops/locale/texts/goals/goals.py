"""Texts of `teamops goals list`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("Goals as a list.", "目标列表。"),
    "list.help": Text(
        "List goals that have not ended, and how they stand; of parts, those that run, unless it is asked for others.",
        "列出未结束的目标及完成情况；分解项默认只列进行中的。",
    ),
    "owner": Text("Only what this person owns, parts too (id or name).", "只看某人负责的目标和分解项（编号或姓名）。"),
    "department": Text("Only what this department owns, parts too (id or name).", "只看某部门负责的目标和分解项（编号或名称）。"),
    "period": Text(
        "Only goals and parts of just this period, such as 2026-Q3, 2026-09 or 2026-09-W37.", "只看该周期的目标和分解项，如 2026-Q3、2026-09、2026-09-W37。"
    ),
    "status": Text("Only those not_begun, running or finished.", "只看未开始 not_begun、进行中 running、已结束 finished 的。"),
    "due_before": Text("Only those that end before this day.", "只看在该日期之前结束的。"),
    "behind": Text("Only those behind their plan by more than the limit.", "只看落后于计划且超出偏差上限的。"),
    "unconfirmed": Text("Only those that not everybody has confirmed.", "只看尚未全部确认的。"),
    "parts": Text("Parts too.", "同时列出分解项。"),
    "open": Text("Only what has not ended, which is the default, or all.", "只看未结束的（默认），或查看全部。"),
    "text": Text("Only those in which this word stands.", "只看含有该文字的。"),
    "sort": Text(
        "The order: due, owner, attained or deviation (default: as in the files).",
        "排序：due 到期、owner 负责人、attained 达标率、deviation 偏差率（默认按文件顺序）。",
    ),
    "title": Text("Goals", "目标列表"),
    "empty": Text("No goal is like that.", "没有符合条件的目标。"),
    "count": Text("{count} {count:goal or part|goals and parts}", "共 {count} 项"),
    "col.id": Text("Id", "编号"),
    "col.goal": Text("Goal", "目标"),
    "col.owner": Text("Owner", "负责人"),
    "col.period": Text("Period", "周期"),
    "col.target": Text("Target", "目标值"),
    "col.target.down": Text("Cap", "上限"),
    "col.target.mixed": Text("Target", "目标值"),
    "col.actual": Text("Actual", "实际值"),
    "col.attained": Text("Attained", "达标率"),
    "col.attained.down": Text("Used", "已用"),
    "col.attained.mixed": Text("Attained / used", "达标/已用"),
    "col.deviation": Text("vs plan", "较计划"),
    "col.confirmed": Text("Signed", "确认"),
}
