"""`teamops goal`: change one goal."""

from collections.abc import Mapping
from typing import Annotated

from teamops.cli.shell.completers import list_goal_paths, make_argument
from teamops.cli.shell.declarations import CommandGroup, Parameter, expand_parameter
from teamops.cli.shell.options import make_text_option
from teamops.cli.shell.session import Session
from teamops.cli.writing.write_options import WriteOptions, writes

_OPTIONS = {
    "target": "VALUE",
    "owner": "PERSON",
    "department": "DEPT",
    "name": "TEXT",
    "unit": "UNIT",
    "serves": "TEXT",
    "basis_history": "TEXT",
    "basis_market": "TEXT",
    "basis_resources": "TEXT",
    "key_actions": "TEXT,…",
    "criteria": "METRIC>=N",
    "buffer": "over:N|reserve:N[@LEVEL]",
    "locked": "yes|no",
}
"""The options of `goal set`, each with what stands for its value."""


def group(session: Session) -> CommandGroup:
    """Return the commands in the session's language."""
    app = CommandGroup()

    @writes()
    def set_goal(
        goal: Annotated[str, make_argument("goal.path", list_goal_paths, "GOAL")],
        values: Mapping[str, str | None],
        *,
        write: WriteOptions,
    ) -> None:
        from teamops.cli.goals.goal_set import edit_goal

        edit_goal(session, goal, {key: text for key, text in values.items() if text is not None}, write)

    options = [
        Parameter(key, str | None, make_text_option(f"--{key.replace('_', '-')}", f"goal.{key}", metavar))
        for key, metavar in _OPTIONS.items()
    ]
    app.command("set", help="goal.set.help")(expand_parameter(set_goal, "values", options, dict))
    return app
