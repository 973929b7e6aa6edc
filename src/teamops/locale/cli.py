"""Help and sentences of the command line."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "help": Text(
        "Run a marketing team by its operations handbook: goals, tasks, monitors, reviews and requests "
        "as plain YAML files in git.",
        "按运营手册管理营销团队:目标、任务、监控、复盘与协作需求,都是 git 仓库里的普通 YAML 文件。",
    ),
    "directory": Text("Look for the workspace in DIR and above it.", "从 DIR 及其上级文件夹寻找工作区。"),
    "lang": Text(
        "Language of words (default: TEAMOPS_LANG, else the workspace's `locale`).",
        "显示语言(默认取 TEAMOPS_LANG,其次取工作区的 `locale`)。",
    ),
    "version": Text("Print the version and leave.", "显示版本号后退出。"),
    "debug": Text("Show the traceback of an error.", "出错时显示完整的调用信息。"),
    "error": Text("error: {text}", "错误:{text}"),
    "unexpected": Text(
        "unexpected error: {text} (`teamops --debug …` shows where; please report it)",
        "意外错误:{text}(`teamops --debug …` 可显示位置,请反馈给开发者)",
    ),
    "today": Text(
        "The day that counts as today, as 2026-09-07 (its noon) or 2026-09-07T16:00.",
        "指定“今天”,如 2026-09-07(当天中午)或 2026-09-07T16:00。",
    ),
    "check.help": Text(
        "Say what breaks the handbook: files, goals, tasks, monitors, reviews, requests.",
        "检查哪些地方不符合运营手册:文件、目标、任务、监控、复盘、协作需求。",
    ),
    "check.paths": Text(
        "Show findings in these files and folders only; everything is read all the same.",
        "只显示这些文件或文件夹里的问题(检查时仍会读取全部文件)。",
    ),
    "check.format": Text("How findings are printed.", "输出格式。"),
    "check.select": Text(
        "Only rules whose code begins so, such as T or G002; repeatable.", "只看代码以此开头的规则,如 T、G002;可重复。"
    ),
    "check.ignore": Text("Not the rules whose code begins so; repeatable.", "忽略代码以此开头的规则;可重复。"),
    "check.fail_on": Text("The severity from which on the exit code is 1.", "达到该级别时退出码为 1。"),
    "check.not_run": Text("{code} was not run: {why}", "{code} 未执行:{why}"),
    "rule.help": Text("Explain a rule, with a bad and a good example.", "解释一条规则,并给出反例和正例。"),
    "rule.code": Text(
        "The rule's code or name, such as T001; all rules if left out.", "规则代码或名称,如 T001;不填则列出全部规则。"
    ),
}
