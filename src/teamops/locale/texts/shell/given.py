"""Errors for values of options that cannot be parsed."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "bad_day": Text(
        "{option}: “{value}” is not a day; use 2026-09-28, 28 Sep, tomorrow, Fri or +3d",
        "{option}：“{value}”不是日期，应写成 2026-09-28、9月28日、明天、周五或 +3d",
    ),
    "bad_leave": Text(
        "{option}: “{value}” is not a day off; use 2026-11-18, 2026-11-16..2026-11-20 or “2026-11-18 am”",
        "{option}：“{value}”不是请假日期，应写成 2026-11-18、2026-11-16..2026-11-20 或“2026-11-18 上午”",
    ),
    "leave_reversed": Text("{option}: “{value}” ends before it begins; write the first day first", "{option}：“{value}”结束早于开始；请先写第一天"),
    "leave_too_long": Text(
        "{option}: “{value}” is longer than 366 days; use `teamops leave` for somebody who leaves",
        "{option}：“{value}”超过 366 天；人员离开请用 `teamops leave`",
    ),
    "unclear_day": Text("{option}: “{value}” may be {one} or {other}; use one of them", "{option}：“{value}”可能是 {one} 或 {other}，请写明"),
    "bad_moment": Text(
        "{option}: “{value}” is not a time; use 2026-09-28T16:00, 28 Sep 16:00 or tomorrow 4pm",
        "{option}：“{value}”不是时间，应写成 2026-09-28T16:00、9月28日 16:00 或明天下午4点",
    ),
    "bad_share": Text("{option}: “{value}” is not a share from 0% to 100%; use 40% or 0.4", "{option}：“{value}”不是 0% 到 100% 之间的进度，应写成 40% 或 0.4"),
    "bad_number": Text("{option}: “{value}” is not a number; use 5000, 26% or 1.5万", "{option}：“{value}”不是数字，应写成 5000、26% 或 1.5万"),
    "bad_period": Text(
        "{option}: “{value}” is not a period; use 2026-Q3, 2026-09 or 2026-W37", "{option}：“{value}”不是周期，应写成 2026-Q3、2026-09 或 2026-W37"
    ),
    "no_such_choice": Text("{option}: “{value}” is not a choice; use {choices}", "{option}：没有“{value}”；可选 {choices}"),
    "no_such": Text("{option}: “{word}” is not a choice; use {known}", "{option}：没有“{word}”；可选 {known}"),
}
