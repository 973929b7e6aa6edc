"""python -m tests.examples.oracle: every figure, what it should be, and what is printed; wrong ones at the end."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.examples.oracle.all_figures import all_figures
from tests.examples.oracle.figure import Figure

WORKSPACE = Path(__file__).parents[3] / "examples" / "saas"


def of_copy() -> list[Figure]:
    """The figures of a copy, so that no cache is left in the example."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "saas"
        shutil.copytree(WORKSPACE, copy, ignore=shutil.ignore_patterns(".*"))
        return all_figures(copy)


def table(figures: list[Figure]) -> str:
    """How many figures of each kind were compared."""
    counts = Counter(figure.kind for figure in figures)
    lines = [f"{kind:<14}{count:>6}" for kind, count in counts.items()]
    return "\n".join([*lines, f"{'in all':<14}{len(figures):>6}"])


def main() -> int:
    """Prints all; 1 if one is wrong."""
    figures = of_copy()
    wrong = [figure for figure in figures if figure.problem]
    told = [*map(str, figures), "", table(figures), "", *(f"WRONG {one}\n      {one.problem}" for one in wrong)]
    sys.stdout.write("\n".join(told) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
