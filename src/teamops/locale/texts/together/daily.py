"""Texts of `teamops daily`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "date": Text("Day of the report (default: today).", "日报日期（默认今天）。"),
    "done": Text("Something done; repeatable.", "今日完成的事项，可重复。"),
    "plan": Text("Something planned next; repeatable.", "明日计划的事项，可重复。"),
    "needs": Text("Help needed; repeatable.", "需要的协助，可重复。"),
    "edit": Text("Open the draft in an editor ($VISUAL, $EDITOR) before writing it.", "写入前在编辑器中打开草稿。"),
    "no_fill": Text("Use only the given lines, nothing from tasks, projects and requests.", "只写给出的内容，不从任务、项目和需求中提取。"),
    # lines from the records
    "line.in_progress": Text("{task} (in progress)", "{task}（进行中）"),
    "line.reading": Text("recorded {metric} of {project}: {value}", "录入{project}{metric}：{value}"),
    "line.measure": Text("decided on a measure: {action}", "确定应对措施：{action}"),
    "line.accepted": Text("accepted the request: {need}", "承接协作需求：{need}"),
    "line.confirmed": Text("confirmed the request: {need}", "确认协作需求：{need}"),
    # the report
    "report.title": Text("Daily reports", "工作日报"),
    "report.date": Text("Day", "日期"),
    "report.person": Text("Who", "人员"),
    "report.done": Text("Done", "今日完成"),
    "report.plan": Text("Next", "明日计划"),
    "report.needs": Text("Help needed", "需要的协助"),
    "report.submitted": Text("Submitted", "提交时间"),
    "report.count": Text("{count} report{count:|s}, {late} after {by}", "共 {count} 份，其中 {by} 之后提交 {late} 份"),
    "report.empty": Text("No daily reports.", "没有工作日报。"),
    # in the editor
    "heading.done": Text("Done today", "今日完成"),
    "heading.plan": Text("Planned next", "明日计划"),
    "heading.needs": Text("Help needed", "需要的协助"),
    "hints": Text(
        "Daily report of {person}, {day}. One line per item; lines that start with “# ” are ignored.\n"
        "Save and close to submit it; without any line nothing is written.",
        "{person} {day} 工作日报。每行写一条；以“# ”开头的行不计入。\n保存并关闭即提交；一条都不留则不写入。",
    ),
    # errors
    "in_future": Text("--date: {day} is in the future", "--date：{day} 还没有到"),
    "empty": Text(
        "no records of {person} on {day}; give --done, --plan or --needs, or write the report with --edit",
        "文件中没有{person} {day} 的记录：请用 --done、--plan、--needs 写明内容，或用 --edit 编辑",
    ),
    "who_is_it": Text("the report needs a person; use --as PERSON or set TEAMOPS_AS", "请用 --as 写明是谁的日报（或设置 TEAMOPS_AS）"),
    "no_editor": Text("no editor found; set the variable VISUAL or EDITOR", "找不到编辑器；请用环境变量 VISUAL 或 EDITOR 指定"),
    "editor_failed": Text("the editor `{editor}` failed ({problem}); nothing was written", "编辑器 `{editor}` 异常退出（{problem}）；没有写入任何内容"),
    "left": Text("the draft is empty; nothing was written", "草稿为空；没有写入任何内容"),
    # messages
    "late": Text("Submitted at {now}; it was due at {due}: late (C008).", "提交时间 {now}，应于 {due} 前提交，算迟交（C008）。"),
}
