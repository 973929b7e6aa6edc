"""The words around findings."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "error": Text("error", "错误"),
    "warning": Text("warning", "警告"),
    "info": Text("info", "提示"),
    "none": Text("No findings: the handbook is kept.", "未发现问题:符合运营手册。"),
    "summary": Text(
        "{error} errors, {warning} warnings, {info} infos in {files} files",
        "共 {files} 个文件:{error} 个错误,{warning} 个警告,{info} 个提示",
    ),
    "not_run": Text("{code} was not run: {why}", "{code} 未执行:{why}"),
}
