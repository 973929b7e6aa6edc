"""Errors for a word that matches no record, or several."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "unknown": Text("no {kind} “{word}” exists; see `teamops {section} list`", "没有{kind}“{word}”；请用 `teamops {section} list` 查看全部"),
    "unknown_unread": Text(
        "no {kind} “{word}” exists in the readable files, but {files} cannot be read; run `teamops check`",
        "在可读取的文件中没有{kind}“{word}”，而 {files} 无法读取：请运行 `teamops check`",
    ),
    "ambiguous": Text(
        "more than one {kind} has the id “{word}” ({files}); give each its own id", "编号“{word}”对应多个{kind}（{files}）；请先改为各不相同的编号"
    ),
    "several": Text("“{word}” matches more than one {kind}: {found}", "“{word}”可能指多个{kind}：{found}"),
    "broken": Text("the {kind} “{word}” has errors and cannot be changed; run `teamops check`", "{kind}“{word}”有格式错误，无法修改；请先运行 `teamops check`"),
}
