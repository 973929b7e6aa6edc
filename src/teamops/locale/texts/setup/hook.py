"""Texts of `teamops hook`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text("Check with teamops before each git commit.", "让 git 在每次提交前先用 teamops 检查。"),
    "install.help": Text(
        "Install git hooks (pre-commit, pre-merge-commit) that refuse a commit whose staged files break the handbook. Hooks of others are never changed.",
        "在 git 仓库中安装钩子（pre-commit、pre-merge-commit）：暂存的文件不符合手册时拒绝提交。绝不改动别人的钩子。",
    ),
    "uninstall.help": Text(
        "Remove the hooks that `teamops hook install` installed, and no others.", "移除由 `teamops hook install` 安装的钩子，其他钩子不动。"
    ),
    "run.help": Text(
        "Check the staged files. The hooks run this command; your own hooks can too.",
        "检查已暂存、即将提交的内容。钩子执行的就是此命令，也可写进自己的钩子里。",
    ),
    "options": Text("Options for `teamops check`, such as `-- --fail-on warning`.", "传给 `teamops check` 的选项，如 `-- --fail-on warning`。"),
    "installed": Text("installed: {file}", "已安装：{file}"),
    "renewed": Text("updated: {file}", "已更新：{file}"),
    "current": Text("already installed, nothing to change: {file}", "已经安装，无需改动：{file}"),
    "called": Text("already calls teamops, not changed: {file}", "已在调用 teamops，保持不变：{file}"),
    "removed": Text("removed: {file}", "已移除：{file}"),
    "still_called": Text(
        "{file} was not installed by teamops and was not changed; it calls `teamops hook run`: remove that line yourself",
        "{file} 不是 teamops 安装的，保持不变；其中有 `teamops hook run`，请自行删去该行",
    ),
    "none": Text("no teamops hook is installed; nothing was written", "没有 teamops 安装的钩子；没有写入任何内容"),
    "foreign": Text(
        "somebody else's hook is already installed: {files}; nothing was written. Add this line to it: {line} (if pre-commit made it, add the hook "
        "teamops-check to .pre-commit-config.yaml instead)",
        "已有他人安装的钩子：{files}；没有写入任何内容。请在其中加入一行：{line}（如果它由 pre-commit 生成，"
        "请改为在 .pre-commit-config.yaml 中加入 teamops-check）",
    ),
    "no_repository": Text(
        "{folder} is not in a git working tree; create a repository with `git init` (git says: {said})",
        "{folder} 不在 git 仓库的工作目录中；可用 `git init` 新建（git 提示：{said}）",
    ),
    "git_refused": Text("git could not list the staged files, so nothing was checked: {said}", "git 无法给出已暂存的内容，因此没有检查：{said}"),
    "unknown": Text(
        "{file} is not part of the commit, so the records beside it were not checked; run `git add {file}`",
        "{file} 不在本次提交中，因此没有检查它旁边的记录：请 `git add {file}`",
    ),
    "refused": Text(
        "not committed: the staged files in {workspace} do not pass the check. Fix them, `git add` them and commit again; `git commit --no-verify` skips "
        "the check.",
        "没有提交：{workspace} 中已暂存的内容未通过检查。请修改后 `git add`，再重新提交；确需跳过检查时用 `git commit --no-verify`。",
    ),
    "not_found": Text(
        "not committed: the program teamops was not found, so nothing was checked. Install it and run `teamops hook install` again; `git commit "
        "--no-verify` skips the check.",
        "没有提交：找不到 teamops 程序，无法检查。请安装后重新运行 `teamops hook install`；确需跳过检查时用 `git commit --no-verify`。",
    ),
}
