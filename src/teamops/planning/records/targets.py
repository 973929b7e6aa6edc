"""Find what is to be renamed or deleted, of any kind, by its id or its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Literal, get_args

from teamops.locale.suggest import find_nearest
from teamops.locale.user_error import CatalogueError
from teamops.locale.words import Named, Words
from teamops.model.faults.unread import UNREAD_CODES
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.records.naming import fold_name
from teamops.model.references import ReferenceKind
from teamops.model.workspace import Workspace

Kind = Literal["people", "departments", "goals", "tasks", "monitors", "reviews", "requests", "meetings", "improvements"]
"""The kinds of what has an id."""

Section = Literal["actuals", "dailies", "calendar"]
SECTIONS_WITHOUT_ID: tuple[Section, ...] = get_args(Section)
"""The sections whose records have none."""

KINDS: tuple[Kind, ...] = get_args(Kind)

REFERRED: Mapping[Kind | Section, ReferenceKind] = {
    "people": "person",
    "departments": "department",
    "goals": "goal",
    "tasks": "task",
    "monitors": "monitor",
    "meetings": "meeting",
    "improvements": "improvement",
}
"""What references to each kind are called; nothing refers to the other kinds."""

_NAME_KEYS: Mapping[str, str] = {"goals": "name", "tasks": "name", "monitors": "project", "requests": "need"}


class TargetError(CatalogueError):
    """The subject of a command is unknown or unclear, or its new id cannot be given."""

    AREA = "ids"

    def format_facts(self, words: Words) -> Mapping[str, object]:
        facts = dict(super().format_facts(words))
        if "kinds" in facts:
            facts["kinds"] = words.format_fact(tuple(f"--kind {kind}" for kind in self.facts["kinds"]))  # type: ignore[attr-defined]
        if "kind" in facts:
            facts["kind"] = words(f"ids.kind.{facts['kind']}")
        return facts


class Target(NamedTuple):
    """A record, or a person or department of teamops.yaml, at `at`; `name` is what people call it."""

    kind: Kind | Section
    id: str
    name: str
    at: At


def require_all_read(ws: Workspace) -> None:
    """Raise TargetError if anything could not be read: it may refer to what is renamed or deleted."""
    unread = {*ws.unread, *(fault.at.file for fault in ws.faults if fault.code in UNREAD_CODES)}
    if unread:
        raise TargetError("unread", files=tuple(sorted(unread))[:5])


def find_target(ws: Workspace, word: str, kind: str | None) -> Target:
    """Return what `word` denotes: an id, or a name if nothing has the id. Raises TargetError unless it is one thing."""
    targets = [target for target in list_targets(ws) if kind in (None, target.kind)]
    folded = fold_name(word)
    found = [one for one in targets if one.id == word] or [one for one in targets if fold_name(one.name) == folded]
    if len(found) == 1:
        return found[0]
    if not found and word in ws.nodes:
        raise TargetError("part", path=word)
    if not found:
        names = {name: one for one in targets for name in (one.name, one.id) if name}
        near = names.get(find_nearest(word, names))
        hint: Named | str = "" if near is None else Named(near.name, near.id) if near.name != near.id else near.id
        raise TargetError("unknown", word=word, near=hint)
    kinds = tuple(dict.fromkeys(one.kind for one in found))
    if len(kinds) > 1:
        raise TargetError("kinds", word=word, kinds=kinds)
    if found[0].id == word:
        files = tuple(dict.fromkeys(one.at.file for one in found))
        raise TargetError("repeated", word=word, kind=kinds[0], files=files)
    raise TargetError("several", word=word, found=tuple(Named(one.id, one.name) for one in found[:5]))


def find_target_at(ws: Workspace, word: str, at: At) -> Target:
    """Return the record at a place, which `word` addresses."""
    without_id = (Target(one, word, "", at) for one in SECTIONS_WITHOUT_ID if at.route[0] == one)
    found = next(chain((one for one in list_targets(ws) if one.at == at), without_id), None)
    if found is None:
        raise TargetError("unknown", word=word, near="")
    return found


def list_targets(ws: Workspace) -> Iterator[Target]:
    """Yield everything that has an id, by kind and then in order."""
    for person, known in ws.settings.people.items():
        yield Target("people", person, known.name, At("teamops.yaml", ("people", person)))
    for department, one in ws.settings.departments.items():
        yield Target("departments", department, one.name, At("teamops.yaml", ("departments", department)))
    for kind in KINDS[2:-1]:
        key = _NAME_KEYS.get(kind, "")
        for record, at in ws.section(kind):
            yield Target(kind, record.id, str(getattr(record, key, None) or ""), at)
    for review, at in ws.reviews:
        for number, improvement in enumerate(review.improvements):
            yield Target("improvements", improvement.id, improvement.item, at / "improvements" / number)
