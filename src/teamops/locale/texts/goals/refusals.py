"""Errors of splitting a goal: why it is not possible, and what to do."""

from __future__ import annotations

from teamops.locale.text import Text

REFUSALS = {
    # impossible options
    "unknown_goal": Text("no goal “{goal}”; `teamops goals list` lists all", "没有目标“{goal}”；请用 `teamops goals list` 查看全部"),
    "several_goals": Text("“{called}” matches several goals; use an id, or add the period: {ids}", "“{called}”可能指多个目标；请改用编号，或写上周期：{ids}"),
    "several_parts": Text("“{path}” matches several parts; use one of {paths}", "“{path}”可能指多个分解项；请用其中一个：{paths}"),
    "unknown_part": Text(
        "goal {goal} has no part “{path}”; `teamops show {goal}` lists all", "目标 {goal} 没有分解项“{path}”；请用 `teamops show {goal}` 查看全部"
    ),
    "broken_goal": Text("goal {goal} has errors; run `teamops check` and fix them first", "目标 {goal} 有格式错误；请先运行 `teamops check` 并改正"),
    "ambiguous_path": Text(
        "{path} occurs more than once ({files}); give one another id, period or owner", "{path} 重复出现（{files}）；请修改其中一个的编号、周期或责任人"
    ),
    "unknown_level": Text("cannot split into “{levels}”; use {known}", "无法分解为“{levels}”；请用 {known}"),
    "levels_out_of_order": Text(
        "the levels {levels} are not in order from coarse to fine: {known}; department may come anywhere before people",
        "层级 {levels} 没有从粗到细排列；正确次序是 {known}（department 可在 people 之前的任意位置）",
    ),
    "no_target": Text("{path} has no target to split; write `target:`", "{path} 没有目标值，无法分解；请填写 `target:`"),
    "no_period": Text("{path} has no period to split by; write `period:`", "{path} 没有周期，无法按时间分解；请填写 `period:`"),
    "not_finer": Text(
        "{path} covers {period} and cannot be split into {level}; use a finer level", "{path} 的周期是 {period}，不能再分解为{level}；请选择更细的层级"
    ),
    "weights_missing": Text("splitting by given weights needs weights, such as `--weights 16:17:17`", "按指定权重分解时须给出权重，例如 `--weights 16:17:17`"),
    "weights_without_period": Text(
        "`--weights` are for periods; for people use `--people zhao=2,qian=1`", "`--weights` 用于时间周期；人员权重请用 `--people zhao=2,qian=1`"
    ),
    "weights_miscounted": Text("{given} weight{given:|s} for {count} part{count:|s}: {periods}", "给出了 {given} 个权重，但有 {count} 个分解项：{periods}"),
    "weight_negative": Text("a weight cannot be negative: {weights}", "权重不能为负数：{weights}"),
    "weights_all_zero": Text("{total} cannot be shared: all weights are 0", "{total} 无法分配：所有权重均为 0"),
    "nothing_to_weigh_by": Text(
        "{path} still has an amount to share, but all of {parts} have weight 0; use other weights (`--by equal`, `--weights`, `--people`)",
        "{path} 还有数额待分配，但 {parts} 的权重均为 0；请改用其他权重（`--by equal`、`--weights`、`--people`）",
    ),
    "unknown_person": Text("no person {person} in teamops.yaml", "teamops.yaml 中没有人员 {person}"),
    "no_department": Text(
        "no people to split among; name them with `--people zhao=2,qian=1`, or write the goal's `department:`",
        "没有可分解到的人员；请用 `--people zhao=2,qian=1` 指定，或填写目标的 `department:`",
    ),
    "nobody_in_department": Text(
        "department {department} has nobody with capacity; use `--people zhao=2,qian=1`, or write `department: {department}` for people in teamops.yaml",
        "部门 {department} 没有可分配的人员；请用 `--people zhao=2,qian=1` 指定人员，或在 teamops.yaml 的人员中填写 `department: {department}`",
    ),
    "step_not_positive": Text("the step {step} is not above 0; fix `step:`", "最小单位 {step} 必须大于 0；请改正 `step:`"),
    "total_not_in_steps": Text(
        "{total} is not a multiple of the step {step}; change the amount or write a smaller `step:`",
        "{total} 不是最小单位 {step} 的整数倍；请调整数额，或填写更小的 `step:`",
    ),
    "rest_not_in_steps": Text(
        "{path} has {rest} left to share, not a multiple of the step {step}; change the amount or write a smaller `step:`",
        "{path} 待分配的 {rest} 不是最小单位 {step} 的整数倍；请调整数额，或填写更小的 `step:`",
    ),
    # existing parts in the way
    "part_of_nobody": Text(
        "{path} belongs to {person}, who is not in teamops.yaml; fix its `owner:`", "{path} 的责任人 {person} 不在 teamops.yaml 中；请改正其 `owner:`"
    ),
    "does_not_add_up": Text(
        "the parts of {path} ({parts}) add up to {sum}, {difference} {direction} than {amount}; {remedy}",
        "{path} 的各分解项（{parts}）合计 {sum}，比 {amount} {direction} {difference}；{remedy}",
    ),
    "remedy.impossible": Text(
        "nothing is left for the missing parts: lower these, or recompute them with `--replace`",
        "没有数额可分给尚缺的分解项：请调低以上数额，或用 `--replace` 重新计算",
    ),
    "remedy.use_replace": Text(
        "adjust them, or use `--replace` to recompute those that are not locked, confirmed or ended",
        "请手工调整，或用 `--replace` 重新计算未锁定、未确认且未结束的分解项",
    ),
    "remedy.all_fixed": Text(
        "they are locked, confirmed or ended and keep their amounts; unlock some, or change the whole",
        "这些分解项已锁定、已确认或已结束，数额不会改动；请解锁其中一部分，或调整上级目标",
    ),
    "remedy.adjust_by_hand": Text("they do not belong to a level that can be recomputed; adjust them by hand", "这些分解项不属于可重新计算的层级，请手工调整"),
    "nothing_left": Text(
        "the parts of {path} already add up, so nothing is left for {people}; recompute them with `--replace`",
        "{path} 的各分解项合计已到位，没有数额分给 {people}；可用 `--replace` 重新计算",
    ),
    "stray_parts": Text(
        "{parts} in {path} do not match the periods of this split, so the rest cannot be shared; fix them first",
        "{path} 中的 {parts} 不属于本次分解的周期，余下的数额无法分配；请先改正",
    ),
    "already_split_finer": Text(
        "{path} is already split into {here} ({parts} …), finer than {asked}; remove those parts first, or split at that level",
        "{path} 已分解到{here}（{parts} 等），比{asked}更细；请先删除这些分解项，或直接在该层级分解",
    ),
    "already_split_otherwise": Text(
        "{path} is already split into {here} ({parts} …), which come after {asked} in `--into`; put {here} first, or remove those parts",
        "{path} 已分解到{here}（{parts} 等），而 `--into` 中{here}排在{asked}之后；请把{here}写在前面，或删除这些分解项",
    ),
    "unknown_post": Text("nobody has the job role {post}; known: {known}", "没有岗位为“{post}”的人员；可用的岗位：{known}"),
    "nobody_present": Text(
        "none of {people} is in the team in the period of {path} (`since`, `until`); name others with `--people`",
        "{path} 的周期内，{people} 都不在团队中（`since`、`until`）；请用 `--people` 指定其他人",
    ),
    "nobody_with_post": Text("nobody with capacity in department {department} has the job role {posts}", "部门 {department} 中没有岗位为 {posts} 的可分配人员"),
    "unknown_department": Text("no department {department} in teamops.yaml; known: {known}", "teamops.yaml 中没有部门 {department}；可选：{known}"),
    "no_departments": Text(
        "no department in teamops.yaml has people with capacity; name departments with `--departments sales=2,brand=1`",
        "teamops.yaml 中没有可分配人员的部门；请用 `--departments sales=2,brand=1` 指定部门",
    ),
    "no_history": Text(
        "no year before {year} has actuals of {goal} in every month of {months}; record them with `teamops actual add`, or "
        "use working days, `--by equal` or `--weights`",
        "{year} 年以前没有任何一年在 {months} 月都有“{goal}”的实际值；请用 `teamops actual add` 补录，或改用工作日、`--by equal`、`--weights`",
    ),
    "people_and_posts": Text("use `--people` or `--posts`, not both", "`--people` 与 `--posts` 只能选用一个"),
    "buffer_of_level": Text("{path} is a level, which has no buffer; omit `--buffer`", "{path} 是比率类目标，不设缓冲；请去掉 `--buffer`"),
    "since_before_today": Text(
        "{since} is before today ({today}), and the past does not change; use today or a later day with `--from`",
        "{since} 早于今天（{today}），已过去的部分保持不变；`--from` 请用今天或之后的日期",
    ),
    "since_after_end": Text(
        "{since} is after the end of {path} ({end}), so nothing is left to share; use that day or an earlier one with `--from`",
        "{since} 晚于 {path} 的结束日期（{end}），没有可重新分解的数额；`--from` 请用该日期或之前的日期",
    ),
    "buffer_over_down": Text(
        "{path} should stay low: with parts {percent} above it, everyone could keep theirs and the goal would still be exceeded; use `--buffer reserve:…`",
        "{path} 越低越好：若各分解项合计高出 {percent}，人人达标时总目标仍会超出；请改用 `--buffer reserve:…`",
    ),
    "buffer_of_part": Text(
        "a buffer belongs to the whole goal; use `--buffer` with {goal}, not with its part {path}",
        "缓冲属于整个目标；请对 {goal} 使用 `--buffer`，而不是对分解项 {path}",
    ),
    "buffer_not_share": Text("a buffer must be at least 0% and below 100%, not {percent}", "缓冲应在 0% 到 100% 之间，而不是 {percent}"),
}
