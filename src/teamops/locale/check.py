"""What a check says beside its findings, and the headings of a rule's page."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "unread": Text("files could not be read: {files}", "有文件无法读取:{files}"),
    "no_history": Text("it compares commits, and the history is not read yet", "需要比较提交历史,目前尚不读取历史"),
    "family.F": Text("Form", "格式"),
    "family.G": Text("Goals", "目标"),
    "family.T": Text("Tasks", "任务"),
    "family.M": Text("Monitors", "监控"),
    "family.R": Text("Reviews", "复盘"),
    "family.C": Text("Collaboration", "协同"),
    "family.H": Text("History", "历史"),
    "page.clause": Text("handbook {clause}", "手册 {clause}"),
    "page.clock": Text("depends on today", "与当天日期有关"),
    "page.history": Text("compares commits", "比较提交历史"),
    "page.needs_all": Text("not decided while a file cannot be read", "有文件无法读取时不作判断"),
    "page.remedy": Text("What to do", "怎么做"),
    "page.says": Text("What it says", "提示内容"),
    "page.options": Text("Options in teamops.yaml", "teamops.yaml 中的选项"),
    "page.option": Text("`{key}`, unless set: {default}", "`{key}`,默认 {default}"),
    "page.bad": Text("Breaks the rule", "反例"),
    "page.good": Text("Keeps the rule", "正例"),
    "page.on": Text(" (checked on {day})", "(检查日期 {day})"),
    "page.file": Text("File", "文件"),
}
