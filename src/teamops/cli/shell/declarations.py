"""How commands are declared: a function, with an option or an argument for each of its parameters.

Declarations are data. `plain_parser` reads the usual command line by them; for help, errors and completion
`typer_application` makes commands of typer of them. So a command starts without typer, and without texts of its help.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from teamops.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from teamops.cli.shell.session import Session
    from teamops.locale.words import Words

Help = str | Callable[["Words"], str]
"""What explains an option: the id of a message, or a function that words it."""

Run = Callable[..., None]
"""The function of a command. It receives its values by name."""


class Exit(Exception):  # noqa: N818  # no error: it ends a command with another exit code than 0
    """Ends a command with this exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class GaveUp(Exit):
    """Ends a command because the user gave up at a question (Ctrl-D)."""


class UnfinishedWord(NamedTuple):
    """What a shell asks to complete: the beginning of a word, and what was typed before it, by parameter."""

    session: Session
    given: Mapping[str, Any]
    beginning: str


Completer = Callable[[UnfinishedWord], Iterable[str | tuple[str, str]]]
"""Returns the words that the shell offers, alone or each with its name."""


class Argument:
    """A word of the command line that is known by its place."""

    __slots__ = ("completer", "help", "metavar", "show_default")

    def __init__(
        self,
        help: Help,
        *,
        metavar: str | None = None,
        completer: Completer | None = None,
        show_default: bool = True,
    ) -> None:
        self.help, self.metavar, self.completer, self.show_default = help, metavar, completer, show_default


class Option(Argument):
    """A word with a name: `--name VALUE`, or a flag `--name` or `--name/--other`.

    Without `names` it is called as its parameter. `least` and `most` limit a number.
    """

    __slots__ = ("envvar", "least", "most", "names")

    def __init__(
        self,
        *names: str,
        help: Help,
        metavar: str | None = None,
        completer: Completer | None = None,
        show_default: bool = True,
        envvar: str | None = None,
        least: int | None = None,
        most: int | None = None,
    ) -> None:
        super().__init__(help, metavar=metavar, completer=completer, show_default=show_default)
        self.names, self.envvar, self.least, self.most = names, envvar, least, most


REQUIRED = object()
"""The default of a parameter that must be given."""


class Parameter(NamedTuple):
    """A parameter of a command: its type, and how it is given; None if it is to be expanded (`expand_parameter`)."""

    name: str
    kind: Any
    declared: Argument | None = None
    default: object = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of an option: `--name`, `-n`, `--name/--other`."""
        own = self.declared.names if isinstance(self.declared, Option) else ()
        return own or (f"--{self.name.replace('_', '-')}",)


def list_parameters(run: Run) -> tuple[Parameter, ...]:
    """Return the parameters of a command in their order, from its signature unless `expand_parameter` made it.

    `inspect` would know the signature, too, but importing it takes as long as a small check.
    """
    expanded: tuple[Parameter, ...] | None = getattr(run, "parameters", None)
    if expanded is not None:
        return expanded
    code = run.__code__
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    values = run.__defaults__ or ()
    defaults = dict(zip(names[code.co_argcount - len(values) : code.co_argcount], values, strict=True))
    defaults |= run.__kwdefaults__ or {}
    return tuple(_read_parameter(name, run.__annotations__[name], defaults.get(name, REQUIRED)) for name in names)


def _read_parameter(name: str, annotation: Any, default: object) -> Parameter:
    if not hasattr(annotation, "__metadata__"):
        return Parameter(name, annotation, None, default)
    return Parameter(name, annotation.__origin__, annotation.__metadata__[0], default)


def strip_none(kind: Any) -> Any:
    """Return the type of a parameter without `| None`."""
    parts: tuple[Any, ...] = getattr(kind, "__args__", ())
    return parts[0] if type(None) in parts else kind


def is_list(kind: Any) -> bool:
    """Return whether a parameter of this type takes several values."""
    return getattr(strip_none(kind), "__origin__", None) is list


def expand_parameter(
    run: Run,
    name: str,
    options: Iterable[Parameter],
    gather: Callable[[Mapping[str, Any]], object],
    before: Mapping[str, str] | None = None,
) -> Run:
    """Return `run` as a command that has `options` in place of its parameter `name`.

    `gather` turns their values into the value of the parameter. `before` maps an option to the parameter before which
    the help lists it. Raises ValueError for two parameters of one name: one would get no value.
    """
    options = tuple(options)

    def command(**values: Any) -> None:
        own = {option.name: values.pop(option.name) for option in options}
        run(**values, **{name: gather(own)})

    declared = [
        one for parameter in list_parameters(run) for one in (options if parameter.name == name else (parameter,))
    ]
    parameters = {one.name: one for one in declared}
    order = list(parameters)
    if len(order) < len(declared):
        raise ValueError(f"a parameter is declared twice: {[one.name for one in declared]}")
    for option, other in (before or {}).items():
        order.remove(option)
        order.insert(order.index(other), option)
    command.parameters = tuple(parameters[one] for one in order)  # type: ignore[attr-defined]
    return command


class Command(NamedTuple):
    """A command of a group, with its help. `load` returns its function."""

    help: Help
    load: Callable[[], Run]


class CommandGroup:
    """A command that has commands. Groups of PANELS get their help from `commands`, others have their own."""

    def __init__(self, help: str | None = None) -> None:
        self.help = help
        self.commands: dict[str, Command | CommandGroup] = {}

    def command(self, name: str, help: Help) -> Callable[[Run], Run]:
        """Return a decorator that makes a function the command `name`."""

        def add(run: Run) -> Run:
            self.add(name, help, lambda: run)
            return run

        return add

    def add(self, name: str, help: Help, load: Callable[[], Run]) -> None:
        """Add the command `name`; `load` imports it when it is called."""
        self.commands[name] = Command(help, load)

    def add_group(self, name: str, group: CommandGroup) -> None:
        """Add a group of commands as the command `name`."""
        self.commands[name] = group
