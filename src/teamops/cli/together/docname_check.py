"""Whether files are named by the team's pattern, and how they should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from teamops.checking.documents.pattern import NameFault, NamePattern, is_document
from teamops.checking.documents.suggest_name import suggest_document_name
from teamops.cli.output.screen import Span, show
from teamops.cli.shell.session import Session
from teamops.render.visible import make_visible
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from teamops.model.records.settings import Settings


def check_names(session: Session, settings: Settings, pattern: NamePattern, files: Sequence[str]) -> bool:
    """Whether all files are named by the pattern; it is shown of each. They need not be there."""
    if not files:
        raise CommandError("docname.no_files")
    paths = [Path(file).as_posix() for file in files]
    show(span for path in paths for span in _format_result(session, settings, pattern, path))
    return all(pattern.find_fault(path) is None for path in filter(is_document, paths))


def _format_result(session: Session, settings: Settings, pattern: NamePattern, path: str) -> Iterator[Span]:
    name = make_visible(path.rpartition("/")[2])
    if not is_document(path):
        yield f"· {session.say('docname.no_document', name=name)}\n", "dim"
    elif (wrong := pattern.find_fault(path)) is None:
        yield f"✓ {name}\n", "green"
    else:
        yield f"✗ {make_visible(_describe_misnaming(session, settings, pattern, path, wrong))}\n", "red"
        right = suggest_document_name(pattern, path)
        name = make_visible(right.name)
        yield f"    → {name if right.complete else session.say('docname.to_complete', name=name)}\n", ""


def _describe_misnaming(session: Session, settings: Settings, pattern: NamePattern, path: str, wrong: NameFault) -> str:
    """What the check says of such a name (C007)."""
    from teamops.checking.rules.c007_document_named import EXAMPLES, RULE

    facts = {"name": path.rpartition("/")[2], "pattern": pattern.written, "part": wrong.part}
    example = pattern.make_example(path, **EXAMPLES[settings.locale])
    return RULE.messages[wrong.lack].say(session.lang, example=example, **facts)
