"""Texts on the workspace as of a commit, a day or a time."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "and_history": Text("`--history` checks the commits up to now; remove `--at`", "`--history` 检查到当前为止的提交，不能与 `--at` 同时使用"),
    "option": Text(
        "As of a commit (hash, tag, branch, HEAD~3), the end of a day (2026-09-07) or a time (2026-09-07T16:00); changes no files.",
        "查看历史版本：某次提交（哈希、标签、分支、HEAD~3）、某日结束时（2026-09-07）或某一时刻（2026-09-07T16:00）；不改动任何文件。",
    ),
    "compare": Text(
        "Also list changes since a commit, a day or a time; `meeting` is the last weekly meeting before today.",
        "另列自某次提交、某日或某一时刻以来的变更；`meeting` 指今天之前的最近一次周例会。",
    ),
    "as_of": Text("as of commit {commit} ({day})", "以下为提交 {commit}（{day}）时的数据"),
    # errors
    "unknown": Text(
        "no commit, tag or branch “{when}”; use a day (2026-09-07), a time (2026-09-07T16:00) or a commit from `git log --oneline`",
        "没有名为“{when}”的提交、标签或分支；请写日期（2026-09-07）、时刻（2026-09-07T16:00），或 `git log --oneline` 列出的提交",
    ),
    "unknown_shallow": Text(
        "no commit, tag or branch “{when}” in this shallow clone; fetch the rest of the history with `git fetch --unshallow`",
        "当前浅克隆中没有名为“{when}”的提交、标签或分支；可用 `git fetch --unshallow` 取回其余历史",
    ),
    "bad_time": Text(
        "“{when}” is not a valid day or time; use 2026-09-07 or 2026-09-07T16:00", "“{when}”不是有效的日期或时刻；请写作 2026-09-07 或 2026-09-07T16:00"
    ),
    "day_or_name": Text(
        "“{when}” is a day and also a name in git; write the time ({when}T23:59) or the full name (refs/tags/{when}, refs/heads/{when})",
        "“{when}”既是日期，又是 git 中的名称；请写出时刻（{when}T23:59）或完整名称（refs/tags/{when}、refs/heads/{when}）",
    ),
    "ambiguous": Text(
        "“{when}” is ambiguous; write more of the hash, or the full name (refs/tags/…, refs/heads/…); git says: {said}",
        "“{when}”所指不唯一；请多写几位哈希，或写出完整名称（refs/tags/…、refs/heads/…）；git 提示：{said}",
    ),
    "before_first": Text(
        "there were no commits by {when}; the first commit is {commit} of {day}", "截至 {when} 还没有任何提交；第一次提交是 {day} 的 {commit}"
    ),
    "before_shallow": Text(
        "this shallow clone begins with {commit} of {day}; run `git fetch --unshallow`, then try {when} again",
        "当前是浅克隆，历史只从 {day} 的 {commit} 开始；请先用 `git fetch --unshallow` 取回其余部分，再查看 {when}",
    ),
    "no_commits": Text(
        "{folder} has no commits yet, so it has no past versions; run `git commit` first", "{folder} 还没有任何提交，无法查看历史；请先 `git commit`"
    ),
    "missing": Text(
        "this clone lacks {file} of {commit} (partial or damaged clone); fetch it with `git fetch --refetch --no-filter`, or look for damage with `git fsck`",
        "当前克隆中缺少 {commit} 的 {file}（部分克隆，或仓库已损坏）；可用 `git fetch --refetch --no-filter` 取回缺少的内容，用 `git fsck` 检查是否损坏",
    ),
    "not_yet": Text(
        "{folder} had no teamops.yaml at {commit} ({day}); the first commit with one is {first} of {since}",
        "{commit}（{day}）时 {folder} 里还没有 teamops.yaml；最早含有它的提交是 {since} 的 {first}",
    ),
    "not_yet_shallow": Text(
        "{folder} had no teamops.yaml at {commit} ({day}); the first commit with one in this shallow clone is {first} of {since}",
        "{commit}（{day}）时 {folder} 里还没有 teamops.yaml；在当前浅克隆中，最早含有它的提交是 {since} 的 {first}",
    ),
    "never": Text(
        "{folder} had no teamops.yaml at {commit} ({day}), and this branch has never had one; run `git add` and `git commit` first",
        "{commit}（{day}）时 {folder} 里没有 teamops.yaml，当前分支上也从未提交过：请先 `git add` 并 `git commit`",
    ),
    "writes": Text(
        "{option} writes to files, but `--at` shows a past version; use only one of them", "{option} 会写入文件，而 `--at` 查看的是历史版本：两者不能同时使用"
    ),
    "no_such_path": Text("{path}: no such file or folder in the workspace at {commit}", "{commit} 时的工作区里没有 {path}"),
    "no_meeting": Text(
        "no weekly meeting before {day} is recorded; name a day: `--compare 2026-09-07`", "没有 {day} 之前的周例会记录；请写明日期：`--compare 2026-09-07`"
    ),
}
