"""Reads `teamops.yaml`. What is wrong in it is reported, and the rest of it still holds."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from teamops.model.place import At, Fault, Key
from teamops.model.settings import Settings
from teamops.store.discovery import SETTINGS
from teamops.store.records import faults_of

_UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings that hold, what was wrong, and which people and departments are there but not valid."""

    settings: Settings
    faults: tuple[Fault, ...] = ()
    broken: frozenset[tuple[str, str]] = frozenset()


def settings_of(data: object) -> SettingsRead:
    """Settings from the data of teamops.yaml; parts that are not valid are left out, and are faults."""
    at = At(SETTINGS)
    if data is not None and not isinstance(data, Mapping):
        return SettingsRead(Settings(team=""), (Fault("F001", at._replace(mark=(1, 1)), "settings_not_a_mapping"),))
    adapter = TypeAdapter(Settings)
    remaining: Any = deepcopy(dict(data or {}))
    faults: dict[Fault, None] = {}
    broken: set[tuple[str, str]] = set()
    while True:
        try:
            settings = adapter.validate_python(remaining, context={"zone": _UTC})
            return SettingsRead(settings, tuple(faults), frozenset(broken))
        except ValidationError as error:
            faults.update(dict.fromkeys(faults_of(error, at, Settings)))
            for item in error.errors(include_url=False):
                broken.update(_leave_out(remaining, item["loc"], item["type"]))


def _leave_out(data: dict[str, Any], loc: tuple[Key, ...], kind: str) -> set[tuple[str, str]]:
    """Take the smallest thing away that makes the place at `loc` right: the value, or the record that lacks a key."""
    if kind == "missing" and len(loc) == 1:
        data[str(loc[0])] = ""
        return set()
    route = [k for k in (loc[:-1] if kind == "missing" else loc) if k != "[key]"]
    holder: Any = data
    for key in route[:-1]:
        holder = holder[key]
    if isinstance(holder, list):
        holder[:] = []  # indexes of other faults would shift: the whole list is left out
    else:
        holder.pop(route[-1], None)
    return {(str(route[0]), str(route[1]))} if len(route) > 1 and route[0] in ("people", "departments") else set()
