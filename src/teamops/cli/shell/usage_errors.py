"""Errors of the command line in the reader's language, told from what typer raises.

They are recognised by the names and attributes of their classes: typer's texts are in English, and it exports few of
the classes.
"""

from __future__ import annotations

from typing import Any

from teamops.locale.suggest import find_nearest
from teamops.store.errors import CommandError

_OTHER_NAMES = {"--owner": "--person", "--person": "--owner", "--week": "--at", "--file": "--output"}
"""What options are called in other commands."""


def explain_usage_error(error: Any) -> CommandError:
    """Return the error of typer as one of ours; `error` has a context in which its command can be asked."""
    kinds = {one.__name__ for one in type(error).__mro__}
    context = getattr(error, "ctx", None)
    name, command = getattr(error, "option_name", ""), getattr(context, "command", None)
    path = getattr(context, "command_path", "teamops")
    if "NoSuchOption" in kinds:
        options = _list_options(command)
        near = _OTHER_NAMES[name] if _OTHER_NAMES.get(name) in options else find_nearest(name, options)
        return CommandError("usage.no_such_option", name=name, near=near, command=path)
    if "BadOptionUsage" in kinds:
        option = next((one for one in getattr(command, "params", ()) if name in (*one.opts, *one.secondary_opts)), None)
        if option is None or option.is_flag:
            return CommandError("usage.takes_no_value", option=name)
        return CommandError("usage.needs_value", option=name, metavar=option.metavar)
    if "MissingParameter" in kinds and getattr(error, "param", None) is not None:
        option = next((one for one in error.param.opts if one.startswith("--")), "")
        if option:
            return CommandError("usage.missing_option", option=option, metavar=error.param.metavar)
        choices = tuple(error.param.metavar.split("|"))
        if len(choices) > 1:
            return CommandError("usage.missing_choice", choices=choices, usage=_get_usage(context))
        return CommandError("usage.missing", name=error.param.metavar, usage=_get_usage(context))
    if hasattr(command, "list_commands") and not getattr(context, "invoked_subcommand", None):
        return CommandError("usage.no_command", command=path)
    return CommandError("usage.other", said=error.format_message())


def refuse_extra_words(context: Any, words: list[str]) -> None:
    """Raise CommandError for the words that are left after all arguments of a command."""
    option = next((name for name in ("--person", "--owner") if name in _list_options(context.command)), "")
    message = "usage.extra_person" if option else "usage.extra"
    raise CommandError(message, words=" ".join(words), usage=_get_usage(context), person=option)


def refuse_command(context: Any, name: str) -> None:
    """Raise CommandError, with the nearest command, for a word that is none of the group's commands."""
    known = [*context.command.list_commands(context), *(["help"] if context.parent is None else [])]
    near = find_nearest(name, known)
    raise CommandError("usage.no_such_command", name=name, near=near, command=context.command_path)


def _get_usage(context: Any) -> str:
    return " ".join([context.command_path, *context.command.collect_usage_pieces(context)])


def _list_options(command: Any) -> list[str]:
    return [name for one in command.params for name in (*one.opts, *one.secondary_opts) if name.startswith("-")]
