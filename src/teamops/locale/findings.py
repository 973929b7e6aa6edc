"""The words around findings."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "error": Text("error", "错误"),
    "warning": Text("warning", "警告"),
    "info": Text("info", "提示"),
    "none": Text("No findings: the handbook is kept.", "未发现问题:符合运营手册。"),
    "summary": Text(
        "{error} error{error:|s}, {warning} warning{warning:|s}, {info} info{info:|s} in {files} file{files:|s}",
        "共 {files} 个文件:{error} 个错误,{warning} 个警告,{info} 个提示",
    ),
    "not_run": Text("not decided: {code} ({why})", "未作判断:{code}({why})"),
    "fixable": Text(
        "{count} can be mended by `teamops check --fix` (`--diff` shows how)",
        "{count} 个问题可用 `teamops check --fix` 自动修复(`--diff` 可先查看)",
    ),
    "silenced": Text(
        "{count} more are silenced by comments or the baseline", "另有 {count} 个问题被注释或基线文件忽略"
    ),
    "known": Text(
        "{count} more {count:is|are} known from the baseline ({errors} error{errors:|s})",
        "基线中已知的 {count} 个问题仍在（{errors} 个错误）",
    ),
    "nothing_new": Text(
        "Nothing new; {count} known remain{count:s|} ({errors} error{errors:|s}).",
        "没有新问题：已知 {count} 个仍在（{errors} 个错误）。",
    ),
    "only_silenced": Text("No other findings; comments silence {count}.", "没有其他问题：{count} 个被注释忽略。"),
    "cut": Text(
        "… and {count} more: {rules} (`--max-findings 0` shows all)",
        "……另有 {count} 个问题:{rules}(`--max-findings 0` 显示全部)",
    ),
    "unlisted": Text(
        "{code}: {number} more {number:is|are} not listed, the first of them in {file}",
        "{code}：另有 {number} 个问题未列出，最先出现在 {file}",
    ),
    "unlisted_all": Text("… and {count} more that are not listed: {rules}", "……另有 {count} 个问题未列出：{rules}"),
    "fixed": Text("{count} fixed: {rules}", "已修复 {count} 个问题:{rules}"),
    "would_fix": Text("{count} can be fixed: {rules}", "可修复 {count} 个问题:{rules}"),
    "nothing_to_fix": Text("nothing to fix", "没有可自动修复的问题"),
    "not_fixed": Text(
        "{file}: the fix could not be made safely; change it by hand", "{file}:无法安全地自动修复,请手工修改"
    ),
    "unsafe_left": Text(
        "{count} more can be fixed with --unsafe-fixes, which may guess wrong: look at --diff first",
        "另有 {count} 个问题可用 --unsafe-fixes 修复,但可能猜错:请先用 --diff 查看",
    ),
    "baseline_written": Text(
        "baseline {file}: {count} finding{count:|s} in it", "基线文件 {file}:记录了 {count} 个问题"
    ),
    "baseline_gone": Text(
        "{count} finding{count:|s} of the baseline {count:is|are} gone: `--update-baseline` lets go of {count:it|them}",
        "基线中有 {count} 个问题已不存在:可用 `--update-baseline` 移除",
    ),
}
