"""Why a report cannot be printed, with what the team can do about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from teamops.locale.user_error import CatalogueError
from teamops.locale.words import Words
from teamops.render.visible import make_visible

if TYPE_CHECKING:
    from teamops.render.confined.process import LimitExceededError


class PrintoutError(CatalogueError):
    """A printout cannot be made, with place and reason.

    The fact `over` is the exceeded limit; in the text it becomes the `problem`.
    """

    AREA = "printouts"

    def format_facts(self, words: Words) -> Mapping[str, object]:
        facts = dict(super().format_facts(words))
        over = facts.pop("over", None)
        return facts if over is None else facts | {"problem": _describe_limit(words, over)}  # type: ignore[arg-type]


class TemplateError(PrintoutError):
    """The team's template fails, or takes too much."""


class FontError(PrintoutError):
    """No font has the characters of the report."""


class LogoError(PrintoutError):
    """The team's logo is no readable picture, or takes too much."""


class LargeError(PrintoutError):
    """The report is too large for its format."""


def _describe_limit(words: Words, over: LimitExceededError) -> str:
    limits = over.limits
    facts = {"seconds": round(limits.seconds), "memory": limits.megabytes, "output": limits.output}
    return words(f"printouts.over.{over.limit}", **facts, problem=make_visible(over.problem))
