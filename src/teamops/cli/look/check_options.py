"""What `teamops check` can be asked for, and command lines that are understood without typer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple


class FindingsFormat(StrEnum):
    """How findings are printed; each has a module `render/findings_NAME.py`."""

    full = "full"
    concise = "concise"
    json = "json"
    github = "github"
    gitlab = "gitlab"
    sarif = "sarif"
    junit = "junit"


class FailOn(StrEnum):
    """The severity from which on the exit code is 1."""

    error = "error"
    warning = "warning"
    info = "info"


class CheckOptions(NamedTuple):
    """The arguments and options of one `teamops check`, as they were given."""

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
    """What a command line asks of the check; None where it is for typer to understand: another command, a mistake."""
    if list(arguments[:1]) != ["check"]:
        return None
    paths: list[str] = []
    given: dict[str, list[str]] = {}
    rest = iter(arguments[1:])
    for argument in rest:
        if not argument.startswith("-"):
            paths.append(argument)
            continue
        if argument == "--verbose":
            given["--verbose"] = []
            continue
        name, equals, value = argument.partition("=")
        value = value if equals else next(rest, "")
        if name not in _OPTIONS or not value or value.startswith("-"):
            return None
        given.setdefault(name, []).append(value)
    try:
        return CheckOptions(
            paths=tuple(paths),
            form=FindingsFormat(given.get("--format", [FindingsFormat.full])[-1]),
            select=tuple(given.get("--select", ())),
            ignore=tuple(given.get("--ignore", ())),
            fail_on=FailOn(given.get("--fail-on", [FailOn.error])[-1]),
            baseline=given["--baseline"][-1] if "--baseline" in given else None,
            today=given.get("--today", [environment.get("TEAMOPS_TODAY") or None])[-1],
            verbose="--verbose" in given,
        )
    except ValueError:
        return None


_OPTIONS = frozenset({"--format", "--select", "--ignore", "--fail-on", "--baseline", "--today"})
"""What hooks and CI ask for, with a value each; `--verbose` has none."""
