"""Texts of `teamops away`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("Record a person's leave; without a person, list who is away in the next 30 days.", "登记请假；不写人员则列出未来 30 天的请假。"),
    "person": Text("Who is away (id or name).", "请假的人员（编号或姓名）。"),
    "days": Text(
        "A day, a range or half a day: 2026-11-18, 2026-11-16..2026-11-20, “2026-11-18 am”.",
        "某天、范围或半天：2026-11-18、2026-11-16..2026-11-20、11月16日至20日、“2026-11-18 上午”。",
    ),
    "half": Text("Only half of the day: am or pm.", "只请半天：am（上午）或 pm（下午）。"),
    "remove": Text("Remove this leave instead.", "取消这次请假。"),
    "list": Text("List who is away in the next 30 days.", "列出未来 30 天的请假。"),
    "title": Text("Away from {first} to {last}", "{first} 至 {last} 请假"),
    "none": Text("Nobody is away.", "没有人请假。"),
    "col.person": Text("Who", "人员"),
    "col.leave": Text("Away", "请假"),
    "col.workdays": Text("Working days", "工作日"),
    "am": Text("{day} morning", "{day} 上午"),
    "pm": Text("{day} afternoon", "{day} 下午"),
    "due": Text("{person} is away on {leave}; due then:", "{person}请假 {leave}，期间到期："),
    "due_one": Text("- {kind}: {name} {record} ({day})", "- {kind}：{name} {record}（{day}）"),
    "lists_only": Text(
        "`away --list` takes a person only; `teamops away PERSON DATE` records leave, with `--remove` removes it",
        "`away --list`只能写人员；登记请假用 `teamops away 人员 日期`，取消再加 `--remove`",
    ),
    "no_days": Text(
        "leave of {person}: name the days, such as `teamops away {id} 2026-11-16..2026-11-20`",
        "{person}的请假：请写明日期，如 `teamops away {id} 2026-11-16..2026-11-20`",
    ),
    "half_of_days": Text("`--half` is for one day, not for {leave}; record the half day separately", "`--half` 只用于某一天，不能用于 {leave}；半天请单独登记"),
    "repeated": Text("leave {leave} of {person} is already recorded", "{person}的请假 {leave} 已登记"),
    "overlap": Text(
        "leave {leave} of {person} overlaps {other}; remove that first: `teamops away {id} '{other}' --remove`",
        "{person}的请假 {leave} 与 {other} 重叠；请先取消：`teamops away {id} '{other}' --remove`",
    ),
    "too_many": Text(
        "{person} has {count} entries in `days_off`, the maximum; remove old ones", "{person}的 `days_off` 已有 {count} 项，达到上限；请删去以往的请假"
    ),
    "not_away": Text("{person} has no leave {leave}; `teamops away` lists who is away", "{person}没有登记 {leave} 的请假；请用 `teamops away` 查看"),
    "other_days": Text(
        "{person} has no leave {leave}, only {others}; remove that first, then record the rest",
        "{person}没有登记 {leave} 的请假，只有 {others}；请先取消，再登记其余日期",
    ),
}
