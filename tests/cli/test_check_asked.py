"""The two ways in which `teamops check` understands its arguments."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from teamops.cli.look import check
from teamops.cli.look.check_options import CheckOptions, FailOn, FindingsFormat, parse_plain_options
from teamops.cli.shell.commands import build_application
from teamops.cli.shell.session import Session

WORDS = (
    "--format", "--format=json", "--format=full", "github", "nope", "--select", "--select=T,G002", "T", "--ignore",
    "--fail-on", "--fail-on=info", "warning", "--today", "--today=2026-09-07", "2026-09-07", "tasks", "tasks/a.yaml",
    "--verbose", "--verbose=", "--help", "-h", "--", "-", "", "--format=", "--sel", "--unknown",
)  # fmt: skip


def by_typer(arguments: list[str]) -> CheckOptions | None:
    """What typer understands; None where it refuses or helps instead."""
    seen: list[CheckOptions] = []

    def remember(_session: Session, asked: CheckOptions) -> int:
        seen.append(asked)
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check, "run_check", remember)
        with pytest.raises(SystemExit):
            build_application(Session(Path(), "en")).main(args=["check", *arguments], prog_name="teamops")
    return seen[0] if seen else None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=5))
@example(["--format", "json", "tasks", "--select", "T", "--select=G", "--ignore", "M", "--today", "2026-09-07"])
@example(["--format", "json", "--format", "full"])
@example(["--format", "--help"])
def test_what_is_understood_plainly_is_what_typer_understands(arguments: list[str]) -> None:
    plainly = parse_plain_options(["check", *arguments], {})
    assert plainly is None or plainly == by_typer(arguments)


def test_the_command_lines_of_hooks_are_understood_plainly() -> None:
    assert parse_plain_options(["check"], {}) == CheckOptions()
    asked = parse_plain_options(
        ["check", "--format", "concise", "--fail-on=warning", "tasks"], {"TEAMOPS_TODAY": "2026-09-07"}
    )
    assert asked == CheckOptions(("tasks",), FindingsFormat.concise, fail_on=FailOn.warning, today="2026-09-07")


def test_other_commands_are_left_to_typer() -> None:
    assert parse_plain_options(["report", "weekly"], {}) is None
    assert parse_plain_options([], {}) is None
