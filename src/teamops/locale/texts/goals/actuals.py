"""Texts of `teamops actual`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("Record and list actuals.", "录入和查看实际完成。"),
    "add.help": Text(
        "Record an actual of a goal: an increment, or the current value for a rate or with --metric. Write a correction as a "
        "negative number after `--`: `actual add sales-2026Q3 -- -20`.",
        "录入实际完成：累计类目标填新增数；比率类目标或用 --metric 指定的指标填当时的数值。更正填负数，写在 `--` 之后：`actual add sales-2026Q3 -- -20`。",
    ),
    "add.goal": Text(
        "The goal or part, such as sales-2026Q3 or sales-2026Q3/2026-07/2026-07-W27/zhao.",
        "目标或分解项，如 sales-2026Q3、sales-2026Q3/2026-07/2026-07-W27/zhao。",
    ),
    "add.value": Text("The actual, such as 120, 1.5万 or 26%.", "实际值，如 120、1.5万、26%。"),
    "date": Text("The day it was reached (default: today).", "完成日期（默认今天）。"),
    "owner": Text("The person who reached it (id or name).", "完成人（编号或姓名）。"),
    "department": Text("The department that reached it (default: the owner's).", "完成部门（默认取完成人所在部门）。"),
    "metric": Text("Another metric of the goal, such as 签约率.", "目标的其他指标，如 签约率。"),
    "source": Text("The source of the actual, such as CRM.", "数据来源，如 CRM。"),
    "key": Text("The row's number in the source, such as HT-1024; it distinguishes equal rows.", "该数据在来源中的编号，如 HT-1024：用来区分相同的数据。"),
    "note": Text("A remark.", "备注。"),
    "again": Text("Record it even if an equal actual exists.", "已有相同数据时仍然录入。"),
    "repeated": Text(
        "this actual is already recorded, at {place}; nothing was written; if it is another one, add --key with its number in the source, or --again",
        "该数据已录入，见 {place}；没有写入任何内容。如果是另一条，请用 --key 写明来源中的编号，或加 --again",
    ),
    "ask_repeated": Text("This actual is already recorded, at {place}. Record it again?", "该数据已录入，见 {place}。仍要再录入一次吗？"),
    "in_future": Text("{day} is in the future, so it cannot have an actual yet; nothing was written", "{day} 尚未到来，不能录入实际值；没有写入任何内容"),
    "without_part": Text(
        "{who} has no part in {goal}; the actual counts for the goal, but not for any person",
        "{who}在 {goal} 中没有分解项：该数据计入目标，但不计入任何人的进度",
    ),
    "outside": Text(
        "{day} is outside the goal's period, {first} to {last}; the actual will not count", "{day} 不在目标周期（{first} 至 {last}）之内：该数据不会计入"
    ),
    "stands": Text("{goal}: {actual} of {target} ({rate})", "{goal}：累计 {actual}，目标 {target}（达标率 {rate}）"),
    "stands_due": Text(
        "{goal}: {actual} of {target} ({rate}), {due} due by {day}", "{goal}：累计 {actual}，目标 {target}（达标率 {rate}），截至 {day}应达 {due}"
    ),
    "cap.stands": Text("{goal}: {actual} of a cap of {target} ({rate})", "{goal}：实际 {actual}，上限 {target}（{rate}）"),
    "cap.stands_due": Text(
        "{goal}: {actual} of a cap of {target} ({rate}), {due} allowed by {day}", "{goal}：实际 {actual}，上限 {target}（{rate}），截至 {day}限额 {due}"
    ),
    # the list
    "list.help": Text("List actuals, oldest first.", "列出实际完成，按日期排列。"),
    "list.goal": Text("Only actuals that count for this goal or part.", "只看计入该目标或分解项的。"),
    "list.owner": Text("Only actuals of this person (id or name).", "只看某人完成的（编号或姓名）。"),
    "list.metric": Text("Only actuals of this metric.", "只看该指标。"),
    "list.since": Text("From this day on, inclusive.", "起始日期（含）。"),
    "list.until": Text("Up to this day, inclusive.", "截止日期（含）。"),
    "format": Text("Output format.", "输出格式。"),
    "title": Text("Actuals", "实际完成"),
    "empty": Text("No matching actuals.", "没有符合条件的实际完成。"),
    "count": Text("{count} actual{count:|s}", "共 {count} 条"),
    "count_sum": Text("{count} actual{count:|s}, {sum} in total", "共 {count} 条，合计 {sum}"),
    "col.date": Text("Day", "日期"),
    "col.goal": Text("Goal", "目标"),
    "col.metric": Text("Metric", "指标"),
    "col.value": Text("Value", "实际值"),
    "col.owner": Text("Owner", "完成人"),
    "col.source": Text("Source", "来源"),
    "col.key": Text("No.", "编号"),
    "col.note": Text("Note", "备注"),
}
