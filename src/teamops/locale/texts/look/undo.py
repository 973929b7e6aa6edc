"""Texts of `teamops undo`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text(
        "Undo the last write of teamops, unless its files have changed since.",
        "撤销 teamops 的上一次写入；文件此后又有改动的不撤销。",
    ),
    "number": Text("Number of the write to undo, from --list (default: the last).", "要撤销的写入的序号，见 --list（默认为最近一次）。"),
    "list": Text("List the writes that can be undone.", "列出可撤销的写入。"),
    "redo": Text("Write again what the last undo removed.", "恢复最近一次撤销的写入。"),
    "yes": Text("Do not ask before writing.", "写入前不再询问。"),
    "takes_back": Text("Undo of write {number}: `{command}` ({moment}).", "撤销第 {number} 次写入：`{command}`（{moment}）。"),
    "puts_back": Text("Redo of write {number}: `{command}` ({moment}).", "恢复第 {number} 次写入：`{command}`（{moment}）。"),
    "ask": Text("Undo this write?", "撤销这次写入？"),
    "ask_redo": Text("Redo this write?", "恢复这次写入？"),
    "needs_yes": Text(
        "cannot ask outside a terminal; nothing was written: look first with --dry-run, then add --yes",
        "不在终端中，无法询问；没有写入任何内容：请先用 --dry-run 查看，确认后加上 --yes",
    ),
    "listed": Text("{number}  {moment}  {command}  {files}", "{number}  {moment}  {command}  {files}"),
    "listed_undone": Text(
        "{number}  {moment}  {command}  {files}  (undone; --redo writes it again)",
        "{number}  {moment}  {command}  {files}（已撤销，可用 --redo 恢复）",
    ),
    "removed": Text("removed: {files}", "已删除：{files}"),
    "already": Text(
        "The files are already as before `{command}` ({moment}); nothing was written. The next `teamops undo` goes further back.",
        "文件已是 `{command}`（{moment}）之前的内容；没有写入任何内容。再次运行 `teamops undo` 可继续往前撤销。",
    ),
    "committed": Text("The commit {commit} stays in the history.", "提交 {commit} 仍保留在历史中。"),
    "committed_hint": Text(
        "The commit {commit} stays in the history; --commit also commits the undo.",
        "提交 {commit} 仍保留在历史中；加上 --commit 可把这次撤销也提交。",
    ),
    "nothing_to_commit": Text("Nothing to commit: the files are as in the last commit.", "没有需要提交的内容：文件与上一次提交相同。"),
    "none": Text(
        "nothing to undo: no write is kept here; teamops keeps your last 20 writes in this folder, up to 16 MB",
        "没有可撤销的写入：teamops 只保留你在本文件夹的最近 20 次写入，合计不超过 16 MB",
    ),
    "no_redo": Text(
        "nothing to redo: no write was undone here; see `teamops undo --list`",
        "没有可恢复的写入：这里没有已撤销的写入；请用 `teamops undo --list` 查看",
    ),
    "no_such": Text("no write {number} to undo; see `teamops undo --list`", "没有第 {number} 次写入可撤销；请用 `teamops undo --list` 查看"),
    "too_large": Text(
        "`{command}` changed too much to be kept ({files}); nothing was written: restore it with git, such as `git revert`",
        "`{command}` 改动的内容过大，没有保留（{files}）；没有写入任何内容：请用 git 恢复，如 `git revert`",
    ),
    "changed": Text(
        "{files} changed after `{command}`; nothing was written: compare with `git diff`, use `git revert` for a commit, "
        "or choose another write from `teamops undo --list`",
        "{files} 在 `{command}` 之后又有改动；没有写入任何内容：请用 `git diff` 对比，已提交的可用 `git revert`，或从 `teamops undo --list` 中选择另一次写入",
    ),
    "changed_kept": Text(
        "the kept content of {file} is damaged; nothing was written: restore it with git", "{file} 保留的内容已损坏；没有写入任何内容：请用 git 恢复"
    ),
}
