"""The bytes of one file, and whether they are text that may be parsed at all."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Self

from teamops.model.faults.unread import SETTINGS_FILE
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At, Fault
from teamops.store.plain_file import NotPlainError, read_plain

MAX_BYTES = 4 * 1024 * 1024
MAX_VALUES = 600_000
"""Keys, scalars, lists and mappings that a file may hold; a file of MAX_BYTES as people write them has fewer."""
MAX_SETTINGS = 1024 * 1024
"""Bytes of teamops.yaml: each rule looks at all of it, and a team of 1,000 people needs 100,000."""
MAX_RECORDS = 60_000
"""Valid records that a file may hold: more than people write into one of MAX_BYTES."""
MAX_PARTS = 40_000
"""Goals and parts that a file may hold: more rules look at each of them."""
MAX_DEPTH = 100
BOM = b"\xef\xbb\xbf"
_CONFLICTS = (b"<<<<<<< ", b">>>>>>> ", b"||||||| ")


class Source(NamedTuple):
    """A file as it was read: `digest` (SHA-256) is of these bytes and of no later ones."""

    file: str
    raw: bytes
    digest: str

    @classmethod
    def of(cls, file: str, raw: bytes) -> Self:
        """Return the source for `raw`, whether it was read or is yet to be written."""
        return cls(file, raw, hashlib.sha256(raw).hexdigest())

    @property
    def text(self) -> str:
        """The file as text, without a byte order mark."""
        return self.raw.removeprefix(BOM).decode("utf-8")

    @property
    def has_bom(self) -> bool:
        return self.raw.startswith(BOM)


def read_source(root: Path, file: str) -> Source | Fault:
    """Read `file`; return the fault where it is too large or cannot be read (deleted meanwhile, no permission)."""
    try:
        return Source.of(file, read_plain(root / file, get_size_limit(file)))
    except NotPlainError as error:
        return _make_fault(file, (1, 1), "not_a_file") if error.size is None else make_size_fault(file, error.size)
    except OSError as error:
        return make_unreadable_fault(file, error.strerror or str(error))


def get_size_limit(file: str) -> int:
    return MAX_SETTINGS if file == SETTINGS_FILE else MAX_BYTES


def make_unreadable_fault(file: str, problem: str) -> Fault:
    return _make_fault(file, (1, 1), "unreadable", problem=problem)


def make_size_fault(file: str, size: int) -> Fault:
    """Return the fault that a file is larger than what is read."""
    return _make_fault(file, (1, 1), "too_large", size=str(size), limit=str(get_size_limit(file)))


def make_record_count_fault(file: str, limit: int) -> Fault:
    """Return the fault that a file holds more records, or goals and parts, than are judged."""
    return _make_fault(file, (1, 1), "too_many_records", limit=f"{limit:,}")


def find_byte_fault(source: Source) -> Fault | None:
    """Return why these bytes must not be parsed: a NUL, conflict markers of a merge, not UTF-8; else None."""
    raw = source.raw
    if b"\0" in raw:
        return _make_fault(source.file, _compute_mark(raw, raw.index(b"\0")), "nul")
    if (conflict := _find_conflict(raw)) is not None:
        return _make_fault(
            source.file, _compute_mark(raw, conflict), "conflict", marker=raw[conflict : conflict + 7].decode()
        )
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        byte, variant = f"0x{raw[error.start]:02x}", "gbk" if _is_gbk(raw) else "encoding"
        return _make_fault(source.file, _compute_mark(raw, error.start), variant, byte=byte, offset=str(error.start))
    return None


def _is_gbk(raw: bytes) -> bool:
    """Return whether the bytes are Chinese as Windows saves it (ANSI): nearly all non-ASCII are common characters."""
    try:
        signs = [sign for sign in raw.decode("gb18030") if not sign.isascii()]
    except UnicodeDecodeError:
        return False
    common = sum(len(sign.encode("gb2312", "ignore")) == 2 for sign in signs)
    broken = raw.decode("utf-8", "replace").count("\ufffd")
    return common * 10 >= len(signs) * 9 and broken * 2 >= len(signs)


def _find_conflict(raw: bytes) -> int | None:
    for marker in _CONFLICTS:
        if raw.startswith(marker):
            return 0
        if (index := raw.find(b"\n" + marker)) >= 0:
            return index + 1
    return None


def _compute_mark(raw: bytes, offset: int) -> tuple[int, int]:
    """Return line and column of a byte, 1-based and in characters, whatever the bytes before it are."""
    before = raw[:offset].removeprefix(BOM)
    line_start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1


def _make_fault(file: str, mark: tuple[int, int], variant: str, **facts: str) -> Fault:
    return Fault("F009", At(file, mark=mark), variant, tuple(facts.items()))
