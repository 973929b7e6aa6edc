"""The walkthroughs in docs/ do what they say."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.docs.walking import DOCS, LEFT_OUT, says, walk_through

CHINESE = [f"zh/{page}.md" for page in ("daily", "week", "goals", "printouts", "faq", "notify", "history")]


@pytest.mark.skipif(sys.platform == "win32", reason="their commands are those of a Unix shell")
@pytest.mark.parametrize("name", ["goals.md", "week.md", "history.md", *CHINESE])
def test_the_walkthrough_does_what_it_says(tmp_path: Path, request: pytest.FixtureRequest, name: str) -> None:
    walk_through(DOCS / name, tmp_path / "team", update=request.config.getoption("--golden-update"))


def test_lines_may_be_left_out_and_nothing_else() -> None:
    assert says(["a", LEFT_OUT, "c"], ["a", "b", "b", "c"])
    assert says([LEFT_OUT], [])
    assert not says(["a"], ["a", "b"])
    assert not says(["a", LEFT_OUT, "c"], ["a", "b"])
    assert says([], [])
