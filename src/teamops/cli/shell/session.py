"""The session of a command: the folder it works in, the language of its output, and its clock."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from teamops.locale.words import Words
from teamops.model.faults.limits import YEARS
from teamops.model.later_pattern import compile_later
from teamops.model.named_tuple import NamedTuple
from teamops.store.errors import CommandError
from teamops.store.plain_file import NotPlainError, read_plain
from teamops.store.reading.discovery import SETTINGS, find_root
from teamops.store.reading.source import MAX_BYTES

if TYPE_CHECKING:
    from datetime import tzinfo

    from teamops.locale.text import Lang


class Session(NamedTuple):
    """One run of the program. The workspace is looked for from the folder `start` upwards.

    `lang_option` is the language of `--lang`, None without it.
    """

    start: Path
    lang: Lang
    debug: bool = False
    lang_option: Lang | None = None

    @property
    def say(self) -> Words:
        return Words(self.lang)

    @property
    def root(self) -> Path:
        """The folder of the workspace. Raise WorkspaceUnreadableError if there is none."""
        return find_root(self.start)


def parse_session(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[Session, list[str]]:
    """Return the session of a command line, and the arguments that are left for the command.

    `-C`, `--lang` and `--debug` may stand anywhere before a `--`. The language is the first of `--lang`, TEAMOPS_LANG,
    the workspace's `locale` and that of the system: Chinese if none is set, English for any other language.
    """
    options, left = _split_options(arguments)
    start = Path(options.get("directory") or ".")
    lang = _choose_language(options, start, environment)
    return Session(start, lang, "debug" in options, lang if options.get("lang") else None), left


def require_valid_options(arguments: Sequence[str]) -> None:
    """Raise CommandError for an unknown `--lang`, and for a folder of `-C` that does not exist.

    `init` and `demo` create their folder.
    """
    options, left = _split_options(arguments)
    if "lang" in options and not _LANGUAGES.fullmatch(options["lang"]):
        raise CommandError("no_such_language", option="--lang", value=options["lang"])
    folder = options.get("directory")
    is_there = bool(folder) and Path(folder or "").is_dir()  # an empty name would be the current folder
    if folder is not None and left[:1] not in (["init"], ["demo"]) and not is_there:
        raise CommandError("no_such_folder", folder=folder)


_LANGUAGES = compile_later(r"(?:zh|en)(?:[-_.].*)?", re.IGNORECASE)


def _split_options(arguments: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Return the options that every command has, and the arguments that are left."""
    left: list[str] = []
    options: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument == "--":
            left += [argument, *rest]
        elif name in _WITH_VALUE and (equals or argument == name):
            options[_WITH_VALUE[name]] = value if equals else next(rest, "")
        elif argument == "--debug":
            options["debug"] = "yes"
        else:
            left.append(argument)
    return options, left


_WITH_VALUE = {"-C": "directory", "--directory": "directory", "--lang": "lang"}


def _choose_language(options: Mapping[str, str], start: Path, environment: Mapping[str, str]) -> Lang:
    system = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    option = options.get("lang", "")
    option = option if _LANGUAGES.fullmatch(option) else ""  # else the error about it is in the usual language
    locale = option or environment.get("TEAMOPS_LANG") or _read_locale(start) or system
    names_none = not locale or locale.upper().startswith(("C.", "POSIX")) or locale.upper() == "C"
    return "zh" if names_none or locale.lower().startswith("zh") else "en"


def _read_locale(start: Path) -> str | None:
    """Return the `locale` of a workspace: a quick look at its settings, before they are parsed."""
    try:
        text = read_plain(find_root(start) / SETTINGS, MAX_BYTES).decode("utf-8-sig", "replace")
    except (OSError, NotPlainError, CommandError):
        return None
    lines = text.replace("\r", "\n").split("\n")
    setting = next((line for line in lines if line.startswith("locale:")), "")
    return setting.removeprefix("locale:").split("#")[0].strip(" \"'") or None


def make_clock(today: str | None, minutes: int | None = None, option: str = "--today") -> Callable[[tzinfo], datetime]:
    """Return the clock of a command: the real one, or one set to `today`, a day (its noon) or a day and a time.

    The real one goes in steps of `minutes` (a part of an hour) for results that are cached. Raise CommandError, which
    names `option`, for other text.
    """
    if today is None:
        return datetime.now if minutes is None else lambda zone: _round_down(datetime.now(zone), minutes)
    years = YEARS[1:-1]  # in those, the periods before and after have names too
    try:
        named = _parse_time(today)
    except ValueError as error:
        if days := getattr(error, "days", ()):
            one, *_, other = (day.isoformat() for day in days)
            raise CommandError("given.unclear_day", option=option, value=today, one=one, other=other) from None
        raise CommandError("bad_today", option=option, value=today) from None
    if named.year not in years:
        raise CommandError("bad_year", option=option, value=today, first=years[0], last=years[-1])
    return lambda zone: named.astimezone(zone) if named.tzinfo else named.replace(tzinfo=zone)


def _parse_time(text: str) -> datetime:
    """Return the time of `--today`, in any form that users may write; a day without a year is near the real today."""
    with suppress(ValueError):
        return datetime.combine(date.fromisoformat(text), time(12)) if len(text) == 10 else datetime.fromisoformat(text)
    from teamops.locale.dates import UnclearDayError, parse_written_day, parse_written_moment

    today = datetime.now().astimezone().date()
    try:
        return datetime.combine(parse_written_day(text, today), time(12))
    except UnclearDayError:
        raise
    except ValueError:
        return datetime.fromisoformat(parse_written_moment(text, today))


def _round_down(now: datetime, minutes: int) -> datetime:
    return now.replace(minute=now.minute - now.minute % minutes, second=0, microsecond=0)
