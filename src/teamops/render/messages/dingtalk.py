"""A notice as the Markdown message of a DingTalk (钉钉) robot: at most 20,000 bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from teamops.render.messages.lines import Line, fitted, harmless
from teamops.render.visible import visible
from teamops.reporting.items.notice import Notice

LARGEST = 20_000
_FORMS = {"alerts": "\n#### {}", "reminders": "\n#### {}", "person": "\n**{}**\n", "item": "- {}", "more": "\n{}"}


def message(notice: Notice) -> dict[str, Any]:
    """The body that the robot takes. Its title stands in the list of chats, as plain text."""

    def write(lines: Sequence[Line]) -> dict[str, Any]:
        head = f"### {harmless(notice.title)}"
        text = "\n".join([head, *(_FORMS[line.kind].format(harmless(line.text)) for line in lines)])
        return {"msgtype": "markdown", "markdown": {"title": visible(notice.title), "text": text}}

    made: dict[str, Any] = fitted(notice, write, _fits)
    return made


def _fits(body: dict[str, Any]) -> bool:
    return len(json.dumps(body, ensure_ascii=False, indent=2).encode()) <= LARGEST
