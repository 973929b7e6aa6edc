"""Errors for a word that matches no record, or several."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "kind.tasks": Text("task", "任务"),
    "kind.monitors": Text("monitored project", "监控项目"),
    "kind.reviews": Text("review", "复盘"),
    "kind.requests": Text("request", "协作需求"),
    "kind.meetings": Text("meeting", "会议"),
    "unknown": Text("there is no {kind} “{word}”; `teamops {section} list` shows all{near}", "没有{kind}“{word}”；用 `teamops {section} list` 查看全部{near}"),
    "unknown_unread": Text(
        "there is no {kind} “{word}” in the files that can be read, but {files} cannot: run `teamops check`{near}",
        "在可读取的文件中没有{kind}“{word}”，而 {files} 无法读取：请运行 `teamops check`{near}",
    ),
    "ambiguous": Text("more than one {kind} has the id “{word}” ({files}): give each its own", "编号“{word}”对应多个{kind}（{files}）：请先改为各不相同的编号"),
    "several": Text("more than one {kind} may be meant by “{word}”: {found}", "“{word}”可能指多个{kind}：{found}"),
    "broken": Text("the {kind} “{word}” has faults and cannot be changed: run `teamops check`", "{kind}“{word}”有格式错误，无法修改：请先运行 `teamops check`"),
}
