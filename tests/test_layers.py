"""Who may import whom, and what is not imported before it is needed."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import teamops

SOURCE = Path(teamops.__file__).parent
EXAMPLES = Path(__file__).parents[1] / "examples"

MAY_IMPORT = {
    "model": set[str](),
    "locale": {"model"},
    "planning": {"model", "locale"},
    "checking": {"model", "locale"},
    "history": {"model", "locale"},
    "reporting": {"model", "locale", "planning", "history"},
    "store": {"model", "locale", "planning", "checking", "history"},
    "render": {"model", "locale", "checking", "reporting"},
    "integrations": {"model", "locale", "planning", "checking", "history", "reporting"},
    "cli": {"model", "locale", "planning", "checking", "history", "reporting", "store", "render", "integrations"},
}
"""Each room and the rooms it may know: those below it, never one beside it."""

REPORTING = ("base", "items", "tables", "charts", "lists", "packs", "cards", "pages", "reports", "catalogue")
"""The layers inside reporting, each importing only those before it: a report is a leaf."""

PURE = ("model", "locale", "planning", "checking", "history", "reporting")
"""The rooms that open no file, read no clock and know no terminal."""

PURE_MODULES = {
    "__future__", "abc", "bisect", "calendar", "collections", "colorsys", "contextlib", "copy", "csv",
    "dataclasses", "datetime", "decimal", "difflib", "enum", "fractions", "functools", "hashlib",
    "heapq", "html", "importlib", "itertools", "json", "math", "operator", "re", "reprlib",
    "statistics", "string", "textwrap", "types", "typing", "unicodedata", "zoneinfo",
}  # fmt: skip
"""What pure rooms may import from outside: modules that compute. importlib finds one's own modules."""

LISTS_MODULES = "model/own_modules.py"
"""The one pure module that looks into a folder: that of a package of teamops."""

ONLY_IN_MODEL = {"pydantic_core"}
READS_CLOCK = {"now", "today", "utcnow"}
TOUCHES_WORLD = {"open", "print", "input", "breakpoint"}

HEAVY = {"pydantic", "typer", "rich", "git", "ruamel", "jinja2", "yaml", "yaml_rs", "chinese_calendar", "filelock",
         "xlsxwriter", "typst"}  # fmt: skip


def modules(*rooms: str) -> Iterator[tuple[str, Path, ast.Module]]:
    for room in rooms:
        for file in sorted((SOURCE / room).rglob("*.py")):
            yield room, file, ast.parse(file.read_text("utf-8"))


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that is imported, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def test_every_room_has_its_place() -> None:
    rooms = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").is_file()}
    assert rooms == set(MAY_IMPORT)


def test_rooms_import_only_rooms_below_them() -> None:
    wrong = [
        f"{file.relative_to(SOURCE)}:{line} imports {name}"
        for room, file, tree in modules(*MAY_IMPORT)
        for line, name in imported(tree)
        if name.startswith("teamops.") and name.split(".")[1] not in {room, "__version__"} | MAY_IMPORT[room]
    ]
    assert not wrong


def test_layers_of_reporting_import_only_those_before_them() -> None:
    wrong = []
    for _, file, tree in modules("reporting"):
        layer = file.relative_to(SOURCE / "reporting").parts[0].removesuffix(".py")
        if layer == "__init__":
            continue
        for line, name in imported(tree):
            _, _, inside = name.partition("teamops.reporting.")
            other = inside.split(".")[0]
            if inside and REPORTING.index(other) > REPORTING.index(layer):
                wrong.append(f"{file.relative_to(SOURCE)}:{line} imports {name}")
    assert not wrong


def test_reports_are_imported_by_nothing_but_their_commands() -> None:
    found = {
        (file.relative_to(SOURCE).as_posix(), name)
        for _, file, tree in modules(*MAY_IMPORT)
        for _, name in imported(tree)
        if name.startswith("teamops.reporting.reports.")
    }
    assert found == REPORTS_OF_COMMANDS


REPORTS_OF_COMMANDS = {("cli/tasks/standup.py", "teamops.reporting.reports.standup")}
"""A report that is a command by itself."""

START_PROCESSES = {
    "store/git/process.py",  # git, for all that ask it
    "store/git/command.py",  # the pipes of a git that is asked
    "store/git/blobs.py",  # the type of such a git
    "store/demo/repository.py",  # objects by GitPython
    "cli/setup/hook.py",  # teamops itself, in the folder where what is staged is laid out
    "cli/output/open_file.py",  # what shows a printout
    "render/confined/process.py",  # the child in which printouts are made
    "cli/writing/text_editor.py",  # the user's editor
}
"""The modules that may start a process. The only one that names git to the system is the first."""

STARTERS = {"subprocess", "git", "pty", "asyncio"}
STARTING = re.compile(r"os\.(system|popen|spawn|exec|posix_spawn)")


def test_git_is_started_in_one_place_and_other_programs_in_those_that_are_named() -> None:
    found = {
        file.relative_to(SOURCE).as_posix()
        for _, file, tree in modules(*MAY_IMPORT)
        for _, name in imported(tree)
        if name.split(".")[0] in STARTERS
    }
    assert found == START_PROCESSES
    wrong = [
        f"{file.relative_to(SOURCE)}:{node.lineno} calls {ast.unparse(node.func)}"
        for _, file, tree in modules(*MAY_IMPORT)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and STARTING.match(ast.unparse(node.func))
    ]
    assert not wrong


def test_only_one_module_names_git_to_the_system() -> None:
    found = {
        file.relative_to(SOURCE).as_posix()
        for _, file, tree in modules(*MAY_IMPORT)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in ("git", "git.exe")
    }
    assert found == {"store/git/process.py"}


def test_pure_rooms_import_only_what_computes() -> None:
    wrong = [
        f"{file.relative_to(SOURCE)}:{line} imports {name}"
        for room, file, tree in modules(*PURE)
        for line, name in imported(tree)
        if name.split(".")[0] not in {"teamops"} | PURE_MODULES | (ONLY_IN_MODEL if room == "model" else set())
        and (file, name) != (SOURCE / LISTS_MODULES, "os.listdir")
    ]
    assert not wrong


def test_pure_rooms_read_no_clock_and_open_no_file() -> None:
    wrong = [
        f"{file.relative_to(SOURCE)}:{node.lineno} calls {ast.unparse(node.func)}"
        for _, file, tree in modules(*PURE)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _touches_world(node.func)
    ]
    assert not wrong


def _touches_world(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        return function.id in TOUCHES_WORLD
    if not (isinstance(function, ast.Attribute) and function.attr in READS_CLOCK):
        return False
    return isinstance(function.value, ast.Name) and function.value.id in {"date", "datetime"}


def loaded_by(*arguments: str, first: str = "from teamops.__main__ import main") -> set[str]:
    """The heavy packages that a command line imports, in a process of its own."""
    program = (
        f"import os, sys\n{first}\nos._exit = sys.exit\n"
        f"sys.argv = ['teamops', *{list(arguments)!r}]\ntry: main()\nexcept SystemExit: pass\n"
    )
    program += "print('LOADED', *{name.partition('.')[0] for name in sys.modules})"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    return set(ran.stdout.rpartition("LOADED ")[2].split())


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    shutil.copytree(EXAMPLES / "faults", folder, ignore=shutil.ignore_patterns(".teamops"))
    return folder


def test_the_version_is_told_without_anything() -> None:
    assert not loaded_by("--version") & (HEAVY | {"dataclasses", "re", "json"})


def test_a_check_with_nothing_changed_imports_nothing_heavy(workspace: Path) -> None:
    check = ("-C", str(workspace), "check", "--today", "2026-09-14", "--format", "concise")
    assert "yaml_rs" in loaded_by(*check)
    assert not loaded_by(*check) & (HEAVY | {"dataclasses", "inspect"})  # which take as long as a small check


def test_files_that_are_ignored_cost_no_parser_while_nothing_changes(workspace: Path) -> None:
    settings = workspace / "teamops.yaml"
    settings.write_text(settings.read_text("utf-8") + "\nignore: ['drafts/**']\n", encoding="utf-8")
    check = ("-C", str(workspace), "check", "--today", "2026-09-14", "--format", "concise")
    assert "yaml_rs" in loaded_by(*check)
    assert not loaded_by(*check) & HEAVY
    settings.write_text(settings.read_text("utf-8") + "# changed\n", encoding="utf-8")
    assert "yaml_rs" in loaded_by(*check)


@pytest.mark.parametrize(
    "command",
    ["today", "tasks list", "show leads-09", "standup", "load", "report weekly", "update leads-09 --dry-run", "check"],
)
def test_a_usual_command_line_is_parsed_without_typer(tmp_path: Path, command: str) -> None:
    shutil.copytree(EXAMPLES / "quarter", tmp_path / "team", ignore=shutil.ignore_patterns(".teamops"))
    loaded = loaded_by("-C", str(tmp_path / "team"), *command.split(), "--today", "2026-09-14")
    assert not loaded & {"typer", "click"}


@pytest.mark.parametrize("arguments", [(), ("--help",), ("--lang", "en", "--help")])
def test_the_page_of_all_commands_is_drawn_without_what_draws_others(arguments: tuple[str, ...]) -> None:
    assert not loaded_by(*arguments) & {"typer", "click", "pydantic", "dataclasses", "inspect"}


def test_a_first_check_imports_only_what_reads_and_validates(tmp_path: Path) -> None:
    team = "team: 华东营销部\nchannels: [{name: 全员群}, {name: 紧急联络群, scope: urgent}]\n"
    (tmp_path / "teamops.yaml").write_text(team, encoding="utf-8")
    loaded = loaded_by("-C", str(tmp_path), "check", "--today", "2026-09-14")
    assert loaded & HEAVY <= {"pydantic", "yaml_rs"}
