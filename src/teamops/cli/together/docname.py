"""`teamops docname`: the right name of a shared document, or whether files are named right."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

from teamops.checking.documents.pattern import NameFault, NamePattern, is_document, is_extension
from teamops.checking.documents.suggest_name import make_document_name, suggest_document_name
from teamops.cli.output.screen import Span, show
from teamops.cli.shell import option_values
from teamops.cli.shell.declarations import Exit
from teamops.cli.shell.options import make_flag, make_text_argument, make_text_option, make_today_option
from teamops.cli.shell.session import Session, make_clock
from teamops.model.records.settings import Settings
from teamops.render.visible import make_visible
from teamops.store.errors import CommandError
from teamops.store.reading.discovery import SETTINGS
from teamops.store.reading.loader import load


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""
    option = make_text_option

    def name_document(
        words: Annotated[list[str] | None, make_text_argument("docname.words", "PROJECT TYPE | FILE")] = None,
        day: Annotated[str | None, option("--date", "docname.date", "DATE")] = None,
        extension: Annotated[str | None, option("--ext", "docname.ext", ".EXT")] = None,
        others: Annotated[list[str] | None, option("--set", "docname.set", "WORD=TEXT")] = None,
        check: Annotated[bool, make_flag("--check", "docname.check")] = False,
        today: Annotated[str | None, make_today_option()] = None,
    ) -> None:
        settings = _load_settings(session)
        pattern = NamePattern.of(settings.documents.name)
        if check:
            if not _check_names(session, settings, pattern, words or ()):
                raise Exit(1)
            return
        now = make_clock(today)(settings.timezone).date()
        on = option_values.parse_day("--date", day, now, "behind") if day else now
        texts = _collect_texts(session, pattern, words or (), others or (), on)
        show([(make_document_name(pattern, texts, _parse_extension(extension)) + "\n", "")])

    return name_document


def _load_settings(session: Session) -> Settings:
    """Return the settings. Raise CommandError where teamops.yaml cannot be read, or has no pattern."""
    ws = load(session.root)
    if SETTINGS in ws.unread:
        raise CommandError("docname.unreadable")
    if not ws.settings.documents.name.strip():
        raise CommandError("docname.no_pattern")
    return ws.settings


def _collect_texts(
    session: Session, pattern: NamePattern, words: Sequence[str], others: Sequence[str], day: date
) -> Mapping[str, str]:
    """Return the texts for the words of the pattern."""
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


def _parse_extension(text: str | None) -> str:
    """Return the extension with its dot. Raise CommandError for other text."""
    if not text:
        return ""
    extension = "." + text.removeprefix(".")
    if not is_extension(extension):
        raise CommandError("docname.bad_ext", value=text)
    return extension


def _check_names(session: Session, settings: Settings, pattern: NamePattern, files: Sequence[str]) -> bool:
    """Show for each file, which need not exist, whether its name follows the pattern; return whether all do."""
    if not files:
        raise CommandError("docname.no_files")
    paths = [Path(file).as_posix() for file in files]
    show(span for path in paths for span in _format_result(session, settings, pattern, path))
    return all(pattern.find_fault(path) is None for path in filter(is_document, paths))


def _format_result(session: Session, settings: Settings, pattern: NamePattern, path: str) -> Iterator[Span]:
    name = make_visible(path.rpartition("/")[2])
    if not is_document(path):
        yield f"· {session.say('docname.no_document', name=name)}\n", "dim"
    elif (fault := pattern.find_fault(path)) is None:
        yield f"✓ {name}\n", "green"
    else:
        yield f"✗ {make_visible(_describe_fault(session, settings, pattern, path, fault))}\n", "red"
        right = suggest_document_name(pattern, path)
        name = make_visible(right.name)
        yield f"    → {name if right.complete else session.say('docname.to_complete', name=name)}\n", ""


def _describe_fault(session: Session, settings: Settings, pattern: NamePattern, path: str, fault: NameFault) -> str:
    """Return the message of the check about such a name (C007)."""
    from teamops.checking.rules.c007_document_named import EXAMPLES, RULE  # here: the other use needs no rule

    facts = {"name": path.rpartition("/")[2], "pattern": pattern.written, "part": fault.part}
    example = pattern.make_example(path, **EXAMPLES[settings.locale])
    return RULE.messages[fault.lack].say(session.lang, example=example, **facts)
