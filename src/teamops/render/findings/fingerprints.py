"""Names by which programs know a finding again after other lines have moved, in whatever language it is told."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence

from teamops.checking.located import LocatedFinding


def compute_fingerprints(findings: Sequence[LocatedFinding]) -> Iterator[str]:
    """One name for each finding, all different: its rule, file and record, and a number where these are equal."""
    subjects = [(finding.code, finding.file, finding.record) for finding in findings]
    for subject, number in zip(subjects, number_duplicates(subjects), strict=True):
        yield hashlib.sha256(json.dumps([*subject, number]).encode()).hexdigest()


def number_duplicates(keys: Iterable[Hashable]) -> Iterator[int]:
    """For each key, the how many-th of its equals it is, from 1."""
    seen = Counter[Hashable]()
    for key in keys:
        seen[key] += 1
        yield seen[key]
