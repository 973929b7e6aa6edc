"""How a team's printouts look: what teamops.yaml says, the logo that it names, and the team's own templates."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from teamops.model.printout import Logo, Look, PictureKind
from teamops.model.template import Template
from teamops.store.errors import CannotGoOnError
from teamops.store.loading import load_settings
from teamops.store.own_file import read_own
from teamops.store.shipped import shipped

FOLDER = "templates"
LARGEST_LOGO = 200 * 1024
LARGEST_TEMPLATE = 512 * 1024
_KINDS: dict[str, PictureKind] = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".svg": "svg", ".webp": "webp"}
_BEGIN = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpeg": re.compile(rb"\xff\xd8\xff"),
    "webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    "svg": re.compile(
        rb"(?:\xef\xbb\xbf)?(?:\s+|<\?xml[^>]*>|<!--.*?-->)*(?:<!DOCTYPE svg[^>\[]*>\s*)?<svg[\s>]", re.DOTALL
    ),
}
"""How each kind of picture begins; a document type of SVG that declares entities is none that is taken."""


def look_of(root: Path, *templates: str) -> Look:
    """How printouts of the workspace look today, with those of `templates` that the team has itself.

    Raises CannotGoOnError where a file that it names cannot be used.
    """
    printouts = load_settings(root).settings.printouts
    logo = logo_of(root, printouts.logo) if printouts.logo is not None else None
    own = {name: template for name in templates if (template := own_template(root, name)) is not None}
    return Look(printouts.colors, logo, own)


def printout_template(root: Path, name: str) -> Template:
    """The team's own template of that name, or else the one that comes with teamops."""
    usual = shipped(FOLDER) / name
    return own_template(root, name) or Template(usual.read_text(encoding="utf-8"), usual.as_posix())


def own_template(root: Path, name: str) -> Template | None:
    """The template `name` in the folder `templates` of the workspace; None where there is none."""
    file = f"{FOLDER}/{name}"
    content = read_own(root, file, file, LARGEST_TEMPLATE)
    try:
        return None if content is None else Template(content.decode("utf-8-sig").replace("\r\n", "\n"), file)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1 if content is not None else 1
        raise CannotGoOnError("printouts.template_encoding", file=file, line=line) from None


def logo_of(root: Path, file: str) -> Logo:
    """The picture `file` of the workspace. Raises CannotGoOnError where it is missing or is no picture."""
    place = "teamops.yaml: printouts.logo"
    kind = _KINDS.get(PurePosixPath(file).suffix.lower())
    if kind is None:
        raise CannotGoOnError("printouts.logo_kind", place=place, file=file)
    content = read_own(root, file, place, LARGEST_LOGO)
    if content is None:
        raise CannotGoOnError("printouts.logo_missing", place=place, file=file)
    if not _BEGIN[kind].match(content):
        raise CannotGoOnError("printouts.logo_content", place=place, file=file, kind=kind)
    return Logo(content, kind, file)
