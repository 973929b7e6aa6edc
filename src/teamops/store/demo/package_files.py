"""Files that come with teamops: templates and examples, inside the wheel or beside the source."""

from __future__ import annotations

from pathlib import Path

import teamops
from teamops.locale.text import Lang


def find_shipped_folder(name: str) -> Path:
    """Return the folder `name` (`templates`, `examples`) that comes with teamops.

    A wheel carries it in its package; an editable install has it at the top of the repository.
    """
    package = Path(teamops.__file__).parent
    inside = package / "_data" / name
    return inside if inside.is_dir() else package.parents[1] / name


def read_starter(file: str, lang: Lang) -> str:
    """Read the starter `file`, with its hints in `lang`."""
    folder = find_shipped_folder("templates")
    return ((folder / "en" if lang == "en" else folder) / file).read_text(encoding="utf-8")
