"""Parts as written into a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teamops.model.change import Change, Data
from teamops.model.place import At
from teamops.model.records.goals import Part
from teamops.model.time.period import Period
from teamops.planning.serialize import drop_none, serialize_record
from teamops.planning.split.recipe import serialize_split


def diff_parts(at: At, old: tuple[Part, ...], new: tuple[Part, ...]) -> Iterator[Change]:
    """Yield the fewest changes that turn `old`, the parts at `at`, into `new`.

    If the old parts come first, in the same order, only targets and added parts are written, so that everything else in
    them stays.
    """
    if old == new:
        return
    if not old or [_get_identity(part) for part in old] != [_get_identity(part) for part in new[: len(old)]]:
        yield Change(at, serialize_parts(new))
        return
    for index, (before, after) in enumerate(zip(old, new, strict=False)):
        if before.target != after.target:
            yield Change(at / index / "target", after.target.written)
        yield from diff_parts(at / index / "parts", before.parts, after.parts)
    for index, data in enumerate(serialize_parts(new[len(old) :]), start=len(old)):
        yield Change(at / index, data)


def _get_identity(part: Part) -> tuple[Period | None, str | None, str | None]:
    return part.period, part.owner, part.department


def serialize_parts(parts: Iterable[Part]) -> list[Data]:
    """Return the value of a `parts` key, without empty keys, with numbers as written."""
    return [_serialize_part(part) for part in parts]


def _serialize_part(part: Part) -> dict[str, Data]:
    return drop_none(
        period=None if part.period is None else str(part.period),
        owner=part.owner,
        department=part.department,
        target=part.target.written,
        split=None if part.split is None else serialize_split(part.split),
        locked="true" if part.locked else None,
        confirmed=[serialize_record(one) for one in part.confirmed] or None,
        note=part.note,
        parts=serialize_parts(part.parts) or None,
    )
