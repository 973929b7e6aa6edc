"""Values as users give them to options: days, times, shares, numbers, choices by their names in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, tzinfo
from typing import TypeVar

from teamops.cli.shell.session import Session
from teamops.locale.canonical import canonical
from teamops.locale.dates import Side, UnclearError, day_written, moment_written
from teamops.locale.periods import period_written
from teamops.locale.suggest import nearest
from teamops.locale.texts.shell.records import TEXTS
from teamops.model.time.period import Period
from teamops.store.errors import CannotGoOnError


def written(kind: str, option: str, text: str) -> str:
    """`text` as files have a `share`, `number`, `whole` or `repeat`.

    Raises CannotGoOnError, which names the option, for what cannot be understood.
    """
    value = canonical(kind, text)
    if value is None:
        raise CannotGoOnError(f"given.bad_{kind}", option=option, value=text)
    return value


def day(option: str, text: str, today: date, side: Side = "ahead") -> date:
    """The day that is meant, near `today` where it has no year. Raises CannotGoOnError for anything else."""
    return _read("day", option, text, lambda: day_written(text, today, side))


def period(option: str, text: str, today: date, side: Side = "behind") -> Period:
    """The period that is meant, near `today` where it has no year. Raises CannotGoOnError for anything else."""
    return _read("period", option, text, lambda: period_written(text, today, side))


def in_files(kind: str, option: str, text: str, today: date, side: Side) -> str:
    """The `day`, `moment` or `period` that is meant, as files have it. Raises CannotGoOnError for anything else."""
    reads: dict[str, Callable[[], str]] = {
        "day": lambda: day_written(text, today, side).isoformat(),
        "moment": lambda: moment_written(text, today, side),
        "period": lambda: period_written(text, today, side).text,
    }
    return _read(kind, option, text, reads[kind])


T = TypeVar("T")


def _read(kind: str, option: str, text: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except UnclearError as unclear:
        days = [one.isoformat() for one in unclear.days]
        if not days:
            raise CannotGoOnError(f"given.bad_{kind}", option=option, value=text) from None
        raise CannotGoOnError("given.unclear_day", option=option, value=text, one=days[0], other=days[-1]) from None
    except (ValueError, OverflowError):
        raise CannotGoOnError(f"given.bad_{kind}", option=option, value=text) from None


_WEEKS = {"this": 0, "next": 1, "last": -1}


def week(option: str, text: str, today: date) -> Period:
    """The week that is meant: by a word, by its number, or by a day in it. Raises CannotGoOnError for anything else."""
    if (weeks := _WEEKS.get(text.casefold())) is not None:
        return Period.week_of(today + timedelta(weeks=weeks))
    meant = period(option, text, today, "ahead")
    return meant if meant.kind == "week" else Period.week_of(meant.start)


def moment(option: str, text: str, zone: tzinfo, today: date, side: Side = "ahead") -> datetime:
    """The time that is meant, in the zone of the team unless it names its own. Raises CannotGoOnError."""
    made = datetime.fromisoformat(_read("moment", option, text, lambda: moment_written(text, today, side)))
    return made if made.tzinfo is not None else made.replace(tzinfo=zone)


def choice(session: Session, option: str, text: str, choices: Iterable[str], key: str) -> str:
    """One of `choices`, given as it is written in files or as `records.KEY.…` calls it in either language.

    Raises CannotGoOnError, with all choices and a near one, for another word.
    """
    choices = tuple(choices)
    if (found := canonical("choice", text, choices)) is not None:
        return found
    called = {one: TEXTS.get(f"{key}.{one}") for one in choices}
    words = {word: one for one, texts in called.items() for word in (one, *(texts or ()))}
    told = {one: f"{one} ({texts.say(session.lang)})" if texts else one for one, texts in called.items()}
    meant = words.get(nearest(text.casefold(), words, 0.5))
    near = session.say.did_you_mean(told[meant] if meant else "")
    raise CannotGoOnError(
        "given.no_such_choice", option=option, value=text, near=near, choices=", ".join(told.values())
    )


def known(session: Session, option: str, word: str, choices: Iterable[str]) -> str:
    """`word`, if it is one of `choices`. Raises CannotGoOnError, with a near one, for another."""
    every = tuple(dict.fromkeys(choices))
    if word in every:
        return word
    near = session.say.did_you_mean(nearest(word, every))
    listed = ", ".join(every) or session.say("reports.nothing")
    raise CannotGoOnError("given.no_such", option=option, word=word, near=near, known=listed)
