"""The figures that are printed of examples/saas are those of an independent computation (`oracle/`)."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from teamops.store.demo.package_files import find_shipped_folder
from tests.examples.oracle.__main__ import table
from tests.examples.oracle.all_figures import NOW, all_figures
from tests.examples.oracle.exact import tokens
from tests.examples.oracle.figure import Figure
from tests.examples.oracle.printed import Report, narrow, printed
from tests.processes import find_program

ORACLE = Path(__file__).parent / "oracle"
KINDS = {
    "targets": 20, "pace": 300, "charts": 60, "criteria": 100, "splits": 30, "quotas": 60, "margins": 30,
    "signatures": 30, "weekly": 60, "counts": 40, "packs": 60, "completion": 100, "summary": 30, "checkpoints": 60,
    "budgets": 9, "reviews": 20, "improvements": 6, "loads": 70, "workdays": 13,
}  # fmt: skip
"""So many figures of each kind are compared at least."""


@pytest.fixture(scope="module", autouse=True)
def program() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.examples.oracle.printed.PROGRAM", (find_program(),))
        yield


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy, so that no cache is left in the example."""
    copy = tmp_path_factory.mktemp("examples") / "saas"
    shutil.copytree(find_shipped_folder("examples") / "saas", copy, ignore=shutil.ignore_patterns(".*"))
    return copy


@pytest.fixture(scope="module")
def figures(root: Path) -> list[Figure]:
    return all_figures(root)


def test_every_printed_figure_is_the_computed_one(figures: list[Figure]) -> None:
    wrong = [f"{figure}\n    {figure.problem}" for figure in figures if figure.problem]
    assert not wrong, "\n".join([f"{len(wrong)} of {len(figures)} figures are wrong:", *wrong, "", table(figures)])


def test_enough_figures_of_every_kind_are_compared(figures: list[Figure]) -> None:
    counts = Counter(figure.kind for figure in figures)
    assert counts.keys() == KINDS.keys(), table(figures)
    assert all(counts[kind] >= least for kind, least in KINDS.items()), table(figures)
    assert sum(isinstance(figure.expected, str) or bool(tokens(figure.text)) for figure in figures) >= 300


def test_no_figure_is_counted_twice(figures: list[Figure]) -> None:
    counts = Counter((figure.kind, figure.place) for figure in figures)
    assert [place for place, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    "command", [("goals", "--period", "2026-Q4"), ("weekly",), ("monitors", "--period", "2026-Q4")]
)
def test_the_terminal_prints_the_numbers_of_the_compared_tables(root: Path, command: tuple[str, ...]) -> None:
    """Row by row, in the same order, the first line of each cell: the figures are compared as Markdown prints them."""
    on_terminal = [_numbers(line) for line in printed(root, NOW, "report", *command).splitlines()]
    tables = Report(root, NOW, *command).tables
    rows = [row for name in ("goals", "pace", "criteria", "monitors") for rows in tables.get(name, ()) for row in rows]
    wanted = [_numbers(" ".join(cell.partition("<br>")[0] for cell in row.cells.values())) for row in rows]
    assert sum(map(bool, wanted)) >= 5
    assert [numbers for numbers in wanted if not any(_in_order(numbers, line) for line in on_terminal)] == []


def _numbers(text: str) -> list[str]:
    return re.findall(r"[+−]?\d[\d,]*(?:\.\d+)?%?", narrow(text))


def _in_order(wanted: list[str], found: list[str]) -> bool:
    following = iter(found)
    return all(number in following for number in wanted)


def test_the_computation_uses_nothing_of_teamops() -> None:
    files = sorted(ORACLE.glob("*.py"))
    used = {name for file in files for name in _imported(ast.parse(file.read_text("utf-8")))}
    own = {name for name in used if name.startswith("tests.examples.oracle")}
    assert len(files) > 10
    assert used - own - set(sys.stdlib_module_names) == {"yaml"}


def _imported(module: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            whole = node.module or ""
            found.add(whole if whole.startswith("tests.") else whole.partition(".")[0])
    assert not any(
        isinstance(node, ast.Call) and getattr(node.func, "id", "") == "__import__" for node in ast.walk(module)
    )
    return found


@pytest.mark.parametrize(
    ("figure", "problem"),
    [
        (Figure("x", "x", "84(+10.1%)", "84"), False),
        (Figure("x", "x", "+85(+10.1%)", 84), True),
        (Figure("x", "x", "——", 84), True),
        (Figure("x", "x", "84", None), True),
        (Figure("x", "x", "——", None), False),
        (Figure("x", "x", "46%", 1, rate=True), True),
    ],
)
def test_a_figure_that_is_missing_or_differs_is_found(figure: Figure, problem: bool) -> None:
    assert bool(figure.problem) == problem
