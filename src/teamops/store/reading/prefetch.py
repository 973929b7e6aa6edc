"""Parses many files in a second process, while this one gets ready to make records of them.

The parser holds Python's lock, so that a second thread gains nothing. A copy of this process parses the files in order
and sends the results through a pipe; those that do not arrive (it was killed, the system refuses it) are computed here.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from teamops.model.named_tuple import NamedTuple
from teamops.store.reading.source import Source
from teamops.store.yaml.secret_patterns import may_hold_a_secret

if TYPE_CHECKING:
    from queue import SimpleQueue

    from teamops.store.reading.valid_records import Grouped

_WORTH_A_PROCESS = 12 * 1024 * 1024
"""With fewer bytes than this, starting it and passing its results on takes as much time as it saves."""

_LENGTH = 8
"""Bytes of the length before each message."""


class ScannedFile(NamedTuple):
    """What is known of a file before its records are built: its data in columns, if the fast reader can read it."""

    groups: Grouped | None
    may_hold_a_secret: bool


def scan_source(source: Source) -> ScannedFile:
    """Read a file by the fast reader, and look for secrets."""
    from teamops.store.reading.valid_records import group_sections
    from teamops.store.yaml.fast_reader import read_fast

    data = read_fast(source)
    return ScannedFile(None if data is None else group_sections(data), may_hold_a_secret(source.raw))


def prefetch_sources(sources: Sequence[Source]) -> Iterator[ScannedFile]:
    """Return the scans of the files, in order; the second process starts at once."""
    if sum(len(source.raw) for source in sources) < _WORTH_A_PROCESS or not _may_fork():
        return map(scan_source, sources)
    reader, writer = os.pipe()
    try:
        child = os.fork()
    except OSError:  # no more processes for this user, or in this container
        os.close(reader)
        os.close(writer)
        return map(scan_source, sources)
    if not child:
        os.close(reader)
        _send(sources, writer)
    os.close(writer)
    return _receive(sources, os.fdopen(reader, "rb"), child)


def _may_fork() -> bool:
    """Return whether there is a second processor, and no thread that a copy of this process would lack."""
    if not hasattr(os, "fork"):
        return False
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    threading = sys.modules.get("threading")
    return processors > 1 and (threading is None or threading.active_count() == 1)


def _send(sources: Iterable[Source], writer: int) -> NoReturn:
    """In the second process: parse, and write from a thread, so that a full pipe does not stop the parsing."""
    try:
        import signal
        from queue import SimpleQueue
        from threading import Thread

        from teamops.store.cache.record_cache import pack_groups

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the first process, and with it the pipe
        waiting: SimpleQueue[bytes] = SimpleQueue()
        thread = Thread(target=_write_all, args=(writer, waiting))
        thread.start()
        for early in map(scan_source, sources):
            groups = None if early.groups is None else pack_groups(early.groups)
            packed = marshal.dumps((groups, early.may_hold_a_secret))  # type: ignore[arg-type]  # data are what YAML has
            waiting.put(len(packed).to_bytes(_LENGTH, "big") + packed)
        waiting.put(b"")
        thread.join()
    finally:
        os._exit(0)  # skips the clean-up of the first process


def _write_all(writer: int, waiting: SimpleQueue[bytes]) -> None:
    """Write what is waiting, up to an empty message; end the process where nobody reads it any more."""
    try:
        with os.fdopen(writer, "wb") as pipe:
            pipe.writelines(iter(waiting.get, b""))
    except OSError:
        os._exit(0)


def _receive(sources: Sequence[Source], reader: BinaryIO, child: int) -> Iterator[ScannedFile]:
    from teamops.store.cache.record_cache import unpack_groups

    try:
        with reader as pipe:
            for number in range(len(sources)):
                length = int.from_bytes(pipe.read(_LENGTH), "big")
                packed = pipe.read(length)
                if not length or len(packed) < length:
                    yield from map(scan_source, sources[number:])
                    return
                groups, is_suspect = marshal.loads(packed)  # noqa: S302  # from a copy of this very process
                yield ScannedFile(None if groups is None else unpack_groups(groups), is_suspect)
    finally:
        os.waitpid(child, 0)  # it ends once its pipe is closed
