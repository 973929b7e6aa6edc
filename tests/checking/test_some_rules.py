"""Lists and reports run the rules whose findings they show, and no others."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from teamops.checking.engine import CheckResult
from teamops.reporting.items import action_list, notice
from teamops.store.cache.cached_check import run_rules
from teamops.store.reading.files import read_workspace_files
from teamops.store.reading.loader import interpret

EXAMPLES = Path(__file__).parents[2] / "examples"
CODES = action_list.CODES | notice.CODES
LATE = "type: routine, owner: wang, start: 2026-08-20, end: 2026-12-01, updated: 2026-08-21T15:00, status: in_progress"
SILENCED = (
    "tasks/silenced.yaml",
    (
        "tasks:\n"
        "  # teamops: ignore[T005] until 2026-12-01 by chen: 已商定\n"
        f"  - {{id: silenced-a, name: 甲, {LATE}}}\n"
        f"  - {{id: silenced-b, name: 乙, {LATE}}}\n"
    ),
)


def found(root: Path, codes: frozenset[str] | None) -> CheckResult:
    files = read_workspace_files(root)
    return run_rules(interpret(root, files), files, datetime.fromisoformat("2026-11-20T16:00:00+08:00"), codes=codes)[0]


@pytest.mark.parametrize("name", ["quarter", "faults"])
def test_some_rules_find_what_they_find_among_all(tmp_path: Path, name: str) -> None:
    files = {file.relative_to(EXAMPLES / name): file for file in (EXAMPLES / name).rglob("*.yaml")}
    for path, file in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(file.read_bytes())
    (tmp_path / SILENCED[0]).parent.mkdir(exist_ok=True)
    (tmp_path / SILENCED[0]).write_text(SILENCED[1], encoding="utf-8")
    every, some = found(tmp_path, None), found(tmp_path, CODES)
    expected = [finding for finding in every.findings if finding.code in CODES]
    assert list(some.findings) == expected
    assert expected
    assert some.silenced
    assert [one for one in every.not_run if one.code in CODES] == list(some.not_run)
