"""`teamops block`: set tasks to blocked, with the reason and what they need."""

from collections.abc import Callable

from teamops.cli.output.questions import ask_text
from teamops.cli.output.screen import can_ask
from teamops.cli.shell.session import Session
from teamops.cli.tasks.task_update import TaskChoice, Values, apply_update, takes_fields, takes_tasks
from teamops.cli.writing.write_options import WriteOptions, writes

_QUESTIONS = {"reason": "schema.key.reason", "needs": "schema.Blocker.needs"}


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    @writes()
    @takes_tasks
    @takes_fields("reason", "needs", "from_", "since", "note")
    def block(
        choice: TaskChoice,
        values: Values,
        write: WriteOptions,
    ) -> None:
        answers = dict(values)
        for name, question in _QUESTIONS.items():
            if can_ask() and values[name] is None:  # an empty answer leaves what the task has
                answers[name] = ask_text(session.say, session.say(question)) or None
        apply_update(session, choice, {"status": "blocked", **answers}, write)

    return block
