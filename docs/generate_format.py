"""Makes docs/format.md and docs/zh/format.md: the prose of docs/sources, with tables from the records' declarations.

A line `{{keys NAME}}` becomes the tables of a section's record and of the records inside it, `{{example NAME}}` an
example of docs/sources/format-examples.yaml. Names of keys are those of the catalogue. Called by generate.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time, timedelta
from functools import partial
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin
from zoneinfo import ZoneInfo

from format_remarks import REMARKS
from languages import pick

from teamops.checking.rule_page import format_default
from teamops.integrations.schema.schema import SETTINGS, find_title
from teamops.integrations.schema.value_schemas import NOTATIONS
from teamops.locale.text import Lang, Text
from teamops.locale.texts.shell import records
from teamops.model.dataclass import MISSING, fields
from teamops.model.records import values
from teamops.model.records.record import get_default, get_key, get_types, is_record
from teamops.model.records.settings import Settings
from teamops.model.workspace import SECTIONS

SOURCES = Path(__file__).parent / "sources"

HEAD = Text("key | kind | default | meaning", "字段 | 类型 | 默认 | 含义")
LIST = Text("list of {kind}", "{kind}列表")
MAPPING = Text("mapping", "映射")
RECORDS = Text("list", "列表")
BY_ID = Text("mapping by id", "映射，以编号为字段名")
BY_RULE = Text("mapping by rule code", "映射，以规则代码为字段名")
TWO = Text("two {kind}s", "两个{kind}")
BELOW = Text("see below", "见下表")
EMPTY = Text("empty", "空")
CLAUSE = Text("{title} ({clause})", "{title}（{clause}）")
PATTERN = Text("pattern", "通配模式")
PATTERNS = Text("list of patterns", "通配模式列表")

KINDS = {
    "": Text("text", "文字"),
    "number": Text("number", "数字"),
    "amount": Text("amount", "数额"),
    "share": Text("share", "比例"),
    "percent": Text("percent", "百分比"),
    "whole": Text("whole number", "整数"),
    "flag": Text("flag", "是否"),
    "day": Text("day", "日期"),
    "moment": Text("time", "时间"),
    "clock": Text("time of day", "时刻"),
    "duration": Text("duration", "时长"),
    "period": Text("period", "周期"),
    "repeat": Text("repetition", "重复"),
    "id": Text("id", "编号"),
    "names": Text("names", "名称列表"),
    "leaves": Text("days off", "请假日"),
    "color": Text("colour", "颜色"),
    "zone": Text("name of a zone", "时区名"),
}
"""The kinds of values, as the first table of the page names them, by their notation."""

PERSON, DEPARTMENT, TASK = Text("person", "人员"), Text("department", "部门"), Text("task", "任务")
GOAL, MONITOR = Text("goal path", "目标路径"), Text("monitor", "监控项目")
REFERENCES = {
    "owner": PERSON,
    "head": PERSON,
    "director": PERSON,
    "by": PERSON,
    "person": PERSON,
    "Escalation.to": PERSON,
    "department": DEPARTMENT,
    "Request.from": DEPARTMENT,
    "Request.to": DEPARTMENT,
    "Blocker.from": Text("department or person", "部门或人员"),
    "project": MONITOR,
    "monitor": MONITOR,
    "meeting": Text("meeting", "会议"),
    "routine": TASK,
    "task": TASK,
    "goal": GOAL,
}
"""What an id names, by `Record.key` or by key."""


def make_format_page(lang: Lang) -> str:
    """Return the page: the prose of the language with its tables and examples."""
    prose = (SOURCES / f"format.{lang}.md").read_text("utf-8")
    made = {"keys": partial(_make_tables, lang=lang), "example": _show_example}
    return re.sub(r"^\{\{(keys|example) (.*)\}\}$", lambda found: made[found[1]](found[2]), prose, flags=re.MULTILINE)


def read_examples() -> dict[str, str]:
    """Return the examples of the page by name."""
    text = (SOURCES / "format-examples.yaml").read_text("utf-8")
    _, *parts = re.split(r"^--- # (.*)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _show_example(name: str) -> str:
    label = f" {name}" if name.endswith(".yaml") else ""
    return f"```yaml{label}\n{read_examples()[name]}```"


def _make_tables(section: str, lang: Lang) -> str:
    top = Settings if section == SETTINGS else SECTIONS[section]
    seen = {top}
    return "\n\n".join([_make_table(top, lang), *_make_inner_tables(top, seen, lang)])


def _make_inner_tables(record: type, seen: set[type], lang: Lang) -> Iterator[str]:
    """Yield the tables of the records in `record`, each below its key, and once only."""
    for name, declared in get_types(record).items():
        for inner in _find_records(declared):
            if inner not in seen:
                seen.add(inner)
                key = get_key(name)
                caption = f"**`{key}`** {pick(find_title(record.__name__, key), lang)}"
                yield f"{caption}\n\n{_make_table(inner, lang)}"
                yield from _make_inner_tables(inner, seen, lang)


def _find_records(declared: Any) -> Iterator[type]:
    if is_record(declared):
        yield declared
    for argument in get_args(declared):
        yield from _find_records(argument)


def _make_table(record: type, lang: Lang) -> str:
    types, defaults = get_types(record), {field.name: field for field in fields(record)}
    rows = [_make_row(record, name, types[name], defaults[name], lang) for name in types]
    return "\n".join([f"| {pick(HEAD, lang)} |", "|---|---|---|---|", *rows])


def _make_row(record: type, name: str, declared: Any, field: Any, lang: Lang) -> str:
    key = get_key(name)
    default = get_default(field)
    word = f"**`{key}`**" if default is MISSING else f"`{key}`"
    kind = _name_kind(record.__name__, key, declared, lang)
    return f"| {word} | {kind} | {_format_default(default, lang)} | {_describe(record.__name__, key, declared, lang)} |"


def _name_kind(record: str, key: str, declared: Any, lang: Lang) -> str:  # one case a kind of type
    """Return the kind of a value in words, its choices, or what it names."""
    if get_origin(declared) in (Union, UnionType):
        declared = get_args(declared)[0]
    arguments, origin = get_args(declared), get_origin(declared)
    if declared == values.Pattern:
        return pick(PATTERN, lang)
    if declared == values.Patterns:
        return pick(PATTERNS, lang)
    if declared in (values.Id, str) and (found := REFERENCES.get(f"{record}.{key}") or REFERENCES.get(key)):
        is_text = (record, key) == ("Monitor", "project")
        return pick(KINDS[""] if is_text else found, lang)
    if declared in NOTATIONS:
        return pick(KINDS[NOTATIONS[declared].kind], lang)
    if origin is Literal:
        return " · ".join(f"`{choice}`" for choice in arguments)
    if origin is dict:
        return pick(BY_ID if arguments[0] == values.Id else BY_RULE, lang)
    if origin is tuple and is_record(arguments[0]):
        return pick(RECORDS, lang)
    if origin is tuple:
        kind = _name_kind(record, key, arguments[0], lang)
        return pick(LIST if arguments[-1] is Ellipsis else TWO, lang).format(kind=_make_plural(kind, arguments, lang))
    return pick(MAPPING, lang)


def _make_plural(kind: str, arguments: tuple[Any, ...], lang: Lang) -> str:
    return f"{kind}s" if lang == "en" and arguments[-1] is Ellipsis and kind.isalpha() else kind


def _format_default(default: Any, lang: Lang) -> str:
    if default is MISSING:
        return ""
    if default is None:
        return "—"
    if is_record(type(default)):
        return pick(BELOW, lang)
    if default in ((), {}):
        return pick(EMPTY, lang)
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    if isinstance(default, ZoneInfo):
        return f"`{default.key}`"
    if isinstance(default, (str, int, time, timedelta, tuple)) or hasattr(default, "suffix"):
        shown = format_default(default)
        return f'`"{shown}"`' if shown.startswith("#") else f"`{shown}`"
    raise TypeError(f"no words for the default {default!r}")


def _describe(record: str, key: str, declared: Any, lang: Lang) -> str:
    """Return the name of a key, the names of its choices in Chinese, and the remark on it."""
    title = pick(find_title(record, key), lang)
    if lang == "zh" and (names := [*_list_choices(key, declared)]):
        title = f"{title}：{' · '.join(names)}"
    remark = REMARKS.get(f"{record}.{key}")
    if remark is None:
        return title
    if remark.en.startswith("§"):
        return pick(CLAUSE, lang).format(title=title, clause=pick(remark, lang))
    return f"{title}; {pick(remark, lang)}" if lang == "en" else f"{title}；{pick(remark, lang)}"


def _list_choices(key: str, declared: Any) -> Iterator[str]:
    """Yield the Chinese names of the choices, if the catalogue has all."""
    choices = get_args(declared) if get_origin(declared) is Literal else ()
    names = [records.TEXTS.get(f"{key}.{choice}") for choice in choices]
    if all(names):
        yield from (name.zh for name in names if name is not None)
