"""Settings from a teamops.yaml with faults: pydantic says what is wrong, and the rest stays valid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from teamops.model.place import At, Fault, Key
from teamops.model.records.settings import Settings
from teamops.store.reading.discovery import SETTINGS
from teamops.store.reading.fault_context import FaultContext
from teamops.store.reading.parsed_settings import ParsedSettings
from teamops.store.reading.record_faults import UNKNOWN_KEY, build_adapter, build_faults, select_first_errors

_CONTEXT = {"zone": ZoneInfo("UTC")}


def parse_settings(data: object) -> ParsedSettings:
    """Return settings from the data of teamops.yaml; parts that are not valid are left out, and are faults."""
    at = At(SETTINGS)
    if data is not None and not isinstance(data, Mapping):
        return ParsedSettings(Settings(team=""), (Fault("F001", at._replace(mark=(1, 1)), "settings_not_a_mapping"),))
    remaining: dict[str, Any] = deepcopy(dict(data or {}))
    faults: list[Fault] = []
    broken: set[tuple[str, str]] = set()
    while True:
        try:
            return ParsedSettings(_validate(remaining), tuple(faults), frozenset(broken))
        except ValidationError as error:
            if not faults:  # later errors are caused by the removed parts
                notes = FaultContext()
                faults = [
                    *build_faults(error, remaining, at, Settings, notes, _CONTEXT),
                    *notes.room.more(),
                ]
            first_errors = select_first_errors(error, remaining, Settings, _CONTEXT)
            for item in first_errors.errors(include_url=False, include_context=False, include_input=False):
                route = _find_wrong_part(item["loc"], item["type"])
                if first_errors is not error:  # too many errors: remove the whole setting
                    route = route[:1]
                if route == ["team"]:  # cannot be left out
                    remaining["team"] = ""
                else:
                    _remove_part(remaining, route)
                if len(route) > 1 and route[0] in ("people", "departments"):
                    broken.add((str(route[0]), str(route[1])))


def _validate(data: object) -> Settings:
    settings: Settings = build_adapter(Settings).validate_python(data, context=_CONTEXT)
    return settings


def _find_wrong_part(loc: tuple[Key, ...], kind: str) -> list[Key]:
    """Return the route to the smallest thing that is wrong: the value, or the record that lacks a key."""
    about_key = loc[-1] == "[key]" and kind != UNKNOWN_KEY
    route = [*(loc[:-1] if about_key else loc)]
    return route[:-1] if kind == "missing" and len(route) > 1 else route


def _remove_part(holder: Any, route: Sequence[Key]) -> bool:
    """Remove the part at `route`; return False if the caller must remove `holder` instead: a list goes as a whole.

    Indexes of other faults would shift if single items were removed.
    """
    key, rest = route[0], route[1:]
    if not isinstance(holder, dict):
        within = isinstance(holder, list) and rest and isinstance(key, int) and key < len(holder)
        return bool(within) and _remove_part(holder[key], rest)
    if key in holder and not (rest and _remove_part(holder[key], rest)):
        del holder[key]
    return True
