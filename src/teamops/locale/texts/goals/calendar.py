"""Texts of `teamops calendar`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("The team's working days: take official ones over, show a year.", "团队工作日历：导入官方放假安排，查看某一年。"),
    "bad_year": Text("“{value}” is not a year from {first} to {last}", "“{value}”不是 {first} 至 {last} 之间的年份"),
    "import.help": Text(
        "Write the official Chinese holidays and make-up working days of a year into the team's calendar. "
        "Days of the team's own stay. A year that is not published yet becomes provisional and is not guessed.",
        "把某年官方的放假和调休安排写入团队日历，团队自己的日子会保留。尚未公布的年份记为暂定（provisional），不作猜测。",
    ),
    "import.replace": Text(
        "Make an edited record exactly the official one; days of the team's own go.", "把修改过的记录改为与官方完全一致；团队自己的日子会去掉。"
    ),
    "show.help": Text("Show the working days of each month of a year, with its holidays and make-up days.", "显示某年各月的工作日数、放假日和调休上班日。"),
    "year": Text("The year (for `show` default: this year).", "年份（`show` 默认为今年）。"),
    "format": Text("How it is printed.", "输出格式。"),
    # results of an import
    "added": Text("{year}: the official working days are taken over", "{year} 年：已采用官方放假调休安排"),
    "updated": Text("{year}: the record now says the official days", "{year} 年：记录已按官方安排更新"),
    "current": Text("{year}: the record says the official days already", "{year} 年：记录与官方安排一致，无需改动"),
    "unpublished": Text(
        "{year}: no official days are known, so the year is provisional: Monday to Friday count as working days until "
        "you run this again (the check reminds you, F012)",
        "{year} 年：尚无官方安排，记为暂定：在再次导入之前按周一至周五计算工作日（检查规则 F012 会提醒）",
    ),
    "still_unpublished": Text("{year}: no official days are known; the record stays as it is", "{year} 年：尚无官方安排，记录保持不变"),
    "edited": Text(
        "{year}: the record was edited and lacks official days; nothing was written: `--replace` makes it official",
        "{year} 年：记录被修改过，缺少官方安排中的日子；没有写入任何内容。用 `--replace` 可改为与官方一致",
    ),
    "missing": Text("official, not in the record: {days}", "官方有、记录里没有：{days}"),
    "kept": Text("the team's own, kept: {days}", "团队自己的日子，已保留：{days}"),
    "gone": Text("the team's own, taken out: {days}", "团队自己的日子，已去掉：{days}"),
    "key.holidays": Text("{day} off", "{day} 放假"),
    "key.makeup_workdays": Text("{day} worked", "{day} 上班"),
    "twice": Text("{year} stands in {files}; leave one record and run this again", "{files} 中都有 {year} 年；请只保留一条记录再运行"),
    # one year
    "title": Text("Working days of {year}", "{year} 年工作日历"),
    "col.month": Text("Month", "月份"),
    "col.workdays": Text("Working days", "工作日"),
    "col.weekdays": Text("Mon–Fri", "周一至周五"),
    "col.holidays": Text("Off on a weekday", "放假（周一至周五）"),
    "col.makeup": Text("Worked at a weekend", "调休上班（周末）"),
    "total": Text("Year", "全年"),
    "status.official": Text("official · {source}", "官方 · {source}"),
    "status.provisional": Text(
        "PROVISIONAL: the official notice is not taken over; run `teamops calendar import {year}` once it is out",
        "暂定：尚未采用官方通知；公布后请运行 `teamops calendar import {year}`",
    ),
    "status.default": Text(
        "official days; the team has no record of {year}: `teamops calendar import {year}` takes them over",
        "按国务院公布的安排；团队没有 {year} 年的记录，可用 `teamops calendar import {year}` 写入工作区",
    ),
    "status.none": Text(
        "NO CALENDAR: Monday to Friday count as working days; run `teamops calendar import {year}`",
        "没有日历：按周一至周五计算工作日；请运行 `teamops calendar import {year}`",
    ),
    "no_source": Text("no source named", "未注明来源"),
}
