"""Texts that all commands which write files share."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "as": Text("Who acts (id or name; default: TEAMOPS_AS); recorded in the commit message.", "操作人（编号或姓名，默认取 TEAMOPS_AS），记入提交说明。"),
    "dry_run": Text("Show what would be written without writing it.", "只显示将要写入的内容，不写入。"),
    "commit": Text("Commit the changed files to git.", "把改动提交到 git。"),
    "format": Text("Output format; JSON lists changes, files, new problems and the commit.", "输出格式；JSON 列出改动、文件、新发现的问题和提交号。"),
    "was_dry_run": Text("Dry run: nothing was written.", "仅为预演：没有写入任何内容。"),
    "nothing": Text("Nothing to write: the files are up to date.", "没有需要写入的内容：文件已是如此。"),
}
