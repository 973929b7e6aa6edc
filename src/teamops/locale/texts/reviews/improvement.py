"""Texts of `teamops improvement`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("Add, close and follow up improvements.", "提出、完成、跟踪优化方案。"),
    "add.help": Text("Add an improvement to a review.", "在复盘中新增优化方案。"),
    "add.item": Text("The improvement, in a few words.", "优化项。"),
    "measure": Text("The measure, with a number or a testable result: 转化率回到 3%.", "措施，写明可衡量的结果，如“转化率回到 3%”。"),
    "owner": Text("The owner (id or name).", "责任人（编号或姓名）。"),
    "due": Text("The due date.", "完成时间。"),
    "id": Text("Your own id (default: imp-PERIOD-N).", "自定编号（默认 imp-周期-序号）。"),
    "close.help": Text("Mark an improvement as done, with evidence.", "把优化方案标为已完成，并写明完成依据。"),
    "close.id": Text("The improvement (id or item).", "优化方案（编号或优化项）。"),
    "evidence": Text("The evidence that it is done.", "完成依据。"),
    "added": Text("{id}: {item}, owner {owner}, due {due}", "{id}：{item}，责任人{owner}，{due} 前完成"),
    "when_done": Text("when it is done:", "完成后运行："),
    "no_evidence": Text("{id} ({item}) needs evidence to be closed; use --evidence (§4.11)", "{id}（{item}）须有完成依据才能关闭；请写 --evidence（§4.11）"),
    "done_already": Text("{id} ({item}) is already done: {evidence}", "{id}（{item}）已完成：{evidence}"),
    "cancelled_already": Text("{id} ({item}) is cancelled", "{id}（{item}）已取消"),
    "id_taken": Text("--id: {review} already has an improvement {id}", "--id：{review} 中已有优化项 {id}"),
    "there_already": Text("{review} already has this improvement: {id} ({item})", "{review} 中已有该优化项：{id}（{item}）"),
    "ambiguous": Text(
        "several improvements have the id “{word}” ({files}); give each its own", "编号“{word}”对应多个优化项（{files}）；请先改为各不相同的编号"
    ),
    "several": Text("“{word}” matches several improvements: {found}; use an id", "“{word}”可能指多个优化项：{found}；请写编号"),
    "unknown": Text("no improvement “{word}”; `teamops improvement list --all` shows all", "没有优化项“{word}”；用 `teamops improvement list --all` 查看全部"),
    "unknown_unread": Text(
        "no improvement “{word}” in the readable files, and {files} cannot be read; run `teamops check`",
        "可读取的文件中没有优化项“{word}”，而 {files} 无法完整读取；请运行 `teamops check`",
    ),
    "plan.title": Text("Improvement plan", "优化方案落地表"),
    # the list
    "list.help": Text("List improvements, with the completion rate of those due in each month (§4.11).", "列出优化方案，以及各月到期方案的完成率（§4.11）。"),
    "list.owner": Text("Only improvements of this person (id or name).", "只看某人负责的（编号或姓名）。"),
    "list.department": Text("Only improvements of this department (id or name).", "只看某部门负责的（编号或名称）。"),
    "list.overdue": Text("Only overdue improvements.", "只看逾期的。"),
    "list.open": Text("Only open improvements (default), or all.", "只看未完成的（默认），或查看全部。"),
    "list.period": Text("Only improvements from reviews of this period and of periods within it.", "只看该周期及其中各周期复盘提出的。"),
    "list.text": Text("Only improvements containing this text.", "只看含有该文字的。"),
    "list.sort": Text(
        "The order: due, owner, review or repeats (default: overdue first, then by date).",
        "排序：due 完成时间、owner 责任人、review 复盘、repeats 结转次数（默认逾期在前，再按完成时间）。",
    ),
    "list.title": Text("Improvements", "优化方案"),
    "list.empty": Text("No matching improvements.", "没有符合条件的优化方案。"),
    "list.count": Text("{count} improvement{count:|s}, {late} overdue", "共 {count} 项，其中逾期 {late} 项"),
    "list.repeats": Text("{times}×", "{times} 次"),
    "list.late": Text("{status}, {days} d overdue", "{status}，逾期 {days} 天"),
    "col.id": Text("Id", "编号"),
    "col.item": Text("Improvement", "优化项"),
    "col.measure": Text("Measure", "措施"),
    "col.owner": Text("Owner", "责任人"),
    "col.due": Text("Due", "完成时间"),
    "col.status": Text("Status", "状态"),
    "col.repeats": Text("Carried over", "结转"),
    "col.evidence": Text("Evidence", "完成依据"),
    "months.title": Text("Completion by month due", "各月到期优化方案完成率"),
    "months.empty": Text("No improvement has a due date.", "没有写明完成时间的优化方案。"),
    "months.note": Text("Cancelled improvements do not count.", "已取消的不计。"),
    "months.col.month": Text("Month", "月份"),
    "months.col.due": Text("Due", "到期"),
    "months.col.done": Text("Done", "已完成"),
    "months.col.rate": Text("Rate", "完成率"),
}
