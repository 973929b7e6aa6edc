"""A notice as plain text, for a screen or other ways of sending."""

from __future__ import annotations

from teamops.render.messages.lines import MessageLine, list_lines
from teamops.render.visible import make_visible
from teamops.reporting.items.notice import RobotNotice

_FORMS = {"alerts": "\n[{}]", "reminders": "\n[{}]", "person": "{}", "item": "· {}", "more": "{}"}


def render_text(notice: RobotNotice) -> str:
    """Return the notice as lines, with a line break at its end."""
    return "\n".join([make_visible(notice.title), *map(_format_line, list_lines(notice))]) + "\n"


def _format_line(line: MessageLine) -> str:
    return _FORMS[line.kind].format(make_visible(line.text))
