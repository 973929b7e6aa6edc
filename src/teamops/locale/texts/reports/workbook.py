"""Texts of workbooks."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "cut": Text(" … (cut: the text has {length} characters)", "……（已截断：原文共 {length} 字）"),
    "too_tall": Text(
        "{count} row{count:|s} {count:is|are} too tall for Excel: the cells contain the full text, but the printout does not.",
        "有 {count} 行超过 Excel 的最大行高：单元格内保存了全文，打印时显示不全。",
    ),
    "total": Text("Total", "合计"),
    "choice_title": Text("Not in the list", "不在选项中"),
    "choice": Text("“{head}” is usually chosen from the list. Keep this value anyway?", "“{head}”通常从列表中选择，仍要保留吗？"),
    "not_installed": Text(
        "Excel workbooks need XlsxWriter: run {command} (or use --format csv, which Excel also opens)",
        "输出 Excel 需要 XlsxWriter，尚未安装：请运行 {command}（或改用 `--format csv`，Excel 也能打开）",
    ),
}
