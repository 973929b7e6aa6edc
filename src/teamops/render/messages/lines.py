"""A notice in lines, each of which a format writes in its own way; cut to size at whole lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from teamops.locale.words import Words
from teamops.render.visible import make_visible
from teamops.reporting.items.notice import NoticePart, RobotNotice

_MARKUP = str.maketrans("&<>[]*_~`|\\@#", "".join(chr(ord(sign) + 0xFEE0) for sign in "&<>[]*_~`|\\@#"))
"""What any of the services reads as markup, a link, a mention or an entity, and the same sign in full width."""


class MessageLine(NamedTuple):
    """A line of a message; `tells` is how many things it speaks of, which are missed when it is cut off."""

    kind: Literal["alerts", "reminders", "person", "item", "more"]
    text: str
    tells: int = 0


def escape_markup(text: str) -> str:
    """The text with nothing that a chat would act upon.

    Not all services document how a sign is escaped, and their apps differ: in full width it is a sign to read and no
    more, everywhere.
    """
    return make_visible(text).translate(_MARKUP)


def list_lines(notice: RobotNotice) -> list[MessageLine]:
    """The notice, line by line, without its title; texts as they are written."""
    return [line for part in notice.parts for line in _list_part_lines(part, Words(notice.lang))]


def _list_part_lines(part: NoticePart, words: Words) -> list[MessageLine]:
    made = [MessageLine(part.kind, part.title)]
    for group in part.groups:
        made.append(MessageLine("person", group.name))
        made += (MessageLine("item", text, 1) for text in group.lines)
        if group.left:
            made.append(MessageLine("more", words("notify.more", count=group.left), group.left))
    return made


def fit_message(notice: RobotNotice, write: Callable[[Sequence[MessageLine]], Any], fits: Callable[[Any], bool]) -> Any:
    """What `write` makes of the lines of the notice; of as many as fit, and a line on how much more there is."""
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
    """The first `count` lines, but for heads with nothing below them, and how much is missed of the others."""
    kept = list(lines[:count])
    while kept and not kept[-1].tells:
        kept.pop()
    missed = sum(line.tells for line in lines[len(kept) :])
    return [*kept, MessageLine("more", Words(notice.lang)("notify.more", count=missed), missed)]
