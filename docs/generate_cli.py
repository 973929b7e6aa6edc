"""Makes docs/cli.md and docs/zh/cli.md from the declarations of the commands. Called by generate.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from languages import pick

from teamops.cli.shell.commands import OPTIONS, PANELS, get_help_id, load_command
from teamops.cli.shell.declarations import REQUIRED, CommandGroup, Help, Option, Parameter, list_parameters
from teamops.cli.shell.metavars import format_argument, format_metavar, format_usage
from teamops.cli.shell.session import Session
from teamops.locale.text import Lang, Text
from teamops.locale.words import Words

INTRODUCTION = Text(
    """\
# The commands of `teamops`

<!-- made by docs/generate_cli.py; edit src/teamops/cli and src/teamops/locale/texts instead -->

`teamops COMMAND --help` shows the same in the terminal, in the language of the workspace. The workspace is the nearest
folder with a `teamops.yaml`, from the current folder upwards.

| exit code | meaning |
|---|---|
| 0 | success; if files were written but the result could not be shown, stderr says what was written |
| 1 | problems were found, or a question was answered with no |
| 2 | the command line is wrong: an unknown option, a goal that does not exist |
| 3 | the workspace could not be read or written, or the output could not be written |
| 130 | stopped by Ctrl-C; stderr says what was written before |
""",
    """\
# `teamops` 命令

<!-- 由 docs/generate_cli.py 生成；请修改 src/teamops/cli 和 src/teamops/locale/texts -->

在终端输入 `teamops COMMAND --help` 可看到同样的说明，显示语言取自工作区的设置。工作区是从当前文件夹逐级向上、
最先找到的含有 `teamops.yaml` 的文件夹。

| 退出码 | 含义 |
|---|---|
| 0 | 成功；文件已写入但结果无法显示时，stderr 会说明写入了什么 |
| 1 | 发现问题，或对提问回答了“否” |
| 2 | 命令写法有误：选项不存在、目标不存在等 |
| 3 | 工作区无法读写，或结果无法输出 |
| 130 | 按 Ctrl-C 中断；stderr 会说明中断前写入了什么 |
""",
)
HEAD = Text("argument or option | what it does | default", "参数或选项 | 说明 | 默认")


def make_cli_page(lang: Lang) -> str:
    """Return the options that every command takes, then each command under the heading of its panel."""
    session, words = Session(Path(), lang), Words(lang)
    parts = [pick(INTRODUCTION, lang), *_describe(words, "teamops", "cli.help", OPTIONS, 2, is_group=True)]
    for panel, names in PANELS.items():
        parts.append(f"## {words(f'cli.panel.{panel}')}\n")
        for name in names:
            found = load_command(session, name)
            assert found is not None  # the names are those of PANELS
            parts += _list_sections(words, f"teamops {name}", get_help_id(name), found, 3)
    return "\n".join(parts)


def _list_sections(words: Words, name: str, help_text: Help, found: Any, level: int) -> Iterator[str]:
    """Yield the section of a command; after that of a group, those of its commands."""
    if not isinstance(found, CommandGroup):
        parameters = list_parameters(found.load())
        yield from _describe(words, name, help_text, parameters, level)
        return
    yield from _describe(words, name, help_text, (), level, is_group=True)
    for below, command in found.commands.items():
        own = command.help
        assert own is not None, f"{name} {below} has no help"
        yield from _list_sections(words, f"{name} {below}", own, command, min(level + 1, 4))


def _describe(
    words: Words, name: str, help_text: Help, parameters: Sequence[Parameter], level: int, *, is_group: bool = False
) -> Iterator[str]:
    """Yield heading, help, usage and the table of options of one command."""
    yield f"{'#' * level} {name}\n"
    yield f"{_word(words, help_text)}\n"
    usage = [format_usage(words, name, parameters), *([words("usage.any_command")] if is_group else ())]
    yield f"```console\n$ {' '.join(usage)}\n```\n"
    if parameters:
        columns = pick(HEAD, words.lang)
        yield f"| {columns} |\n|{'---|' * (columns.count('|') + 1)}"
        yield from (_make_row(words, parameter) for parameter in parameters)
        yield ""


def _word(words: Words, text: Help) -> str:
    return words(text) if isinstance(text, str) else text(words)


def _make_row(words: Words, parameter: Parameter) -> str:
    declared = parameter.declared
    assert declared is not None  # the parameters of commands are expanded
    is_option = isinstance(declared, Option)
    name = _format_option(words, parameter) if is_option else format_argument(words, parameter)
    return f"| `{_escape(name)}` | {_escape(_word(words, declared.help))} | {_format_default(parameter)} |"


def _format_option(words: Words, parameter: Parameter) -> str:
    """Return `-C, --directory DIR`, or a flag `--notify / --no-notify`."""
    assert parameter.declared is not None
    names = sorted(parameter.names, key=lambda name: name.startswith("--"))
    forms = ", ".join(names).replace("/", " / ")
    return f"{forms} {format_metavar(words, parameter)}".rstrip()


def _format_default(parameter: Parameter) -> str:
    declared, default = parameter.declared, parameter.default
    if isinstance(declared, Option) and declared.envvar:
        return f"`${declared.envvar}`"
    if default is REQUIRED or default in (None, False, ""):
        return ""
    return f"`{getattr(default, 'value', default)}`"


def _escape(text: str) -> str:
    """Return a text for a cell of a table."""
    return text.replace("|", "\\|")
