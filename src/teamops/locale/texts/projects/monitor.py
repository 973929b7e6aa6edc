"""Texts of `teamops monitor …`: watching projects, and what the handbook requires after a deviation."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text(
        "Track projects: record actuals, causes, measures, escalations and spending.",
        "跟踪监控项目：填报实际值、写明偏差原因、制定和完成应对措施、上报、登记支出。",
    ),
    "measure.help": Text("Add and close measures against deviations.", "制定和完成偏差的应对措施。"),
    # options
    "monitor": Text("The project (id or name).", "监控项目（编号或名称）。"),
    "metric": Text("The metric, as named in the checkpoints.", "指标名称，与监控节点中的一致。"),
    "record.help": Text(
        "Record a checkpoint's actual, and show at once whether it deviates too far.", "填报指标的实际值，并立即提示偏差是否超限、下一步做什么。"
    ),
    "record.value": Text("The actual, such as 380, 380万 or 4.8%; a negative number after `--`.", "实际值，如 380、380万、4.8%；负数请写在 `--` 之后。"),
    "record.date": Text("The day of the checkpoint (default: the latest until today without an actual).", "节点日期（默认取截至今天最近一个未填报的节点）。"),
    "record.cause": Text("The cause of the deviation.", "偏差原因。"),
    "risk": Text("The risk that it brings.", "可能带来的风险。"),
    "record.correct": Text("Replace a recorded actual (without --date: the latest).", "更正已填报的实际值（不写日期时取最近一次）。"),
    "cause.help": Text("Record the cause of a deviation.", "写明指标偏差的原因。"),
    "cause.text": Text("The cause.", "偏差原因。"),
    "beyond.date": Text("The day of the checkpoint (default: the latest beyond the limit).", "节点日期（默认取最近一个偏差超限的节点）。"),
    "add.help": Text("Add a measure against a deviation.", "针对偏差新增一项应对措施。"),
    "add.action": Text("The measure.", "措施内容。"),
    "add.owner": Text("The owner (id or name).", "责任人（编号或姓名）。"),
    "add.due": Text("The due date.", "完成时间。"),
    "checkpoint.help": Text("Add checkpoints to a project.", "为监控项目增设节点。"),
    "checkpoint.add.help": Text("Add a checkpoint to a phase, or a series of them with --every.", "为某个阶段增设一个节点；加 --every 增设一系列节点。"),
    "checkpoint.metric": Text("The metric, an existing or a new one.", "指标名称，已有的或新的。"),
    "checkpoint.plan": Text(
        "The plan, such as 220万, or one for each day of a series, separated by commas; `<=` for a cap.",
        "计划值，如 `220万`；一系列节点可各写一个，用逗号分隔；上限类指标前面加 `<=`。",
    ),
    "checkpoint.phase": Text("The phase (default: the one of the day).", "阶段名称（默认取日期所在阶段）。"),
    "checkpoint.date": Text("The day (default: the last working day of the phase).", "节点日期（默认为阶段最后一个工作日）。"),
    "checkpoint.every": Text(
        "Add a series: every day, every working day, or the last working day of each week.",
        "增设一系列节点：day 每天、workday 每个工作日、week 每周最后一个工作日。",
    ),
    "checkpoint.since": Text("The first day of the series (default: of the phase).", "系列的起始日期（默认为阶段首日）。"),
    "checkpoint.until": Text("The last day of the series (default: of the phase).", "系列的截止日期（默认为阶段末日）。"),
    "checkpoint.owner": Text("The owner (default: as for the metric so far).", "责任人（默认与该指标已有节点相同）。"),
    "checkpoint.unit": Text("The unit, if the plan is a bare number.", "单位（计划值只写数字时用）。"),
    "checkpoint.made": Text(
        "{count} checkpoint{count:|s} of {metric} in {phase}, {first} to {last}", "{phase}增设{metric}节点 {count} 个（{first} 至 {last}）"
    ),
    "checkpoint_already": Text(
        "{metric} already has a checkpoint on {days}; nothing was written: choose other days", "{metric} 在 {days} 已有节点；没有写入任何内容：请换日期"
    ),
    "which_phase": Text("name one phase of “{project}” with --phase: {phases}", "请用 --phase 写明“{project}”的一个阶段：{phases}"),
    "outside_phase": Text(
        "{days} is outside the phase {phase} of “{project}”; use {first} to {last}", "{days} 不在“{project}”的{phase}之内；可用 {first} 至 {last}"
    ),
    "plans_and_days": Text(
        "{metric} has {plans} plans for {count} days; give one plan, or one for each day",
        "{metric} 有 {plans} 个计划值，而节点有 {count} 个；请写一个，或每个节点各写一个",
    ),
    "day_or_series": Text("use either --date, or --every with --from and --until", "--date 与 --every（可加 --from、--until）只能用一种"),
    "close.help": Text("Mark a measure as done, or cancel it.", "把应对措施标为已完成，或取消。"),
    "close.words": Text(
        "Part of the measure's text, its metric, its day, or its number such as '#2'; optional if only one is open.",
        "措施、指标或节点日期中的文字，或序号，如 `'#2'`；只有一项未完成时可不填。",
    ),
    "close.cancel": Text("Cancel the measure instead of marking it as done.", "标为已取消，而不是已完成。"),
    "escalate.help": Text("Escalate a major risk to the director, with an emergency plan.", "把重大风险上报营销总监，并启动应急预案。"),
    "escalate.plan": Text("The emergency plan.", "应急预案。"),
    "escalate.to": Text("The person to escalate to (id or name; default: the director).", "上报给谁（编号或姓名，默认营销总监）。"),
    "escalate.again": Text("Replace the earlier escalation.", "再次上报，替换之前的记录。"),
    "spend.help": Text("Record a project's spending.", "登记项目支出。"),
    "spend.amount": Text(
        "The total spent, in the budget's unit unless you write another: 62, 62万元, 5000元.", "累计支出，不写单位时按预算的单位：62、62万元、5000元。"
    ),
    "spend.add": Text("Add the amount to the spending so far.", "在已有支出上累加。"),
    "new.help": Text("Create a project with consecutive phases and checkpoints at the end of each.", "新建监控项目：各阶段首尾相接，每个阶段末设监控节点。"),
    "new.id": Text("The id, such as autumn-launch.", "编号，如 autumn-launch。"),
    "new.project": Text("The name of the project.", "项目名称。"),
    "new.owner": Text("The owner (id or name).", "责任人（编号或姓名）。"),
    "new.start": Text("The first day of the first phase.", "第一阶段的开始日期。"),
    "new.days": Text("Calendar days of each phase, such as 20,21,20 (default: 14 each).", "各阶段天数（自然日），如 `20,21,20`（默认各 14 天）。"),
    "new.phases": Text("The phases (default: warm-up,burst,sustain).", "各阶段名称（默认 `预热期,爆发期,持续期`）。"),
    "new.metric": Text(
        "A metric and its plan for each phase, such as exposure=220万,1500万,400万; `<=` if it should stay low; leave a "
        "phase without a plan empty; repeatable.",
        "指标及各阶段计划值，如 `曝光量=220万,1500万,400万`；越低越好的用 `<=`（如 `获客成本<=80元,70元,60元`），某阶段不考核则留空；可重复。",
    ),
    "new.risk": Text("Risk: low, medium (default) or high.", "风险等级：低、中（默认）、高。"),
    "new.goal": Text("The goal or part that it supports.", "支撑的目标或分解项。"),
    "new.budget": Text("The budget, such as 80万元.", "预算，如 80万元。"),
    "new.unit": Text("The unit of the budget, if --budget is a bare number.", "预算的单位（预算只写数字时用）。"),
    "phase.warm_up": Text("warm-up", "预热期"),
    "phase.burst": Text("burst", "爆发期"),
    "phase.sustain": Text("sustain", "持续期"),
    # placeholders in commands to copy
    "TEXT": Text("CAUSE", "原因"),
    "ACTION": Text("ACTION", "措施"),
    "PERSON": Text("PERSON", "责任人"),
    "DATE": Text("DATE", "完成日期"),
    "PLAN": Text("PLAN", "应急预案"),
    "the_director": Text("the director", "营销总监"),
    # results and next steps
    "stands": Text(
        "{project}, {phase}, {day}: {metric} is {actual}, planned {plan}; no deviation rate",
        "{project}{phase}（{day}）{metric}：实际 {actual}，计划 {plan}，无法计算偏差率",
    ),
    "stands_within": Text(
        "{project}, {phase}, {day}: {metric} is {actual}, planned {plan}: {rate}, within ±{limit}",
        "{project}{phase}（{day}）{metric}：实际 {actual}，计划 {plan}，偏差 {rate}，在 ±{limit} 之内",
    ),
    "stands_worse": Text(
        "WARNING: {project}, {phase}, {day}: {metric} is {actual}, planned {plan}: {rate}, beyond ±{limit} (§3.5)",
        "预警：{project}{phase}（{day}）{metric}：实际 {actual}，计划 {plan}，偏差 {rate}，超出 ±{limit}（§3.5）",
    ),
    "stands_better": Text(
        "{project}, {phase}, {day}: {metric} is {actual}, planned {plan}: {rate}, better than plan by more than {limit}; "
        "nothing to do, but check whether the plan was too low",
        "{project}{phase}（{day}）{metric}：实际 {actual}，计划 {plan}，偏差 {rate}，好于计划且超过 {limit}；无需处理，请看计划是否定低了",
    ),
    "stands_doubtful": Text(
        "{project}, {phase}, {day}: {metric} is {actual}, planned {plan}: {rate}; is the unit right?",
        "{project}{phase}（{day}）{metric}：实际 {actual}，计划 {plan}，偏差 {rate}；单位是否正确？",
    ),
    "next_cause": Text("  next: record the cause (§3.5): {command}", "  接下来，写明原因（§3.5）：{command}"),
    "next_measure": Text("  next: add a measure (§3.6): {command}", "  接下来，确定应对措施（§3.6）：{command}"),
    "next_measure_until": Text("  by {until}: add a measure (within {within}, §3.9): {command}", "  {until} 前确定应对措施（时限 {within}，§3.9）：{command}"),
    "next_high_risk": Text(
        "  high-risk project: if this is a major risk, escalate it to {who} (§3.7): {command}", "  高风险项目：若属重大风险，上报{who}（§3.7）：{command}"
    ),
    "next_escalate": Text("  next: escalate to {who} with an emergency plan (§3.7): {command}", "  接下来，上报{who}并启动应急预案（§3.7）：{command}"),
    "knows": Text("  escalated to {who} on {when}, with an emergency plan", "  已于 {when} 上报{who}，并有应急预案"),
    "closed_loop": Text("  the cause is recorded and all measures are done: the warning ends", "  原因已写明，措施已全部完成，预警解除"),
    "cause_stands": Text("cause of {metric}, {day}: {cause}", "{metric}（{day}）偏差原因：{cause}"),
    "measure_stands": Text("measure for {metric}, {day}: {action} ({owner}, due {due})", "{metric}（{day}）应对措施：{action}（{owner}，{due}前完成）"),
    "measure_done": Text("done: {action} ({metric}, {day})", "已完成：{action}（{metric}，{day}）"),
    "measure_cancelled": Text("cancelled: {action} ({metric}, {day})", "已取消：{action}（{metric}，{day}）"),
    "raised": Text("{project}: escalated to {who}; emergency plan: {plan}", "{project}：已上报{who}；应急预案：{plan}"),
    "told_before": Text("earlier escalation, to {who} ({when}): {plan}", "之前已于 {when} 上报{who}：{plan}"),
    "spent": Text("{project}: {spent} of {planned} spent ({rate})", "{project}：已支出 {spent}，预算 {planned}（执行率 {rate}）"),
    "overrun": Text("OVERRUN: {project}: {spent} of {planned} spent ({rate})", "预算超支：{project}已支出 {spent}，预算 {planned}（执行率 {rate}）"),
    "new.every": Text(
        "A series of checkpoints in each phase: day, workday or week (default: one at its end); its plan is that of the phase.",
        "每个阶段设一系列节点：day 每天、workday 每个工作日、week 每周（默认只设阶段末一个）；计划值同该阶段。",
    ),
    "made": Text(
        "{project}: {first} to {last}, {phases} phase{phases:|s}, {points} checkpoint{points:|s}",
        "{project}：{first} 至 {last}，{phases} 个阶段，{points} 个监控节点",
    ),
    "made_empty": Text(
        "no checkpoints yet; write `checkpoints: [{{metric: …, date: …, plan: …}}]` in its phases, in {file}",
        "尚无监控节点；请在 {file} 的各阶段补写 `checkpoints: [{{metric: 指标, date: 日期, plan: 计划值}}]`",
    ),
    # errors
    "no_checkpoints": Text(
        "{project} has no checkpoints; write `checkpoints: [{{metric: …, date: …, plan: …}}]` in its phases",
        "“{project}”没有监控节点；请在各阶段补写 `checkpoints: [{{metric: 指标, date: 日期, plan: 计划值}}]`",
    ),
    "no_such_metric": Text("{project} has no metric “{word}”; known: {metrics}", "“{project}”没有指标“{word}”；已有指标：{metrics}"),
    "nothing_to_read": Text(
        "no checkpoint of {metric} in {project} needs an actual up to {today}; the nearest: {checkpoints}; use --date, with --correct to replace one",
        "“{project}”的{metric}截至 {today} 没有待填报的节点，最近的有 {checkpoints}；请用 --date 指定，更正已填报的请加 --correct",
    ),
    "never_read": Text(
        "{metric} of {project} has no actual to correct; the last: {checkpoints}", "“{project}”的{metric}还没有填报过，无可更正；最近的节点：{checkpoints}"
    ),
    "none_beyond": Text(
        "no checkpoint of {metric} in {project} is beyond the limit; the last: {checkpoints}; use --date to choose one",
        "“{project}”的{metric}没有偏差超限的节点，最近的有 {checkpoints}；请用 --date 指定节点",
    ),
    "none_on_day": Text(
        "{metric} of {project} has no checkpoint on {day}; the nearest: {checkpoints}", "“{project}”的{metric}在 {day} 没有监控节点；最近的节点：{checkpoints}"
    ),
    "several_on_day": Text(
        "{metric} of {project} has several checkpoints on {day}; give each its own day first; known: {checkpoints}",
        "“{project}”的{metric}在 {day} 有多个监控节点；请先把日期改为各不相同；最近的节点：{checkpoints}",
    ),
    "read_already": Text(
        "{metric} of {project} on {day} already has an actual ({actual}); use --correct to replace it",
        "“{project}”的{metric}（{day}）已填报（{actual}）；如需更正请加 --correct",
    ),
    "in_future": Text("{day} is in the future, so it cannot have an actual yet; nothing was written", "{day} 尚未到来，不能填报实际值；没有写入任何内容"),
    "not_read_yet": Text(
        "{metric} of {project} on {day} has no actual, so no deviation to explain; run `teamops monitor record` first",
        "“{project}”的{metric}（{day}）尚未填报，没有偏差可说明；请先运行 `teamops monitor record`",
    ),
    "says_nothing": Text("{key} is empty; write its content", "“{key}”为空；请写明内容"),
    "measure_already": Text("this measure already exists and is open: {action} ({metric}, {day})", "该措施已存在且未完成：{action}（{metric}，{day}）"),
    "no_open_measure": Text("{project} has no open measure", "“{project}”没有未完成的应对措施"),
    "no_such_measure": Text("no open measure contains “{word}”; open measures:{measures}", "没有含“{word}”的未完成措施；未完成的有：{measures}"),
    "several_measures": Text(
        "several open measures match; add words, the metric or the day:{measures}", "符合的未完成措施不止一项；请补充措施文字、指标或日期：{measures}"
    ),
    "equal_measures": Text(
        "several open measures match; write the number of one in quotes, such as '#2':{measures}",
        "符合的未完成措施不止一项；请写序号并加引号，如 `'#2'`：{measures}",
    ),
    "no_director": Text(
        "nobody to escalate to; use --to, or write `director: …` in teamops.yaml", "没有可上报的人；请用 --to 指定，或在 teamops.yaml 中设置 `director`"
    ),
    "escalated_already": Text(
        "{project} was already escalated to {who} ({when}); use --again to replace that", "“{project}”已于 {when} 上报{who}；如需再次上报请加 --again"
    ),
    "no_budget": Text(
        "{project} has no budget; write `budget: {{planned: 80, unit: 万元}}` in it, in {file}",
        "“{project}”没有预算；请在 {file} 中为它补写 `budget: {{planned: 80, unit: 万元}}`",
    ),
    "less_than_nothing": Text("spending cannot be below 0 ({amount})", "支出不能小于 0（{amount}）"),
    "bad_amount": Text("“{value}” cannot be written as a number", "“{value}”无法写成数字"),
    "other_unit": Text("the unit of “{value}” is not the recorded unit, {unit}", "“{value}”的单位与记录中的“{unit}”不一致"),
    "no_unit": Text(
        "“{value}” has a unit, but the record has none; write only the number, such as 380, 380万 or 4.8%",
        "“{value}”带有单位，而这里的记录没有单位；请只写数字，如 380、380万、4.8%",
    ),
    "rate_or_not": Text(
        "“{value}” does not match the plan, {like}; write both as rates (such as 8.3%), or neither",
        "“{value}”与计划值 {like} 的写法不一致；要么都写成百分比（如 8.3%），要么都不写",
    ),
    "two_readings": Text("“{value}” could mean {one} or {other}; write one of them", "“{value}”可能是 {one}，也可能是 {other}；请写明是哪一个"),
    "too_fine": Text(
        "“{value}” has more than {places} decimal places in {unit}; use a smaller unit", "“{value}”换算成 {unit} 后超过 {places} 位小数；请改用较小的单位"
    ),
    "too_large": Text(
        "“{value}” has more than {digits} digits in {unit}; use a larger unit", "“{value}”换算成 {unit} 后超过 {digits} 位数字；请改用较大的单位"
    ),
    "bad_days": Text("--days: “{value}” is not a list of days; use a form such as 20,21,20", "--days：“{value}”不是天数列表；请写成 `20,21,20`"),
    "days_and_phases": Text(
        "--days has {days} number{days:|s} for {count} phase{count:|s} ({phases})", "--days 给出了 {days} 个天数，但有 {count} 个阶段（{phases}）"
    ),
    "plans_and_phases": Text(
        "--metric {metric}: {plans} plan{plans:|s} for {count} phase{count:|s} ({phases}); leave a phase without a plan empty between the commas",
        "--metric {metric}：给出了 {plans} 个计划值，但有 {count} 个阶段（{phases}）；某阶段不考核的请在逗号间留空",
    ),
    "metric_twice": Text("--metric {metric} is given twice", "--metric {metric} 给出了两次"),
    "bad_metric": Text(
        "--metric: “{value}” is not a metric with plans; use a form such as exposure=220万,1500万,400万",
        "--metric：“{value}”的写法不对；请写成 `曝光量=220万,1500万,400万`",
    ),
    "mixed_units": Text("--metric {metric}: use the same unit for every number ({plans})", "--metric {metric}：请给每个数字写上一致的单位（{plans}）"),
    "two_units": Text("--budget {value} already has a unit; omit --unit", "--budget {value} 已写明单位；请去掉 --unit"),
}
