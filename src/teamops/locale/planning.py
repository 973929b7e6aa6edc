"""Splitting goals: heads of the table, notices, and why a split cannot be made."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    # words inside sentences
    "comma": Text(", ", "、"),
    "did_you_mean": Text("; did you mean {near}?", ";您是不是要写 {near}?"),
    "level.quarter": Text("quarters", "季度"),
    "level.month": Text("months", "月"),
    "level.week": Text("weeks", "周"),
    "level.people": Text("people", "人员"),
    "more": Text("more", "多"),
    "less": Text("less", "少"),
    # the table
    "title": Text("Split of {name}: {amount}", "“{name}”分解:{amount}"),
    "column.path": Text("Part", "分解项"),
    "column.period": Text("Period", "周期"),
    "column.owner": Text("Owner", "负责人"),
    "column.department": Text("Department", "部门"),
    "column.target": Text("Target", "目标值"),
    "column.weight": Text("Weight", "权重"),
    "column.quota": Text("Exact share", "精确份额"),
    "column.floor": Text("Rounded down", "向下取整"),
    "column.remainder": Text("Remainder", "余数"),
    "column.rank": Text("Extra step", "补位次序"),
    "column.basis": Text("By", "依据"),
    "column.state": Text("State", "状态"),
    "kept": Text("kept", "保留"),
    "total": Text("Total", "合计"),
    "reserve": Text("Held back: {amount}", "预留:{amount}"),
    "nothing_to_do": Text("Nothing to change: the parts stand and add up.", "无需改动:各部分已分解到位,合计一致。"),
    # how an amount came about
    "basis.workdays": Text("working days", "工作日"),
    "basis.equal": Text("equal parts", "平均"),
    "basis.given": Text("given weights", "指定权重"),
    "basis.capacity": Text("capacity", "人员投入"),
    "basis.proportion": Text("proportions as before", "按原比例"),
    "basis.level": Text("held at the level of the whole", "与上级目标一致"),
    "explain.division": Text(
        "{path}: {shared} to share in steps of {step}, weights add up to {weights}",
        "{path}:待分配 {shared},最小单位 {step},权重合计 {weights}",
    ),
    "explain.buffer": Text("the parts add up to {amount} instead of {target}", "各部分合计为 {amount},而非 {target}"),
    "explain.kept": Text("{amount} of it stands already and is kept", "其中 {amount} 已有安排,予以保留"),
    "explain.held": Text(
        "{path}: a level is not divided, every part holds {target}", "{path}:比率类目标不拆分,各部分均为 {target}"
    ),
    "explain.days": Text("{weekdays} weekdays", "周一至周五共 {weekdays} 天"),
    "explain.holidays": Text("less {count} holidays ({days})", "减去节假日 {count} 天({days})"),
    "explain.makeup": Text("plus {count} make-up days ({days})", "加上调休上班 {count} 天({days})"),
    "explain.method": Text(
        "Each exact share is rounded down to the step; the steps left over go to the largest remainders, "
        "of equal ones to the earlier.",
        "各份额先按最小单位向下取整,剩余单位按余数从大到小补足;余数相同的,靠前者优先。",
    ),
    # notices
    "calendar_unknown": Text(
        "the official working days of {years} are not in the calendar: Monday to Friday were counted there, less the "
        "holidays that are recorded",
        "日历中没有 {years} 年的正式放假安排:暂按周一至周五计算,并扣除已登记的节假日",
    ),
    "buffer_over": Text(
        "buffer: the parts at the level of {level} add up to {percent} more than the whole",
        "缓冲:在“{level}”一级,各部分合计比上级目标高 {percent}",
    ),
    "buffer_reserve": Text(
        "buffer: the parts at the level of {level} add up to {percent} less than the whole, which is the reserve",
        "缓冲:在“{level}”一级,各部分合计比上级目标低 {percent},差额作为预留",
    ),
    "dropped": Text("no longer part of the split: {parts}", "不再保留的分解项:{parts}"),
    # what was asked for cannot be
    "unknown_goal": Text("there is no goal {goal}", "没有名为 {goal} 的目标"),
    "unknown_part": Text("goal {goal} has no part {path}", "目标 {goal} 下没有 {path} 这一部分"),
    "broken_goal": Text(
        "goal {goal} is written with mistakes; run `teamops check` and mend them first",
        "目标 {goal} 的写法有误;请先运行 `teamops check` 并改正",
    ),
    "ambiguous_path": Text(
        "{path} stands more than once ({files}); give one of them another id, period or owner",
        "{path} 重复出现({files});请修改其中一个的编号、周期或负责人",
    ),
    "unknown_level": Text(
        "cannot split into “{levels}”; the levels are {known}", "无法分解为“{levels}”;可用的层级是 {known}"
    ),
    "levels_out_of_order": Text(
        "the levels {levels} do not go from coarse to fine; their order is {known}",
        "层级 {levels} 没有从粗到细排列;正确次序是 {known}",
    ),
    "no_target": Text("{path} has no target to split; write `target:`", "{path} 没有目标值,无法分解;请填写 `target:`"),
    "no_period": Text(
        "{path} has no period to split by; write `period:`", "{path} 没有周期,无法按时间分解;请填写 `period:`"
    ),
    "not_finer": Text(
        "{path} covers {period} and cannot be split into {level}; take a finer level",
        "{path} 的周期是 {period},不能再分解为{level};请选择更细的层级",
    ),
    "weights_missing": Text(
        "splitting by given weights needs the weights, such as `--weights 16:17:17`",
        "按指定权重分解时须给出权重,例如 `--weights 16:17:17`",
    ),
    "weights_without_period": Text(
        "`--weights` are for periods; weigh people with `--people zhao=2,qian=1`",
        "`--weights` 用于时间周期;人员权重请用 `--people zhao=2,qian=1`",
    ),
    "weights_miscounted": Text(
        "{given} weights were given for {count} parts: {periods}", "给出了 {given} 个权重,但有 {count} 个部分:{periods}"
    ),
    "weight_negative": Text("a weight may not be negative: {weights}", "权重不能为负数:{weights}"),
    "weights_all_zero": Text("{total} cannot be shared: all weights are 0", "{total} 无法分配:所有权重均为 0"),
    "nothing_to_weigh_by": Text(
        "something is left to share in {path}, but all of {parts} have weight 0; choose other weights "
        "(`--by equal`, `--weights`, `--people`)",
        "{path} 还有数额待分配,但 {parts} 的权重均为 0;请改用其他权重(`--by equal`、`--weights`、`--people`)",
    ),
    "unknown_person": Text("there is no person {person} in teamops.yaml", "teamops.yaml 中没有人员 {person}"),
    "no_department": Text(
        "it is not known among whom to share; name people with `--people zhao=2,qian=1`, "
        "or write the goal's `department:`",
        "不知道分解给谁;请用 `--people zhao=2,qian=1` 指定人员,或填写目标的 `department:`",
    ),
    "nobody_in_department": Text(
        "nobody with capacity is in the department {department}; name people with `--people zhao=2,qian=1`, "
        "or write `department: {department}` with people in teamops.yaml",
        "部门 {department} 没有可分配的人员;请用 `--people zhao=2,qian=1` 指定人员,"
        "或在 teamops.yaml 的人员中填写 `department: {department}`",
    ),
    "step_not_positive": Text(
        "the step {step} is not above 0; mend `step:`", "最小单位 {step} 必须大于 0;请修改 `step:`"
    ),
    "total_not_in_steps": Text(
        "{total} is no multiple of the step {step}; change the amount or write a finer `step:`",
        "{total} 不是最小单位 {step} 的整数倍;请调整数额,或填写更小的 `step:`",
    ),
    # what stands is in the way
    "does_not_add_up": Text(
        "the parts of {path} ({parts}) come to {sum}, {difference} {direction} than {amount}; {remedy}",
        "{path} 的各部分({parts})合计 {sum},比 {amount} {direction} {difference};{remedy}",
    ),
    "remedy.impossible": Text(
        "nothing possible is left for the parts that are missing: lower these, or recompute them with `--replace`",
        "没有余额可分给尚缺的部分:请调低以上数额,或用 `--replace` 重新计算",
    ),
    "remedy.use_replace": Text(
        "adjust them, or recompute those that are neither locked nor confirmed with `--replace`",
        "请手工调整,或用 `--replace` 重新计算未锁定且未确认的部分",
    ),
    "remedy.all_fixed": Text(
        "they are locked or confirmed and keep their amounts: unlock some, or change the whole",
        "这些部分已锁定或已确认,数额不会改动:请解锁其中一部分,或调整上级目标",
    ),
    "remedy.adjust_by_hand": Text(
        "they follow no level that could be recomputed: adjust them by hand",
        "这些部分不属于可重新计算的层级,请手工调整",
    ),
    "nothing_left": Text(
        "the parts of {path} add up already, so nothing is left for {people}; recompute them with `--replace`",
        "{path} 的各部分合计已到位,没有余额分给 {people};可用 `--replace` 重新计算",
    ),
    "stray_parts": Text(
        "{parts} in {path} are none of the periods it is split into here, so the rest cannot be shared; "
        "mend them first",
        "{path} 中的 {parts} 不属于本次分解的周期,无法分配余额;请先改正",
    ),
    "already_split_finer": Text(
        "{path} is already split into {here} ({parts} …), which are finer than {asked}; take them out first, "
        "or split at that level",
        "{path} 已分解到{here}({parts} 等),比{asked}更细;请先删除这些部分,或直接在该层级分解",
    ),
}
