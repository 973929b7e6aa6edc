"""The modules of a package are found as Python would find them."""

from __future__ import annotations

from pkgutil import iter_modules
from types import ModuleType

import pytest

from teamops.checking import rules
from teamops.model.own_modules import list_modules
from teamops.reporting import reports


@pytest.mark.parametrize("package", [rules, reports])
def test_own_modules_are_those_that_python_finds(package: ModuleType) -> None:
    assert list_modules(package) == sorted(module.name for module in iter_modules(package.__path__))
