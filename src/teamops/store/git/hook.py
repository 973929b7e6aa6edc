"""The git hooks that call teamops before a commit: install, recognise, uninstall."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from teamops.model.later_pattern import compile_later
from teamops.store.errors import CommandError
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
_SHELLS = compile_later(r"#!\s*\S*[/ \\](?:ba|da|z|k|a)?sh\b")
_TOKEN = compile_later(
    r"""(?P<end>[\n;&|(){}`]|\$\()|(?P<blank>[ \t\r]+|\\\n)|(?P<comment>\#[^\n]*)"""
    r"""|(?P<here><<-?[ \t]*['"\\]?(?P<name>\w+)['"]?)"""
    r"""|(?P<word>(?:\\.|'[^']*'|"(?:\\.|[^"\\])*"|\$\{[^}\n]{0,200}\}|\$(?!\()|[^\s;&|(){}`'"\\$])+)|(?P<other>.)""",
    re.DOTALL,
)
_ASSIGNMENT = compile_later(r"\w+=.*", re.DOTALL)
_WORDS_OF_A_SHELL = frozenset(("if", "then", "else", "elif", "while", "until", "do", "!", "time"))
_STARTERS = frozenset(("exec", "command", "env", "nice", "nohup"))
_RUNNERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("uv", "poetry", "pdm", "pipenv", "hatch", "rye", "pipx", "pixi"), ("run",)),
    "uvx": (),
    "mise": ("exec", "--"),
}
_PYTHON = compile_later(r"(?:python[\d.]*|py)(?:\.exe)?")
_TAKE_A_VALUE = frozenset(("-C", "--directory", "--lang"))
_LONGEST = 1024 * 1024
"""Most bytes of a hook that are read."""


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


def install(start: Path, script: str, *, dry_run: bool = False) -> list[tuple[Path, HookOutcome]]:
    """Install `script` in the repository around `start`; return each hook file with the outcome.

    A dry run only returns what would happen. Raises CommandError if there is somebody else's hook that does not call
    teamops; then nothing is written.
    """
    files = _list_hook_files(start)
    foreign = [file for file in files if _identify_owner(file) == "other"]
    if foreign:
        raise CommandError("hook.foreign", files=tuple(map(str, foreign)), line=f"{CALL} || exit 1")
    return [(file, _put_hook(file, script, dry_run=dry_run)) for file in files]


def uninstall(start: Path, *, dry_run: bool = False) -> list[tuple[Path, HookOutcome]]:
    """Remove the hook files and return them, with those of others that call teamops, which stay.

    A dry run only returns them.
    """
    done: list[tuple[Path, HookOutcome]] = []
    for file in _list_hook_files(start):
        owner = _identify_owner(file)
        if owner == "teamops":
            if not dry_run:
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


def _put_hook(file: Path, script: str, *, dry_run: bool) -> HookOutcome:
    owner = _identify_owner(file)
    if owner == "caller":
        return "called"
    if owner == "teamops" and _read_start(file) == os.fsencode(script) and os.access(file, os.X_OK):
        return "current"
    if not dry_run:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(os.fsencode(script))
        file.chmod(0o755)
    return "renewed" if owner == "teamops" else "installed"


def has_teamops_call(script: str) -> bool:
    """Return whether one of the script's commands is `teamops hook run`."""
    first = script.partition("\n")[0]
    if first.startswith("#!") and not _SHELLS.match(first):
        return False
    return any(_is_call(command) for command in _list_commands(script))


def _list_commands(script: str) -> Iterator[list[str]]:
    at, words, open_documents = 0, list[str](), list[str]()
    while at < len(script):
        token = _TOKEN.match(script, at)
        assert token is not None
        at = token.end()
        if token["here"]:
            open_documents.append(token["name"])
        elif token["word"]:
            words.append(re.sub(r"""\\(.)|['"]""", r"\1", token["word"]))
        elif token["end"]:
            yield words
            words = []
            if token["end"] == "\n":
                while open_documents:
                    at = _find_document_end(script, at, open_documents.pop(0))
    yield words


def _find_document_end(script: str, at: int, name: str) -> int:
    match = re.compile(rf"^\t*{re.escape(name)}$", re.MULTILINE).search(script, at)
    return match.end() if match else len(script)


def _is_call(command: Sequence[str]) -> bool:
    words = list(command)
    while words and (words[0] in _WORDS_OF_A_SHELL | _STARTERS or _ASSIGNMENT.fullmatch(words[0])):
        words.pop(0)
    program = _get_program_name(words)
    if program in _RUNNERS and tuple(words[1 : 1 + len(_RUNNERS[program])]) == _RUNNERS[program]:
        words = words[1 + len(_RUNNERS[program]) :]
        while words and words[0].startswith("-"):
            words.pop(0)
    if _PYTHON.fullmatch(_get_program_name(words)) and "-m" in words:
        words = words[words.index("-m") + 1 :]
    return _get_program_name(words) in ("teamops", "teamops.exe") and _strip_options(words[1:])[:2] == ["hook", "run"]


def _get_program_name(words: Sequence[str]) -> str:
    return re.split(r"[/\\]", words[0])[-1] if words else ""


def _strip_options(words: Sequence[str]) -> list[str]:
    left = list(words)
    while left and left[0].startswith("-"):
        del left[: 2 if left[0] in _TAKE_A_VALUE else 1]
    return left
