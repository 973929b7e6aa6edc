"""What tests of several rooms share: printed outputs that were read and accepted (golden files)."""

from __future__ import annotations

import os
import pkgutil
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path

import pytest

import teamops

GOLDEN = Path(__file__).parent / "golden"
Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden-update", action="store_true", help="write golden files anew; read the diff before you commit it"
    )
    parser.addoption(
        "--workspaces", type=int, default=int(os.environ.get("TEAMOPS_WORKSPACES", "60")), metavar="N",
        help="random workspaces whose reports are compared (default: TEAMOPS_WORKSPACES, else 60)",
    )  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    os.environ.setdefault("TEAMOPS_CACHE_KEY", secrets.token_hex(32))  # tests leave the user's own cache folder alone
    config.addinivalue_line(
        "markers", "browser: needs Chromium or LibreOffice; fails without it when TEAMOPS_REQUIRE_BROWSER=1, else skips"
    )


def pytest_collection_finish(session: pytest.Session) -> None:
    """Import every module while coverage is measured: a test that is not measured may be the first to need one.

    Tests marked `no_cover` are not: measuring costs more than running them, and what they reach, others reach too.
    """
    if session.config.pluginmanager.hasplugin("_cov"):
        for module in pkgutil.walk_packages(teamops.__path__, "teamops."):
            import_module(module.name)


@pytest.fixture
def unmeasured(request: pytest.FixtureRequest) -> Callable[[], AbstractContextManager[None]]:
    """Makes contexts in which coverage is not measured, for the repetitions within a test."""
    plugin = request.config.pluginmanager.getplugin("_cov")
    controller = plugin.cov_controller if plugin else None

    @contextmanager
    def pause() -> Iterator[None]:
        if controller is not None:
            controller.pause()
        try:
            yield
        finally:
            if controller is not None:
                controller.resume()

    return pause


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with the file `name` below tests/golden, byte for byte, or writes it with --golden-update."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--golden-update"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert file.is_file(), f"{name} is missing: run pytest --golden-update and read it"
        assert text == file.read_bytes().decode(), (
            f"{name} differs: if it should, run pytest --golden-update and read it"
        )

    return compare
