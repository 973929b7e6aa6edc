"""Texts around findings."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "error": Text("error", "错误"),
    "warning": Text("warning", "警告"),
    "info": Text("info", "提示"),
    "none": Text("No problems found: everything follows the handbook.", "未发现问题：符合运营手册。"),
    "clause": Text(" ({clause})", "（{clause}）"),
    "summary": Text(
        "{error} error{error:|s}, {warning} warning{warning:|s}, {info} info{info:|s} in {files} file{files:|s}",
        "共 {files} 个文件：{error} 个错误，{warning} 个警告，{info} 个提示",
    ),
    "not_run": Text("not decided: {code} ({why})", "未作判断：{code}（{why}）"),
    "nobody": Text("Maintainer", "文件维护人"),
    "group": Text("{who} ({count})", "{who}（{count}）"),
    "urgent": Text("Most urgent", "最紧急"),
    "urgent_shown": Text("Most urgent of these", "其中最紧急"),
    "urgent_one": Text("{who}: {message}", "{who}：{message}"),
    "fixable": Text(
        "`teamops check --fix` can fix {count} of these (`--diff` shows how)", "{count} 个问题可用 `teamops check --fix` 自动修复（`--diff` 可先查看）"
    ),
    "none_found": Text("No problems found", "未发现问题"),
    "none_read": Text("No problems found in the content that was read", "已读取的内容中未发现问题"),
    "none_asked": Text("No problems found in the selected files and rules", "所选范围内未发现问题"),
    "none_ran": Text("Not checked: none of the selected rules could run", "未检查：所选规则都未能运行"),
    "nothing_new": Text(
        "No new problems; {count} known problem{count:|s} remain{count:s|} ({errors} error{errors:|s})", "没有新问题：已知 {count} 个仍在（{errors} 个错误）"
    ),
    "undecided": Text(
        "Undecided: {what} {number:was|were} not read and not checked by any rule ({places})", "无法判断：{what}未读取，未经任何规则检查（{places}）"
    ),
    "lacks": Text("Missing from these figures: {what} that could not be read ({files})", "以下数据不含未能读取的 {what}（{files}）"),
    "unread.file": Text("{count} file{count:|s}", "{count} 个文件"),
    "unread.section": Text("{count} section{count:|s}", "{count} 个栏目"),
    "unread.record": Text("{count} record{count:|s}", "{count} 条记录"),
    "unread.setting": Text("{count} setting{count:|s}", "{count} 项设置"),
    "part.comments": Text("{count} hidden by comments", "{count} 个被注释忽略"),
    "part.known": Text("{count} known from the baseline ({errors} error{errors:|s})", "基线中已知的 {count} 个仍在（{errors} 个错误）"),
    "part.stale": Text("the baseline can hide {count} more", "基线中还可隐藏 {count} 个"),
    "part.off": Text("{count} rule{count:|s} turned off ({codes})", "{count} 条规则已关闭（{codes}）"),
    "part.not_run": Text("{count} rule{count:|s} not decided", "{count} 条规则未作判断"),
    "part.not_run_why": Text("{count} rule{count:|s} not decided (`--verbose` shows why)", "{count} 条规则未作判断（原因用 `--verbose` 查看）"),
    "part.more": Text("`--verbose` shows details and what to do", "详情和做法用 `--verbose` 查看"),
    "part.not_run_more": Text(
        "{count} rule{count:|s} not decided; `--verbose` shows why, details and what to do",
        "{count} 条规则未作判断；原因、详情和做法用 `--verbose` 查看",
    ),
    "part.others": Text("{count} not shown, for others to act on", "另有 {count} 个由其他人处理，未显示"),
    "part.left_out": Text("{what} not included: {which}", "{what}未纳入：{which}"),
    "part.empty": Text("{count} file{count:|s} without records ({which})", "{count} 个文件没有记录（{which}）"),
    "left_out.folder": Text("{count} folder{count:|s}", "{count} 个文件夹"),
    "left_out.file": Text("{count} file{count:|s}", "{count} 个文件"),
    "left_out.at_least": Text("at least {count} file{count:|s}", "至少 {count} 个文件"),
    "left_out.uncounted": Text("files not counted", "文件数未统计"),
    "left_out.one": Text("{name} ({why})", "{name}（{why}）"),
    "left_out.one_folder": Text("{name} ({why}, {count})", "{name}（{why}，{count}）"),
    "left_out.more": Text("{count} more ({why})", "另有 {count} 个（{why}）"),
    "why.workspace": Text("has its own teamops.yaml", "有自己的 teamops.yaml"),
    "why.ignored": Text("listed in `ignore:`", "`ignore:` 所列"),
    "why.hidden": Text("hidden", "隐藏"),
    "why.templates": Text("printout templates", "打印模板"),
    "why.ending": Text("name does not end in .yaml", "文件名不以 .yaml 结尾"),
    "why.link": Text("a link to a folder that is not read", "链接到未读取的文件夹"),
    "detail.unread": Text("not read: {place} ({code})", "未读取：{place}（{code}）"),
    "detail.left_out": Text("not included: {what}", "未纳入：{what}"),
    "detail.empty": Text("without records: {file}", "没有记录：{file}"),
    "detail.off": Text("turned off in teamops.yaml: {codes}", "teamops.yaml 中已关闭：{codes}"),
    "and": Text("{first} and {last}", "{first}和 {last}"),
    "comma": Text(", ", "、"),
    "semicolon": Text("; ", "；"),
    "stop": Text(".", "。"),
    "cut": Text("… and {count} more: {rules} (`--max-findings 0` shows all)", "……另有 {count} 个问题：{rules}（`--max-findings 0` 显示全部）"),
    "unlisted": Text("{code}: {number} more {number:is|are} not listed, the first in {file}", "{code}：另有 {number} 个问题未列出，最先出现在 {file}"),
    "unlisted_all": Text("… and {count} more not listed: {rules}", "……另有 {count} 个问题未列出：{rules}"),
    "fixed": Text("{count} fixed: {rules}", "已修复 {count} 个问题：{rules}"),
    "would_fix": Text("{count} can be fixed: {rules}", "可修复 {count} 个问题：{rules}"),
    "nothing_to_fix": Text("nothing to fix", "没有可自动修复的问题"),
    "not_fixed": Text("{file}: cannot be fixed safely; change it by hand", "{file}：无法安全地自动修复，请手工修改"),
    "unread_left": Text(
        "undecided: {count} problem{count:|s} {count:concerns|concern} unread content; `teamops check` shows {count:it|them}",
        "无法判断：仍有 {count} 个问题属于未读取的内容，可用 `teamops check` 查看",
    ),
    "unsafe_left": Text(
        "{count} more can be fixed with `--unsafe-fixes`, which may guess wrong; check `--diff` first",
        "另有 {count} 个问题可用 `--unsafe-fixes` 修复，但可能猜错；请先用 `--diff` 查看",
    ),
    "baseline_written": Text("baseline {file}: {count} problem{count:|s} recorded", "基线文件 {file}：记录了 {count} 个问题"),
    "baseline_unread": Text(
        "{count} problem{count:|s} in the baseline {count:concerns|concern} unread content and {count:is|are} shown anyway",
        "基线中有 {count} 个问题属于未读取的内容，照常显示",
    ),
    "baseline_gone": Text(
        "{count} problem{count:|s} in the baseline no longer exist{count:s|}; `--update-baseline` removes {count:it|them}",
        "基线中有 {count} 个问题已不存在：可用 `--update-baseline` 移除",
    ),
}
