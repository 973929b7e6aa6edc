"""Reads `teamops.yaml`. Parts that are wrong become faults, and the rest stays valid."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from teamops.model.place import At, Fault, Key
from teamops.model.records.settings import Settings
from teamops.store.cache.cache import Cache
from teamops.store.reading.discovery import SETTINGS
from teamops.store.reading.files import parse_exactly
from teamops.store.reading.record_faults import (
    UNKNOWN_KEY,
    FaultContext,
    build_adapter,
    build_faults,
    select_first_errors,
)
from teamops.store.reading.source import MAX_VALUES, Source
from teamops.store.yaml.fast_reader import read_fast

_CONTEXT = {"zone": ZoneInfo("UTC")}


@dataclass(frozen=True, slots=True)
class ParsedSettings:
    """The valid settings, the faults, and the ids of people and departments that are not valid."""

    settings: Settings
    faults: tuple[Fault, ...] = ()
    broken: frozenset[tuple[str, str]] = frozenset()


def read_settings(cache: Cache, sources: Sequence[Source]) -> ParsedSettings:
    """Return the settings of the teamops.yaml among `sources`, kept or parsed; empty ones where there is none."""
    source = next((one for one in sources if one.file == SETTINGS), None)
    if source is None:
        return parse_settings({"team": ""})
    keeps_results = cache.has_cache()
    if keeps_results and (kept := cache.load_settings(source)) is not None:
        from teamops.store.cache.record_cache import decode_settings

        return ParsedSettings(decode_settings(kept))
    fast = read_fast(source) if len(source.raw) <= MAX_VALUES else None  # a large one may have very many faults
    valid = None if fast is None else parse_valid_settings(fast)
    if valid is not None:
        if keeps_results:
            from teamops.store.cache.record_cache import encode_settings

            cache.keep_settings(source, encode_settings(valid))
        return ParsedSettings(valid)
    read = _read_settings_exactly(source)
    faults = merge_wide_colons(source, read.faults, lambda other: _read_settings_exactly(other).faults)
    return ParsedSettings(read.settings, tuple(faults), read.broken)


def _read_settings_exactly(source: Source) -> ParsedSettings:
    data, faults = parse_exactly(source)
    if len(source.raw) > MAX_VALUES:
        from teamops.store.yaml.exact_reader import forget_nodes

        forget_nodes()
    if data is None and faults:
        return ParsedSettings(parse_settings({"team": ""}).settings, tuple(faults))
    read = parse_settings(data)
    return ParsedSettings(read.settings, (*faults, *read.faults), read.broken)


def merge_wide_colons(
    source: Source, faults: Sequence[Fault], read: Callable[[Source], Sequence[Fault]]
) -> Sequence[Fault]:
    """Return the faults; those that full-width colons cause are replaced by one."""
    if not faults or "：".encode() not in source.raw:
        return faults
    from teamops.store.yaml.wide_colons import merge_colon_faults  # needed by few files

    return merge_colon_faults(source, faults, read)


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


def parse_valid_settings(data: object) -> Settings | None:
    """Return the settings, or None if anything is wrong in them."""
    try:
        return _validate(data)
    except ValidationError:
        return None


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
