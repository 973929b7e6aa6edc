"""The limits of the source: each can be kept, and each can be broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.house import LIMITS, judge, main
from tools.measures import Measure, measure_source
from tools.sources import read_modules

from tests.tools.trees import PLAIN, write_tree


def measure(root: Path) -> dict[str, Measure]:
    return {one.name: one for one in measure_source(read_modules(root))}


def broken(root: Path) -> set[str]:
    return {name for name, one in measure(root).items() if judge(one) == "over"}


def many(count: int, text: str = "") -> dict[str, str]:
    """Files of `text`, 20 in a folder with the one of the package."""
    return {f"f{n // 19}/m{n}.py": text for n in range(count)}


def function(name: str, lines: int = 2) -> str:
    return f"def {name}() -> None:\n" + "    pass\n" * (lines - 1)


BREAKING = {
    "source lines": {f"f{n}/m.py": "\n" * 270 for n in range(LIMITS["source lines"][1] // 270 + 1)},
    "files": many(LIMITS["files"][1]),
    "longest file, lines": {"a.py": "\n" * 301},
    "most files in a folder": {f"a/m{n}.py": "" for n in range(21)},
    "import circles": {
        "a.py": "def count_all() -> int:\n    from teamops.b import N\n\n    return N\n",
        "b.py": "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import teamops.a\n\nN = 1\n",
    },
    "functions that begin with a verb, %": {"a.py": function("whole_row")},
    "functions named by participles, %": {"a.py": function("find_row_shown")},
    "classes that share a name": many(2, "class Line:\n    pass\n"),
    "uses of `told`": {"a.py": "# told\n" * 30 + "told_twice = _told = Told = 1\n" * 7},
    "`# fmt: skip`": {"a.py": "A = 1  # fmt: skip\n" * 31},
    'docstrings that open with "So many" or "So often"': {"a.py": '"""So many lines."""\n'},
    "longest function, lines": {"a.py": function("count_all", 76)},
    "functions over 40 lines": {f"f{n}.py": function("count_all", 41) for n in range(7)}
    | {f"g/f{n}.py": function("count_all", 41) for n in range(14)},
}
"""For each limit, the files that break it and no other."""


def test_every_limit_is_measured_and_tested(tmp_path: Path) -> None:
    assert LIMITS.keys() <= measure(write_tree(tmp_path, {})).keys()
    assert LIMITS.keys() == BREAKING.keys()


@pytest.mark.parametrize("name", BREAKING)
def test_a_broken_limit_is_reported(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_tree(tmp_path, BREAKING[name])
    assert broken(root) == {name}
    assert main(root) == 1
    row = next(line for line in capsys.readouterr().out.splitlines() if line.startswith(name))
    assert row.endswith("over")


def test_a_tree_within_all_limits_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(write_tree(tmp_path, {})) == 0
    rows = capsys.readouterr().out.splitlines()
    assert sum(row.endswith("ok") for row in rows) == len(LIMITS)


def test_a_tree_without_sources_fails(tmp_path: Path) -> None:
    assert main(tmp_path) == 1


def test_the_figures_are_those_of_wc(tmp_path: Path) -> None:
    figures = measure(write_tree(tmp_path, {"a/__init__.py": "A = 1\n\n\nB = 2\n"}))
    assert figures["source lines"].now == 4 + PLAIN.count("\n")
    assert figures["source lines without blank ones"].now == 2 + PLAIN.count("\n")
    assert figures["files"].now == 2


def test_rules_may_be_many_in_their_folder(tmp_path: Path) -> None:
    files = {f"checking/rules/r{n}.py": "" for n in range(21)}
    assert not broken(write_tree(tmp_path, files))


def test_properties_are_left_out_of_one_share(tmp_path: Path) -> None:
    text = "class Span:\n    @property\n    def days(self) -> int:\n        return 1\n"
    figures = measure(write_tree(tmp_path, {"a.py": text}))
    assert figures["functions that begin with a verb, %"].now == 50
    assert figures["the same without properties, %"].now == 100


def test_dunder_methods_are_not_counted(tmp_path: Path) -> None:
    text = "class Span:\n    def __len__(self) -> int:\n        return 1\n"
    assert measure(write_tree(tmp_path, {"a.py": text}))["functions that begin with a verb, %"].now == 100


def test_places_are_listed_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_tree(tmp_path, {"a.py": function("count_all", 41)})
    assert main(root, "--places") == 0
    assert "src/teamops/a.py:1 count_all: 41" in capsys.readouterr().out
