"""Values as users give them to options: days, times, shares, numbers, choices by their names in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, tzinfo
from typing import TypeVar

from teamops.cli.shell.session import Session
from teamops.locale.canonical import canonicalize
from teamops.locale.dates import Side, UnclearDayError, parse_written_day, parse_written_moment
from teamops.locale.periods import parse_written_period
from teamops.locale.suggest import find_nearest
from teamops.locale.texts.shell.records import TEXTS
from teamops.model.time.period import Period
from teamops.store.errors import CommandError


def normalize_value(kind: str, option: str, text: str) -> str:
    """`text` as files have a `share`, `number`, `whole` or `repeat`.

    Raises CannotGoOnError, which names the option, for what cannot be understood.
    """
    value = canonicalize(kind, text)
    if value is None:
        raise CommandError(f"given.bad_{kind}", option=option, value=text)
    return value


def parse_day(option: str, text: str, today: date, side: Side = "ahead") -> date:
    """The day that is meant, near `today` where it has no year. Raises CannotGoOnError for anything else."""
    return _parse_or_refuse("day", option, text, lambda: parse_written_day(text, today, side))


def parse_period(option: str, text: str, today: date, side: Side = "behind") -> Period:
    """The period that is meant, near `today` where it has no year. Raises CannotGoOnError for anything else."""
    return _parse_or_refuse("period", option, text, lambda: parse_written_period(text, today, side))


def normalize_date(kind: str, option: str, text: str, today: date, side: Side) -> str:
    """Return a day, moment or period as files write it. Raises CannotGoOnError for anything else."""
    reads: dict[str, Callable[[], str]] = {
        "day": lambda: parse_written_day(text, today, side).isoformat(),
        "moment": lambda: parse_written_moment(text, today, side),
        "period": lambda: parse_written_period(text, today, side).text,
    }
    return _parse_or_refuse(kind, option, text, reads[kind])


T = TypeVar("T")


def _parse_or_refuse(kind: str, option: str, text: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except UnclearDayError as unclear:
        days = [one.isoformat() for one in unclear.days]
        if not days:
            raise CommandError(f"given.bad_{kind}", option=option, value=text) from None
        raise CommandError("given.unclear_day", option=option, value=text, one=days[0], other=days[-1]) from None
    except (ValueError, OverflowError):
        raise CommandError(f"given.bad_{kind}", option=option, value=text) from None


_WEEKS = {"this": 0, "next": 1, "last": -1}


def parse_week(option: str, text: str, today: date) -> Period:
    """The week that is meant: by a word, by its number, or by a day in it. Raises CannotGoOnError for anything else."""
    if (weeks := _WEEKS.get(text.casefold())) is not None:
        return Period.week_of(today + timedelta(weeks=weeks))
    meant = parse_period(option, text, today, "ahead")
    return meant if meant.kind == "week" else Period.week_of(meant.start)


def parse_moment(option: str, text: str, zone: tzinfo, today: date, side: Side = "ahead") -> datetime:
    """The time that is meant, in the zone of the team unless it names its own. Raises CannotGoOnError."""
    made = datetime.fromisoformat(
        _parse_or_refuse("moment", option, text, lambda: parse_written_moment(text, today, side))
    )
    return made if made.tzinfo is not None else made.replace(tzinfo=zone)


def parse_choice(session: Session, option: str, text: str, choices: Iterable[str], key: str) -> str:
    """One of `choices`, given as it is written in files or as `records.KEY.…` calls it in either language.

    Raises CannotGoOnError, with all choices and a near one, for another word.
    """
    choices = tuple(choices)
    if (found := canonicalize("choice", text, choices)) is not None:
        return found
    called = {one: TEXTS.get(f"{key}.{one}") for one in choices}
    words = {word: one for one, texts in called.items() for word in (one, *(texts or ()))}
    told = {one: f"{one} ({texts.say(session.lang)})" if texts else one for one, texts in called.items()}
    meant = words.get(find_nearest(text.casefold(), words, 0.5))
    near = session.say.did_you_mean(told[meant] if meant else "")
    raise CommandError("given.no_such_choice", option=option, value=text, near=near, choices=", ".join(told.values()))


def require_known(session: Session, option: str, word: str, choices: Iterable[str]) -> str:
    """`word`, if it is one of `choices`. Raises CannotGoOnError, with a near one, for another."""
    every = tuple(dict.fromkeys(choices))
    if word in every:
        return word
    near = session.say.did_you_mean(find_nearest(word, every))
    listed = ", ".join(every) or session.say("reports.nothing")
    raise CommandError("given.no_such", option=option, word=word, near=near, known=listed)
