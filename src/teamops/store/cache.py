"""What reading once found out, kept by content hash under `.teamops/`, as JSON: data, never code. Safe to delete."""

from __future__ import annotations

import errno
import hashlib
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
    """The folder for the tool's own files, made on demand with a `.gitignore` that keeps it out of the history.

    Raises OSError where it cannot be made, or is a link: somebody may have committed one, to have us write elsewhere.
    """
    folder = root / FOLDER
    if folder.is_symlink():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    folder.mkdir(exist_ok=True)
    with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as ignore:
        ignore.write("*\n")
    return folder


def load_json(root: Path, name: str) -> Any:
    """What `keep_json` kept under `name` in this place; None if there is nothing, or nothing that can be trusted."""
    try:
        return unsealed(root, __version__, (root / FOLDER / name).read_bytes())
    except (OSError, ValueError):
        return None


def keep_json(root: Path, name: str, value: object) -> None:
    """Keep `value` for the next run. A cache that cannot be written is no mistake: it is slower, nothing else."""
    with suppress(OSError):
        path = state_folder(root) / name
        temporary = path.with_name(f"{name}.{os.getpid()}")
        try:
            with temporary.open("xb") as stream:
                stream.write(sealed(root, __version__, value))
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def sealed(root: Path, purpose: str, value: object) -> bytes:
    """`value` as JSON below a line that vouches for it: made here, for `purpose`, and not damaged since."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return _seal(root, purpose, body) + b"\n" + body


def unsealed(root: Path, purpose: str, raw: bytes) -> Any:
    """The value that `sealed` wrote in this very folder. Raises ValueError for anything else."""
    seal, _, body = raw.partition(b"\n")
    if seal != _seal(root, purpose, body):
        raise ValueError(purpose)
    return json.loads(body)


def _seal(root: Path, purpose: str, body: bytes) -> bytes:
    """A digest that a file which somebody committed cannot have: of where and when this very folder was made, too.

    Without it a forged `.teamops/` in a pull request could tell the check in CI that all is well.
    """
    made = (root / FOLDER / ".gitignore").stat()
    return hashlib.sha256(f"{purpose} {made.st_ino} {made.st_mtime_ns}\n".encode() + body).hexdigest().encode()


def exact_data(root: Path, source: Source, read: Callable[[], Reading]) -> Reading:
    """The exact reader's result for these bytes, from the last run or from `read`."""
    name = f"exact-{source.digest[:32]}.json"
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
        kept = sorted(state_folder(root).glob("exact-*.json"), key=lambda p: p.stat().st_mtime)
        for path in kept[: max(0, len(kept) - _KEPT)]:
            path.unlink()
