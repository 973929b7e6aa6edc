"""What tests of several rooms share: printed outputs that were read and accepted (golden files)."""

from __future__ import annotations

import os
import pkgutil
import secrets
import signal
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import hypothesis
import pytest

import teamops

GOLDEN = Path(__file__).parent / "golden"
Golden = Callable[[str, str], None]

signal.signal(signal.SIGINT, signal.default_int_handler)
"""A shell that starts something in the background has it ignore Ctrl-C, and whatever that starts in turn."""

hypothesis.settings.register_profile("teamops", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("teamops")  # a busy machine is no fault of the program


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
    config.addinivalue_line(
        "markers", "unmeasured: repeats what others reach too, and measuring its coverage takes longer than running it"
    )


def _coverage(config: pytest.Config) -> Any:
    """What stops and starts the measuring of coverage, if it was asked for."""
    plugin = config.pluginmanager.getplugin("_cov")
    return plugin and plugin.cov_controller


@contextmanager
def _measured(config: pytest.Config, *, again: bool) -> Iterator[None]:
    """Coverage is, or is not, measured here; afterwards it is as it was."""
    controller = _coverage(config)
    before = controller is not None and controller.started
    if before is again or controller is None:
        yield
        return
    (controller.resume if again else controller.pause)()
    try:
        yield
    finally:
        (controller.pause if again else controller.resume)()


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Measure coverage of all imports, and from then on that of tests only: Python is slow where it is measured."""
    if _coverage(session.config) is not None:
        for module in pkgutil.walk_packages(teamops.__path__, "teamops."):
            import_module(module.name)
    with _measured(session.config, again=False):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop(session: pytest.Session) -> Generator[None, object, object]:
    with _measured(session.config, again=False):
        return (yield)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    with _measured(item.config, again=item.get_closest_marker("unmeasured") is None):
        return (yield)


@pytest.fixture
def unmeasured(request: pytest.FixtureRequest) -> Callable[[], AbstractContextManager[None]]:
    """Makes contexts in which coverage is not measured, for the repetitions within a test."""
    return lambda: _measured(request.config, again=False)


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
