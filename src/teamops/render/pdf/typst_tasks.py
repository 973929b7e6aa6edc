"""The tasks of a child process with Typst: listing fonts, and making a PDF of texts and pictures.

It imports little, to start quickly; the parent (typesetter.py) prepares the texts.
"""

from __future__ import annotations

import os

import typst

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Parts = dict[str, bytes]

_compile: Callable[..., bytes] = typst.compile  # its stub lacks input of several files
_fonts: dict[tuple[bytes, bytes], typst.Fonts] = {}
"""The fonts by place, cached: searching all of the system takes a while."""


def run_fonts_task(parts: Parts) -> Parts:
    """Return the available fonts, a line with weight and family for each."""
    return {"fonts": "\n".join(f"{font.weight} {font.family}" for font in _load_fonts(parts).fonts()).encode()}


def run_pdf_task(parts: Parts) -> Parts:
    """Return the PDF of the files (the parts whose names begin with a slash), or the messages of Typst."""
    files = {name[1:]: content for name, content in parts.items() if name.startswith("/")}
    empty = os.fsdecode(parts["folder"])
    try:
        pdf = _compile(
            files,
            root=empty,
            font_paths=_load_fonts(parts),
            format="pdf",
            package_path=empty,
            package_cache_path=empty,
            **_parse_options(parts),
        )
    except typst.TypstError as error:
        texts = {"message": error.message, "hints": "\n".join(error.hints), "diagnostic": error.diagnostic}
        return {name: text.encode() for name, text in texts.items()}
    return {"pdf": pdf}


def _parse_options(parts: Parts) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if "made" in parts:
        options |= {"timestamp": int(parts["made"]), "pdf_tags": bool(parts["tagged"])}
    if "standard" in parts:
        options["pdf_standards"] = parts["standard"].decode()
    return options


def _load_fonts(parts: Parts) -> typst.Fonts:
    key = (parts["system"], parts["folders"])
    if key not in _fonts:
        folders = [os.fsdecode(folder) for folder in parts["folders"].split(b"\0") if folder]
        _fonts[key] = typst.Fonts(include_system_fonts=parts["system"] == b"1", font_paths=folders)
    return _fonts[key]


TASKS: dict[str, Callable[[Parts], Parts]] = {"fonts": run_fonts_task, "pdf": run_pdf_task}
