"""How a team's printouts look: the colours in teamops.yaml, the logo that it names, and the team's own templates."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

from teamops.model.records.printout import Logo, Look, PictureKind
from teamops.model.records.template import Template
from teamops.store.demo.package_files import find_shipped_folder
from teamops.store.errors import CommandError
from teamops.store.plain_file import NotPlainError, read_plain
from teamops.store.reading.loader import load_settings

FOLDER = "templates"
LARGEST_LOGO = 200 * 1024
LARGEST_TEMPLATE = 512 * 1024
_KINDS: dict[str, PictureKind] = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".svg": "svg", ".webp": "webp"}


def load_look(root: Path, *templates: str) -> Look:
    """Return how printouts of the workspace look now, with the team's own version of each of `templates` it has.

    Raises CommandError where a file that it names cannot be used.
    """
    printouts = load_settings(root).settings.printouts
    logo = load_logo(root, printouts.logo) if printouts.logo is not None else None
    own = {name: template for name in templates if (template := load_own_template(root, name)) is not None}
    return Look(printouts.colors, logo, own)


def load_template(root: Path, name: str) -> Template:
    """Load the team's own template of that name, else the one that comes with teamops."""
    usual = find_shipped_folder(FOLDER) / name
    return load_own_template(root, name) or Template(usual.read_text(encoding="utf-8"), usual.as_posix())


def load_own_template(root: Path, name: str) -> Template | None:
    """Load the template `name` from the workspace's folder `templates`; None where there is none."""
    file = f"{FOLDER}/{name}"
    content = _read_team_file(root, file, file, LARGEST_TEMPLATE)
    try:
        return None if content is None else Template(content.decode("utf-8-sig").replace("\r\n", "\n"), file)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1 if content is not None else 1
        raise CommandError("printouts.template_encoding", file=file, line=line) from None


def load_logo(root: Path, file: str) -> Logo:
    """Load the picture `file` of the workspace.

    Raises CommandError where it is missing, no picture, animated, or larger than a printout needs.
    """
    place = "teamops.yaml: printouts.logo"
    kind = _KINDS.get(PurePosixPath(file).suffix.lower())
    if kind is None:
        raise CommandError("printouts.logo_kind", place=place, file=file)
    content = _read_team_file(root, file, place, LARGEST_LOGO)
    if content is None:
        raise CommandError("printouts.logo_missing", place=place, file=file)
    return _check_logo(Logo(content, kind, file), place)


def _check_logo(logo: Logo, place: str) -> Logo:
    """Return the logo if its header says that it can be printed; raise CommandError otherwise."""
    from teamops.store.printouts.image_size import MOST_PIXELS, NoPictureError, read_head
    from teamops.store.printouts.svg_size import MOST_SHAPES, ManyShapesError, measure_svg

    facts = {"place": place, "file": logo.file}
    try:
        head = measure_svg(logo.content) if logo.kind == "svg" else read_head(logo.content, logo.kind)
    except NoPictureError:
        raise CommandError("printouts.logo_content", kind=logo.kind, **facts) from None
    except ManyShapesError:
        raise CommandError("printouts.logo_shapes", most=MOST_SHAPES, **facts) from None
    if head.is_animated:
        raise CommandError("printouts.logo_animated", **facts)
    if head.is_large:
        most = MOST_PIXELS // 1_000_000
        raise CommandError("printouts.logo_pixels", width=head.width, height=head.height, most=most, **facts)
    return logo


def _read_team_file(root: Path, file: str, place: str, limit: int) -> bytes | None:
    """Read `file`, a path from the top of the workspace; None where there is none.

    `place` is the setting that messages name. Raises CommandError for a file outside the workspace, one that is not
    regular, is larger than `limit` bytes, or cannot be read.
    """
    path = _resolve_inside(root, file, place)
    try:
        return read_plain(path, limit)
    except FileNotFoundError:
        return None
    except NotPlainError as error:
        name = "printouts.not_a_file" if error.size is None else "printouts.too_large"
        raise CommandError(name, place=place, file=file, limit=limit // 1024) from error
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or error
        raise CommandError("printouts.unreadable", place=place, file=file, problem=problem) from error


def _resolve_inside(root: Path, file: str, place: str) -> Path:
    """Return the path of `file` with links resolved. Windows paths are refused on every system."""
    windows_path = PureWindowsPath(file)
    if windows_path.is_absolute() or windows_path.anchor or ".." in windows_path.parts or "\\" in file:
        raise CommandError("printouts.outside", place=place, file=file)
    try:
        path = Path(os.path.realpath(root / file))
    except ValueError as error:  # a NUL
        raise CommandError("printouts.unreadable", place=place, file=file, problem=error) from error
    if not path.is_relative_to(os.path.realpath(root)):
        raise CommandError("printouts.outside", place=place, file=file)
    return path
