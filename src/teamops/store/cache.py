"""What reading once found out, kept by content hash under `.teamops/`, as JSON: data, never code. Safe to delete."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from teamops import __version__
from teamops.model.place import At, Fault
from teamops.store.source import Source

FOLDER = ".teamops"
_KEPT = 2_000
"""So many files' exact data are kept at most."""

Reading = tuple[object, Sequence[Fault]]


def state_folder(root: Path) -> Path:
    """The folder for the tool's own files, made on demand with a `.gitignore` that keeps it out of the history."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return folder


def load_json(root: Path, name: str) -> Any:
    """What `keep_json` kept under `name` in this place; None if there is nothing, or nothing that can be trusted."""
    try:
        kept = json.loads((root / FOLDER / name).read_bytes())
        return kept["value"] if kept["seal"] == _seal(root) else None
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return None


def keep_json(root: Path, name: str, value: object) -> None:
    """Keep `value` for the next run. A cache that cannot be written is no mistake: it is slower, nothing else."""
    with suppress(OSError):
        path = state_folder(root) / name
        path.parent.mkdir(exist_ok=True)
        temporary = path.with_name(f"{path.name}.{os.getpid()}")
        sealed = {"seal": _seal(root), "value": value}
        temporary.write_text(json.dumps(sealed, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        temporary.replace(path)


def _seal(root: Path) -> str:
    """What a cache that somebody committed cannot know: where and when this very folder was made, and by which version.

    Without it a forged `.teamops/` in a pull request could tell the check in CI that all is well.
    """
    made = (root / FOLDER / ".gitignore").stat()
    return f"{__version__} {made.st_ino} {made.st_mtime_ns}"


def exact_data(root: Path, source: Source, read: Callable[[], Reading]) -> Reading:
    """The exact reader's result for these bytes, from the last run or from `read`."""
    name = f"exact/{source.digest[:32]}.json"
    kept = load_json(root, name)
    if kept is not None and kept["file"] == source.file:
        return kept["data"], [_fault(f) for f in kept["faults"]]
    data, faults = read()
    written = [[f.code, f.at, f.variant, f.facts, f.related] for f in faults]
    keep_json(root, name, {"file": source.file, "data": data, "faults": written})
    return data, faults


def _fault(kept: Any) -> Fault:
    code, at, variant, facts, related = kept
    return Fault(code, _at(at), variant, tuple((k, v) for k, v in facts), tuple(map(_at, related)))


def _at(kept: Any) -> At:
    file, route, on_key, mark = kept
    return At(file, tuple(route), on_key, tuple(mark) if mark else None)


def prune(root: Path) -> None:
    """Let go of the oldest exact data beyond what is worth keeping."""
    with suppress(OSError):
        kept = sorted((root / FOLDER / "exact").glob("*.json"), key=lambda p: p.stat().st_mtime)
        for path in kept[: max(0, len(kept) - _KEPT)]:
            path.unlink()
