"""Findings of rules, as facts; the words are added where a finding is shown."""

from __future__ import annotations

from collections.abc import Mapping

from teamops.model.change import Change
from teamops.model.dataclass import dataclass, field
from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At
from teamops.model.records.settings import Severity


class Related(NamedTuple):
    """Another place that belongs to a finding; `message` is a key of the rule's messages, filled by `facts`."""

    at: At
    message: str
    facts: Mapping[str, str]


class Rename(NamedTuple):
    """An edit: rename the key at `at` to `key`."""

    at: At
    key: str


class Order(NamedTuple):
    """An edit: put the keys of the mapping at `at` in the order of `keys`; other keys keep their places."""

    at: At
    keys: tuple[str, ...]


class Fix(NamedTuple):
    """The edits that fix a finding. If not `safe`, the result may not be what the author meant."""

    steps: tuple[Change | Rename | Order, ...]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule at one place; `message` is a key of the rule's messages, filled by `facts`."""

    code: str
    severity: Severity
    at: At
    message: str
    facts: Mapping[str, str] = field(default_factory=dict)
    record: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


class NotRun(NamedTuple):
    """A rule that could not be decided; `why` is an id of the catalogue, filled by `facts`."""

    code: str
    why: str
    facts: Mapping[str, str]
