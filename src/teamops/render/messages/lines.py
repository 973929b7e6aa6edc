"""A notice as lines, which each service formats in its own way; cut at whole lines to the service's size."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

from teamops.locale.words import Words
from teamops.model.named_tuple import NamedTuple
from teamops.render.visible import make_visible
from teamops.reporting.items.notice import NoticePart, RobotNotice

_MARKUP = str.maketrans("&<>[]*_~`|\\@#", "".join(chr(ord(sign) + 0xFEE0) for sign in "&<>[]*_~`|\\@#"))
"""Signs that a service may read as markup, link, mention or entity, and the same signs in full width."""

_TEXT_HEADS = {"en": "\n[{}]", "zh": "\n【{}】"}
_TEXT_FORMS = {"person": "{}", "item": "· {}", "more": "{}"}


T = TypeVar("T")


class MessageLine(NamedTuple):
    """A line of a message; `items` is how many items are missing when it is cut off."""

    kind: Literal["alerts", "reminders", "person", "item", "more"]
    text: str
    items: int = 0


def escape_markup(text: str) -> str:
    """Return the text without markup.

    Not all services document how to escape a sign, and their apps differ, but no app reads signs in full width.
    """
    return make_visible(text).translate(_MARKUP)


def list_lines(notice: RobotNotice) -> list[MessageLine]:
    """Return the notice as lines, without its title; texts are not escaped."""
    return [line for part in notice.parts for line in _list_part_lines(part, Words(notice.lang))]


def _list_part_lines(part: NoticePart, words: Words) -> list[MessageLine]:
    lines = [MessageLine(part.kind, part.title)]
    for group in part.groups:
        lines.append(MessageLine("person", group.name))
        lines += (MessageLine("item", text, 1) for text in group.lines)
        if group.left:
            lines.append(MessageLine("more", words("notify.more", count=group.left), group.left))
    return lines


def fit_message(notice: RobotNotice, write: Callable[[Sequence[MessageLine]], T], largest: int) -> T:
    """Return what `write` makes of the notice's lines, or of the first that fit and a line that counts the rest.

    It fits into `largest` bytes of UTF-8, as text or as the JSON that is sent.
    """

    def fits(message: T) -> bool:
        text = message if isinstance(message, str) else json.dumps(message, ensure_ascii=False, indent=2)
        return len(text.encode()) <= largest

    lines = list_lines(notice)
    if fits(whole := write(lines)):
        return whole
    fewest, most = 0, len(lines)
    while fewest < most:
        middle = (fewest + most + 1) // 2
        if fits(write(_cut_lines(notice, lines, middle))):
            fewest = middle
        else:
            most = middle - 1
    return write(_cut_lines(notice, lines, fewest))


def _cut_lines(notice: RobotNotice, lines: Sequence[MessageLine], count: int) -> list[MessageLine]:
    """Return the first `count` lines, without heads at their end, and a line with the number of missing items."""
    kept = list(lines[:count])
    while kept and not kept[-1].items:
        kept.pop()
    missing = sum(line.items for line in lines[len(kept) :])
    return [*kept, MessageLine("more", Words(notice.lang)("notify.more", count=missing), missing)]


def render_text(notice: RobotNotice) -> str:
    """Return the notice as plain text for a screen, with a line break at its end."""
    head = _TEXT_HEADS[notice.lang]
    lines = (_TEXT_FORMS.get(line.kind, head).format(make_visible(line.text)) for line in list_lines(notice))
    return "\n".join([make_visible(notice.title), *lines]) + "\n"
