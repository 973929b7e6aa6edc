"""docs/quarter.md does what it says, and needs at most half of the commands that the same needed before.

The rule of the count: each `teamops` command of the page counts as one, whether it writes or only shows. Before, it
counts as many as BEFORE says, by the lines of its commit: one command, or one edit by hand, for each signature, actual,
reading and checkpoint; for each new person, department, goal and routine; for each line of a record that is renamed or
deleted; for each record that is handed over, and one for the last day. Every other command counts as one, also `done`
and `update` of several tasks and leave of several days, which took one command or edit before.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.walking import DOCS, Step, compare, walk_document

QUARTERS = ("quarter.md", "zh/quarter.md")

BEFORE = {
    "new department": r"\+  [\w-]+:",
    "new person": r"\+  [\w-]+:",
    "rename": r"\+",
    "delete": r"-",
    "confirm": r"\+.*\bdigest:",
    "actual add": r"\+.*\bvalue:",
    "monitor record": r"\+.*\bactual:",
    "monitor checkpoint add": r"\+.*\bmetric:",
    "leave": r"\+.*\b(owner|until):",
    "quarter start": r"\+  - id:",
}
"""What counts as one command before: the lines of the commit that match, by command."""

SCREEN = 24
"""Lines of the smallest terminal."""


def count_before(command: str, commit: str) -> int:
    """How many commands the same needed before, by the rule of this module; `commit` is "" if nothing was committed."""
    verb = next((verb for verb in BEFORE if command.startswith(f"teamops {verb} ")), None)
    lines = [line for line in commit.splitlines() if not line.startswith(("+++", "---"))]
    return max(1, sum(bool(re.match(BEFORE[verb], line)) for line in lines)) if verb else 1


def read_commit(team: Path) -> tuple[str, str]:
    """The last commit's hash, and its lines."""
    shown = ["git", "show", "--format=%H", "-U0", "HEAD"]
    said = subprocess.run(shown, cwd=team, check=False, capture_output=True, encoding="utf-8").stdout
    commit, _, lines = said.partition("\n")
    return commit, lines


@pytest.mark.skipif(sys.platform == "win32", reason="its commands are those of a Unix shell")
@pytest.mark.parametrize("name", QUARTERS)
def test_a_quarter_takes_at_most_half_of_the_commands(
    tmp_path: Path, request: pytest.FixtureRequest, name: str
) -> None:
    walked: list[tuple[Step, list[str]]] = []
    now = before = 0
    last = ""
    for step, said in walk_document(DOCS / name, tmp_path / "quarter"):
        assert not [line for line in said if line.startswith(("error: ", "错误："))], f"$ {step.command}"
        walked.append((step, said))
        if step.command.startswith("teamops "):
            commit, lines = read_commit(tmp_path / "quarter/team")
            now, before = now + 1, before + count_before(step.command, "" if commit == last else lines)
            last = commit
    compare(DOCS / name, walked, update=request.config.getoption("--golden-update"))
    stated = re.findall(r"\*\*(\d+)\*\*", (DOCS / name).read_text("utf-8"))
    assert [*map(int, stated)] == [now, before]
    assert now * 2 <= before
    checks = [said for step, said in walked if re.match("teamops check( |$)", step.command)]
    assert checks
    assert max(map(len, checks)) <= SCREEN


def test_only_what_took_several_commands_counts_as_several() -> None:
    commit = "+++ b/a\n+  - {goal: g, value: 1}\n+  - {goal: g, value: 2}\n"
    assert count_before("teamops actual add --file rows.csv", commit) == 2
    assert count_before("teamops update a b --commit", commit) == 1
    assert count_before("teamops check", "") == 1
