"""What a rule found, as facts: words are put to it where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from teamops.model.place import At
from teamops.model.settings import Severity


class Related(NamedTuple):
    """Another place that belongs to a finding; `message` is a key of the rule's messages, filled by `facts`."""

    at: At
    message: str
    facts: Mapping[str, str]


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
    fixable: bool = False


class NotRun(NamedTuple):
    """A rule that could not be decided, and why: `why` is an id of the catalogue, filled by `facts`."""

    code: str
    why: str
    facts: Mapping[str, str]
