"""A notice as the Markdown message of a WeCom (企业微信) robot, whose content has at most 4096 bytes of UTF-8."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from teamops.render.messages.lines import Line, fitted, harmless
from teamops.reporting.items.notice import Notice

LARGEST = 4096
_FORMS = {
    "alerts": '\n<font color="warning">**{}**</font>', "reminders": "\n**{}**", "person": "\n**{}**", "item": "> {}",
    "more": '<font color="comment">{}</font>',
}  # fmt: skip


def message(notice: Notice) -> dict[str, Any]:
    """The body that the robot takes."""
    made: str = fitted(notice, lambda lines: _content(notice, lines), lambda text: len(text.encode()) <= LARGEST)
    return {"msgtype": "markdown", "markdown": {"content": made}}


def _content(notice: Notice, lines: Sequence[Line]) -> str:
    written = (_FORMS[line.kind].format(harmless(line.text)) for line in lines)
    return "\n".join([f"**{harmless(notice.title)}**", *written])
