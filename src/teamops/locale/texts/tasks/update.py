"""Texts of `teamops update`, `teamops done` and `teamops block`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "ids": Text("Ids of the tasks.", "任务编号，可给多个。"),
    "status": Text(
        "not_started, in_progress, blocked (with --reason and --needs), done or cancelled.",
        "未开始、进行中、阻塞（须写 --reason 和 --needs）、已完成、已取消；也可写 in_progress 等。",
    ),
    "progress": Text("Progress, such as 40%.", "进度，如 40%。"),
    "owner": Text("The owner (id or name).", "负责人（编号或姓名）。"),
    "start": Text("First day.", "开始日期。"),
    "end": Text("Last day.", "结束日期（含）。"),
    "priority": Text("P0 (highest) to P3.", "优先级，P0（最高）至 P3。"),
    "note": Text("Note; an empty text removes the old one.", "备注；写空字符串则删去原有备注。"),
    "reason": Text("Why the task is blocked.", "阻塞原因。"),
    "needs": Text("What the task needs.", "所需资源。"),
    "from": Text("Department or person to provide it (id or name).", "由哪个部门或哪位人员提供（编号或名称）。"),
    "since": Text("Blocked since this day (default: today).", "自哪天起阻塞（默认今天）。"),
    "where": Text(
        "Select tasks by a filter of `tasks list` instead of ids, such as owner=liu; repeatable.",
        "不写编号，按 `tasks list` 的筛选条件选任务，如 `负责人=赵四`；可重复。",
    ),
    "keep_going": Text("Skip tasks that cannot be updated, and update the others (exit code 1).", "跳过无法更新的任务，继续更新其余任务（退出码为 1）。"),
    "yes": Text("Do not ask before updating the tasks of --where.", "用 --where 选出多项任务时不再询问。"),
    "ask": Text("Update these {count} tasks?", "更新这 {count} 项任务？"),
    "needs_yes": Text(
        "--where selects {count} tasks; nothing was written: look at them with --dry-run, then add --yes",
        "--where 选出 {count} 项任务；没有写入任何内容：请先用 --dry-run 查看，确认后加上 --yes",
    ),
    "which": Text("no task is named; give ids, or conditions such as `--where owner=liu`", "没有指定任务：请写任务编号，或用 `--where 负责人=赵四` 这样的条件"),
    "ids_or_where": Text("give the ids of tasks or --where, not both", "任务编号和 --where 只能写一种"),
    "no_match": Text(
        "no task matches --where; nothing was written: see `teamops tasks list`",
        "没有任务符合 --where 的条件；没有写入任何内容：请用 `teamops tasks list` 查看",
    ),
    "where_bad": Text("--where: “{value}” is not a condition; use {forms}", "--where：“{value}”不是筛选条件；可写 {forms}"),
    "where_twice": Text("--where: {name} is given twice; use it once", "--where：{name} 重复指定；请只写一次"),
    "where_empty": Text("--where has no condition; use {forms}", "--where 没有写条件；可写 {forms}"),
    "where_quote": Text("--where: a quotation mark in “{value}” is not closed; add it", "--where：“{value}”中的引号没有成对；请补上"),
    "some_refused": Text(
        "{count} task{count:|s} cannot be updated; nothing was written:{reasons}\nCorrect this, or add --keep-going to update the other {left}",
        "有 {count} 项任务无法更新；没有写入任何内容：{reasons}\n请改正后重试，或加上 --keep-going 只更新其余 {left} 项",
    ),
    "all_refused": Text("none of the {count} tasks can be updated; nothing was written:{reasons}", "{count} 项任务都无法更新；没有写入任何内容：{reasons}"),
    "fails_check": Text("{task} would violate the handbook or the format:{findings}", "{task} 更新后不符合格式或运营手册：{findings}"),
    "left_out": Text("skipped: {reason}", "已跳过：{reason}"),
    "not_theirs": Text(
        "{task} belongs to {owner}, not to {person}; the owner updates the status (§2.8)", "{task} 的负责人是{owner}，不是{person}：状态应由负责人更新（§2.8）"
    ),
    "blocked_needs": Text(
        "to block {task}, give the reason and what it needs (missing: {missing})", "要把 {task} 标为阻塞，请写明原因和所需资源（缺少 {missing}）"
    ),
    "routine": Text(
        "{task} is a repeating task, which has no status; update the task that `teamops tasks plan` made from it for the week",
        "{task} 是重复任务，没有状态：请更新 `teamops tasks plan` 为当周生成的任务",
    ),
    "closed": Text(
        "{task} is done or cancelled and needs nothing; omit --reason, --needs and --from, or give another --status",
        "{task} 已完成或已取消，不再需要资源：请去掉 --reason、--needs 和 --from，或用 --status 改为其他状态",
    ),
}
