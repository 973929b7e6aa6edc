"""F003: every value is valid for its key."""

from __future__ import annotations

from collections.abc import Mapping

from teamops.checking.finding import Fix
from teamops.checking.from_faults import check_faults
from teamops.checking.rule import Rule
from teamops.locale.canonical import canonicalize
from teamops.locale.suggest import find_only_match
from teamops.locale.text import Text
from teamops.model.change import Change
from teamops.model.place import At

RULE = Rule(
    code="F003",
    name="valid-value",
    severity="error",
    clause="",
    title=Text("Every value is valid for its key", "每个值都符合字段的类型"),
    why=Text("Invalid dates and numbers cannot be compared or added up.", "无效的日期和数字无法比较，也无法汇总。"),
    messages={
        "number": Text(
            "`{key}` must be a number such as 5000, 1,200, 26% or 1.5万, not “{value}”",
            "`{key}` 应为数字，如 5000、1,200、26% 或 1.5万，而不是“{value}”",
        ),
        "two_readings": Text(
            "`{key}` “{value}” could mean {one} or {other}; write one of the two",
            "`{key}` 的“{value}”可能是 {one}，也可能是 {other}；请写明是哪一个",
        ),
        "other_unit": Text("`{key}` “{value}” is not an amount in {unit}", "`{key}` 的“{value}”与单位“{unit}”不符"),
        "no_unit": Text(
            "`{key}` “{value}” is in {unit}, but no `unit` is set; write `unit: {unit}` or only the number",
            "`{key}` 的“{value}”带有单位“{unit}”，但没有设置 `unit`；请写 `unit: {unit}`，或只写数字",
        ),
        "rate_or_not": Text(
            "`{key}` “{value}” is a rate, but the plan “{like}” is not; write both in the same way",
            "`{key}` 的“{value}”是比率，而计划值“{like}”不是；请统一写法",
        ),
        "too_fine": Text(
            "`{key}` “{value}” has more than {places} decimal places in its unit; use a smaller unit",
            "`{key}` 的“{value}”换算后超过 {places} 位小数；请改用较小的单位",
        ),
        "too_large": Text(
            "`{key}` “{value}” has more than {digits} digits in its unit; use a larger unit",
            "`{key}` 的“{value}”换算后超过 {digits} 位数字；请改用较大的单位",
        ),
        "share": Text(
            "`{key}` must be a share such as 10% or 0.1, not “{value}”",
            "`{key}` 应为比例，如 10% 或 0.1，而不是“{value}”",
        ),
        "whole": Text(
            "`{key}` must be a whole number such as 3, not “{value}”", "`{key}` 应为整数，如 3，而不是“{value}”"
        ),
        "flag": Text("`{key}` must be true or false, not “{value}”", "`{key}` 应为 true 或 false，而不是“{value}”"),
        "day": Text(
            "`{key}` must be a day such as 2026-09-07, not “{value}”",
            "`{key}` 应为日期，如 2026-09-07，而不是“{value}”",
        ),
        "leave": Text(
            "`{key}` must be a day off such as 2026-11-18, 2026-11-16..2026-11-20 or 2026-11-18 am, not “{value}”",
            "`{key}` 应为请假日期，如 2026-11-18、2026-11-16..2026-11-20 或 2026-11-18 am，而不是“{value}”",
        ),
        "leave_reversed": Text(
            "`{key}` “{value}” ends before it begins; write the first day first",
            "`{key}` 的“{value}”结束早于开始；请先写第一天",
        ),
        "leave_too_long": Text(
            "`{key}` “{value}” is longer than 366 days; use `until` for a person who has left",
            "`{key}` 的“{value}”超过 366 天；人员离开请写 `until`",
        ),
        "leaves": Text(
            "`{key}` must have at most 366 entries, not “{value}”; write days in a row as one range",
            "`{key}` 最多写 366 项，而不是“{value}”；连续的日子请写成一个范围",
        ),
        "moment": Text(
            "`{key}` must be a day and time such as 2026-09-07T16:40 or 2026-09-07T16:40:00+08:00, not “{value}”",
            "`{key}` 应为日期加时间，如 2026-09-07T16:40 或 2026-09-07T16:40:00+08:00，而不是“{value}”",
        ),
        "duration": Text(
            "`{key}` must be a length of time such as 2h, 30m or 1d, not “{value}”",
            "`{key}` 应为时长，如 2h（小时）、30m（分钟）或 1d（天），而不是“{value}”",
        ),
        "clock": Text(
            "`{key}` must be a time of day such as 17:00, not “{value}”", "`{key}` 应为时刻，如 17:00，而不是“{value}”"
        ),
        "period": Text(
            "`{key}` must be a period such as 2026, 2026-Q3, 2026-07, 2026-W28, 2026-07-W28 or 2026-07-14, "
            "not “{value}”",
            "`{key}` 应为周期，如 2026、2026-Q3、2026-07、2026-W28、2026-07-W28 或 2026-07-14，而不是“{value}”",
        ),
        "repeat": Text(
            "`{key}` must be an interval such as daily, weekly Mon, weekly Tue,Fri, monthly 3, monthly last or "
            "quarterly 5, not “{value}”",
            "`{key}` 应为重复方式，如 daily、weekly Mon、weekly Tue,Fri、monthly 3、monthly last 或 quarterly 5，"
            "而不是“{value}”",
        ),
        "id": Text(
            "`{key}` “{value}” is not a valid id; use one word without blanks, quotes, `/` or `+`, not beginning "
            "with `-`",
            "`{key}` 的“{value}”不是有效编号；应为一个词，不含空格、引号、`/` 和 `+`，不以 `-` 开头",
        ),
        "names": Text(
            "`{key}` must be a name or a list of names such as [xiaowang, lijie], not “{value}”",
            "`{key}` 应为一个名称或名称列表，如 [xiaowang, lijie]，而不是“{value}”",
        ),
        "pattern": Text(
            "`{key}` must be a pattern of at most 500 characters, not “{value}”",
            "`{key}` 应为不超过 500 个字符的模式，而不是“{value}”",
        ),
        "patterns": Text(
            "`{key}` must have at most 200 patterns, not “{value}”", "`{key}` 最多可写 200 个模式，而不是“{value}”"
        ),
        "zone": Text(
            "`{key}` must be a time zone such as Asia/Shanghai, not “{value}”",
            "`{key}` 应为时区，如 Asia/Shanghai，而不是“{value}”",
        ),
        "color": Text(
            '`{key}` must be a colour in quotes such as "#0a5c4a", not “{value}”',
            '`{key}` 应为加引号的颜色，如 "#0a5c4a"，而不是“{value}”',
        ),
        "pale_color": Text(
            "`{key}` “{value}” is too pale for white paper (contrast below 4.5:1); use a darker tone",
            "`{key}` 的颜色“{value}”太浅，与白纸的对比度不足 4.5:1，打印后看不清；请换深一些的颜色",
        ),
        "choice": Text(
            "`{key}` must be one of {choices}, not “{value}”", "`{key}` 应为 {choices} 之一，而不是“{value}”"
        ),
        "choice_near": Text(
            "`{key}` must be one of {choices}, not “{value}”; did you mean `{near}`?",
            "`{key}` 应为 {choices} 之一，而不是“{value}”；是不是 `{near}`？",
        ),
        "text": Text("`{key}` must be text, not “{value}”", "`{key}` 应为文字，而不是“{value}”"),
        "list": Text(
            "`{key}` must be a list, not “{value}”; put items in `[ ]`, or each on its own line after `- `",
            "`{key}` 应为列表，而不是“{value}”；各项写在 `[ ]` 中，或每项一行、以 `- ` 开头",
        ),
        "mapping": Text(
            "`{key}` must contain keys with values, such as `{{key: value}}`, not “{value}”",
            "`{key}` 下应为字段和值，如 `{{key: value}}`，而不是“{value}”",
        ),
        "other": Text(
            "`{key}` cannot be “{value}” (expected: {expected})", "`{key}` 的值“{value}”无效（应为：{expected}）"
        ),
    },
    remedy=Text("write the value in the form that the message shows", "按提示的形式改写该值"),
    good="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-30, priority: P1}
""",
    bad="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 9月1日, end: 2026-09-30, priority: high}
""",
)


def _find_fix(at: At, variant: str, facts: Mapping[str, str]) -> Fix | None:
    """Write the same value in the form that files have; for an unknown choice, the only one that resembles it."""
    value, choices = facts["value"], facts.get("choices", "").split(", ")
    canonical = canonicalize(variant, value, choices)
    new = canonical or (find_only_match(value, choices) if variant == "choice" and facts.get("near") else "")
    return Fix((Change(at, new),), safe=canonical is not None) if new else None


check_faults(RULE, optional="near", find_fix=_find_fix)
