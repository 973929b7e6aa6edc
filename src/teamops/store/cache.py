"""What reading once found out, kept by content hash under `.teamops/`, as JSON: data, never code. Safe to delete."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from teamops import __version__
from teamops.model.place import At, Fault
from teamops.store.official_days import edition
from teamops.store.source import Source

FOLDER = ".teamops"
CHECK = "check.json"
"""The result of the last check."""
_KEPT = 2_000
"""So many files are kept for each purpose, though no longer needed."""

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


@cache
def _maker() -> str:
    """What made a result: the version, the edition of the official days, and in a checkout the newest of the program's
    files, which stands still while it runs."""
    package = Path(__file__).parents[1]
    if package.parent.name in ("site-packages", "dist-packages"):
        return f"{__version__} {edition()}"
    return f"{__version__} {edition()} {max(file.stat().st_mtime_ns for file in package.rglob('*.py'))}"


def load_json(root: Path, name: str) -> Any:
    """What `keep_json` kept under `name` in this place; None if there is nothing, or nothing that can be trusted."""
    try:
        return unsealed(root, _maker(), (root / FOLDER / name).read_bytes())
    except (OSError, ValueError):
        return None


def keep_json(root: Path, name: str, value: object) -> None:
    """Keep `value` for the next run. A cache that cannot be written is no mistake: it is slower, nothing else."""
    with suppress(OSError):
        path = state_folder(root) / name
        temporary = path.with_name(f"{name}.{os.getpid()}")
        try:
            with temporary.open("xb") as stream:
                stream.write(sealed(root, _maker(), value))
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
    name = _name("exact", source)
    kept = load_json(root, name)
    if kept is not None and kept["file"] == source.file:
        return kept["data"], [fault_of(f) for f in kept["faults"]]
    data, faults = read()
    keep_json(root, name, {"file": source.file, "data": data, "faults": [fault_row(f) for f in faults]})
    return data, faults


def kept_records(root: Path, source: Source, zone: str) -> Any:
    """What `keep_records` kept of these bytes, read in this zone; None if there is nothing."""
    kept = load_json(root, _name("records", source))
    return kept if kept is not None and [kept["file"], kept["zone"]] == [source.file, zone] else None


def keep_records(root: Path, source: Source, zone: str, rows: object, untidy: Sequence[Fault]) -> None:
    """Keep the records of a file that is right."""
    kept = {"file": source.file, "zone": zone, "rows": rows, "untidy": [fault_row(f) for f in untidy]}
    keep_json(root, _name("records", source), kept)


def kept_settings(root: Path, source: Source) -> Any:
    """What `keep_settings` kept of these bytes; None if there is nothing."""
    return load_json(root, _name("settings", source))


def keep_settings(root: Path, source: Source, row: object) -> None:
    """Keep the settings of a teamops.yaml that is right."""
    keep_json(root, _name("settings", source), row)


def is_at_work(root: Path) -> bool:
    """Whether this folder was checked before, so that it is worth while to keep more than one run needs.

    A machine that clones, checks once and is thrown away has nothing of what was kept.
    """
    return (root / FOLDER / CHECK).exists()


def _name(purpose: str, source: Source) -> str:
    return f"{purpose}-{source.digest[:32]}.json"


def fault_row(fault: Fault) -> list[Any]:
    """A fault as JSON has it."""
    return [fault.code, fault.at, fault.variant, fault.facts, fault.related]


def fault_of(kept: Any) -> Fault:
    """The fault that `fault_row` wrote."""
    code, at, variant, facts, related = kept
    return Fault(code, _at(at), variant, tuple((k, v) for k, v in facts), tuple(map(_at, related)))


def _at(kept: Any) -> At:
    file, route, on_key, mark = kept
    return At(file, tuple(route), on_key, tuple(mark) if mark else None)


def prune(root: Path, sources: Sequence[Source]) -> None:
    """Let go of the oldest of what is kept of files that there are no more, beyond what is worth keeping."""
    with suppress(OSError):
        for purpose in ("exact", "records", "settings"):
            kept = list(state_folder(root).glob(f"{purpose}-*.json"))
            if len(kept) > _KEPT:
                needed = {_name(purpose, source) for source in sources}
                old = sorted((p for p in kept if p.name not in needed), key=lambda p: p.stat().st_mtime)
                for path in old[: max(0, len(old) - _KEPT)]:
                    path.unlink()
