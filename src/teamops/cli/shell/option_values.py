"""Parse the values of options: days, times, shares, numbers, choices by their names in both languages.

What parses them is imported with the first value: most commands are given none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, TypeVar

from teamops.cli.shell.session import Session
from teamops.locale.words import Named
from teamops.model.time.period import Period
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from teamops.locale.dates import Side
    from teamops.model.time.leave import Leave

T = TypeVar("T")


def normalize_value(kind: str, option: str, text: str) -> str:
    """Return a `share`, `number`, `whole` or `repeat` as files write it. Raise CommandError for other text."""
    from teamops.locale.canonical import canonicalize

    value = canonicalize(kind, text)
    if value is None:
        raise CommandError(f"given.bad_{kind}", option=option, value=text)
    return value


def parse_day(option: str, text: str, today: date, side: Side = "ahead") -> date:
    """Return a day; one without a year is the next from `today` on (the last, if `behind`). Raise CommandError."""
    from teamops.locale.dates import parse_written_day

    return _parse_or_refuse("day", option, text, lambda: parse_written_day(text, today, side))


def parse_leave(option: str, text: str, today: date) -> Leave:
    """Return a day, a range of days or half a day. Raise CommandError for other text and for an impossible range."""
    from teamops.locale.leave import parse_written_leave

    return _parse_or_refuse("leave", option, text, lambda: parse_written_leave(text, today))


def parse_period(option: str, text: str, today: date, side: Side = "behind") -> Period:
    """Return a period; one without a year is the last up to `today` (the next, if `ahead`). Raise CommandError."""
    from teamops.locale.periods import parse_written_period

    return _parse_or_refuse("period", option, text, lambda: parse_written_period(text, today, side))


def normalize_date(kind: str, option: str, text: str, today: date, side: Side) -> str:
    """Return a `day`, `moment` or `period` as files write it. Raise CommandError for other text."""
    from teamops.locale.dates import parse_written_day, parse_written_moment
    from teamops.locale.periods import parse_written_period

    parsers: dict[str, Callable[[], str]] = {
        "day": lambda: parse_written_day(text, today, side).isoformat(),
        "moment": lambda: parse_written_moment(text, today, side),
        "period": lambda: parse_written_period(text, today, side).text,
    }
    return _parse_or_refuse(kind, option, text, parsers[kind])


def _parse_or_refuse(kind: str, option: str, text: str, parse: Callable[[], T]) -> T:
    from teamops.locale.dates import UnclearDayError
    from teamops.model.time.leave import BadLeaveError

    try:
        return parse()
    except UnclearDayError as unclear:
        days = [one.isoformat() for one in unclear.days]
        if not days:
            raise CommandError(f"given.bad_{kind}", option=option, value=text) from None
        raise CommandError("given.unclear_day", option=option, value=text, one=days[0], other=days[-1]) from None
    except BadLeaveError as bad:
        raise CommandError(f"given.{bad.reason}", option=option, value=text) from None
    except (ValueError, OverflowError):
        raise CommandError(f"given.bad_{kind}", option=option, value=text) from None


_WEEKS = {"this": 0, "next": 1, "last": -1}


def parse_week(option: str, text: str, today: date) -> Period:
    """Return a week, given as a word, by its number, or by a day in it. Raise CommandError for other text."""
    if (weeks := _WEEKS.get(text.casefold())) is not None:
        return Period.week_of(today + timedelta(weeks=weeks))
    period = parse_period(option, text, today, "ahead")
    return period if period.kind == "week" else Period.week_of(period.start)


def parse_moment(option: str, text: str, zone: tzinfo, today: date, side: Side = "ahead") -> datetime:
    """Return a time, in `zone` unless the text names its own. Raise CommandError for other text."""
    moment = datetime.fromisoformat(normalize_date("moment", option, text, today, side))
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


def parse_choice(session: Session, option: str, text: str, choices: Iterable[str], key: str) -> str:
    """Return the one of `choices` that `text` is: as files write it, or as `records.KEY.…` names it in either language.

    Raise CommandError, with all choices and the nearest one, for another word.
    """
    from teamops.locale.canonical import canonicalize

    choices = tuple(choices)
    if (choice := canonicalize("choice", text, choices)) is not None:
        return choice
    from teamops.locale.suggest import find_nearest
    from teamops.locale.texts.shell.records import TEXTS

    names = {one: TEXTS.get(f"{key}.{one}") for one in choices}
    words = {word: one for one, texts in names.items() for word in (one, *(texts or ()))}
    labels = {one: Named(one, texts.say(session.lang)) if texts else one for one, texts in names.items()}
    nearest = words.get(find_nearest(text.casefold(), words, 0.5))
    near = labels[nearest] if nearest else ""
    raise CommandError("given.no_such_choice", option=option, value=text, near=near, choices=tuple(labels.values()))


def require_known(session: Session, option: str, word: str, choices: Iterable[str]) -> str:
    """Return `word` if it is one of `choices`. Raise CommandError, with the nearest one, for another."""
    every = tuple(dict.fromkeys(choices))
    if word in every:
        return word
    from teamops.locale.suggest import find_nearest

    near = find_nearest(word, every)
    listed = every or session.say("reports.nothing")
    raise CommandError("given.no_such", option=option, word=word, near=near, known=listed)
