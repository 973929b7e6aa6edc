"""What tests of git share: settings of the machine that change nothing."""

from __future__ import annotations

import os

import pytest


@pytest.fixture
def own_git_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the settings of a repository itself count."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
