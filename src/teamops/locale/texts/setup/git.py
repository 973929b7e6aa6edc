"""Errors of git, and what to do."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "refused": Text("git could not read {folder}: {said}", "git 无法读取 {folder}：{said}"),
    "no_repository": Text(
        "{folder} is not in a git repository, so it has no earlier versions; create one with `git init`",
        "{folder} 不在 git 仓库中，没有历史版本可查；可用 `git init` 建立仓库",
    ),
    "silent": Text(
        "git did not answer within {seconds} seconds; check whether a file in .git (`config` first) is a pipe, or try again on a responsive disk",
        "git 在 {seconds} 秒内没有响应；请检查 .git 文件夹中的文件（先看 `config`）是否为管道，或在响应正常的磁盘上重试",
    ),
    "bare": Text(
        "{folder} is in a bare git repository (no working tree); clone it and run teamops in the clone",
        "{folder} 在裸仓库中（没有工作目录）：请先克隆，再到克隆出的文件夹里运行",
    ),
    "dubious": Text(
        'git refuses to read {folder} because it belongs to another user; if you trust it, run `git config --global --add safe.directory "FOLDER"` with '
        "the folder that git names: {said}",
        'git 拒绝读取 {folder}，因为它属于其他用户；如果信任该仓库：`git config --global --add safe.directory "文件夹"`，文件夹以 git 的提示为准：{said}',
    ),
}
