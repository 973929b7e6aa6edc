"""Parse a decision as written in a meeting into text, owner and day (§5.5): `资质审核表单上线 @小王 9月30日`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from teamops.locale.dates import UnclearDayError, parse_written_day
from teamops.locale.suggest import find_nearest
from teamops.locale.user_error import CatalogueError
from teamops.locale.words import Words
from teamops.model.dataclass import dataclass
from teamops.model.later_pattern import compile_later
from teamops.model.workspace import Workspace

_AT = compile_later(r"(?<![A-Za-z0-9._%+-])[@\uff20]\s?")
"""The sign before a name, also full-width, but not within an e-mail address."""

_DAY = compile_later(
    r"(?:\b(?:by|until|before|due)\s+)?(?<![\d/])"
    r"(?:(?P<year>\d{4})\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})\s?日?"
    r"|(?P<month>\d{1,2})\s?[/月]\s?(?P<day>\d{1,2})\s?[日号]?)"
    r"\s?(?:之?前)?[\s.。;\uff1b,\uff0c、]*$",
    re.ASCII | re.IGNORECASE,
)
_BEFORE_DAY = compile_later(r"(?:\b(?:by|until|before|due|on)|不晚于|最迟|截至|截止|于|在)\s*$", re.IGNORECASE)
_BEHIND_DAY = compile_later(r"\s?[之以]?前?[\s.。;\uff1b,\uff0c、]*$")
_LONGEST = 24
"""The number of characters of a day: Wednesday, 30 September 2026."""

_YEARS = 9
"""The number of years after which every day has occurred: there is no 29 February in 2100."""


@dataclass(frozen=True, slots=True)
class ParsedDecision:
    """A decision; `owner` is the id of a person or a department."""

    text: str
    owner: str
    due: date


class DecisionError(CatalogueError):
    """A decision cannot be parsed; `message` is a name in the catalogue of meetings."""

    AREA = "meeting"

    def __init__(self, message: str, text: str, **facts: str) -> None:
        super().__init__(message, text=text, **facts)

    def format_facts(self, words: Words) -> Mapping[str, object]:
        facts = dict(super().format_facts(words))
        if "missing" in facts:
            missing = (words(f"meeting.missing.{key}") for key in str(facts["missing"]).split())
            facts["missing"] = words("meeting.and").join(missing)
        return facts


def parse_decision(ws: Workspace, written: str, held: date) -> ParsedDecision:
    """Return the decision written as `written`; a day without a year is the first such day from `held` on.

    Raises DecisionError if owner, day or text is missing, or the owner is unknown.
    """
    decision = " ".join(written.split())
    left, owner = _split_owner(ws, decision)
    found = _find_day(decision, left, held)
    missing = [key for key, is_there in (("owner", owner), ("due", found)) if not is_there]
    if missing:
        raise DecisionError("incomplete", decision, missing=" ".join(missing))
    assert owner is not None
    assert found is not None
    end, due = found
    if due < held:
        raise DecisionError("due_before", decision, day=due.isoformat(), held=held.isoformat())
    text = left[:end].strip(" ,;:\uff0c\uff1b\uff1a、")
    if not text:
        raise DecisionError("no_text", decision)
    return ParsedDecision(text, owner, due)


def _split_owner(ws: Workspace, decision: str) -> tuple[str, str | None]:
    """Return the text without its last `@name`, and the id of that owner; None without one."""
    places = list(_AT.finditer(decision))
    if not places:
        return decision, None
    last = places[-1]
    name, owner = _resolve_owner(ws, decision, decision[last.end() :])
    return " ".join((decision[: last.start()] + " " + decision[last.end() + len(name) :]).split()), owner


def _resolve_owner(ws: Workspace, decision: str, rest: str) -> tuple[str, str]:
    """Return the longest name or id with which `rest` begins, and the id it denotes."""
    known = dict.fromkeys(ws.naming.list_spellings())
    name = max((name for name in known if _has_prefix(rest, name)), key=len, default="")
    if not name:
        word = re.split(r"[\s,;\uff0c\uff1b]", rest, maxsplit=1)[0]
        near = find_nearest(word, known, 0.5)
        raise DecisionError("no_such_owner", decision, word=word, near=f"@{near}" if near else "")
    people, departments = ws.naming.find_people(name), ws.naming.find_departments(name)
    ids = [name] if name in (*people, *departments) else list(dict.fromkeys((*people, *departments)))
    if len(ids) > 1:
        raise DecisionError("ambiguous_owner", decision, word=name, ids=ws.naming.format_choices(ids, "@"))
    return rest[: len(name)], ids[0]


def _has_prefix(rest: str, name: str) -> bool:
    """Return whether `rest` begins with the name, without regard to case."""
    return rest[: len(name)].casefold() == name.casefold() and _is_name_end(name, rest[len(name) :])


def _is_name_end(name: str, rest: str) -> bool:
    """Return whether the name ends where `rest` begins: no letter follows, nor a digit if it is Latin."""
    following = rest[:1]
    if name[-1].isascii():
        return not (following.isascii() and (following.isalnum() or following in "_-")) or not following
    return not following.isalpha()


def _find_day(decision: str, left: str, held: date) -> tuple[int, date] | None:
    """Return the day at the end of the text, and where it begins; None without one.

    Raises DecisionError for a day that does not exist, and for one that may be another.
    """
    match = _DAY.search(left)
    if match is None:
        return _find_worded_day(decision, left, held)
    due = _parse_day(match, held)
    if due is None:
        raise DecisionError("no_such_day", decision, day=match[0].strip())
    return match.start(), due


def _find_worded_day(decision: str, left: str, held: date) -> tuple[int, date] | None:
    """Return the longest end of the text that is a day as options take it: 周五, 20 Oct, 10月20日（周二）, +3d."""
    end = _BEHIND_DAY.sub("", left)
    for start in range(max(0, len(end) - _LONGEST), len(end)):
        if not _is_within_word(end, start) and (due := _parse_word(decision, end[start:], held)) is not None:
            return len(_BEFORE_DAY.sub("", end[:start])), due
    return None


def _is_within_word(text: str, start: int) -> bool:
    """Return whether white space stands at `start`, or a word goes on there: 每周五 is not 周五."""
    before = text[:start]
    return text[start].isspace() or (before[-1:].isalnum() and _BEFORE_DAY.search(before) is None)


def _parse_word(decision: str, word: str, held: date) -> date | None:
    """Return the day that a word means on the day of the meeting; None for none. Raises DecisionError if unclear."""
    try:
        return parse_written_day(word, held)
    except UnclearDayError as unclear:
        if not unclear.days:
            raise DecisionError("no_such_day", decision, day=word) from None
        one, *_, other = (day.isoformat() for day in unclear.days)
        raise DecisionError("unclear_day", decision, day=word, one=one, other=other) from None
    except ValueError:
        return None


def _parse_day(match: re.Match[str], held: date) -> date | None:
    """Return the day of the match; None if it does not exist."""
    if match["year"]:
        return _make_date(int(match["year"]), int(match["m"]), int(match["d"]))
    years = range(held.year, min(held.year + _YEARS, date.max.year + 1))
    days = (_make_date(year, int(match["month"]), int(match["day"])) for year in years)
    return next((day for day in days if day is not None and day >= held), None)


def _make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
