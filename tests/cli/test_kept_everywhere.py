"""Whatever happens to the files, and to what is kept of them, a command says what it says where nothing is kept."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamops.store.cache import cache
from teamops.store.reading import loader
from tests.cli.conftest import EXAMPLES
from tests.processes import find_program

TODAY = ("--today", "2026-09-15")
COMMANDS = (
    ("check", "--format", "concise"),
    ("check", "--format", "json"),
    ("check", "--lang", "en"),
    ("today",),
    ("today", "--format", "json"),
    ("standup",),
    ("tasks", "list", "--all", "--format", "json"),
    ("tasks", "list", "--owner", "zhao"),
    ("goals", "list", "--format", "json"),
    ("show", "sales-2026Q3"),
    ("load",),
    ("report", "weekly"),
    ("report", "goals", "--format", "json"),
    ("update", "key-accounts-07", "--note", "新的备注", "--dry-run"),
)
WAYS = (
    "edit", "note", "break", "mend", "delete", "rename", "duplicate", "swap", "zone", "comment",
    "forget", "exchange", "cut", "version",
)  # fmt: skip


class Team:
    """A workspace whose files are changed by somebody else, and its state by something."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "kept" / "team"
        shutil.copytree(EXAMPLES / "quarter", self.root, ignore=shutil.ignore_patterns(".*"))
        self.version = 0

    def pick(self, draw: Callable[[st.SearchStrategy[Path]], Path], pattern: str = "*/*.yaml") -> Path:
        return draw(st.sampled_from(sorted(self.root.glob(pattern))))

    def change(self, way: str, draw: Callable[..., Path]) -> None:
        """Change something in one of WAYS."""
        if way == "version":
            self.version += 1
        elif way in ("forget", "exchange", "cut"):
            self._change_state(way, draw)
        elif way == "zone":
            file = self.root / "teamops.yaml"
            here, there = "timezone: Asia/Shanghai", "timezone: America/New_York"
            text = file.read_text("utf-8")
            file.write_text(text.replace(here, there) if here in text else text.replace(there, here), "utf-8")
        elif len([*self.root.glob("*/*.yaml")]) > 2:
            self._change_file(way, self.pick(draw), draw)

    def _change_file(self, way: str, file: Path, draw: Callable[..., Path]) -> None:
        text = file.read_text("utf-8")
        changed = {
            "edit": text.replace("status: done", "status: in_progress", 1).replace("1", "2", 1),
            "note": text.replace("    status:", "    note: 改\n    status:", 1),
            "break": text.replace(": ", ":\t[", 1),
            "mend": text.replace(":\t[", ": ", 1),
            "comment": f"# {len(text)}\n{text}",
        }
        if way in changed:
            file.write_text(changed[way], "utf-8")
        elif way == "delete":
            file.unlink()
        elif way == "rename":
            file.rename(file.with_name(f"a{file.name}"))
        elif way == "duplicate":
            file.with_name(f"z{file.name}").write_text(text, "utf-8")
        else:
            other = self.pick(draw)
            file.write_text(other.read_text("utf-8"), "utf-8")
            other.write_text(text, "utf-8")

    def _change_state(self, way: str, draw: Callable[..., Path]) -> None:
        kept = sorted((self.root / ".teamops").glob("*.json"))
        if not kept:
            return
        file = draw(st.sampled_from(kept))
        if way == "forget":
            file.unlink()
        elif way == "cut":
            file.write_bytes(file.read_bytes()[:-3])
        else:
            shutil.copyfile(draw(st.sampled_from(kept)), file.with_suffix(".copy"))
            file.with_suffix(".copy").replace(file)

    def copy_without_state(self) -> Path:
        """Return a copy of the workspace in which nothing is kept, at a path of the same length."""
        other = self.root.parents[1] / "none" / "team"
        shutil.rmtree(other.parent, ignore_errors=True)
        shutil.copytree(self.root, other, ignore=shutil.ignore_patterns(".teamops"))
        return other


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
@pytest.mark.unmeasured
def test_commands_say_the_same_with_and_without_what_was_kept(data: st.DataObject, teamops) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        team = Team(Path(folder))
        patch.setattr(cache, "_identify_maker", lambda: f"version {team.version}")
        for way in data.draw(st.lists(st.sampled_from(WAYS), min_size=3, max_size=8)):
            team.change(way, data.draw)
            bare = team.copy_without_state()
            for command in data.draw(st.lists(st.sampled_from(COMMANDS), min_size=1, max_size=3)):
                said = teamops("-C", team.root, *command, *TODAY)
                loader._recent.clear()
                assert said == teamops("-C", bare, *command, *TODAY), command
                loader._recent.clear()


@pytest.mark.unmeasured
def test_commands_at_once_say_the_same_while_they_keep_what_they_read(tmp_path: Path) -> None:
    team = Team(tmp_path)
    environment = {**os.environ, "TEAMOPS_LANG": "zh", "COLUMNS": "100"}

    def start(root: Path, command: tuple[str, ...]) -> subprocess.Popen[bytes]:
        arguments = [find_program(), "-C", str(root), *command, *TODAY]
        return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)

    wanted = [start(team.copy_without_state(), command).communicate() for command in COMMANDS]
    for _ in range(2):
        running = [start(team.root, command) for command in COMMANDS]
        assert [process.communicate() for process in running] == wanted
        file = team.root / "goals/2026-Q3.yaml"
        file.write_text(file.read_text("utf-8") + "# 改\n", "utf-8")


def test_what_a_command_kept_is_read_by_all_others_and_no_file_is_parsed_again(tmp_path: Path) -> None:
    team = Team(tmp_path)
    code = """
import sys
from teamops.cli.shell.app import run
code = run(sys.argv[1:])
heavy = {"pydantic", "pydantic_core", "yaml", "yaml_rs", "ruamel"} & sys.modules.keys()
print(code, *sorted(heavy), file=sys.stderr)
"""

    def ask(*command: str) -> list[str]:
        arguments = [sys.executable, "-c", code, "-C", str(team.root), *command, *TODAY]
        return subprocess.run(arguments, capture_output=True, check=True).stderr.decode().split()

    assert "yaml_rs" in ask("tasks", "list")
    file = team.root / "tasks/2026-09.yaml"
    file.write_text(file.read_text("utf-8").replace("# teamops: ", "# "), "utf-8")
    ask("tasks", "list")
    for command in COMMANDS:
        if command[0] not in ("check", "update", "today"):  # which look for lines in the text
            assert ask(*command) == ["0"], command
