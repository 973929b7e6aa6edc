"""The catalogue: texts by message id, `area.name`, each area in the module of its name under `locale/texts`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from teamops.locale.text import Lang
from teamops.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from teamops.locale.text import Text
    from teamops.model.workspace import Workspace

FOLDERS = {
    "goals": "actuals attained calendar confirm goal goals pace plan planning quarter refusals",
    "tasks": "away leave load update work",
    "projects": "monitor monitors",
    "reviews": "improvement review",
    "together": "daily docname meeting minutes notify request",
    "look": "at changed check edit findings history named reading undo",
    "reports": "audit charts late pack person pictures printouts reports summary workbook",
    "setup": "completion git hook ids schema",
    "shell": "cli diary errors fields given progress records rows usage writing",
}
"""The folders of `locale/texts` with their areas, listed so that no start searches for them. A test compares both."""

_FOLDER_OF = {area: folder for folder, areas in FOLDERS.items() for area in areas.split()}


@cache
def get_texts(area: str) -> dict[str, Text]:
    """Return the texts of an area by name. Raises KeyError for an area that the catalogue does not have."""
    texts: dict[str, Text] = import_module(f"teamops.locale.texts.{_FOLDER_OF[area]}.{area}").TEXTS
    return texts


def get_key_message(kind: str, key: str) -> str:
    """Return the id of the name of a record's key: kinds may have their own, as 负责人 of a task."""
    own = f"{kind}.{key}"
    return f"fields.{own if own in get_texts('fields') else key}"


@cache
def _get_text(message: str) -> Text:
    area, _, name = message.partition(".")
    return get_texts(area)[name]


class Named(NamedTuple):
    """A name with its id, as a fact of a text: `刘工 (liu)`, in Chinese 刘工（liu）."""

    name: str
    id: str


class Words(NamedTuple):
    """The catalogue in one language: `Words("zh")("records.status.done")` is 已完成."""

    lang: Lang

    def __call__(self, message: str, /, **facts: object) -> str:
        """Return the text of `message` with its facts. Raises KeyError for an id that the catalogue does not have.

        Facts that are tuples are joined with the commas of the language; a `Named` gets its brackets.
        """
        for fact in facts.values():
            if type(fact) in (tuple, Named):
                facts = {name: self.format_fact(one) for name, one in facts.items()}
                break
        return _get_text(message).say(self.lang, **facts)

    def format_fact(self, fact: object) -> object:
        """Return a tuple as a text with the marks of the language; other facts as they are."""
        if isinstance(fact, Named):
            return _get_text("reports.name_and_id").say(self.lang, name=fact.name, id=fact.id)
        if type(fact) is tuple:
            return _get_text("reports.comma").say(self.lang).join(str(self.format_fact(one)) for one in fact)
        return fact

    def format_clause(self, clause: str) -> str:
        """Return a clause as the reader's handbook numbers it: `Table 1` is 表 1."""
        return clause.replace("Table ", "表 ") if self.lang == "zh" else clause

    def name_option(self, option: str) -> str:
        """Return the name of an option, or what help shows for an argument: --date · 日期 for DATE."""
        text = get_texts("usage").get(f"metavar.{option}")
        return text.say(self.lang) if text is not None else option

    def did_you_mean(self, *near: object) -> str:
        """Return the hint behind a sentence about an unknown word; "" for no suggestion.

        Words of names are quoted, ids and other code stand in backticks.
        """
        words = [str(self.format_fact(one)) for one in near if one]
        quoted = [f"`{one}`" if one.isascii() and " " not in one else f"“{one}”" for one in words]
        blank = " " if self.lang == "zh" and quoted[:1] and quoted[0].startswith("`") else ""
        return self("errors.did_you_mean", near=blank + self("reports.comma").join(quoted)) if quoted else ""

    def say_with_hint(self, message: str, facts: Mapping[str, object]) -> str:
        """Return the text of `message`, then the hint at what may have been meant: the fact `near`, one or several."""
        near = facts.get("near", ())
        words = near if type(near) is tuple else (near,)
        return self(message, **facts) + self.did_you_mean(*words)


def get_words(ws: Workspace) -> Words:
    """Return the language in which a team's files, history and messages are written, whatever the reader's is."""
    return Words("en" if ws.settings.locale == "en" else "zh")
