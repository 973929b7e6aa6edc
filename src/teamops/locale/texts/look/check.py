"""Texts of a check besides its findings, and the headings of a rule's page."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "unread": Text("files could not be read: {files}", "有文件无法读取：{files}"),
    "too_many": Text("only the first {count} problems are counted", "只统计前 {count} 个问题"),
    "no_history": Text("this rule needs the commit history: run `teamops check --history`", "需要查看提交历史：`teamops check --history`"),
    "history_cut": Text("the history before commit {commit} is not available here", "提交 {commit} 之前的历史不在本地，无法判断"),
    "no_updated": Text(
        "{count} open task{count:|s} {count:has|have} no `updated`; only the history shows when {count:it was|they were} last confirmed",
        "{count} 个未完成任务没有写 `updated`，最近一次确认时间只能从提交历史判断",
    ),
    "no_since": Text("{count} blocked task{count:|s} {count:has|have} no start day (`blocker.since`)", "{count} 个阻塞任务没有写开始日期（`blocker.since`）"),
    "confirmed_later": Text("{count} task{count:|s} {count:was|were} confirmed after the day of this check", "{count} 个任务的状态确认时间晚于检查日期"),
    "dailies_refused": Text(
        "{count} daily report{count:|s} {count:is|are} not valid; this rule does not check for missing ones",
        "有 {count} 份工作日报填写有误，未计入；本次不判断是否缺交",
    ),
    "channels_refused": Text("some channels in teamops.yaml could not be read", "teamops.yaml 中的沟通渠道未能全部读取"),
    "family.F": Text("Form", "格式"),
    "family.G": Text("Goals", "目标"),
    "family.T": Text("Tasks", "任务"),
    "family.M": Text("Projects", "项目监控"),
    "family.R": Text("Reviews", "复盘"),
    "family.C": Text("Collaboration", "协作"),
    "family.H": Text("History", "历史"),
    "page.clause": Text("handbook {clause}", "手册 {clause}"),
    "page.stays": Text("cannot be turned off or silenced", "不能关闭或忽略"),
    "page.clock": Text("depends on today", "与当天日期有关"),
    "page.history": Text("compares commits", "比较提交历史"),
    "page.needs_all": Text("not decided while a file cannot be read", "有文件无法读取时不作判断"),
    "page.remedy": Text("What to do", "怎么做"),
    "page.says": Text("Messages", "提示内容"),
    "page.options": Text("Options in teamops.yaml", "teamops.yaml 中的选项"),
    "page.option": Text("`{key}` (default: {default})", "`{key}`，默认 {default}"),
    "page.bad": Text("Breaks the rule", "反例"),
    "page.good": Text("Follows the rule", "正例"),
    "page.on": Text(" (checked on {day})", "（检查日期 {day}）"),
    "page.file": Text("File", "文件"),
}
