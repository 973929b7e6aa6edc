"""Texts of `teamops rename` and `teamops delete`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "old": Text("The present id, or an unambiguous name.", "现在的编号，或不重复的名称。"),
    "new": Text("The new id.", "新编号。"),
    "kind": Text("The kind, where several kinds have the id.", "类别：几类记录的编号相同时指明。"),
    "yes": Text("Do not ask before writing.", "不询问，直接写入。"),
    "kind.people": Text("person", "人员"),
    "kind.departments": Text("department", "部门"),
    "kind.goals": Text("goal", "目标"),
    "kind.tasks": Text("task", "任务"),
    "kind.monitors": Text("project", "监控项目"),
    "kind.reviews": Text("review", "复盘"),
    "kind.requests": Text("request", "协作需求"),
    "kind.meetings": Text("meeting", "会议"),
    "kind.improvements": Text("improvement", "优化项"),
    "kind.actuals": Text("actual", "实际值"),
    "kind.dailies": Text("daily report", "工作日报"),
    "kind.calendar": Text("year of the calendar", "年度日历"),
    # find
    "unread": Text(
        "{files} could not be read in full and may name the id; run `teamops check` and fix what it reports first",
        "{files} 未能完整读取，其中可能有这个编号：请先运行 `teamops check` 并改正",
    ),
    "unknown": Text("nothing has the id or name “{word}”", "没有编号或名称为“{word}”的记录、人员或部门"),
    "part": Text(
        "`{path}` is a part: its address follows from its period, owner and department; see `teamops split-goal`",
        "`{path}` 是分解项，其地址由周期、责任人和部门构成：请用 `teamops split-goal`",
    ),
    "kinds": Text("“{word}” is the id or name of several kinds; choose one: {kinds}", "“{word}”在几类中都有，请选一类：{kinds}"),
    "repeated": Text(
        "several {kind}s have the id “{word}” ({files}); give each its own id in the files first",
        "编号“{word}”有多条{kind}（{files}）：请先在文件中改为各不相同",
    ),
    "several": Text("several have the name “{word}”: {found}; use an id", "名称“{word}”有多个：{found}；请写编号"),
    # rename
    "no_id": Text(
        "“{word}” cannot be an id: no blanks, quotes, `/`, `\\` or `+`, and no `-` at the beginning",
        "“{word}”不能作编号：不能含空格、引号、`/`、`\\` 或 `+`，也不能以 `-` 开头",
    ),
    "same": Text("the id is “{word}” already", "编号已经是“{word}”"),
    "taken": Text("another {kind} has the id “{word}”; choose a different one", "编号“{word}”已有{kind}使用：请换一个"),
    "taken_by": Text("the {kind} {name} has the id “{word}”; choose a different one", "编号“{word}”属于{kind} {name}：请换一个"),
    "a_name": Text("“{word}” is the name of the {kind} {id}; choose a different id", "“{word}”是{kind} {id} 的名称：请换一个编号"),
    "a_text": Text(
        "{file} has the text `serves: {word}`, which would refer to this goal; choose a different id",
        "{file} 中有文字 `serves: {word}`，改名后会变成对该目标的引用：请换一个编号",
    ),
    "referred": Text(
        "{file} names “{word}” already, which does not exist; run `teamops check` and correct that first",
        "{file} 中已写有“{word}”，而它并不存在：请先运行 `teamops check` 并改正",
    ),
    "task_taken": Text(
        "the task {old} of “{word}” would get the id {new}, which another task has; choose a different id",
        "“{word}”的任务 {old} 将得到编号 {new}，而另有任务使用它：请换一个编号",
    ),
    "ask": Text(
        "Change the id {old} to {new} in {count} place{count:|s} of {files} file{files:|s}?", "把编号 {old} 改为 {new}（{files} 个文件，{count} 处）？"
    ),
    "renamed": Text("{kind} {old} has the id {new} now: {count} place{count:|s} changed", "{kind} {old} 的编号已改为 {new}：共 {count} 处"),
    "would": Text("{kind} {old} gets the id {new}: {count} place{count:|s} change", "{kind} {old} 的编号将改为 {new}：共 {count} 处"),
    "follow": Text("Ids of tasks made from it: {tasks}", "由它生成的任务编号：{tasks}"),
    "follows": Text("{old} → {new}", "{old} → {new}"),
    "more": Text("{tasks}, and {count} more", "{tasks} 等 {count} 个"),
    "renewed": Text(
        "{count} confirmation{count: stays|s stay} valid with {count:a new digest|new digests}: the terms only name the new id",
        "{count} 处确认仍然有效，校验码已更新：内容只有编号变化",
    ),
    "made_again": Text(
        "{old} was planned by `teamops tasks plan`; under another id, planning its week again may create it again",
        "{old} 由 `teamops tasks plan` 生成；换编号后再次编排该周，可能重新生成",
    ),
    # delete
    "deleted_ids": Text(
        "Ids or unambiguous names; or `FILE:LINE` of a record, as of an actual without an id.", "编号或不重复的名称；没有编号的记录（如实际值）写 `文件:行号`。"
    ),
    "with_references": Text(
        "Also remove what refers to it: the field where it may be missing, else the whole record.", "连同引用一起删除：字段可省略的删字段，否则删整条记录。"
    ),
    "needs_yes": Text(
        "nobody is here to confirm the deletion; add --yes, or look first with --dry-run", "无法询问是否删除：请加 `--yes`，或先用 `--dry-run` 查看"
    ),
    "referenced": Text(
        "{count} place{count: refers|s refer} to {id}; change {count:it|them} first, or use `--with-references`:{places}",
        "有 {count} 处引用 {id}：请先修改，或使用 `--with-references` 一并删除：{places}",
    ),
    "person_referenced": Text(
        "{count} place{count: refers|s refer} to {id}, whose past records need the person; use `teamops leave {id}`:{places}",
        "有 {count} 处引用 {id}，已有记录离不开此人；离职请用 `teamops leave {id}`：{places}",
    ),
    "department_referenced": Text(
        "{count} place{count: refers|s refer} to the department {id}; name another one there first:{places}",
        "有 {count} 处引用部门 {id}：请先改为其他部门：{places}",
    ),
    "no_record_at": Text("line {line} of {file} does not belong to a record", "{file} 第 {line} 行不是记录"),
    "more_places": Text("\n  and {count} more", "\n  另有 {count} 处"),
    "ask_delete": Text("Delete {what}?", "删除{what}？"),
    "ask_delete_with": Text(
        "Delete {what}, {count} reference{count:|s} to it, and with {count:that|these} {records} other record{records:|s}?",
        "删除{what}，及其 {count} 处引用（其中整条删除 {records} 条）？",
    ),
    "deleted": Text("deleted: {what}", "已删除：{what}"),
    "deleted_with": Text(
        "deleted: {what}, with {count} reference{count:|s}, of which {records} whole record{records:|s}",
        "已删除：{what}，连同 {count} 处引用，其中整条 {records} 条",
    ),
    "would_be_deleted": Text("would be deleted: {what}", "将删除：{what}"),
    "would_be_deleted_with": Text(
        "would be deleted: {what}, with {count} reference{count:|s}, of which {records} whole record{records:|s}",
        "将删除：{what}，连同 {count} 处引用，其中整条 {records} 条",
    ),
}
