"""The options of `teamops check`, and a parser for the plain ones that does without typer.

Hooks and CI give the same few options again and again, and typer takes as long to start as the check of a small
workspace. All other command lines, and the help and errors of these, are left to typer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple


class FindingsFormat(StrEnum):
    """How findings are printed; each format has a module `render/findings/NAME.py`.

    A module with `SAYS_VERDICT = True` prints the undecided rules and the verdict itself; for others stderr has them.
    """

    full = "full"
    concise = "concise"
    json = "json"
    github = "github"
    gitlab = "gitlab"
    sarif = "sarif"
    junit = "junit"


class FailOn(StrEnum):
    """The lowest severity for which the exit code is 1."""

    error = "error"
    warning = "warning"
    info = "info"


class CheckOptions(NamedTuple):
    """The arguments and options of one `teamops check`, as typed."""

    paths: tuple[str, ...] = ()
    form: FindingsFormat = FindingsFormat.full
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn = FailOn.error
    max_findings: int | None = None
    baseline: str | None = None
    update_baseline: bool = False
    grow_baseline: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    today: str | None = None
    at: str | None = None
    history: bool = False
    verbose: bool = False


def parse_plain_options(arguments: Sequence[str], environment: Mapping[str, str]) -> CheckOptions | None:
    """Return the options of a plain check; None where typer has to parse them: other commands and options, errors."""
    if list(arguments[:1]) != ["check"]:
        return None
    paths: list[str] = []
    values: dict[str, list[str]] = {}
    rest = iter(arguments[1:])
    for argument in rest:
        if not argument.startswith("-"):
            paths.append(argument)
            continue
        if argument == "--verbose":
            values["--verbose"] = []
            continue
        name, equals, value = argument.partition("=")
        value = value if equals else next(rest, "")
        if name not in _OPTIONS or not value or value.startswith("-"):
            return None
        values.setdefault(name, []).append(value)
    try:
        return CheckOptions(
            paths=tuple(paths),
            form=FindingsFormat(values.get("--format", [FindingsFormat.full])[-1]),
            select=tuple(values.get("--select", ())),
            ignore=tuple(values.get("--ignore", ())),
            fail_on=FailOn(values.get("--fail-on", [FailOn.error])[-1]),
            baseline=values["--baseline"][-1] if "--baseline" in values else None,
            today=values.get("--today", [environment.get("TEAMOPS_TODAY") or None])[-1],
            verbose="--verbose" in values,
        )
    except ValueError:
        return None


_OPTIONS = frozenset({"--format", "--select", "--ignore", "--fail-on", "--baseline", "--today"})
"""The plain options with a value; `--verbose` has none."""
