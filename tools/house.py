"""Compare the figures of the source with their limits: `python -m tools.house`. Exits 1 where a limit is broken.

With --places, all places behind each figure are listed; otherwise a few of each broken limit.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.measures import Measure, measure_source
from tools.sources import read_modules

LIMITS = {
    "source lines": ("≤", 74_500),
    "files": ("≤", 804),
    "longest file, lines": ("≤", 300),
    "most files in a folder": ("≤", 20),
    "import circles": ("≤", 0),
    "functions that begin with a verb, %": ("≥", 90),
    "functions named by participles, %": ("≤", 1),
    "classes that share a name": ("≤", 0),
    "uses of `told`": ("≤", 50),
    "`# fmt: skip`": ("≤", 30),
    'docstrings that open with "So many" or "So often"': ("≤", 0),
    "longest function, lines": ("≤", 75),
    "functions over 40 lines": ("≤", 15),
}
"""The limits of src/teamops: what was reached, so that it does not get worse, with room for a few more files."""

FEW = 10


def main(root: Path = Path(), *options: str) -> int:
    """Print each measure with its limit. Returns 1 if any limit is broken."""
    modules = read_modules(root)
    if not modules:
        print(f"no Python files in {root / 'src/teamops'}", file=sys.stderr)
        return 1
    measures = measure_source(modules)
    width = max(len(measure.name) for measure in measures)
    print(f"{'measure':{width}}  {'now':>8}  {'limit':>8}")
    for measure in measures:
        print(f"{measure.name:{width}}  {measure.now:>8,}  {format_limit(measure):>8}  {judge(measure)}".rstrip())
    broken = [measure for measure in measures if judge(measure) == "over"]
    for measure in measures if "--places" in options else broken:
        print_places(measure, len(measure.places) if "--places" in options else FEW)
    return bool(broken)


def judge(measure: Measure) -> str:
    """Return "ok" or "over"; "" where there is no limit."""
    if measure.name not in LIMITS:
        return ""
    sign, limit = LIMITS[measure.name]
    holds = measure.now >= limit if sign == "≥" else measure.now <= limit
    return "ok" if holds else "over"


def format_limit(measure: Measure) -> str:
    if measure.name not in LIMITS:
        return "-"
    sign, limit = LIMITS[measure.name]
    return f"{sign} {limit:,}"


def print_places(measure: Measure, count: int) -> None:
    """Print the first `count` places of a measure, and how many more there are."""
    if not measure.places:
        return
    print(f"\n{measure.name}:")
    for place in measure.places[:count]:
        print(f"  {place}")
    if len(measure.places) > count:
        print(f"  … and {len(measure.places) - count} more")


if __name__ == "__main__":
    sys.exit(main(Path(), *sys.argv[1:]))
