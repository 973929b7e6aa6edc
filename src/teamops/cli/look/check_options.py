"""The options of `teamops check`."""

from __future__ import annotations

from enum import StrEnum

from teamops.model.named_tuple import NamedTuple
from teamops.store.errors import CommandError


class FindingsFormat(StrEnum):
    """How findings are printed; each format has a module `render/findings/NAME.py`, `full` also `brief.py`.

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
    owners: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    mine: bool = False
    actor: str | None = None
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

    @property
    def is_of_people(self) -> bool:
        """Whether only what some people must act on is shown."""
        return bool(self.owners or self.departments or self.mine)


def refuse_writing(options: CheckOptions, message: str, *harmless: str) -> None:
    """Raise the CommandError `message` for the first option that writes or fixes, other than the `harmless` ones."""
    writing = {
        "--fix": options.fix,
        "--diff": options.diff,
        "--unsafe-fixes": options.unsafe_fixes,
        "--update-baseline": options.update_baseline,
        "--grow-baseline": options.grow_baseline,
    }
    for option, is_set in writing.items():
        if is_set and option not in harmless:
            raise CommandError(message, option=option)
