"""What a rule found, as facts: words are put to it where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from teamops.model.change import Change
from teamops.model.place import At
from teamops.model.records.settings import Severity


class Related(NamedTuple):
    """Another place that belongs to a finding; `message` is a key of the rule's messages, filled by `facts`."""

    at: At
    message: str
    facts: Mapping[str, str]


class Rename(NamedTuple):
    """The key that stands at `at` shall be `key`."""

    at: At
    key: str


class Order(NamedTuple):
    """The keys of the mapping at `at` shall stand in the order of `keys`; those not among them keep their places."""

    at: At
    keys: tuple[str, ...]


class Fix(NamedTuple):
    """What mends a finding. One that is not `safe` may mean something else than the author did."""

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
    """A rule that could not be decided, and why: `why` is an id of the catalogue, filled by `facts`."""

    code: str
    why: str
    facts: Mapping[str, str]
