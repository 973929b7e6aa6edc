"""Whatever is renamed in the examples: the check finds what it found before, and the old id restores every byte."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from teamops.planning.records.rename import plan_renaming
from teamops.planning.records.targets import KINDS, Target, list_targets
from teamops.store.cache.cached_check import run_rules
from teamops.store.reading.files import read_workspace_files
from teamops.store.reading.loader import interpret, load
from teamops.store.writing.drafts import write_changes
from tests.cli.conftest import EXAMPLES

NEW = "Neu-编号_1"
NOW = datetime(2026, 12, 1, 16, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
FEW = 4


def list_findings(root: Path, new: str = "", old: str = "") -> list[str]:
    files = read_workspace_files(root)
    shown = map(repr, run_rules(interpret(root, files), files, NOW)[0].findings)
    return sorted(text.replace(new, old) if new else text for text in shown)


def rename(root: Path, old: str, new: str, kind: str) -> None:
    ws = load(root)
    write_changes(root, plan_renaming(ws, old, new, kind).changes, ws.digests)


def read_all(root: Path) -> dict[str, bytes]:
    return {str(file.relative_to(root)): file.read_bytes() for file in sorted(root.rglob("*.yaml"))}


def choose(targets: list[Target]) -> list[Target]:
    """All people, departments, goals and projects; some of the others, from the beginning to the end."""
    chosen = []
    for kind in KINDS:
        own = [one for one in targets if one.kind == kind]
        step = 1 if kind in KINDS[:3] or kind == "monitors" else max(1, len(own) // FEW)
        chosen += own[::step]
    return chosen


@pytest.mark.unmeasured
@pytest.mark.parametrize("example", ["quarter", "saas"])
def test_a_new_id_changes_no_finding_and_the_old_one_restores_every_byte(example: str, tmp_path: Path) -> None:
    root = tmp_path / example
    shutil.copytree(EXAMPLES / example, root, ignore=shutil.ignore_patterns(".*"))
    before, found = read_all(root), list_findings(root)
    assert len(found) > 10
    targets = choose([*list_targets(load(root))])
    assert {one.kind for one in targets} == {*KINDS}
    for target in targets:
        rename(root, target.id, NEW, target.kind)
        assert read_all(root) != before
        assert target.id not in {one.id for one in list_targets(load(root)) if one.kind == target.kind}
        assert list_findings(root, NEW, target.id) == found, target
        rename(root, NEW, target.id, target.kind)
        assert read_all(root) == before, target
