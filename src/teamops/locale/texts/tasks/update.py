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
