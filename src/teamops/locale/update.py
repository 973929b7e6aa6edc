"""What `teamops update`, `teamops done` and `teamops block` say."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "ids": Text("The tasks, by their ids.", "任务编号,可给多个。"),
    "status": Text(
        "not_started, in_progress, blocked (with --reason and --needs), done or cancelled.",
        "未开始、进行中、阻塞(须写 --reason 和 --needs)、已完成、已取消;也可写 in_progress 等。",
    ),
    "progress": Text("How much is done, such as 40%.", "进度,如 40%。"),
    "owner": Text("The responsible person (id or name).", "负责人(编号或姓名)。"),
    "start": Text("The first day.", "开始日期。"),
    "end": Text("The last day.", "结束日期(含)。"),
    "priority": Text("P0 (highest) to P3.", "优先级,P0(最高)至 P3。"),
    "note": Text("A remark; an empty one takes the old one away.", "备注;写空字符串则删去原有备注。"),
    "reason": Text("Why the task is blocked.", "阻塞原因。"),
    "needs": Text("What the task needs.", "所需资源。"),
    "from": Text("The department or person it is needed from (id or name).", "由哪个部门或哪位人员提供(编号或名称)。"),
    "since": Text("The day since which it is blocked (default: today).", "自哪天起阻塞(默认今天)。"),
    "as": Text("Who says so (id or name); recorded in the message of the commit.", "更新人(编号或姓名),记入提交说明。"),
    "dry_run": Text("Show what would be written, and write nothing.", "只显示将要写入的内容,不写入。"),
    "commit": Text("Commit the changed files to git.", "把改动提交到 git。"),
    "nothing": Text("Nothing to write: the files say so already.", "没有需要写入的内容:文件已是如此。"),
    "not_theirs": Text(
        "{task} is owned by {owner}, not by {person}: the owner updates the status (§2.8)",
        "{task} 的负责人是{owner},不是{person}:状态应由负责人更新(§2.8)",
    ),
    "unknown": Text(
        "there is no task “{id}”; `teamops tasks list` shows all", "没有任务“{id}”;用 `teamops tasks list` 查看全部"
    ),
    "unknown_unread": Text(
        "there is no task “{id}” in the files that can be read, but {files} cannot: run `teamops check`",
        "在可读取的文件中没有任务“{id}”,而 {files} 无法读取:请运行 `teamops check`",
    ),
    "ambiguous": Text(
        "more than one task has the id “{id}” ({files}): give each its own",
        "编号“{id}”对应多个任务({files}):请先改为各不相同的编号",
    ),
    "broken": Text(
        "the task “{id}” has faults and cannot be updated: run `teamops check`",
        "任务“{id}”有格式错误,无法更新:请先运行 `teamops check`",
    ),
    "blocked_needs": Text(
        "{task} is to be blocked: say why and what it needs ({missing})",
        "{task} 要标为阻塞,请写明原因和所需资源(缺少 {missing})",
    ),
    "closed": Text(
        "{task} is done or cancelled, and so waits for nothing: leave out --reason, --needs and --from, or give "
        "another --status",
        "{task} 已完成或已取消,不再需要资源:请去掉 --reason、--needs 和 --from,或用 --status 改为其他状态",
    ),
    "no_such_choice": Text(
        "{option}: there is no “{value}”{near}; write one of {choices}", "{option}:没有“{value}”{near};可选 {choices}"
    ),
    "bad_day": Text(
        "{option}: “{value}” is not a day such as 2026-09-28", "{option}:“{value}”不是日期,应写成 2026-09-28"
    ),
    "bad_share": Text(
        "{option}: “{value}” is no share from 0% to 100%; write 40% or 0.4",
        "{option}:“{value}”不是 0% 到 100% 之间的进度,应写成 40% 或 0.4",
    ),
    "no_provider": Text(
        "--from: no department or person is called “{value}” in teamops.yaml (near it: {near})",
        "--from:teamops.yaml 中没有部门或人员“{value}”(相近的有:{near})",
    ),
}
