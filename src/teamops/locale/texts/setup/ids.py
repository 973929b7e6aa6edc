"""Texts of `teamops rename` and `teamops delete`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "old": Text("The current id, or an unambiguous name.", "原编号，或不重复的名称。"),
    "new": Text("The new id.", "新编号。"),
    "kind": Text("The kind of record, if several kinds have this id.", "记录的类别：几类记录的编号相同时指明。"),
    "yes": Text("Do not ask before writing.", "写入前不再询问。"),
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
    "unknown": Text("no record, person or department has the id or name “{word}”", "没有编号或名称为“{word}”的记录、人员或部门"),
    "part": Text(
        "`{path}` is a part: its address follows from its period, owner and department; see `teamops split-goal`",
        "`{path}` 是分解项，其地址由周期、责任人和部门构成：请用 `teamops split-goal`",
    ),
    "kinds": Text("several kinds of record have the id or name “{word}”; add one: {kinds}", "几类记录都有编号或名称“{word}”；请加上其中一个：{kinds}"),
    "repeated": Text(
        "more than one {kind} has the id “{word}” ({files}); give each its own id in the files first",
        "编号“{word}”有多条{kind}（{files}）：请先在文件中改为各不相同",
    ),
    "several": Text("several records have the name “{word}”: {found}; use an id", "名称为“{word}”的有多个：{found}；请写编号"),
    # rename
    "no_id": Text(
        "“{word}” cannot be an id: no blanks, quotes, `/`, `\\` or `+`, and no `-` at the beginning",
        "“{word}”不能作编号：不能含空格、引号、`/`、`\\` 或 `+`，也不能以 `-` 开头",
    ),
    "same": Text("the id is “{word}” already", "编号已经是“{word}”"),
    "taken": Text("another {kind} has the id “{word}”; choose a different one", "编号“{word}”已被占用（{kind}）：请换一个编号"),
    "taken_by": Text("the {kind} {name} has the id “{word}”; choose a different one", "编号“{word}”属于{kind} {name}：请换一个编号"),
    "a_name": Text("“{word}” is the name of the {kind} {id}; choose a different id", "“{word}”是{kind} {id} 的名称：请换一个编号"),
    "a_text": Text(
        "{file} has the text `serves: {word}`, which would refer to this goal; choose a different id",
        "{file} 中有文字 `serves: {word}`，改名后会变成对该目标的引用：请换一个编号",
    ),
    "referred": Text(
        "{file} already refers to “{word}”, which does not exist; run `teamops check` and correct that first",
        "{file} 已引用“{word}”，但没有这个编号：请先运行 `teamops check` 并改正",
    ),
    "task_taken": Text(
        "the task {old} of “{word}” would get the id {new}, which another task has; choose a different id",
        "“{word}”的任务 {old} 将随之改为 {new}，与另一项任务的编号重复：请换一个编号",
    ),
    "ask": Text(
        "Change the id {old} to {new} in {count} place{count:|s} of {files} file{files:|s}?", "把编号 {old} 改为 {new}（{files} 个文件，{count} 处）？"
    ),
    "renamed": Text("{kind} {old} now has the id {new}: {count} place{count:|s} changed", "{kind} {old} 的编号已改为 {new}：共 {count} 处"),
    "would": Text("{kind} {old} gets the id {new}: {count} place{count:|s} change", "{kind} {old} 的编号将改为 {new}：共 {count} 处"),
    "follow": Text("Tasks made from it also get new ids: {tasks}", "由它生成的任务一并改编号：{tasks}"),
    "follows": Text("{old} → {new}", "{old} → {new}"),
    "more": Text("{tasks}, and {count} more", "{tasks} 等 {count} 个"),
    "renewed": Text(
        "{count} confirmation{count: stays|s stay} valid with {count:a new digest|new digests}: of what was confirmed, only the id changed",
        "{count} 处确认仍然有效，校验码已更新：所确认的内容只有编号变化",
    ),
    "made_again": Text(
        "{old} was made by `teamops tasks plan`; planning its week again may make a second one with the old id",
        "{old} 由 `teamops tasks plan` 生成；改编号后再次生成该周清单，可能重复",
    ),
    # delete
    "deleted_ids": Text(
        "Ids or unambiguous names; for a record without an id, such as an actual, `FILE:LINE`.",
        "编号或不重复的名称；没有编号的记录（如实际值）写 `文件:行号`。",
    ),
    "with_references": Text(
        "Also remove references: the field if it is optional, else the whole record.", "连同引用一起删除：可省略的只删字段，否则删整条记录。"
    ),
    "needs_yes": Text(
        "cannot ask outside a terminal; nothing was written: look first with --dry-run, then add --yes",
        "不在终端中，无法询问；没有写入任何内容：请先用 --dry-run 查看，确认后加上 --yes",
    ),
    "referenced": Text(
        "{count} place{count: refers|s refer} to {id}; change {count:it|them} first, or use `--with-references`:{places}",
        "有 {count} 处引用 {id}：请先修改，或使用 `--with-references` 一并删除：{places}",
    ),
    "person_referenced": Text(
        "{count} place{count: refers|s refer} to {id}, and past records need the person; use `teamops leave {id}` instead:{places}",
        "有 {count} 处引用 {id}，以往的记录仍需要此人；离开团队请用 `teamops leave {id}`：{places}",
    ),
    "department_referenced": Text(
        "{count} place{count: refers|s refer} to the department {id}; name another department there first:{places}",
        "有 {count} 处引用部门 {id}：请先改为其他部门：{places}",
    ),
    "no_record_at": Text("line {line} of {file} does not belong to a record; use a line of the record", "{file} 第 {line} 行不属于任何记录；请写记录所在的行"),
    "more_places": Text("\n  and {count} more", "\n  另有 {count} 处"),
    "ask_delete": Text("Delete {what}?", "删除{what}？"),
    "ask_delete_with": Text(
        "Delete {what}, with {count} reference{count:|s} to it ({records} whole record{records:|s})?",
        "删除{what}，连同 {count} 处引用（其中整条记录 {records} 条）？",
    ),
    "deleted": Text("deleted: {what}", "已删除：{what}"),
    "deleted_with": Text(
        "deleted: {what}, with {count} reference{count:|s} to it ({records} whole record{records:|s})",
        "已删除：{what}，连同 {count} 处引用（其中整条记录 {records} 条）",
    ),
    "would_be_deleted": Text("would be deleted: {what}", "将删除：{what}"),
    "would_be_deleted_with": Text(
        "would be deleted: {what}, with {count} reference{count:|s} to it ({records} whole record{records:|s})",
        "将删除：{what}，连同 {count} 处引用（其中整条记录 {records} 条）",
    ),
}
