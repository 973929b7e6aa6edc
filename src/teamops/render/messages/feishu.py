"""A notice as the card of a Feishu (飞书) robot, of at most 20 KB with its signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from teamops.render.messages.lines import MessageLine, escape_markup, fit_message
from teamops.render.visible import make_visible
from teamops.reporting.items.notice import RobotNotice

LARGEST = 20_000
_SIGNATURE = 200
"""Bytes for `timestamp` and `sign`, which are added before sending."""

_ALERTS, _MORE = "<font color='red'>**{}**</font>", "<font color='grey'>{}</font>"
_FORMS = {"alerts": _ALERTS, "reminders": "\n**{}**", "person": "\n**{}**", "item": "- {}", "more": _MORE}


def build_message(notice: RobotNotice) -> dict[str, Any]:
    """Return the body for the robot, without its signature. The head of the card is red if there are alerts."""
    color = "red" if any(part.kind == "alerts" for part in notice.parts) else "blue"
    title = {"tag": "plain_text", "content": make_visible(notice.title)}

    def write(lines: Sequence[MessageLine]) -> dict[str, Any]:
        content = "\n".join(_FORMS[line.kind].format(escape_markup(line.text)) for line in lines).lstrip("\n")
        card = {
            "config": {"wide_screen_mode": True},
            "header": {"title": title, "template": color},
            "elements": [{"tag": "markdown", "content": content}],
        }
        return {"msg_type": "interactive", "card": card}

    return fit_message(notice, write, LARGEST - _SIGNATURE)
