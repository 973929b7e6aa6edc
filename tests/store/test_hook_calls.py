"""A hook of somebody else counts as calling teamops where it runs it, not where it only speaks of it."""

from __future__ import annotations

import pytest

from teamops.store.git.hook import has_teamops_call

CALLS = (
    "teamops hook run || exit 1",
    "#!/bin/sh\nset -e\nteamops hook run\n",
    "#!/usr/bin/env bash\nif ! teamops hook run; then exit 1; fi",
    "#!/bin/sh\necho 其他检查 && teamops hook run -- --fail-on warning",
    "exec teamops hook run",
    "TEAMOPS_LANG=en teamops hook run",
    "env TEAMOPS_LANG=en teamops hook run",
    "teamops --lang en -C team hook run",
    ".venv/bin/teamops hook run",
    '"$ROOT/.venv/bin/teamops" hook run',
    "${ROOT}/bin/teamops hook run",
    "python3.12 -P -m teamops hook run",
    "uv run teamops hook run || exit 1",
    "uv run --quiet teamops hook run",
    "(cd team && teamops hook run)",
    "# don't forget\nteamops hook run  # it's ours",
    "echo x  # a remark\nteamops hook run",
    "cat <<EOF\ntext\nEOF\nteamops hook run",
    "teamops \\\n  hook run",
    "case $x in\n  a) teamops hook run ;;\nesac",
    "out=$(teamops hook run) || exit 1",
)
SPEAKS = (
    "",
    "echo teamops hook run",
    "echo 'teamops hook run'",
    'echo "run: teamops hook run"',
    "printf '%s\\n' teamops hook run >&2",
    "# teamops hook run",
    "x=1 # teamops hook run",
    ": teamops hook run",
    "true teamops hook run",
    "cat <<EOF\nteamops hook run\nEOF\n",
    "cat <<-'END' > note\n\tteamops hook run\n\tEND\necho done",
    "echo '\nteamops hook run\n'",
    'MESSAGE="\nteamops hook run\n"',
    "teamops hook install",
    "teamops check",
    "myteamops hook run",
    "teamops-hook run",
    "which teamops hook run",
    "grep -q 'teamops hook run' x",
    "#!/usr/bin/env python3\nprint('teamops hook run')",
    "#!/usr/bin/env python3\nteamops hook run",
    "#!/usr/bin/perl\nteamops hook run",
    "'teamops hook run'",
    "\x00\xff teamops\nhook run",
)


@pytest.mark.parametrize("script", CALLS)
def test_a_script_that_runs_teamops_calls_it(script: str) -> None:
    assert has_teamops_call(script)


@pytest.mark.parametrize("script", SPEAKS)
def test_a_script_that_only_speaks_of_it_does_not(script: str) -> None:
    assert not has_teamops_call(script)


@pytest.mark.parametrize("part", ["'", '"', "\\", "$(", "<<A\n", "{", "a ", "\n", "${"])
def test_a_long_script_is_read_in_time(part: str) -> None:
    assert not has_teamops_call(part * (50_000 // len(part)))
