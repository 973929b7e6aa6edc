"""All commands by name, with the panel of `--help` in which each stands.

Each command is a module in the folder of its panel: its `command(session)` returns the function of a command, or its
`group(session)` a group of commands. To add a command, add its file, its name to PANELS and its help to the catalogue,
as `cli.NAME.help`.
"""

from __future__ import annotations

from importlib import import_module

from teamops.cli.shell.declarations import Command, CommandGroup, Option, Parameter
from teamops.cli.shell.session import Session

COMPLETING = "_TEAMOPS_COMPLETE"
"""The variable that the shell sets when it asks for completions."""

PANELS = {
    "begin": ("init", "demo", "new"),
    "change": ("edit", "rename", "delete", "undo"),
    "goals": ("quarter", "split-goal", "confirm", "goals", "goal", "actual", "calendar"),
    "tasks": ("today", "standup", "tasks", "update", "done", "block", "assign", "load", "leave", "away"),
    "projects": ("monitor", "monitors"),
    "reviews": ("review", "reviews", "improvement"),
    "together": ("request", "requests", "daily", "meeting", "meetings", "docname", "notify"),
    "look": ("show", "log", "blame", "diff", "check", "rule", "report"),
    "setup": ("schema", "hook", "completion"),
}
"""The panels of `--help`, each a folder of `cli`, with their commands in order: a beginning, then the chapters of the
handbook."""

COMMANDS = {command: panel for panel, commands in PANELS.items() for command in commands}
"""All commands by name, each with its panel; its module is `<panel>/<name>.py`, with `_` for `-`."""

OPTIONS = (
    Parameter("_directory", str, Option("-C", "--directory", metavar="DIR", help="cli.directory"), "."),
    Parameter("_lang", str, Option("--lang", metavar="zh|en", help="cli.lang", show_default=False), ""),
    Parameter("_debug", bool, Option("--debug", help="cli.debug"), False),
    Parameter("_version", bool, Option("--version", "-V", help="cli.version"), False),
)
"""The options of all commands, for the help: `parse_session` reads them."""

_HELP_IDS = {
    "goals": "goals.help",
    "goal": "goal.help",
    "quarter": "quarter.help",
    "actual": "actuals.help",
    "calendar": "calendar.help",
    "tasks": "work.tasks.help",
    "away": "away.help",
    "leave": "leave.help",
    "monitor": "monitor.help",
    "monitors": "monitors.help",
    "review": "review.help",
    "reviews": "review.reviews.help",
    "improvement": "improvement.help",
    "request": "request.help",
    "requests": "request.list.group",
    "meeting": "meeting.help",
    "meetings": "meeting.list_help",
    "notify": "notify.help",
    "edit": "edit.help",
    "undo": "undo.help",
    "hook": "hook.help",
}
"""The help of commands that have an area of the catalogue to themselves; that of the others is `cli.NAME.help`."""


def get_help_id(name: str) -> str:
    """Return the id of the text that explains a command."""
    return _HELP_IDS.get(name, f"cli.{name.replace('-', '_')}.help")


def load_command(session: Session, name: str) -> Command | CommandGroup | None:
    """Import the command `name`, or the group of commands; return None if there is none."""
    if name not in COMMANDS:
        return None
    module = import_module(f"teamops.cli.{COMMANDS[name]}.{name.replace('-', '_')}")
    if hasattr(module, "group"):
        group: CommandGroup = module.group(session)
        return group
    return Command(get_help_id(name), lambda: module.command(session))
