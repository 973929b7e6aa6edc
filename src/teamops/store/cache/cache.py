"""Results of reading, kept by content hash under `.teamops/` as JSON: data, never code. Safe to delete."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from teamops import __version__
from teamops.model.place import At, Fault
from teamops.store.cache.seal import load_seal
from teamops.store.cache.state import has_state_file, make_state_folder, read_state, write_state
from teamops.store.reading.official_days import identify_edition
from teamops.store.reading.source import Source

CHECK = "check.json"
"""The file with the result of the last check."""
_MOST_FILES = 2_000
"""Most files that are kept for each purpose although they are no longer needed."""
_MOST = 64 * 1024 * 1024
"""Bytes of the largest file that is kept: computing a result again takes less time than reading more than that."""
_LEAST, _TIMES = 64 * 1024, 64
"""Bytes that a kept file may have: `_TIMES` the size of what it was made from, and `_LEAST` in any case, so that many
small files cannot cause much reading."""

Reading = tuple[object, Sequence[Fault]]


@cache
def _identify_maker() -> str:
    """Return what a result depends on besides its input, as a text.

    That is the version, the edition of the official days, and the program's files: two builds may have one version.
    """
    package = Path(__file__).parents[2]
    files = _read_installed_digest(package.parent / f"teamops-{__version__}.dist-info" / "RECORD")
    return f"{__version__} {identify_edition()} {files or _find_newest_source(package)}"


def _read_installed_digest(record: Path) -> str:
    """Return a digest of the list that an installer makes of the program's files, with the hash of each; "" without."""
    try:
        return hashlib.sha256(record.read_bytes()).hexdigest()
    except OSError:
        return ""


def _find_newest_source(package: Path) -> int:
    """Return when the newest of the program's files changed, in nanoseconds. `Path.rglob` would take thrice as long."""
    newest, folders = 0, [os.fspath(package)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    newest = max(newest, entry.stat().st_mtime_ns)
                elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
    return newest


class Cache:
    """The kept results of one workspace. Nothing is read or kept without a seal, or where git tracks the folder."""

    def __init__(self, root: Path, *, is_tracked: bool) -> None:
        self._root, self._seal = root, None if is_tracked else load_seal(root)
        self.keeps_files = True
        """Whether what was read of each file is kept: the first check of a folder may be the only one."""

    def load(self, name: str, most: int = _MOST) -> Any:
        """Return what `keep` kept under `name` in this workspace; None if there is nothing that can be trusted."""
        if self._seal is None:
            return None
        try:
            return self._seal.open(_build_purpose(name), read_state(self._root, name, most))
        except (OSError, ValueError):
            return None

    def keep(self, name: str, value: object, most: int = _MOST) -> None:
        """Keep `value` for the next run. A cache that cannot be written is no error: the next run is slower."""
        if self._seal is not None:
            raw = self._seal.seal(_build_purpose(name), value)
            if len(raw) <= most:
                write_state(self._root, name, raw)

    def load_exact(self, source: Source) -> Reading | None:
        """Return what `keep_exact` kept of these bytes; None if there is nothing."""
        kept = self._load_of("exact", source)
        if kept is None or kept["file"] != source.file:
            return None
        return kept["data"], [decode_fault(f) for f in kept["faults"]]

    def keep_exact(self, source: Source, data: object, faults: Sequence[Fault]) -> None:
        """Keep the exact reader's result for a file with faults."""
        self._keep_of("exact", source, {"file": source.file, "data": data, "faults": [*map(encode_fault, faults)]})

    def load_records(self, source: Source) -> tuple[Any, list[Fault]] | None:
        """Return what `keep_records` kept of these bytes; None if there is nothing."""
        kept = self._load_of("records", source)
        if kept is None or kept["file"] != source.file:
            return None
        return kept["packed"], [decode_fault(fault) for fault in kept["untidy"]]

    def keep_records(self, source: Source, packed: object, untidy: Sequence[Fault]) -> None:
        """Keep the data of a file without faults, as `record_cache` packs them."""
        kept = {"file": source.file, "packed": packed, "untidy": [encode_fault(f) for f in untidy]}
        self._keep_of("records", source, kept)

    def load_settings(self, source: Source) -> Any:
        """Return what `keep_settings` kept of these bytes; None if there is nothing."""
        return self._load_of("settings", source)

    def keep_settings(self, source: Source, row: object) -> None:
        """Keep the settings of a teamops.yaml without faults."""
        self._keep_of("settings", source, row)

    def has_cache(self) -> bool:
        """Return whether this folder was checked before, so that it is worth keeping more than one run needs.

        A machine that clones, checks once and is thrown away has nothing kept. A forged file of that name only makes
        the program keep more; its content is not trusted.
        """
        return self._seal is not None and has_state_file(self._root, CHECK)

    def prune(self, sources: Sequence[Source]) -> None:
        """Delete the oldest results of files that no longer exist, beyond the number worth keeping."""
        if self._seal is None:
            return
        with suppress(OSError):
            folder = make_state_folder(self._root)
            names = [path.name for path in folder.iterdir()]
            for purpose in ("exact", "records", "settings") if len(names) > _MOST_FILES else ():
                needed = {_build_name(purpose, source) for source in sources}
                old = [folder / name for name in names if name.startswith(f"{purpose}-") and name not in needed]
                old.sort(key=lambda path: path.lstat().st_mtime)
                for path in old[: max(0, len(old) - _MOST_FILES)]:
                    path.unlink()

    def _load_of(self, purpose: str, source: Source) -> Any:
        return self.load(_build_name(purpose, source), _compute_limit(source)) if self.keeps_files else None

    def _keep_of(self, purpose: str, source: Source, value: object) -> None:
        if self.keeps_files:
            self.keep(_build_name(purpose, source), value, _compute_limit(source))


def _build_purpose(name: str) -> str:
    """Return what a file is sealed for: its name, so that none passes for another, and what made it."""
    return f"{name} {_identify_maker()}"


def _build_name(purpose: str, source: Source) -> str:
    return f"{purpose}-{source.digest}.json"


def _compute_limit(source: Source) -> int:
    return min(_MOST, max(_LEAST, _TIMES * len(source.raw)))


def encode_fault(fault: Fault) -> list[Any]:
    """Return a fault as a JSON list."""
    return [fault.code, fault.at, fault.variant, fault.facts, fault.related]


def decode_fault(kept: Any) -> Fault:
    """Return the fault that `encode_fault` wrote."""
    code, at, variant, facts, related = kept
    return Fault(code, _decode_place(at), variant, tuple((k, v) for k, v in facts), tuple(map(_decode_place, related)))


def _decode_place(kept: Any) -> At:
    file, route, on_key, mark = kept
    return At(file, tuple(route), on_key, tuple(mark) if mark else None)
