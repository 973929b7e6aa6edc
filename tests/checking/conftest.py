"""A workspace on disk beside the example team, and what one rule finds in it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from teamops.checking.engine import CheckResult, load_rules
from teamops.checking.example_team import build_example_workspace
from teamops.checking.finding import Finding
from teamops.model.workspace import Workspace
from teamops.store.cache.cached_check import run_rules
from teamops.store.reading.files import read_workspace_files
from teamops.store.reading.loader import load

TODAY = "2026-09-04T12:00:00+08:00"

Load = Callable[[str | Mapping[str, str]], Workspace]
Found = Callable[..., list[Finding]]


@pytest.fixture
def loaded(tmp_path: Path) -> Load:
    """Writes an example beside the files of the example team, and loads it.

    One with the tool's own folder is committed: the folder is a finding only there.
    """

    def load_example(example: str | Mapping[str, str]) -> Workspace:
        for path, text in build_example_workspace(example).items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
            if path.startswith(".teamops/"):
                subprocess.run(["git", "init", "-q", tmp_path], check=True)
                subprocess.run(["git", "add", "-f", "--", path], check=True, cwd=tmp_path)
        return load(tmp_path)

    return load_example


@pytest.fixture
def checked(loaded: Load, tmp_path: Path) -> Callable[..., CheckResult]:
    """What all rules say of an example; comments that ask for silence are heeded."""

    def check_example(example: str | Mapping[str, str], now: str = TODAY) -> CheckResult:
        ws = loaded(example)
        return run_rules(ws, read_workspace_files(tmp_path), datetime.fromisoformat(now))[0]

    return check_example


@pytest.fixture
def found(loaded: Load, checked: Callable[..., CheckResult]) -> Found:
    """What the rule `code` finds in an example, in the order in which it finds it, as the check shows it."""

    def findings(code: str, example: str | Mapping[str, str], now: str = TODAY) -> list[Finding]:
        if code == "F010":  # which looks at what all others found
            return [finding for finding in checked(example, now).findings if finding.code == code]
        rule = load_rules()[code]
        said = rule.run(loaded(example), datetime.fromisoformat(now))
        return [*rule.merge([finding for finding in said if isinstance(finding, Finding)])]

    return findings


@pytest.fixture
def said(found: Found) -> Callable[..., list[str]]:
    """The messages of what the rule `code` finds in an example."""
    return lambda code, example, now=TODAY: [finding.message for finding in found(code, example, now)]
