"""Fingerprints, by which programs recognize a finding after lines have moved, in any language."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence

from teamops.checking.located import LocatedFinding


def compute_fingerprints(findings: Sequence[LocatedFinding]) -> Iterator[str]:
    """Yield a unique fingerprint for each finding, from its rule, file, record and a number among its equals."""
    subjects = [(finding.code, finding.file, finding.record) for finding in findings]
    for subject, number in zip(subjects, number_duplicates(subjects), strict=True):
        yield hashlib.sha256(json.dumps([*subject, number]).encode()).hexdigest()


def number_duplicates(keys: Iterable[Hashable]) -> Iterator[int]:
    """Yield for each key its number among the keys equal to it, from 1."""
    seen = Counter[Hashable]()
    for key in keys:
        seen[key] += 1
        yield seen[key]
