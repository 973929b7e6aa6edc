"""Versions of files as git keeps them, and the records in which two versions of one differ.

A file is split into the blocks of its records, so that only those that differ have to be parsed. As people and this
program write a file it is a sequence of blocks: a section's name in the first column, and below it records that each
begin with a dash in the same column. If every block, put below the name of its section, is by itself a list of one
mapping, the file's data are exactly those of its blocks in order: nothing continues past the end of a block. All other
files are read as a whole.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache

from teamops.history.items import NAME_KEYS, Records, collect_records, collect_settings_records
from teamops.model.dataclass import dataclass, field
from teamops.model.event import Address
from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.store.reading.discovery import SETTINGS
from teamops.store.reading.files import parse_exactly
from teamops.store.reading.source import BOM, Source
from teamops.store.yaml.fast_reader import read_fast

_KEPT_BYTES = 6 * 1024 * 1024
_SHORT = 4096
_SECTIONS = compile_later(rb"\n(?=[^\s#-])")
_HEADER = compile_later(rb"([A-Za-z_]+):[ ]*(\[\]|\{\}|null|~)?[ ]*(?:(?<=[ ])#.*)?\r?")
_FIRST_DASH = compile_later(rb"\n([ ]*)-[ \r\n]")
_SAYS_SOMETHING = compile_later(rb"\n[ ]*[^# \r\n]")


class Block(NamedTuple):
    """A record of a section as it is written, comments below it included."""

    section: str
    text: bytes

    @property
    def document(self) -> bytes:
        """The block as a file of its own."""
        return self.section.encode("ascii") + b":\n" + self.text


def split_blocks(raw: bytes) -> tuple[Block, ...] | None:
    """Return the blocks of a file; None where it is not written in blocks."""
    above, *sections = _SECTIONS.split(b"\n" + raw.removeprefix(BOM))
    blocks: list[Block] = []
    seen = set[bytes]()
    for number, section in enumerate(sections, 1):
        line, _, body = section.partition(b"\n")
        header = _HEADER.fullmatch(line)
        texts = _split_section(body, b"\n" if number < len(sections) else b"")
        if header is None or header[1] in seen or texts is None or (texts and header[2]):
            return None
        seen.add(header[1])
        blocks += (Block(header[1].decode("ascii"), text) for text in texts)
    return None if _SAYS_SOMETHING.search(above) else tuple(blocks)


def _split_section(body: bytes, end: bytes) -> list[bytes] | None:
    """Return the blocks of a section below its name, up to its `end`; None where some text is in none."""
    body = b"\n" + body
    first = _FIRST_DASH.search(body)
    if first is None:
        return None if _SAYS_SOMETHING.search(body) else []
    splitter, strange = _compile_patterns(len(first[1]))
    above, *texts = splitter.split(body)
    if strange.search(body) or _SAYS_SOMETHING.search(above):
        return None
    return [*(text + b"\n" for text in texts[:-1]), texts[-1] + end]


@cache
def _compile_patterns(indent: int) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """Return what comes before a block whose dash is indented by `indent`, and before a line that is in no block."""
    dash = rb"[ ]{%d}-(?=[ \r\n])" % indent
    within = rb"[ ]{%d}" % (indent + 1)
    return re.compile(rb"\n(?=" + dash + rb")"), re.compile(
        rb"\n(?!" + within + rb"|" + dash + rb"|[ ]*(?:#|\r?\n|\Z))"
    )


class BlobVersion:
    """The text of a file: its blocks, where it is written in blocks, and its records.

    Records are read on demand: mostly all but one block are those of the version before.
    """

    __slots__ = ("_read", "blocks", "file", "raw", "size")

    def __init__(self, file: str, raw: bytes) -> None:
        self.file, self.raw, self.size = file, raw, len(raw)
        self.blocks = None if file == SETTINGS else split_blocks(raw)
        self._read: Records | None = None

    @property
    def whole(self) -> Records | None:
        """All records; None where the file cannot be read."""
        if self._read is None:
            data, faults = parse_exactly(Source.of(self.file, self.raw))
            if data is None and faults:
                return None
            self._read = collect_settings_records(data) if self.file == SETTINGS else collect_records(data)
        return self._read


NOTHING = BlobVersion("", b"")
"""The version of a file that did not exist."""


@dataclass(slots=True)
class VersionReader:
    """Compares versions of files. It remembers which blocks it could parse, by their (secretly seeded) hashes."""

    _understood: set[int] = field(default_factory=set)
    _versions: OrderedDict[tuple[str, str], BlobVersion | None] = field(default_factory=OrderedDict)
    _bytes: int = 0

    def load_version(self, file: str, blob: str, raw: Callable[[], bytes | None]) -> BlobVersion | None:
        """Return the version of the file that is this blob; None if it cannot be read."""
        key = (file if file == SETTINGS else "", blob)
        if key in self._versions:
            self._versions.move_to_end(key)
            return self._versions[key]
        content = raw()
        version = None if content is None else self.check_version(BlobVersion(file, content))
        self._versions[key] = version
        self._bytes += version.size if version else 0
        while self._bytes > _KEPT_BYTES:
            _, oldest = self._versions.popitem(last=False)
            self._bytes -= oldest.size if oldest else 0
        return version

    def check_version(self, version: BlobVersion) -> BlobVersion | None:
        """Return the version, with blocks only if each can be read alone; None if it cannot be read at all."""
        for block in version.blocks or ():
            if (block_hash := hash(block)) not in self._understood:
                if _get_data(block) is None:
                    version.blocks = None
                    break
                self._understood.add(block_hash)
        if version.blocks is not None:
            version.raw = b""
            return version
        return version if version.whole is not None else None

    def compare_versions(
        self, before: BlobVersion, after: BlobVersion, words: Sequence[bytes] = ()
    ) -> tuple[Records, Records]:
        """Return the records in which two versions of a file differ: as they were, and as they are.

        With `words` only those that may contain one of them.
        """
        if before.blocks is None or after.blocks is None:
            return self.list_records(before), self.list_records(after)
        was, now = set(before.blocks), set(after.blocks)
        if len(was) < len(before.blocks) or len(now) < len(after.blocks):
            return self.list_records(before), self.list_records(after)
        old = _collect_block_records(
            block for block in before.blocks if block not in now and _has_any_word(block, words)
        )
        new = _collect_block_records(
            block for block in after.blocks if block not in was and _has_any_word(block, words)
        )
        if _may_be_double(old, new, [block for block in after.blocks if block in was]):
            return self.list_records(before), self.list_records(after)
        return old, new

    def list_records(self, version: BlobVersion) -> Records:
        """Return all records of a readable version."""
        return _collect_block_records(version.blocks) if version.blocks is not None else version.whole or {}


def _has_any_word(block: Block, words: Sequence[bytes]) -> bool:
    return not words or any(word in block.text for word in words)


def _may_be_double(old: Records, new: Records, same: list[Block]) -> bool:
    """Return whether an added or removed record may be in the file once more, under the same name."""
    single = old.keys() ^ new.keys()
    if any("#" in address.path for address in (*old, *new)):
        return True
    names = [_list_name_words(records, address) for address in single for records in (old, new) if address in records]
    return any(all(word in block.text for word in words) for words in names for block in same)


def _list_name_words(records: Records, address: Address) -> list[bytes]:
    fields = records[address][address]
    return [fields[key].encode() for key in NAME_KEYS[address.kind] if key in fields]


def _collect_block_records(blocks: Iterable[Block]) -> Records:
    data: dict[str, list[object]] = {}
    for block in blocks:
        data.setdefault(block.section, []).append(_get_data(block))
    return collect_records(data)


def _get_data(block: Block) -> object | None:
    """Return the data of a block; those of short blocks are cached."""
    return (_read_block if len(block.text) < _SHORT else _read_block.__wrapped__)(block)


@lru_cache(maxsize=2048)
def _read_block(block: Block) -> object | None:
    """Return the data of a block, numbers as they are written; None where it is not one mapping without faults."""
    source = Source("", block.document, "")
    data: object = read_fast(source)
    if data is None or _has_rewritten(data):
        data, faults = parse_exactly(source)
        if faults:
            return None
    rows = data.get(block.section) if isinstance(data, dict) else None
    return rows[0] if isinstance(rows, list) and len(rows) == 1 and isinstance(rows[0], dict) else None


def _has_rewritten(value: object) -> bool:
    """Return whether the fast reader converted a scalar that may be written differently: 1.50, True."""
    if isinstance(value, dict):
        return any(map(_has_rewritten, value.values()))
    if isinstance(value, list):
        return any(map(_has_rewritten, value))
    return isinstance(value, float | bool)
