"""A notice as the Markdown message of a DingTalk (钉钉) robot, of at most 20,000 bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from teamops.render.messages.lines import MessageLine, escape_markup, fit_message
from teamops.render.visible import make_visible
from teamops.reporting.items.notice import RobotNotice

LARGEST = 20_000
_FORMS = {"alerts": "\n#### {}", "reminders": "\n#### {}", "person": "\n**{}**\n", "item": "- {}", "more": "\n{}"}


def build_message(notice: RobotNotice) -> dict[str, Any]:
    """Return the body for the robot. Its title is shown as plain text in the list of chats."""

    def write(lines: Sequence[MessageLine]) -> dict[str, Any]:
        head = f"### {escape_markup(notice.title)}"
        text = "\n".join([head, *(_FORMS[line.kind].format(escape_markup(line.text)) for line in lines)])
        return {"msgtype": "markdown", "markdown": {"title": make_visible(notice.title), "text": text}}

    return fit_message(notice, write, LARGEST)
