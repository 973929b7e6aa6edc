"""The git hooks that call teamops before a commit: install, recognise, uninstall."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from teamops.store.errors import CommandError
from teamops.store.git.hook_calls import has_teamops_call
from teamops.store.git.index import find_top, require_git_answer

HOOKS = ("pre-commit", "pre-merge-commit")
"""Git runs the second hook instead of the first where a merge succeeds: two sound branches may make an unsound whole
(an id twice, parts that no longer add up)."""

CALL = "teamops hook run"
_OURS = "# made by `teamops hook install`"

HookOutcome = Literal["installed", "renewed", "current", "called", "removed"]

_SCRIPT = """\
#!/bin/sh
{ours}, which writes it anew; `teamops hook uninstall` takes it out
# Refuses a commit whose staged files break the team's handbook.
git diff --cached --quiet -- '*.yaml' '*.yml' && exit 0
teamops --version > /dev/null 2>&1 && exec {call}{options}
{python} -P -m teamops --version > /dev/null 2>&1 && exec {python} -P -m {call}{options}
printf '%s\\n' {not_found} >&2
exit 1
"""


def format_hook_script(options: Sequence[str], not_found: str) -> str:
    """Return the hook script: it runs the teamops on PATH, else this one, else refuses with `not_found`.

    `options` go to the check. `-P` prevents that a folder of the team's called `teamops` is taken for the program.
    """
    return _SCRIPT.format(
        ours=_OURS,
        call=CALL,
        options=f" -- {shlex.join(options)}" if options else "",
        python=shlex.quote(Path(sys.executable).as_posix()),
        not_found=shlex.quote(not_found),
    )


def install(start: Path, script: str) -> list[tuple[Path, HookOutcome]]:
    """Install `script` in the repository around `start`; return each hook file with the outcome.

    Raises CommandError if there is somebody else's hook that does not call teamops; then nothing is written.
    """
    files = _list_hook_files(start)
    foreign = [file for file in files if _identify_owner(file) == "other"]
    if foreign:
        raise CommandError("hook.foreign", files=", ".join(map(str, foreign)), line=f"{CALL} || exit 1")
    return [(file, _put_hook(file, script)) for file in files]


def uninstall(start: Path) -> list[tuple[Path, HookOutcome]]:
    """Remove the hook files and return them, with those of others that call teamops, which stay."""
    done: list[tuple[Path, HookOutcome]] = []
    for file in _list_hook_files(start):
        owner = _identify_owner(file)
        if owner == "teamops":
            file.unlink()
            done.append((file, "removed"))
        elif owner == "caller":
            done.append((file, "called"))
    return done


def _list_hook_files(start: Path) -> list[Path]:
    """List the paths where git looks for the hooks: common to all worktrees, or set by core.hooksPath."""
    top = find_top(start)
    *paths, _ = require_git_answer(
        top, "config", "-z", "--type=path", "--get-all", "core.hooksPath"
    ).words  # the last is from our own options
    folder = top / (paths[-1] if paths else require_git_answer(top, "rev-parse", "--git-common-dir").text + "/hooks")
    return [Path(os.path.normpath(folder / name)) for name in HOOKS]


def _identify_owner(file: Path) -> Literal["nobody", "teamops", "caller", "other"]:
    if not os.path.lexists(file):
        return "nobody"
    if not file.is_file():
        return "other"
    script = _read_start(file).decode("utf-8", "replace")
    if any(line.startswith(_OURS) for line in script.split("\n", 2)[:2]):
        return "teamops"
    return "caller" if has_teamops_call(script) else "other"


def _read_start(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(_LONGEST)


_LONGEST = 1024 * 1024
"""Most bytes of a hook that are read."""


def _put_hook(file: Path, script: str) -> HookOutcome:
    owner = _identify_owner(file)
    if owner == "caller":
        return "called"
    if owner == "teamops" and _read_start(file) == os.fsencode(script) and os.access(file, os.X_OK):
        return "current"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(os.fsencode(script))
    file.chmod(0o755)
    return "renewed" if owner == "teamops" else "installed"
