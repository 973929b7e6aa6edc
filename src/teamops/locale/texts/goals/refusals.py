"""Errors of splitting a goal: why it is not possible, and what to do."""

from __future__ import annotations

from teamops.locale.text import Text

REFUSALS = {
    # impossible options
    "unknown_goal": Text("there is no goal {goal}", "没有名为 {goal} 的目标"),
    "several_goals": Text("several goals are called “{called}”; use one of the ids {ids}", "有多个目标名为“{called}”；请改用编号 {ids}"),
    "unknown_part": Text("goal {goal} has no part {path}", "目标 {goal} 下没有 {path} 这一部分"),
    "broken_goal": Text(
        "goal {goal} is written with mistakes; run `teamops check` and mend them first", "目标 {goal} 的写法有误；请先运行 `teamops check` 并改正"
    ),
    "ambiguous_path": Text(
        "{path} stands more than once ({files}); give one of them another id, period or owner", "{path} 重复出现（{files}）；请修改其中一个的编号、周期或负责人"
    ),
    "unknown_level": Text("cannot split into “{levels}”; the levels are {known}", "无法分解为“{levels}”；可用的层级是 {known}"),
    "levels_out_of_order": Text(
        "the levels {levels} do not go from coarse to fine; their order is {known} (departments may stand anywhere above people)",
        "层级 {levels} 没有从粗到细排列；正确次序是 {known}（department 可在 people 之前的任意位置）",
    ),
    "no_target": Text("{path} has no target to split; write `target:`", "{path} 没有目标值，无法分解；请填写 `target:`"),
    "no_period": Text("{path} has no period to split by; write `period:`", "{path} 没有周期，无法按时间分解；请填写 `period:`"),
    "not_finer": Text(
        "{path} covers {period} and cannot be split into {level}; take a finer level", "{path} 的周期是 {period}，不能再分解为{level}；请选择更细的层级"
    ),
    "weights_missing": Text(
        "splitting by given weights needs the weights, such as `--weights 16:17:17`", "按指定权重分解时须给出权重，例如 `--weights 16:17:17`"
    ),
    "weights_without_period": Text(
        "`--weights` are for periods; weigh people with `--people zhao=2,qian=1`", "`--weights` 用于时间周期；人员权重请用 `--people zhao=2,qian=1`"
    ),
    "weights_miscounted": Text("{given} weight{given:|s} given for {count} part{count:|s}: {periods}", "给出了 {given} 个权重，但有 {count} 个部分：{periods}"),
    "weight_negative": Text("a weight may not be negative: {weights}", "权重不能为负数：{weights}"),
    "weights_all_zero": Text("{total} cannot be shared: all weights are 0", "{total} 无法分配：所有权重均为 0"),
    "nothing_to_weigh_by": Text(
        "something is left to share in {path}, but all of {parts} have weight 0; choose other weights (`--by equal`, `--weights`, `--people`)",
        "{path} 还有数额待分配，但 {parts} 的权重均为 0；请改用其他权重（`--by equal`、`--weights`、`--people`）",
    ),
    "unknown_person": Text("there is no person {person} in teamops.yaml", "teamops.yaml 中没有人员 {person}"),
    "no_department": Text(
        "it is not known among whom to share; name people with `--people zhao=2,qian=1`, or write the goal's `department:`",
        "不知道分解给谁；请用 `--people zhao=2,qian=1` 指定人员，或填写目标的 `department:`",
    ),
    "nobody_in_department": Text(
        "nobody with capacity is in the department {department}; name people with `--people zhao=2,qian=1`, "
        "or write `department: {department}` with people in teamops.yaml",
        "部门 {department} 没有可分配的人员；请用 `--people zhao=2,qian=1` 指定人员，或在 teamops.yaml 的人员中填写 `department: {department}`",
    ),
    "step_not_positive": Text("the step {step} is not above 0; mend `step:`", "最小单位 {step} 必须大于 0；请修改 `step:`"),
    "total_not_in_steps": Text(
        "{total} is no multiple of the step {step}; change the amount or write a finer `step:`",
        "{total} 不是最小单位 {step} 的整数倍；请调整数额，或填写更小的 `step:`",
    ),
    "rest_not_in_steps": Text(
        "{path} has {rest} to share, which is no multiple of the step {step}; change the amount or write a finer `step:`",
        "{path} 待分配的 {rest} 不是最小单位 {step} 的整数倍；请调整数额，或填写更小的 `step:`",
    ),
    # existing parts in the way
    "part_of_nobody": Text(
        "{path} belongs to {person}, but there is no such person in teamops.yaml; mend its `owner:`",
        "{path} 的负责人 {person} 不在 teamops.yaml 中；请修改其 `owner:`",
    ),
    "does_not_add_up": Text(
        "the parts of {path} ({parts}) come to {sum}, {difference} {direction} than {amount}; {remedy}",
        "{path} 的各部分（{parts}）合计 {sum}，比 {amount} {direction} {difference}；{remedy}",
    ),
    "remedy.impossible": Text(
        "nothing possible is left for the parts that are missing: lower these, or recompute them with `--replace`",
        "没有余额可分给尚缺的部分：请调低以上数额，或用 `--replace` 重新计算",
    ),
    "remedy.use_replace": Text(
        "adjust them, or recompute those that are neither locked, confirmed nor closed with `--replace`",
        "请手工调整，或用 `--replace` 重新计算未锁定、未确认且未结束的部分",
    ),
    "remedy.all_fixed": Text(
        "they are locked, confirmed or closed and keep their amounts: unlock some, or change the whole",
        "这些部分已锁定、已确认或已结束，数额不会改动：请解锁其中一部分，或调整上级目标",
    ),
    "remedy.adjust_by_hand": Text("they follow no level that could be recomputed: adjust them by hand", "这些部分不属于可重新计算的层级，请手工调整"),
    "nothing_left": Text(
        "the parts of {path} add up already, so nothing is left for {people}; recompute them with `--replace`",
        "{path} 的各部分合计已到位，没有余额分给 {people}；可用 `--replace` 重新计算",
    ),
    "stray_parts": Text(
        "{parts} in {path} are none of the periods it is split into here, so the rest cannot be shared; mend them first",
        "{path} 中的 {parts} 不属于本次分解的周期，无法分配余额；请先改正",
    ),
    "already_split_finer": Text(
        "{path} is already split into {here} ({parts} …), which are finer than {asked}; take them out first, or split at that level",
        "{path} 已分解到{here}（{parts} 等），比{asked}更细；请先删除这些部分，或直接在该层级分解",
    ),
    "already_split_otherwise": Text(
        "{path} is already split into {here} ({parts} …), which come later in `--into`; put {here} before {asked}, or take the parts out",
        "{path} 已分解到{here}（{parts} 等），而 `--into` 中{here}排在{asked}之后；请把{here}写在前面，或删除这些部分",
    ),
    "unknown_post": Text("nobody has the post {post}; there are {known}", "没有岗位为“{post}”的人员；可用的岗位有 {known}"),
    "nobody_with_post": Text(
        "nobody with capacity in the department {department} has one of the posts {posts}", "部门 {department} 中没有岗位为 {posts} 的可分配人员"
    ),
    "unknown_department": Text("there is no department {department} in teamops.yaml; there are {known}", "teamops.yaml 中没有部门 {department}；可选 {known}"),
    "no_departments": Text(
        "no department in teamops.yaml has people with capacity; name departments with `--departments sales=2,brand=1`",
        "teamops.yaml 中没有可分配人员的部门；请用 `--departments sales=2,brand=1` 指定部门",
    ),
    "no_history": Text(
        "no year before {year} has actuals of {goal} in every month {months}; enter them with `teamops actual add`, or "
        "weigh by working days, `--by equal` or `--weights`",
        "{year} 年以前没有任何一年在 {months} 月都有“{goal}”的实际值；请用 `teamops actual add` 补录，或改用工作日、`--by equal`、`--weights`",
    ),
    "people_and_posts": Text("name people with `--people` or choose them with `--posts`, not both", "`--people` 与 `--posts` 只能选用一个"),
    "buffer_of_level": Text("{path} holds a level, which has no buffer: leave out `--buffer`", "{path} 是比率类目标，不设缓冲：请去掉 `--buffer`"),
    "since_before_today": Text(
        "{since} is before today, {today}: what has gone by stands; give today or a later day with `--from`",
        "{since} 早于今天（{today}），已过去的部分保持不变；`--from` 请用今天或之后的日期",
    ),
    "since_after_end": Text(
        "{since} is after the end of {path}, {end}: nothing of it would be left to share; give that day or one before with `--from`",
        "{since} 晚于 {path} 的结束日期（{end}），没有可重新分解的部分；`--from` 请用该日期或之前的日期",
    ),
    "buffer_over_down": Text(
        "{path} is to stay low: parts that add up to {percent} more would let everybody keep theirs while the goal is "
        "passed; hold something back with `--buffer reserve:…`",
        "{path} 越低越好：若各部分合计高出 {percent}，人人达标时总目标仍会超出；请用 `--buffer reserve:…` 预留",
    ),
    "buffer_of_part": Text(
        "a buffer belongs to the whole goal: split {goal} with `--buffer`, not its part {path}",
        "缓冲属于整个目标：请对 {goal} 使用 `--buffer`，而不是对其中的 {path}",
    ),
    "buffer_not_share": Text("a buffer is at least 0% and below 100%, not {percent}", "缓冲应在 0% 到 100% 之间，而不是 {percent}"),
}
