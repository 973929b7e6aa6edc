"""Chromium is started once for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.render.chromium import Tab, tab


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with tab(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.fixture
def browser(chromium: Tab) -> Tab:
    """A tab that looks at pages as nobody has asked for otherwise."""
    chromium.see_as_usual()
    return chromium
