"""Plan the removal of records, people and departments, with what refers to them if that is wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from teamops.model.change import GONE, Change
from teamops.model.dataclass import dataclass
from teamops.model.place import At
from teamops.model.references import Reference, list_references
from teamops.model.workspace import Workspace
from teamops.planning.records.targets import (
    REFERRED,
    Target,
    find_target,
    find_target_at,
    list_targets,
    require_all_read,
)

_NONE: Mapping[str, At] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Deletion:
    """The plan: what goes, what refers to it from elsewhere, and the changes.

    `records` are the places of records that go too, as they cannot be without the reference; `kept_for` is the person
    or department that cannot be deleted while something refers to it.
    """

    targets: tuple[Target, ...]
    references: tuple[Reference, ...]
    records: tuple[At, ...]
    changes: tuple[Change, ...]
    kept_for: Target | None


def plan_deletion(
    ws: Workspace, words: Sequence[str], kind: str | None = None, places: Mapping[str, At] = _NONE
) -> Deletion:
    """Plan to delete what `words` denote, and all that refers to it. Raises TargetError if that is unclear.

    `places` are those of records that some of the words address by file and line, as not every record has an id.
    """
    require_all_read(ws)
    targets = tuple(
        dict.fromkeys(
            find_target_at(ws, word, places[word]) if word in places else find_target(ws, word, kind) for word in words
        )
    )
    gone = [*_list_inner_targets(ws, targets)]
    references = tuple(one for one in _list_referring(ws, gone) if not _is_within(one.at, (t.at for t in targets)))
    named = {(one.kind, one.name) for one in references}
    kept = (t for t in targets if t.kind in ("people", "departments"))
    removed = _drop_inner([*(t.at for t in targets), *_list_removals(references)])
    return Deletion(
        targets,
        references,
        tuple(at for at in dict.fromkeys(one.removal for one in references if one.is_needed) if at in removed),
        tuple(Change(at, GONE) for at in removed),
        next((t for t in kept if {("who", t.id), (REFERRED[t.kind], t.id)} & named), None),
    )


def _list_inner_targets(ws: Workspace, targets: Sequence[Target]) -> Iterator[Target]:
    """Yield the targets, and the improvements of the reviews among them."""
    yield from targets
    reviews = [t.at for t in targets if t.kind == "reviews"]
    if reviews:
        yield from (one for one in list_targets(ws) if one.kind == "improvements" and _is_within(one.at, reviews))


def _list_referring(ws: Workspace, targets: Sequence[Target]) -> Iterator[Reference]:
    wanted = {(REFERRED.get(t.kind), t.id) for t in targets}
    people, departments = ws.settings.people, ws.settings.departments
    for one in list_references(ws):
        name = one.name.partition("/")[0] if one.kind == "goal" else one.name
        kind = one.kind
        if kind == "who":
            kind = "person" if name in people or name not in departments else "department"
        if (kind, name) in wanted:
            yield one


def _is_within(at: At, places: Iterable[At]) -> bool:
    return any(at.file == place.file and at.route[: len(place.route)] == place.route for place in places)


def _list_removals(references: Sequence[Reference]) -> Iterator[At]:
    """Yield the places to remove, each once: the whole field where all its names go."""
    inside = Counter(At(one.at.file, one.at.route[:-1]) for one in references)
    removals = dict[At, None]()
    for one in references:
        field = At(one.at.file, one.at.route[:-1])
        is_list = one.at.on_key or isinstance(one.at.route[-1], int)
        removals[field if is_list and inside[field] == one.names else one.removal] = None
    yield from removals


def _drop_inner(places: Sequence[At]) -> list[At]:
    """Return the places that are inside no other one."""
    whole = {(at.file, at.route) for at in places}
    return [at for at in places if not any((at.file, at.route[:n]) in whole for n in range(1, len(at.route)))]
