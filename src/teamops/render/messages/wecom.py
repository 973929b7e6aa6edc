"""A notice as the Markdown message of a WeCom (企业微信) robot, with at most 4096 bytes of content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from teamops.render.messages.lines import MessageLine, escape_markup, fit_message
from teamops.reporting.items.notice import RobotNotice

LARGEST = 4096
_ALERTS, _MORE = '\n<font color="warning">**{}**</font>', '<font color="comment">{}</font>'
_FORMS = {"alerts": _ALERTS, "reminders": "\n**{}**", "person": "\n**{}**", "item": "> {}", "more": _MORE}


def build_message(notice: RobotNotice) -> dict[str, Any]:
    """Return the body for the robot."""
    content = fit_message(notice, lambda lines: _format_content(notice, lines), LARGEST)
    return {"msgtype": "markdown", "markdown": {"content": content}}


def _format_content(notice: RobotNotice, lines: Sequence[MessageLine]) -> str:
    texts = (_FORMS[line.kind].format(escape_markup(line.text)) for line in lines)
    return "\n".join([f"**{escape_markup(notice.title)}**", *texts])
