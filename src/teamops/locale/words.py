"""The catalogue: texts by message id, `area.name`, each area in the module of its name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from teamops.locale.text import Lang

if TYPE_CHECKING:
    from teamops.locale.text import Text
    from teamops.model.workspace import Workspace


class Words(NamedTuple):
    """The catalogue in one language: `Words("zh")("records.status.done")` is 已完成."""

    lang: Lang

    def __call__(self, message: str, /, **facts: object) -> str:
        """The text of `message` with its facts. Raises KeyError for an id that the catalogue does not have."""
        area, _, name = message.partition(".")
        catalogue: dict[str, Text] = import_module(f"teamops.locale.{area}").TEXTS
        return catalogue[name].say(self.lang, **facts)

    def did_you_mean(self, near: str) -> str:
        """The hint that follows a word that is not known; nothing where nothing is near."""
        return self("errors.did_you_mean", near=near) if near else ""


def words_of(ws: Workspace) -> Words:
    """The language in which a team's files, history and messages are written, whatever the reader's is."""
    return Words("en" if ws.settings.locale == "en" else "zh")
