"""Texts that all commands which write files share."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "as": Text("Who acts (id or name; default: TEAMOPS_AS); recorded in the commit message.", "操作人（编号或姓名，默认取 TEAMOPS_AS），记入提交说明。"),
    "dry_run": Text("Show what would be written without writing it.", "只显示将要写入的内容，不写入。"),
    "commit": Text("Commit the changed files to git.", "把改动提交到 git。"),
    "nothing": Text("Nothing to write: the files are up to date.", "没有需要写入的内容：文件已是如此。"),
}
