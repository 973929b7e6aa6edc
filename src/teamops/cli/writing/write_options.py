"""The options of every command that writes: `--as`, `--dry-run`, `--commit`, `--today` and `--format`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from teamops.cli.shell.completers import make_as_option
from teamops.cli.shell.declarations import Parameter, expand_parameter
from teamops.cli.shell.options import OutputFormat, make_flag, make_format_option, make_today_option
from teamops.model.named_tuple import NamedTuple


class WriteOptions(NamedTuple):
    """How a command writes, as its options say.

    `actor` is who acts (`--as`), as typed. `today` replaces the clock. With `dry_run` nothing is written; with
    `commit` what was written is committed. `asks` says that the user is there to answer questions. With `form` json the
    result is printed for programs, and nothing is asked.
    """

    actor: str | None = None
    dry_run: bool = False
    commit: bool = False
    today: str | None = None
    asks: bool = False
    form: OutputFormat = OutputFormat.terminal

    @property
    def is_json(self) -> bool:
        """Whether the result is for programs."""
        return self.form is OutputFormat.json


def writes(
    *, without: Collection[str] = (), before: Mapping[str, str] | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator for a command that writes: it adds the options of WriteOptions, and passes them as `write`.

    Options named in `without` are left out. `before` is that of `expand_parameter`.
    """
    options = [
        Parameter("actor", str | None, make_as_option("writing.as")),
        Parameter("dry_run", bool, make_flag("--dry-run", "writing.dry_run"), default=False),
        Parameter("commit", bool, make_flag("--commit", "writing.commit"), default=False),
        Parameter("today", str | None, make_today_option()),
        Parameter("form", OutputFormat, make_format_option("writing.format"), OutputFormat.terminal),
    ]
    options = [option for option in options if option.name not in without]

    def decorate(run: Callable[..., None]) -> Callable[..., None]:
        return expand_parameter(run, "write", options, lambda values: WriteOptions(**values), before)

    return decorate
