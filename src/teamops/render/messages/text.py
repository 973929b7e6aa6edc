"""A notice as plain text, to be read on a screen or sent by other means."""

from __future__ import annotations

from teamops.render.messages.lines import Line, lines_of
from teamops.render.visible import visible
from teamops.reporting.items.notice import Notice

_FORMS = {"alerts": "\n[{}]", "reminders": "\n[{}]", "person": "{}", "item": "· {}", "more": "{}"}


def text(notice: Notice) -> str:
    """The notice in lines, with a line break at its end."""
    return "\n".join([visible(notice.title), *map(_written, lines_of(notice))]) + "\n"


def _written(line: Line) -> str:
    return _FORMS[line.kind].format(visible(line.text))
