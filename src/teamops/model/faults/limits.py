"""Limits on what is examined or listed, so that no file takes all time and memory."""

from __future__ import annotations

MOST = 20_000
"""The most findings of a rule, and faults of a code, that are listed; the others are counted."""

MOST_COUNTED = 20_000
"""The most findings that are counted beyond the listed ones; then the rule is stopped."""

LONGEST_PATTERN = 500
MOST_PATTERNS = 200
"""Limits of the patterns of file names in teamops.yaml: every path is compared with each of them."""

MOST_LEAVES = 366
"""The most days, ranges and half days off of one person."""

YEARS = range(1000, 3000)
"""The years in which periods may lie."""
