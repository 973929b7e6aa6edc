"""Texts of `teamops completion`."""

from __future__ import annotations

from teamops.locale.text import Text

TEXTS = {
    "shell": Text("Shell: bash, zsh, fish, powershell or pwsh.", "命令行环境：bash、zsh、fish、powershell 或 pwsh。"),
    "install": Text("Write it to the shell's configuration instead of printing it.", "写入该命令行环境的配置，而不是显示出来。"),
    "installed": Text("written to {file}; it works in the next terminal you open", "已写入 {file}；新开的终端窗口即可使用补全"),
}
