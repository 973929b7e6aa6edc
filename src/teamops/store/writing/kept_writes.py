"""Keeps what each write replaced, in `.teamops/undo`, so that `teamops undo` can take the write back.

A kept write is sealed: what git or somebody else brought is no kept write. The newest are kept, within bounds.
"""

from __future__ import annotations

from binascii import a2b_base64, b2a_base64
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.store.cache.seal import Seal, load_seal
from teamops.store.cache.state import FOLDER, make_state_folder
from teamops.store.git.state_tracking import is_tracked
from teamops.store.plain_file import NotPlainError, is_link, read_plain
from teamops.store.reading.discovery import SETTINGS
from teamops.store.writing.journal import WriteStep
from teamops.store.writing.run_log import get_own_words
from teamops.store.writing.stage_files import resolve_inside

MOST_WRITES = 20
MOST_BYTES = 16 * 1024 * 1024
"""How many writes are kept, and how large they are together as files."""
_MOST_OLD = MOST_BYTES // 4 * 3
"""The most bytes that a write may replace to be kept whole: as text they are a third more."""
_FOLDER = "undo"
_NAME = compile_later(r"([0-9]{6,15})\.json")
_LONGEST = 100
"""The most characters of a command that are kept."""


class KeptFile(NamedTuple):
    """A file of a kept write: its digests before and after it, None for no file, and its bytes before."""

    file: str
    before: str | None
    after: str | None
    old: bytes | None


class KeptWrite(NamedTuple):
    """A write that can be taken back: the command and the time at which it was given, and the files that it changed.

    One that `is_undone` holds what an undo took away. One that replaced too much is not `is_whole`: its files have no
    old bytes.
    """

    number: int
    command: str
    moment: datetime
    is_undone: bool
    is_whole: bool
    files: tuple[KeptFile, ...]


@contextmanager
def keep_write(root: Path, steps: Sequence[WriteStep], takes_back: KeptWrite | None) -> Iterator[None]:
    """Keep what the write in this block replaces, in place of the write that it takes back.

    Only writes of a command line are kept. One that makes the workspace is not: without it nothing could be undone.
    """
    words = get_own_words()
    makes_workspace = any(step.file == SETTINGS and step.before is None for step in steps)
    kept = _try_keep(root, steps, words, takes_back) if words and not makes_workspace else None
    try:
        yield
    except Exception:  # an interruption may leave a write that the next command finishes
        if kept is not None:
            forget_write(root, kept)
        raise
    if takes_back is not None:
        forget_write(root, takes_back.number)


def list_writes(root: Path) -> list[KeptWrite]:
    """List the writes that are kept, the oldest first. What was not sealed here, or came with git, is left out."""
    seal = load_seal(root)
    if seal is None or any(map(is_link, (root / FOLDER, _locate_folder(root)))) or is_tracked(root):
        return []
    return [write for number in sorted(_list_sizes(root)) if (write := _read_write(root, seal, number)) is not None]


def forget_write(root: Path, number: int) -> None:
    """Delete the kept write with this number."""
    with suppress(OSError):
        _locate_write(root, number).unlink()


def _try_keep(root: Path, steps: Sequence[WriteStep], words: Sequence[str], takes_back: KeptWrite | None) -> int | None:
    """Keep a write and return its number; None where that is not possible: the write goes on without."""
    if not steps:
        return None
    try:
        seal = load_seal(root)
        folder = make_state_folder(root) / _FOLDER
        if seal is None or is_link(folder):
            return None
        folder.mkdir(exist_ok=True)
        sizes = _list_sizes(root)
        number = max(sizes, default=0) + 1
        raw = seal.seal(_name_purpose(number), _build_value(root, steps, words, takes_back))
        _write_whole(_locate_write(root, number), raw)
        _drop_oldest(root, {**sizes, number: len(raw)}, takes_back)
    except OSError:
        return None
    return number


def _build_value(
    root: Path, steps: Sequence[WriteStep], words: Sequence[str], takes_back: KeptWrite | None
) -> dict[str, object]:
    """Return a write as it is kept; one that takes back another keeps that one's command and time."""
    old = _read_old(root, steps)
    moment = datetime.now().astimezone() if takes_back is None else takes_back.moment
    return {
        "command": _shorten_command(words) if takes_back is None else takes_back.command,
        "moment": moment.isoformat(timespec="seconds"),
        "is_undone": takes_back is not None and not takes_back.is_undone,
        "is_whole": old is not None,
        "files": [
            [step.file, step.before, None if step.is_removed else step.after, old[step.file] if old else None]
            for step in steps
        ],
    }


def _read_old(root: Path, steps: Sequence[WriteStep]) -> dict[str, str | None] | None:
    """Return what the files hold now, as base64, None for no file; None where all is too much to be kept."""
    left, old = _MOST_OLD, dict[str, str | None]()
    try:
        for step in steps:
            raw = None if step.before is None else read_plain(resolve_inside(root, step.file), left)
            old[step.file] = None if raw is None else b2a_base64(raw, newline=False).decode()
            left -= len(raw or b"")
    except NotPlainError:
        return None
    return old


def _shorten_command(words: Sequence[str]) -> str:
    """Return the command with its first arguments, and the first option by name: `update t-1 --status …`.

    Values of options are left out: the files have them.
    """
    options = [number for number, word in enumerate(words) if word.startswith("-")]
    end = options[0] if options else len(words)
    shown = [*words[:end], *(word.partition("=")[0] for word in words[end : end + 1])]
    text = " ".join((*shown, *(["…"] if len(words) > len(shown) else [])))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _read_write(root: Path, seal: Seal, number: int) -> KeptWrite | None:
    try:
        value = seal.open(_name_purpose(number), read_plain(_locate_write(root, number), MOST_BYTES, follow=False))
        files = tuple(_read_file(*file) for file in value["files"])
        moment = datetime.fromisoformat(value["moment"])
        return KeptWrite(number, value["command"], moment, value["is_undone"], value["is_whole"], files)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _read_file(file: str, before: str | None, after: str | None, old: str | None) -> KeptFile:
    return KeptFile(file, before, after, None if old is None else a2b_base64(old))


def _list_sizes(root: Path) -> dict[int, int]:
    """Return the sizes of all kept writes by their numbers."""
    sizes = {}
    with suppress(OSError):
        for place in _locate_folder(root).iterdir():
            if found := _NAME.fullmatch(place.name):
                sizes[int(found[1])] = place.lstat().st_size
    return sizes


def _drop_oldest(root: Path, sizes: dict[int, int], takes_back: KeptWrite | None) -> None:
    """Delete the oldest kept writes until the rest is within the bounds; one that is taken back goes anyway."""
    left = {number: size for number, size in sizes.items() if takes_back is None or number != takes_back.number}
    for number in sorted(left)[:-1]:
        if len(left) <= MOST_WRITES and sum(left.values()) <= MOST_BYTES:
            return
        forget_write(root, number)
        del left[number]


def _write_whole(place: Path, raw: bytes) -> None:
    temporary = place.with_suffix(".new")
    temporary.unlink(missing_ok=True)
    with temporary.open("xb") as stream:
        stream.write(raw)
    temporary.replace(place)


def _name_purpose(number: int) -> str:
    return f"{_FOLDER}/{number}"


def _locate_folder(root: Path) -> Path:
    return root / FOLDER / _FOLDER


def _locate_write(root: Path, number: int) -> Path:
    return _locate_folder(root) / f"{number:06}.json"
