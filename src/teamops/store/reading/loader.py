"""Loads a workspace: every file read once, by the fast reader where it can be trusted, exactly where not."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import tzinfo
from pathlib import Path
from typing import Any

from teamops.model.faults.fault_counts import Room
from teamops.model.faults.suppression import Suppression
from teamops.model.figures.normalize import normalise
from teamops.model.place import At, Fault
from teamops.model.records.goals import count_parts
from teamops.model.workspace import SECTIONS, Workspace
from teamops.store.cache.cache import Cache, Reading, fault_of
from teamops.store.git.state_tracking import is_tracked
from teamops.store.reading.discovery import SETTINGS, leads_outside
from teamops.store.reading.files import Files, parse_exactly, read_all
from teamops.store.reading.official_days import official_days
from teamops.store.reading.prefetch import Early, look, read_ahead
from teamops.store.reading.records import FileRecords, Noting, holds_huge_records, read_faulty, read_valid, seem_right
from teamops.store.reading.settings_file import SettingsRead, settings_of, valid_settings
from teamops.store.reading.source import MAX_PARTS, MAX_RECORDS, MAX_VALUES, Source, read_source, too_many_records
from teamops.store.writing.recover_first import recover_to_read
from teamops.store.yaml.fast_reader import read_fast
from teamops.store.yaml.secret_patterns import secrets_in

_OF_FILES = ("F001", "F009")
"""The form rules that leave a whole file unread."""

_WORTH_KEEPING = 4_000
"""Files of fewer bytes are parsed about as fast as what was kept of them is found."""


def load(root: Path) -> Workspace:
    """The workspace at `root`. What is wrong in its files is in `faults`, and hides nothing else."""
    recover_to_read(root)
    files = read_all(root)
    cache = Cache(root, is_tracked=files.is_state_tracked)
    with without_collector():
        workspace = interpret(root, files, cache=cache)
    cache.prune(files.sources)
    return workspace


def load_settings(root: Path) -> Workspace:
    """The workspace without its records: who is who. For commands that would read the records for nothing."""
    first = leads_outside(root, SETTINGS) or read_source(root, SETTINGS)
    sources = [first] if isinstance(first, Source) else []
    cache = Cache(root, is_tracked=is_tracked(root))
    return Workspace(settings=_settings(cache, sources).settings, official_days=official_days)


def interpret(root: Path, files: Files, ahead: Iterator[Early] | None = None, cache: Cache | None = None) -> Workspace:
    """The workspace that these files say; `ahead` is what `read_ahead` says of those with records, if it began.

    `cache` is what was kept of the workspace, where the caller has opened it already.
    """
    sources, faults, documents, left_out, untidy = files
    cache = cache or Cache(root, is_tracked=files.is_state_tracked)
    read = _settings(cache, sources)
    noting = Noting()
    room = noting.room
    early = list(room.taken([*faults, *read.faults]))
    records = FileRecords(faults=early, broken=set(read.broken), untidy=[*untidy])
    unread = {fault.at.file for fault in faults if fault.code in _OF_FILES}
    empty: list[str] = []
    for source, mine in _all_records(cache, files, read.settings.timezone, ahead, noting):
        for section, entries in mine.sections.items():
            records.sections.setdefault(section, []).extend(entries)
        records.faults.extend(room.taken(mine.faults))
        records.broken |= mine.broken
        records.untidy.extend(mine.untidy)
        if any(fault.code in _OF_FILES for fault in mine.faults):
            unread.add(source.file)
        if source.file != SETTINGS and not mine.faults and not any(mine.sections.values()):
            empty.append(source.file)
    unclear, refused = normalise(records.sections, room)
    records.faults.extend((*unclear, *room.more()))
    records.broken |= refused
    if any(fault.at.file == SETTINGS and fault.code in _OF_FILES for fault in records.faults):
        unread.add(SETTINGS)
    sections: dict[str, Any] = {section: tuple(records.sections.get(section, ())) for section in SECTIONS}
    return Workspace(
        settings=read.settings,
        faults=tuple(records.faults),
        unread=tuple(sorted(unread)),
        left_out=left_out,
        empty=tuple(empty),
        broken=frozenset(records.broken),
        digests={source.file: source.digest for source in sources},
        documents=documents,
        untidy=tuple(records.untidy),
        official_days=official_days,
        suppressions=tuple(one for source in sources for one in _suppressions(source)),
        **sections,
    )


def _settings(cache: Cache, sources: Sequence[Source]) -> SettingsRead:
    mine = next((source for source in sources if source.file == SETTINGS), None)
    if mine is None:
        return settings_of({"team": ""})
    is_at_work = cache.is_at_work()
    if is_at_work and (kept := cache.settings(mine)) is not None:
        from teamops.store.cache.record_cache import settings_from

        return SettingsRead(settings_from(kept))
    fast = read_fast(mine) if len(mine.raw) <= MAX_VALUES else None  # very much may be wrong in it
    if fast is not None and (valid := valid_settings(fast)) is not None:
        if is_at_work:
            from teamops.store.cache.record_cache import settings_row

            cache.keep_settings(mine, settings_row(valid))
        return SettingsRead(valid)
    read = _settings_exactly(mine)
    told = _with_wide_colons(mine, read.faults, lambda other: _settings_exactly(other).faults)
    return SettingsRead(read.settings, tuple(told), read.broken)


def _settings_exactly(source: Source) -> SettingsRead:
    data, faults = parse_exactly(source)
    if len(source.raw) > MAX_VALUES:
        from teamops.store.yaml.exact_reader import forget

        forget()
    if data is None and faults:
        return SettingsRead(settings_of({"team": ""}).settings, tuple(faults))
    read = settings_of(data)
    return SettingsRead(read.settings, (*faults, *read.faults), read.broken)


def _all_records(
    cache: Cache, files: Files, zone: tzinfo, ahead: Iterator[Early] | None, noting: Noting
) -> Iterator[tuple[Source, FileRecords]]:
    """Each file with its records: those that were kept, and the others read; teamops.yaml has none."""
    is_at_work = ahead is None and cache.is_at_work()
    of_records = files.of_records()
    kept = {source.file: _kept(cache, source, zone) for source in of_records} if is_at_work else {}
    fast = ahead or read_ahead([source for source in of_records if kept.get(source.file) is None])
    for source in files.sources:
        known = kept.get(source.file)
        if source.file == SETTINGS:
            yield source, FileRecords(faults=_secrets(source, noting.room) if look(source).may_hold_a_secret else [])
        elif known is not None:
            yield source, _within_bounds(source, known)
        else:
            yield source, _within_bounds(source, _records(cache, source, next(fast), zone, noting, keep=is_at_work))


def _kept(cache: Cache, source: Source, zone: tzinfo) -> FileRecords | None:
    kept = cache.records(source, str(zone))
    if kept is None:
        return None
    from teamops.store.cache.record_cache import records_of

    untidy = [fault_of(fault) for fault in kept["untidy"]]
    return FileRecords(records_of(source.file, kept["rows"], zone), untidy=untidy)


def _within_bounds(source: Source, made: FileRecords) -> FileRecords:
    """The records of a file, or none and a fault where they are too many to be judged."""
    if len(source.raw) <= MAX_PARTS:
        return made
    count = sum(map(len, made.sections.values()))
    parts = count_parts(entry.record for entry in made.sections.get("goals", ()))
    if count <= MAX_RECORDS and parts <= MAX_PARTS:
        return made
    limit = MAX_RECORDS if count > MAX_RECORDS else MAX_PARTS
    return FileRecords(faults=[*made.faults, too_many_records(source.file, limit)])


def _records(cache: Cache, source: Source, early: Early, zone: tzinfo, noting: Noting, *, keep: bool) -> FileRecords:
    secrets = _secrets(source, noting.room) if early.may_hold_a_secret else []
    is_large = len(source.raw) > MAX_VALUES
    is_hopeless = is_large and holds_huge_records(early.data) and not seem_right(early.data, zone)
    if early.data is not None and not is_hopeless and (valid := read_valid(source.file, early.data, zone)) is not None:
        valid.faults.extend(secrets)
        if keep and not secrets:
            from teamops.store.cache.record_cache import rows_of

            cache.keep_records(source, str(zone), rows_of(valid), valid.untidy)
        return valid
    early = early._replace(data=None)  # which takes as much memory as what is read now
    data, faults = _exact(cache, source)
    if is_large and holds_huge_records(data):
        from teamops.store.yaml.exact_reader import forget

        forget()  # the nodes of the file, and what pydantic finds, are too much together
    made = FileRecords() if faults and data is None else read_faulty(source.file, data, zone, noting)
    made.faults[:0] = faults
    made.faults[:] = [*secrets, *_with_wide_colons(source, made.faults, lambda other: _faults(other, zone))]
    return made


def _exact(cache: Cache, source: Source) -> Reading:
    """What the exact reader says; of large files it is kept, small ones are read again as fast."""
    if len(source.raw) < _WORTH_KEEPING:
        return parse_exactly(source)
    return cache.exact_data(source, lambda: parse_exactly(source))


def _with_wide_colons(
    source: Source, faults: Sequence[Fault], read: Callable[[Source], Sequence[Fault]]
) -> Sequence[Fault]:
    """The faults, with one for full-width colons in the place of what they cause."""
    if not faults or "：".encode() not in source.raw:
        return faults
    from teamops.store.yaml.wide_colons import told_of  # few files need it

    return told_of(source, faults, read)


def _faults(source: Source, zone: tzinfo) -> Sequence[Fault]:
    """What is wrong with a file of records, read on its own."""
    data, faults = parse_exactly(source)
    return faults if faults and data is None else (*faults, *read_faulty(source.file, data, zone).faults)


def _secrets(source: Source, room: Room) -> list[Fault]:
    """The secrets in a file, as many as there is room for, and how many more there are."""
    text = source.raw.decode("utf-8", "replace").removeprefix("\ufeff")
    mine, made = room.copy(), []
    line, begin, looked = 1, 0, 0
    for start, _end, kind in secrets_in(text):
        if breaks := text.count("\n", looked, start):
            line, begin = line + breaks, text.rindex("\n", looked, start) + 1
        looked = start
        at = At(source.file, mark=(line, start - begin + 1))
        if mine.takes("F008", at):
            made.append(Fault("F008", at, kind))
    return [*made, *mine.more()]


def _suppressions(source: Source) -> tuple[Suppression, ...]:
    if b"teamops:" not in source.raw:
        return ()
    from teamops.store.yaml.suppressions import suppressions_in  # knows places, and so imports the exact parser

    return suppressions_in(source)


@contextmanager
def without_collector() -> Iterator[None]:
    """Records make no cycles, and the collector would look at each of them again and again (4.1 s → 1.8 s at 100k)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
