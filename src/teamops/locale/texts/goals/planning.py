"""Texts on splitting goals: heads of the table, the working and notices; errors are in `refusals`."""

from __future__ import annotations

from teamops.locale.text import Text
from teamops.locale.texts.goals.refusals import REFUSALS

TEXTS = {
    # words inside sentences
    "comma": Text(", ", "、"),
    "semicolon": Text("; ", "；"),
    "by.workdays": Text("by working days", "按工作日"),
    "by.equal": Text("in equal parts", "平均分配"),
    "by.history": Text("by past actuals", "按历史数据"),
    "by.custom": Text("by given weights", "按指定权重"),
    "level.quarter": Text("quarters", "季度"),
    "level.month": Text("months", "月"),
    "level.week": Text("weeks", "周"),
    "level.department": Text("departments", "部门"),
    "level.people": Text("people", "人员"),
    "more": Text("more", "多"),
    "less": Text("less", "少"),
    # the table
    "title": Text("Split of {name}: {amount}", "“{name}”分解：{amount}"),
    "column.path": Text("Part", "分解项"),
    "column.period": Text("Period", "周期"),
    "column.owner": Text("Owner", "责任人"),
    "column.department": Text("Department", "部门"),
    "column.total": Text("Total", "总额"),
    "column.before": Text("Before", "原值"),
    "column.target": Text("Target", "目标值"),
    "column.weight": Text("Weight", "权重"),
    "column.quota": Text("Exact share", "精确份额"),
    "column.floor": Text("Rounded down", "向下取整"),
    "column.remainder": Text("Remainder", "余数"),
    "column.rank": Text("Extra step", "进位次序"),
    "column.basis": Text("By", "依据"),
    "column.state": Text("State", "状态"),
    "kept": Text("kept", "保留"),
    "reason.locked": Text("locked", "已锁定"),
    "reason.confirmed": Text("confirmed", "已确认"),
    "reason.closed": Text("ended", "已结束"),
    "reason.before": Text("before `--from`", "早于 `--from`"),
    "raised": Text("up", "进位"),
    "total": Text("Total", "合计"),
    "reserve": Text("Reserve: {amount}", "预留：{amount}"),
    "left_out": Text(
        "{count} part{count:|s} at the level of {level} {count:is|are} not shown; `--format json` shows all",
        "“{level}”一级的 {count} 个分解项未在此列出；用 `--format json` 可查看全部",
    ),
    "nothing_to_do": Text("Nothing to change: the parts exist and add up.", "无需改动：各分解项已到位，合计一致。"),
    # how an amount was computed
    "basis.workdays": Text("working days", "工作日"),
    "basis.equal": Text("equal parts", "平均"),
    "basis.history": Text("seasonal index", "历史季节指数"),
    "basis.given": Text("given weights", "指定权重"),
    "basis.capacity": Text("capacity", "投入比例"),
    "basis.presence": Text("capacity × own working days", "投入比例 × 本人工作日"),
    "basis.proportion": Text("proportions as before", "按原比例"),
    "basis.level": Text("same level as the whole", "与上级目标一致"),
    "explain.division": Text(
        "{path}: {shared} to share in steps of {step}, weights add up to {weights}", "{path}：待分配 {shared}，最小单位 {step}，权重合计 {weights}"
    ),
    "explain.buffer": Text(
        "the parts add up to {amount} instead of {target}: with the buffer the exact sum is {exact}, rounded so that all wholes together match the percentage",
        "各分解项合计为 {amount}，而非 {target}：计入缓冲后精确值为 {exact}，取整时使总额恰好符合缓冲比例",
    ),
    "explain.under_way": Text(
        "{part} is in progress: the days before {since} keep {stands}, and {shared} is left for the days after; its "
        "remaining working days weigh {weight} of {weights}, so {stands} + {shared} × {weight} ÷ {weights} = {quota}, "
        "rounded to {target}; the other parts share the rest",
        "{part} 正在进行：{since} 之前的 {stands} 保持不变，其余 {shared} 归此后的工作日；剩余工作日的权重为 {weights} 分之 "
        "{weight}，即 {stands} + {shared} × {weight} ÷ {weights} = {quota}，取整为 {target}；其他分解项分配余下的数额",
    ),
    "explain.kept": Text("{amount} of it is already assigned and kept", "其中 {amount} 已分解，保持不变"),
    "explain.held": Text("{path}: a level is not divided; every part has {target}", "{path}：比率类目标不分解，各分解项均为 {target}"),
    "explain.days": Text("{weekdays} weekdays", "周一至周五共 {weekdays} 天"),
    "explain.holidays": Text("less {count} holiday{count:|s} ({days})", "减去节假日 {count} 天（{days}）"),
    "explain.makeup": Text("plus {count} make-up day{count:|s} ({days})", "加上调休上班 {count} 天（{days}）"),
    "explain.totals": Text("Totals of {level} over all wholes: {shared} in steps of {step}", "按{level}的总额：共 {shared}，最小单位 {step}"),
    "explain.joint": Text(
        "{path}: {shared} to share; exact share = {shared} × total ÷ {together}", "{path}：待分配 {shared}；精确份额 = {shared} × 总额 ÷ {together}"
    ),
    "explain.joint_method": Text(
        "Given totals are fixed first. Each exact share is then rounded up or down so that the parts of every whole and all totals add up.",
        "列有总额的，先按最大余数法确定总额，再将各精确份额进位或舍去，使每一级合计与各总额完全一致。",
    ),
    "explain.method": Text(
        "Each exact share is rounded down to the step. The remaining steps go to the largest remainders; if equal, to the earlier part.",
        "各份额先按最小单位向下取整，剩余单位按余数从大到小逐个进位；余数相同的，靠前者优先。",
    ),
    # notices
    "calendar_unknown": Text(
        "the calendar lacks the official working days of {years}; counting Monday to Friday, without recorded holidays",
        "日历中没有 {years} 年的正式放假安排；暂按周一至周五计算，并扣除已登记的节假日",
    ),
    "calendar_official": Text(
        "the team has no calendar of {years}; using the official Chinese working days; `teamops calendar import` writes them into the workspace",
        "团队没有 {years} 年的日历；按国务院公布的工作日计算，可用 `teamops calendar import` 写入工作区",
    ),
    "buffer_over": Text(
        "buffer: the parts at the level of {level} add up to {percent} more than the whole", "缓冲：在“{level}”一级，各分解项合计比上级目标高 {percent}"
    ),
    "buffer_reserve": Text(
        "buffer: the parts at the level of {level} add up to {percent} less than the whole; the difference is the reserve",
        "缓冲：在“{level}”一级，各分解项合计比上级目标低 {percent}，差额作为预留",
    ),
    "buffer_changed": Text("the goal's buffer changes from {before} to {after}", "目标的缓冲由 {before} 改为 {after}"),
    "buffer_later": Text("the buffer is recorded; it applies once the goal is split into {level}", "缓冲已记录，将在分解到“{level}”时计入"),
    "buffer_outside": Text(
        "the buffer of {percent} is outside {low} to {high} (§1.9); the check reports it (G005)",
        "缓冲 {percent} 超出 {low} 至 {high} 的范围（§1.9），检查时会提示（G005）",
    ),
    "buffer_down": Text(
        "the goal should stay low, but with buffer `over` its parts may add up to {percent} more; use `--buffer reserve:…`",
        "该目标越低越好，而缓冲为 `over`，各分解项合计可比目标高 {percent}；请改用 `--buffer reserve:…`",
    ),
    "buffer_compounds": Text(
        "buffers compound: there is one already at {places}; together the parts are {percent} above the original target (10% at four levels is 46%)",
        "缓冲叠加：{places} 已含缓冲，合计将比最初目标高 {percent}（每级 10%，四级即 46%）",
    ),
    "differs": Text("different from last time: {parts}", "与上次分解不同：{parts}"),
    "differs.into": Text("levels {before} → {after}", "层级 {before} → {after}"),
    "differs.by": Text("periods {before} → {after}", "周期{before} → {after}"),
    "differs.weights": Text("weights of the periods {before} → {after}", "周期权重 {before} → {after}"),
    "differs.posts": Text("job roles {before} → {after}", "岗位 {before} → {after}"),
    "differs.who": Text("{who} {before} → {after}", "{who} {before} → {after}"),
    "by_capacity": Text("by capacity", "按投入比例"),
    "inferred": Text(
        "no record of how it was split; going by the existing parts, these people share by capacity: {people}; use `--people` for others",
        "没有分解方式的记录，按现有分解项由以下人员按投入比例分担：{people}；如需调整请用 `--people`",
    ),
    "inferred_weights": Text(
        "no record of how it was split; going by the existing parts, these people share in these proportions: {people}; use `--people` for others",
        "没有分解方式的记录，按现有分解项的比例由以下人员分担：{people}；如需调整请用 `--people`",
    ),
    "not_included": Text(
        "not included, because they did not share last time: {people}; to add them, list everyone with `--people`",
        "上次未参与分解，此次也不包括：{people}；如需加入，请用 `--people` 列出全部人员",
    ),
    "left_team": Text("shared last time, but not in the team in this period: {people}", "以下人员上次参与了分解，但在该周期不在团队中：{people}"),
    "used": Text("Split by: {how}", "分解方式：{how}"),
    "under_way": Text(
        "{part} is in progress on {since}, with {days} of {of} working days left: the past days keep {stands}, and the other "
        "{shared} is shared by the days left, {weight} of {weights}",
        "{part} 在 {since} 已进行一部分，{of} 个工作日中还剩 {days} 个：已过去的部分 {stands} 保持不变，其余 {shared} 按剩余"
        "工作日分配，占 {weights} 分之 {weight}",
    ),
    "history_years": Text("weighted by the actuals of {years}", "权重取自 {years} 年的实际完成值"),
    "nothing_recorded": Text(
        "no actuals for {parts}, so they stay as planned; record them with `teamops actual add`",
        "{parts} 没有实际完成记录，按原计划保留；可用 `teamops actual add` 补录",
    ),
    "fall_against": Text(
        "the total rises by {by}, but these parts fall because of rounding or other weights: {parts}",
        "合计增加 {by}，但以下分解项反而减少（取整或权重变化所致）：{parts}",
    ),
    "rise_against": Text(
        "the total falls by {by}, but these parts rise because of rounding or other weights: {parts}",
        "合计减少 {by}，但以下分解项反而增加（取整或权重变化所致）：{parts}",
    ),
    "lapsing": Text("these confirmations lapse and must be given again: {signed}", "以下确认将失效，需要重新确认：{signed}"),
    "dropped": Text("no longer part of the split: {parts}", "不再保留的分解项：{parts}"),
} | REFUSALS
