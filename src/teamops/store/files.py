"""The bytes of all files of a workspace. Imports no model, so that an unchanged workspace costs reading and no more."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from teamops.model.place import Fault
from teamops.store.discovery import SETTINGS, leads_outside, list_files
from teamops.store.source import Source, fault_in_bytes, read_source


def read_all(root: Path) -> tuple[list[Source], list[Fault]]:
    """All files of the workspace with teamops.yaml first, and those that could not be read as faults."""
    first = leads_outside(root, SETTINGS) or read_source(root, SETTINGS)
    listing = list_files(root, ignored_by(first) if isinstance(first, Source) else ())
    read = [first, *(read_source(root, file) for file in listing.files)]
    faults = [*listing.faults, *(r for r in read if isinstance(r, Fault))]
    return [r for r in read if isinstance(r, Source)], faults


def ignored_by(settings: Source) -> Sequence[str]:
    """The patterns under `ignore:` in teamops.yaml, before it is known to be right."""
    if b"ignore" not in settings.raw:
        return ()
    data = parse(settings)[0]
    patterns = data.get("ignore") if isinstance(data, dict) else None
    return [p for p in patterns if isinstance(p, str)] if isinstance(patterns, list) else ()


def parse(source: Source) -> tuple[object, Sequence[Fault]]:
    """The data of a file and what keeps them from being used, by the fast reader where it can be trusted."""
    from teamops.store.fast import read_fast

    fast = read_fast(source)
    return (fast, ()) if fast is not None else parse_exactly(source)


def parse_exactly(source: Source) -> tuple[object, Sequence[Fault]]:
    """The data of a file with every scalar as the text that was written."""
    from teamops.store.exact import compose

    fault = fault_in_bytes(source)
    if fault is not None:
        return None, [fault]
    document = compose(source)
    return document.data, document.faults
