"""The bytes of all files of a workspace. Imports no model: a check of an unchanged workspace costs only reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from teamops.model.faults.limits import LONGEST_PATTERN, MOST_PATTERNS
from teamops.model.faults.unread import SkippedPath
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import Fault
from teamops.store.cache.cache import Cache
from teamops.store.git.state_tracking import find_tracking_faults
from teamops.store.progress import track
from teamops.store.reading.discovery import DOCUMENTS, SETTINGS, find_outside_link, list_files
from teamops.store.reading.source import Source, find_byte_fault, read_source


class FilePatterns(NamedTuple):
    """What teamops.yaml says of other files: patterns of those to ignore, and the pattern of shared documents."""

    ignore: Sequence[str]
    documents: str


class Files(NamedTuple):
    """The files of a workspace, teamops.yaml first; those that could not be read as faults; the shared documents.

    `left_out` are files and folders that look like records but are not read. `untidy` are faults that keep nothing from
    being read.
    """

    sources: list[Source]
    faults: list[Fault]
    documents: tuple[str, ...]
    left_out: tuple[SkippedPath, ...] = ()
    untidy: tuple[Fault, ...] = ()
    patterns: FilePatterns = FilePatterns((), DOCUMENTS)

    @property
    def is_state_tracked(self) -> bool:
        """Whether git tracks the tool's own folder, so that nothing in it can be trusted."""
        return any(fault.code == "F015" for fault in self.untidy)

    def list_record_files(self) -> list[Source]:
        """List the files that hold records: all but teamops.yaml."""
        return [source for source in self.sources if source.file != SETTINGS]


def read_workspace_files(
    root: Path, tracking: tuple[Fault, ...] | None = None, known: Mapping[str, FilePatterns] | None = None
) -> Files:
    """Read all files of the workspace at `root`.

    `tracking` is the result of `find_tracking_faults`, where the caller has it already. `known` has the patterns of a
    teamops.yaml by its digest: with them no parser is imported.
    """
    untidy = find_tracking_faults(root) if tracking is None else tracking
    first = find_outside_link(root, SETTINGS) or read_source(root, SETTINGS)
    patterns = (known or {}).get(first.digest) if isinstance(first, Source) else None
    patterns = patterns or parse_file_patterns(first, Cache(root, is_tracked=bool(untidy)))
    listing = list_files(root, *patterns)
    read = [first, *(read_source(root, file) for file in track(listing.files, "files", len(listing.files)))]
    faults = [*listing.faults, *(r for r in read if isinstance(r, Fault))]
    sources = [r for r in read if isinstance(r, Source)]
    return Files(sources, faults, listing.documents, listing.left_out, untidy, patterns)


def parse_file_patterns(settings: Source | Fault, cache: Cache | None = None) -> FilePatterns:
    """Return the patterns of files to ignore and of documents, from a teamops.yaml that is not validated yet."""
    data = _parse_early_settings(settings, cache) if isinstance(settings, Source) else {}
    return FilePatterns(_parse_ignore(data), _parse_documents(data))


def read_ignore_patterns(root: Path) -> Sequence[str]:
    """Read the patterns of files that the workspace at `root` leaves out."""
    first = find_outside_link(root, SETTINGS) or read_source(root, SETTINGS)
    return parse_file_patterns(first).ignore


def _parse_early_settings(source: Source, cache: Cache | None) -> Mapping[str, Any]:
    if b"ignore" not in source.raw and b"documents" not in source.raw:
        return {}
    kept = None if cache is None else cache.load_settings(source)
    data = parse(source)[0] if kept is None else kept
    return data if isinstance(data, dict) else {}


def _parse_ignore(settings: Mapping[str, Any]) -> Sequence[str]:
    """Return the patterns to ignore; none where there are more than settings may have, which is a fault there."""
    patterns = settings.get("ignore")
    if not isinstance(patterns, list) or len(patterns) > MOST_PATTERNS:
        return ()
    return tuple(p for p in patterns if isinstance(p, str) and len(p) <= LONGEST_PATTERN)


def _parse_documents(settings: Mapping[str, Any]) -> str:
    documents = settings.get("documents")
    pattern = documents.get("files") if isinstance(documents, dict) else None
    return pattern if isinstance(pattern, str) and len(pattern) <= LONGEST_PATTERN else DOCUMENTS


def parse(source: Source) -> tuple[object, Sequence[Fault]]:
    """Return the data of a file and what keeps them from being used, by the fast reader where it can be trusted."""
    from teamops.store.yaml.fast_reader import read_fast

    fast = read_fast(source)
    return (fast, ()) if fast is not None else parse_exactly(source)


def parse_exactly(source: Source) -> tuple[object, Sequence[Fault]]:
    """Return the data of a file with every scalar as the text that was written, and the faults."""
    from teamops.store.yaml.exact_reader import compose

    fault = find_byte_fault(source)
    if fault is not None:
        return None, [fault]
    document = compose(source)
    return document.data, document.faults
