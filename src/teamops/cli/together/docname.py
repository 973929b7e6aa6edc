"""`teamops docname`: how a shared document is to be named, or whether files are named so."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.output.screen import show
from teamops.cli.shell import option_values
from teamops.cli.shell.options import make_today_option
from teamops.cli.shell.session import Session, make_clock
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from teamops.checking.documents.pattern import NamePattern
    from teamops.model.records.settings import Settings


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def make_option(name: str, metavar: str) -> Any:
        return typer.Option(f"--{name}", metavar=metavar, help=say(f"docname.{name}"), show_default=False)

    def name_document(
        words: Annotated[
            list[str] | None,
            typer.Argument(metavar="PROJECT TYPE | FILE", help=say("docname.words"), show_default=False),
        ] = None,
        day: Annotated[str | None, make_option("date", "DATE")] = None,
        extension: Annotated[str | None, make_option("ext", ".EXT")] = None,
        others: Annotated[list[str] | None, make_option("set", "WORD=TEXT")] = None,
        check: Annotated[bool, typer.Option("--check", help=say("docname.check"))] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.checking.documents.pattern import NamePattern

        settings = _load_settings(session)
        pattern = NamePattern.of(settings.documents.name)
        if check:
            from teamops.cli.together.docname_check import check_names

            if not check_names(session, settings, pattern, words or ()):
                raise typer.Exit(1)
            return
        now = make_clock(today)(settings.timezone).date()
        on = option_values.parse_day("--date", day, now, "behind") if day else now
        texts = _collect_texts(session, pattern, words or (), others or (), on)
        from teamops.checking.documents.suggest_name import make_document_name

        show([(make_document_name(pattern, texts, _parse_extension(extension)) + "\n", "")])

    return name_document


def _load_settings(session: Session) -> "Settings":
    """What teamops.yaml says. Raises CannotGoOnError where that cannot be read, or sets no pattern."""
    from teamops.store.reading.discovery import SETTINGS
    from teamops.store.reading.loader import load

    ws = load(session.root)
    if SETTINGS in ws.unread:
        raise CommandError("docname.unreadable")
    if not ws.settings.documents.name.strip():
        raise CommandError("docname.no_pattern")
    return ws.settings


def _collect_texts(
    session: Session, pattern: "NamePattern", words: Sequence[str], others: Sequence[str], day: date
) -> Mapping[str, str]:
    """The texts for the words of the pattern."""
    if len(words) > 2:
        raise CommandError("docname.too_many", word=words[2])
    texts = {"date": f"{day:%Y%m%d}", **dict(zip(("project", "type"), words, strict=False))}
    free = [word for word in pattern.words if word not in ("project", "type", "date")]
    for other in others:
        word, equals, text = other.partition("=")
        if not equals:
            raise CommandError("docname.bad_set", value=other)
        texts[option_values.require_known(session, "--set", word.strip(), free)] = text
    return texts


def _parse_extension(asked: str | None) -> str:
    """The extension with its dot. Raises CannotGoOnError for what is none."""
    from teamops.checking.documents.pattern import is_extension

    if not asked:
        return ""
    made = "." + asked.removeprefix(".")
    if not is_extension(made):
        raise CommandError("docname.bad_ext", value=asked)
    return made
