"""Convert what was typed for an option or argument, and refuse it in words where `plain_parser` does not take it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from teamops.cli.shell.declarations import Option, Parameter, is_list, strip_none
from teamops.cli.shell.metavars import format_metavar, list_choices
from teamops.locale.suggest import find_nearest
from teamops.locale.words import Words
from teamops.store.errors import CommandError

Convert = Callable[[Any], Any]
"""Returns the value of one text. Raises CommandError for one that is not possible."""


def make_converter(say: Words, parameter: Parameter) -> Convert | None:
    """Return the function that converts each text of a parameter; None for a flag."""
    kind = strip_none(parameter.kind)
    kind = kind.__args__[0] if is_list(kind) else kind
    if kind is bool:
        return None
    name = get_typed_name(say, parameter)
    if kind is int:
        return lambda text: _convert_number(say, name, parameter.declared, text)
    return (lambda text: _convert_choice(name, kind, text)) if list_choices(kind) else _make_text_converter(name)


def get_typed_name(say: Words, parameter: Parameter) -> str:
    """Return the name of an option, `--format`; what stands for an argument, 编号."""
    is_option = isinstance(parameter.declared, Option)
    if is_option:
        return max(parameter.names, key=len).partition("/")[0]
    name = format_metavar(say, parameter)
    return say("usage.value") if "|" in name and list_choices(strip_none(parameter.kind)) else name


def _make_text_converter(name: str) -> Convert:
    def convert_text(text: Any) -> str:
        if any("\ud800" <= one <= "\udfff" for one in text):
            raise CommandError("usage.not_utf8", name=name)
        return str(text)

    return convert_text


def _convert_number(say: Words, name: str, declared: object, text: Any) -> int:
    try:
        number = int(text)
    except ValueError:
        raise CommandError("usage.not_whole", name=name, value=text) from None
    least, most = (declared.least, declared.most) if isinstance(declared, Option) else (None, None)
    if (least is None or number >= least) and (most is None or number <= most):
        return number
    message = "at_most" if least is None else "at_least" if most is None else "between"
    limits = say(f"usage.{message}", least=least, most=most)
    raise CommandError("usage.out_of_range", name=name, value=number, range=limits)


_OTHER_NAMES = {
    "weixin": "wecom", "wechat": "wecom", "企业微信": "wecom", "微信": "wecom", "lark": "feishu", "飞书": "feishu",
    "dingding": "dingtalk", "钉钉": "dingtalk", "excel": "xlsx", "md": "markdown", "word": "html", "text": "terminal",
}  # fmt: skip
"""What else the values of options are called; shown only where the value is among the choices."""


def _convert_choice(name: str, kind: Any, text: Any) -> Any:
    choices = list_choices(kind)
    if text in choices:
        return kind(text)
    word = str(text).casefold()
    near = _OTHER_NAMES[word] if _OTHER_NAMES.get(word) in choices else find_nearest(word, choices, 0.5)
    raise CommandError("given.no_such_choice", option=name, value=text, near=near, choices=tuple(choices))
