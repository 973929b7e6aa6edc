"""What every command needs to know of where and for whom it runs: the folder, the language, the screen, the time."""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from teamops.cli.output.encoding import NEAREST, replace_unencodable
from teamops.cli.output.streams import ensure_streams, guard_streams, is_terminal
from teamops.locale.words import Words
from teamops.model.faults.limits import YEARS
from teamops.store.errors import CommandError
from teamops.store.plain_file import NotPlainError, read_plain
from teamops.store.reading.discovery import SETTINGS, find_root
from teamops.store.reading.source import MAX_BYTES

if TYPE_CHECKING:
    from datetime import tzinfo

    from teamops.locale.text import Lang


class Session(NamedTuple):
    """One run of the program. `start` is where the workspace is looked for."""

    start: Path
    lang: Lang
    debug: bool = False

    @property
    def say(self) -> Words:
        return Words(self.lang)

    @property
    def root(self) -> Path:
        """The workspace. Raises WorkspaceUnreadableError if there is none."""
        return find_root(self.start)


def parse_session(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[Session, list[str]]:
    """The session that a command line and the environment ask for, and the arguments that are left for the command.

    `-C`, `--lang` and `--debug` may stand anywhere before a `--`. The language is the first of `--lang`, TEAMOPS_LANG,
    the workspace's `locale`, the system's; Chinese if none says, and English for others.
    """
    given, left = _split_options(arguments)
    start = Path(given.get("directory") or ".")
    return Session(start, _choose_language(given, start, environment), "debug" in given), left


def require_valid_options(arguments: Sequence[str]) -> None:
    """Raises CannotGoOnError for a `--lang` that there is not and a folder of `-C` that is not there.

    `init` and `demo` make theirs.
    """
    given, left = _split_options(arguments)
    if "lang" in given and not _LANGUAGES.fullmatch(given["lang"]):
        raise CommandError("no_such_language", option="--lang", value=given["lang"])
    folder = given.get("directory")
    is_there = bool(folder) and Path(folder or "").is_dir()  # an empty name would be the folder one is in
    if folder is not None and left[:1] not in (["init"], ["demo"]) and not is_there:
        raise CommandError("no_such_folder", folder=folder or "“”")


_LANGUAGES = re.compile(r"(?:zh|en)(?:[-_.].*)?", re.IGNORECASE)


def _split_options(arguments: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """The options of every command, and the arguments that are left."""
    left: list[str] = []
    given: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument == "--":
            left += [argument, *rest]
        elif name in _WITH_VALUE and (equals or argument == name):
            given[_WITH_VALUE[name]] = value if equals else next(rest, "")
        elif argument == "--debug":
            given["debug"] = "yes"
        else:
            left.append(argument)
    return given, left


_WITH_VALUE = {"-C": "directory", "--directory": "directory", "--lang": "lang"}


def _choose_language(given: Mapping[str, str], start: Path, environment: Mapping[str, str]) -> Lang:
    system = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    asked = given.get("lang") or environment.get("TEAMOPS_LANG") or _read_locale(start) or system
    says_nothing = not asked or asked.upper().startswith(("C.", "POSIX")) or asked.upper() == "C"
    return "zh" if says_nothing or asked.lower().startswith("zh") else "en"


def _read_locale(start: Path) -> str | None:
    """The `locale` that a workspace asks for; a look that settles nothing but the language of words."""
    try:
        text = read_plain(find_root(start) / SETTINGS, MAX_BYTES).decode("utf-8-sig", "replace")
    except (OSError, NotPlainError, CommandError):
        return None
    lines = text.replace("\r", "\n").split("\n")
    found = next((line for line in lines if line.startswith("locale:")), "")
    return found.removeprefix("locale:").split("#")[0].strip(" \"'") or None


def make_clock(today: str | None, minutes: int | None = None, option: str = "--today") -> Callable[[tzinfo], datetime]:
    """The clock of a command: the real one, or the time that `--today` names, a day (its noon) or a day and a time.

    The real one may go in steps of `minutes` (a part of an hour), for an answer that is kept to be of use for a while.
    Raises CannotGoOnError for any other text, naming the `option` that it was given with.
    """
    if today is None:
        return datetime.now if minutes is None else lambda zone: _round_down(datetime.now(zone), minutes)
    years = YEARS[1:-1]  # in those, the periods before and after have names too
    try:
        named = _parse_time(today)
        if named.year not in years:
            raise ValueError(today)
    except ValueError:
        raise CommandError("bad_today", option=option, value=today, first=years[0], last=years[-1]) from None
    return lambda zone: named.astimezone(zone) if named.tzinfo else named.replace(tzinfo=zone)


def _parse_time(text: str) -> datetime:
    """The time that `--today` names, in whatever form; a day without a year is near the real today."""
    with suppress(ValueError):
        return datetime.combine(date.fromisoformat(text), time(12)) if len(text) == 10 else datetime.fromisoformat(text)
    from teamops.locale.dates import parse_written_day, parse_written_moment

    today = datetime.now().astimezone().date()
    try:
        return datetime.combine(parse_written_day(text, today), time(12))
    except ValueError:
        return datetime.fromisoformat(parse_written_moment(text, today))


def _round_down(now: datetime, minutes: int) -> datetime:
    return now.replace(minute=now.minute - now.minute % minutes, second=0, microsecond=0)


def prepare_streams() -> None:
    """Output is UTF-8 where it goes to a file or pipe; a console of another code page shows what is nearest, or `?`."""
    ensure_streams()
    guard_streams()
    codecs.register_error(NEAREST, replace_unencodable)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if is_terminal(stream) or os.environ.get("PYTHONIOENCODING"):
                stream.reconfigure(errors=NEAREST)
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")
