"""Texts of `teamops calendar`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("The team's calendar: import official holidays, show the working days of a year.", "导入官方放假安排，查看某一年的工作日历。"),
    "bad_year": Text("“{value}” is not a valid year; use {first} to {last}", "“{value}”不是有效年份；请写 {first} 至 {last}"),
    "import.help": Text(
        "Write the official Chinese holidays and make-up days of a year into the team's calendar. Keeps the team's own days. "
        "A year that is not published yet becomes provisional; nothing is guessed.",
        "把某年官方的放假和调休安排写入团队日历，团队自定日期会保留。尚未公布的年份记为暂定（provisional），不作猜测。",
    ),
    "import.replace": Text(
        "Make an edited record match the official days; the team's own days are removed.", "把修改过的记录改为与官方完全一致；团队自定日期会删除。"
    ),
    "show.help": Text("Show the working days of each month, with holidays and make-up days.", "显示某年各月的工作日数、放假日和调休上班日。"),
    "year": Text("The year (for `show` default: this year).", "年份（`show` 默认为今年）。"),
    "format": Text("Output format.", "输出格式。"),
    # results of an import
    "added": Text("{year}: added the official working days", "{year} 年：已写入官方放假调休安排"),
    "updated": Text("{year}: updated the record to the official days", "{year} 年：记录已按官方安排更新"),
    "current": Text("{year}: the record already has the official days; nothing to change", "{year} 年：记录与官方安排一致，无需改动"),
    "unpublished": Text(
        "{year}: no official days yet, so the year is provisional; Monday to Friday count as working days until you import again (rule F012 reminds you)",
        "{year} 年：尚无官方安排，记为暂定；再次导入之前按周一至周五计算工作日（检查规则 F012 会提醒）",
    ),
    "still_unpublished": Text("{year}: no official days yet; the record is unchanged", "{year} 年：尚无官方安排，记录保持不变"),
    "edited": Text(
        "{year}: the record was edited and lacks official days; nothing was written; use `--replace` to make it official",
        "{year} 年：记录被修改过，缺少官方安排中的日子；没有写入任何内容。用 `--replace` 可改为与官方一致",
    ),
    "missing": Text("official days missing from the record: {days}", "官方有、记录里没有：{days}"),
    "kept": Text("kept, the team's own days: {days}", "团队自定日期，已保留：{days}"),
    "gone": Text("removed, the team's own days: {days}", "团队自定日期，已删除：{days}"),
    "key.holidays": Text("{day} off", "{day} 放假"),
    "key.makeup_workdays": Text("{day} worked", "{day} 上班"),
    "twice": Text("{year} has records in {files}; keep one and run this again", "{files} 中都有 {year} 年；请只保留一条记录再运行"),
    # one year
    "title": Text("Working days of {year}", "{year} 年工作日历"),
    "col.month": Text("Month", "月份"),
    "col.workdays": Text("Working days", "工作日"),
    "col.weekdays": Text("Mon–Fri", "周一至周五"),
    "col.holidays": Text("Holidays (Mon–Fri)", "放假（周一至周五）"),
    "col.makeup": Text("Make-up days (weekend)", "调休上班（周末）"),
    "total": Text("Year", "全年"),
    "status.official": Text("official · {source}", "官方 · {source}"),
    "status.provisional": Text(
        "PROVISIONAL: the official notice is not imported yet; run `teamops calendar import {year}` once it is published",
        "暂定：尚未采用官方通知；公布后请运行 `teamops calendar import {year}`",
    ),
    "status.default": Text(
        "official days; the team has no record of {year}; run `teamops calendar import {year}` to add one",
        "按国务院公布的安排；团队没有 {year} 年的记录，可用 `teamops calendar import {year}` 写入工作区",
    ),
    "status.none": Text(
        "NO CALENDAR: Monday to Friday count as working days; run `teamops calendar import {year}`",
        "没有日历：按周一至周五计算工作日；请运行 `teamops calendar import {year}`",
    ),
    "no_source": Text("no source given", "未注明来源"),
}
