"""Measures the check of the largest files that are read, each wrong in its own way all over.

python -m benchmarks.large

Such files are to take no more than 5 seconds and 500 MB; the tests hold them to the memory.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.run import TODAY, Case
from teamops.store.source import MAX_BYTES

SETTINGS = "team: 华东营销部\npeople: {chen: {name: 陈总}, wang: {name: 王经理}}\n"

ROW = (
    "  - {id: t-%06d, name: 月报, owner: wang, start: 2026-09-01, end: 2026-09-30, priority: P1, status: not_started}\n"
)
COUNT = MAX_BYTES // len((ROW % 1).encode()) - 2
LARGE = {
    "a choice that is none, in every record": "tasks:\n" + "".join(ROW % n for n in range(COUNT)).replace("P1", "P9"),
    "nobody, in every record": "tasks:\n" + "".join(ROW % n for n in range(COUNT)).replace("wang", "wnag"),
    "keys out of order, in every record": (
        "tasks:\n"
        + "".join(ROW % n for n in range(COUNT)).replace(
            "priority: P1, status: not_started", "status: done, priority: P1"
        )
    ),
    "a comment for every record": (
        "tasks:\n"
        + "".join("  # teamops: ignore[T006] until 2026-12-01 by wang: x\n" + ROW % n for n in range(COUNT // 2))
    ),
    "secrets": "# 密码:abcdefgh\n" * (MAX_BYTES // 24),
    "one id": "tasks:\n" + (ROW % 1) * COUNT,
    "one text": "tasks: [{id: t, note: '" + "长" * (MAX_BYTES // 3 - 20) + "'}]\n",
    "people who are none": "reviews: [{id: r, period: 2026-08, attendees: [" + "x," * (MAX_BYTES // 8) + "x]}]\n",
}


def main() -> None:
    """The command `python -m benchmarks.large`."""
    for name, text in LARGE.items():
        with tempfile.TemporaryDirectory(prefix="teamops-bench-") as folder:
            (Path(folder) / "teamops.yaml").write_text(SETTINGS, encoding="utf-8")
            (Path(folder) / "a.yaml").write_text(text, encoding="utf-8", newline="\n")
            command = [sys.executable, "-m", "teamops", "-C", folder, "check", "--today", TODAY, "--format", "concise"]
            case = Case(name, command, may_complain=True)
            case.run()
        print(f"{name:42}{case.wall[0]:>6.1f} s{case.peak:>6.0f} MB")


if __name__ == "__main__":
    main()
