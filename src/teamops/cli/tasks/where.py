"""The tasks that `--where` selects, by the filters of `teamops tasks list`: `owner=liu status=blocked due<11-20`."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from datetime import date

from teamops.cli.context.filters import Context, Filter, parse_filters
from teamops.cli.shell.session import Session
from teamops.cli.tasks.tasks import FILTERS
from teamops.locale.suggest import find_nearest
from teamops.locale.texts.shell.fields import TEXTS
from teamops.locale.words import get_key_message
from teamops.model.place import Entry
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace
from teamops.reporting.lists.tasks import filter_tasks
from teamops.store.errors import CommandError

_OPTION = "--where"
_SIGNS = "=<"
_WIDE = str.maketrans("\uff1d\uff1c\u3000", "=< ")
_BEFORE = ("due", "end")
"""The names that may stand before `<` and a day."""
_BY_NAME = ("owner", "department", "status", "priority", "project", "goal")
"""The filters that are also known by the names of the fields, in both languages."""


class NoMatchError(CommandError):
    """No task fulfils the conditions of `--where`."""

    exit_code = 1


def select_tasks(session: Session, ws: Workspace, texts: Iterable[str], today: date) -> tuple[Entry[Task], ...]:
    """Return the tasks that fulfil all conditions; only open ones, unless a status or `all` is among them.

    Raise CommandError for what is no condition, NoMatchError where no task is left.
    """
    given = _collect_conditions(texts)
    values = parse_filters(Context(session, ws, today), FILTERS, given, _OPTION)
    entries = filter_tasks(ws, today, values)
    if not entries:
        raise NoMatchError("update.no_match")
    return entries


def _collect_conditions(texts: Iterable[str]) -> dict[str, str | bool]:
    """Return the values of filters by name. Raise CommandError for what is no condition, and for one given twice."""
    filters = {one.name: one for one in FILTERS}
    given: dict[str, str | bool] = {}
    shows_all = False
    for text in texts:
        for condition in _split_conditions(text):
            if condition == "all":
                shows_all = True
                continue
            name, value = _read_condition(condition, filters)
            if given.setdefault(name, value) != value:
                raise CommandError("update.where_twice", name=name)
    if not given and not shows_all:
        raise CommandError("update.where_empty", forms=_list_forms(filters))
    return given if shows_all else {"open": True, **given}


def _split_conditions(text: str) -> list[str]:
    """Return the conditions of a text: separated by blanks, which may also stand around a sign."""
    try:
        words = shlex.split(text.translate(_WIDE))
    except ValueError:
        raise CommandError("update.where_quote", value=text) from None
    conditions: list[str] = []
    for word in words:
        if conditions and (word[:1] in tuple(_SIGNS) or conditions[-1][-1:] in tuple(_SIGNS)):
            conditions[-1] += word
        else:
            conditions.append(word)
    return conditions


def _read_condition(condition: str, filters: Mapping[str, Filter]) -> tuple[str, str | bool]:
    """Return the filter that a condition names, and its text; True for a flag."""
    sign = next((one for one in condition if one in _SIGNS), "")
    word, _, value = condition.partition(sign) if sign else (condition, "", "")
    name = _find_filter(word.strip(), sign)
    one = filters.get(name)
    if one is None or bool(one.metavar) != bool(sign) or (sign and not value.strip()):
        near = "" if name in filters else find_nearest(word, filters)
        raise CommandError("update.where_bad", value=condition, near=near, forms=_list_forms(filters))
    return name, value.strip() if sign else True


def _find_filter(word: str, sign: str) -> str:
    """Return the name of a filter as `--where` may call it; "" for a sign that it cannot have."""
    name = word.replace("-", "_").casefold()
    if sign == "<":
        return "due_before" if name in _BEFORE else ""
    for key in _BY_NAME:
        if word in TEXTS[get_key_message("task", key).partition(".")[2]]:
            return key
    return name


def _list_forms(filters: Mapping[str, Filter]) -> tuple[str, ...]:
    """List the forms of conditions, for an error."""
    with_value = (f"{one.name.replace('_', '-')}=" for one in filters.values() if one.metavar)
    flags = (one.name for one in filters.values() if not one.metavar and not one.switch)
    return (*with_value, "due<", *flags, "all")
