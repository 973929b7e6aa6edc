"""Circles of imports are found however a module is imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.circles import find_circles
from tools.sources import read_modules

from tests.tools.trees import write_tree


def circles(root: Path, **files: str) -> list[str]:
    tree = write_tree(root, {f"{name}.py": text for name, text in files.items()})
    return [" ".join(name.removeprefix("teamops.") for name in one) for one in find_circles(read_modules(tree))]


@pytest.mark.parametrize(
    "way",
    [
        "import teamops.b",
        "from teamops import b",
        "from teamops.b import N",
        "from . import b",
        "from .b import N",
        "def load() -> None:\n    from teamops.b import N\n",
        "if TYPE_CHECKING:\n    from teamops.b import N\n",
    ],
)
def test_every_kind_of_import_counts(way: str, tmp_path: Path) -> None:
    assert circles(tmp_path, a=way, b="from teamops.a import M") == ["a b a"]


def test_a_line_of_imports_is_no_circle(tmp_path: Path) -> None:
    assert not circles(tmp_path, a="from teamops.b import N", b="from teamops.c import N", c="")


def test_a_longer_circle_is_named_in_order(tmp_path: Path) -> None:
    ways = {"a": "import teamops.b", "b": "import teamops.c", "c": "import teamops.a", "d": "import teamops.a"}
    assert circles(tmp_path, **ways) == ["a b c a"]


def test_two_circles_are_two(tmp_path: Path) -> None:
    ways = {"a": "import teamops.b", "b": "import teamops.a", "c": "import teamops.d", "d": "import teamops.c"}
    assert circles(tmp_path, **ways) == ["a b a", "c d c"]


def test_a_module_that_imports_itself_is_one(tmp_path: Path) -> None:
    assert circles(tmp_path, a="import teamops.a") == ["a a"]


def test_a_package_counts_by_its_own_name(tmp_path: Path) -> None:
    write_tree(tmp_path, {"p/__init__.py": "from teamops.p.a import N", "p/a.py": "from teamops.p import M"})
    assert find_circles(read_modules(tmp_path)) == [["teamops.p", "teamops.p.a", "teamops.p"]]
