"""Texts of `teamops actual`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("What was reached: record a figure, list what is recorded.", "实际完成：录入数据、查看已录入的数据。"),
    "add.help": Text(
        "Record what was reached of a goal: an increment, or a reading where the goal is a rate or --metric is given. "
        "A correction is a negative value after `--`: `actual add sales-2026Q3 -- -20`.",
        "录入目标的实际完成值：累计类目标填增量，比率类目标或指定 --metric 时填当时读数。更正用负数，写在 `--` 之后：`actual add sales-2026Q3 -- -20`。",
    ),
    "add.goal": Text(
        "The goal or a part of it, such as sales-2026Q3 or sales-2026Q3/2026-07/2026-07-W27/zhao.",
        "目标或其中一部分，如 sales-2026Q3、sales-2026Q3/2026-07/2026-07-W27/zhao。",
    ),
    "add.value": Text("The figure, such as 120, 1.5万 or 26%.", "数值，如 120、1.5万、26%。"),
    "date": Text("The day it was reached on (default: today).", "完成日期（默认今天）。"),
    "owner": Text("Who reached it (id or name).", "完成人（编号或姓名）。"),
    "department": Text("The department that reached it (default: the owner's).", "完成部门（默认取完成人所在部门）。"),
    "metric": Text("Another metric that belongs to the goal, such as 签约率.", "目标的其他指标，如 签约率。"),
    "source": Text("Where the figure comes from, such as CRM.", "数据来源，如 CRM。"),
    "key": Text("The number of the row in the source, such as HT-1024: it tells equal rows apart.", "该数据在来源中的编号，如 HT-1024：用来区分相同的数据。"),
    "note": Text("A remark.", "备注。"),
    "again": Text("Record it although an equal figure is recorded.", "已有相同数据时仍然录入。"),
    "repeated": Text(
        "this figure is recorded already, at {place}; nothing was written: if it is another one, give its number in the source with --key, or add --again",
        "该数据已录入，见 {place}；没有写入任何内容：如果是另一条，请用 --key 写明来源中的编号，或加 --again",
    ),
    "ask_repeated": Text("This figure is recorded already, at {place}. Record it again?", "该数据已录入，见 {place}。仍要再录入一次吗？"),
    "in_future": Text("{day} is not over yet, so nothing can have been reached on it; nothing was written", "{day} 尚未到来，不能录入实际值；没有写入任何内容"),
    "without_part": Text(
        "{who} has no part in {goal}: the figure counts for the goal, and on nobody's page",
        "{who} 在 {goal} 中没有分解项：该数据计入目标，但不计入任何人的进度",
    ),
    "outside": Text(
        "{day} lies outside the goal's period, {first} to {last}: the figure will not count", "{day} 不在目标周期（{first} 至 {last}）之内：该数据不会计入"
    ),
    "stands": Text("{goal}: {actual} of {target} ({rate})", "{goal}：累计 {actual}，目标 {target}（达标率 {rate}）"),
    "stands_due": Text(
        "{goal}: {actual} of {target} ({rate}), {due} due by {day}", "{goal}：累计 {actual}，目标 {target}（达标率 {rate}），截至 {day}应达 {due}"
    ),
    "cap.stands": Text("{goal}: {actual} of a cap of {target}: {rate}", "{goal}：实际 {actual}，上限 {target}，{rate}"),
    "cap.stands_due": Text(
        "{goal}: {actual} of a cap of {target}: {rate}; {due} allowed by {day}", "{goal}：实际 {actual}，上限 {target}，{rate}；截至 {day}限额 {due}"
    ),
    # the list
    "list.help": Text("List recorded figures, oldest first.", "列出已录入的数据，按日期排列。"),
    "list.goal": Text("Only of this goal, or what counts for this part of it.", "只看该目标，或计入该分解项的数据。"),
    "list.owner": Text("Only what this person reached (id or name).", "只看某人完成的（编号或姓名）。"),
    "list.metric": Text("Only this metric.", "只看该指标。"),
    "list.since": Text("From this day on.", "起始日期（含）。"),
    "list.until": Text("Up to this day.", "截止日期（含）。"),
    "format": Text("How the list is printed.", "输出格式。"),
    "title": Text("Figures recorded", "实际完成记录"),
    "empty": Text("Nothing is recorded.", "没有录入的数据。"),
    "count": Text("{count} record{count:|s}", "共 {count} 条"),
    "count_sum": Text("{count} record{count:|s}, {sum} in all", "共 {count} 条，合计 {sum}"),
    "col.date": Text("Day", "日期"),
    "col.goal": Text("Goal", "目标"),
    "col.metric": Text("Metric", "指标"),
    "col.value": Text("Value", "数值"),
    "col.owner": Text("Owner", "完成人"),
    "col.source": Text("Source", "来源"),
    "col.key": Text("No.", "编号"),
    "col.note": Text("Note", "备注"),
}
