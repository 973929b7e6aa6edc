"""Texts of workbooks."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "cut": Text(" … (cut: the text has {length} characters)", "……（已截断：原文共 {length} 字）"),
    "too_tall": Text(
        "{count} row(s) are higher than Excel can show: their cells hold the whole text, paper does not.",
        "有 {count} 行超过 Excel 的最大行高：单元格内保存了全文，打印时显示不全。",
    ),
    "total": Text("Total", "合计"),
    "choice_title": Text("Not in the list", "不在选项中"),
    "choice": Text("“{head}” is usually one of the list. Keep it all the same?", "“{head}”通常从列表中选择，仍要保留吗？"),
    "not_installed": Text(
        "Excel workbooks need XlsxWriter, which is not installed: {command} (or --format csv, which Excel opens too)",
        "输出 Excel 需要 XlsxWriter，尚未安装：请运行 {command}（或改用 --format csv,Excel 也能打开）",
    ),
}
