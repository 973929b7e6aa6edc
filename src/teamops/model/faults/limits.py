"""How much of something is looked at or listed, so that no file takes all time and memory."""

from __future__ import annotations

MOST = 20_000
"""So many findings of one rule, and faults of one code, are listed; the others are counted."""

MOST_COUNTED = 20_000
"""So many findings are counted beside those that are listed; then no rule is asked for more."""

LONGEST_PATTERN = 500
MOST_PATTERNS = 200
"""Of the patterns of file names in teamops.yaml: every path is compared with each, as far as it is long."""

YEARS = range(1000, 3000)
"""The years that periods have."""
