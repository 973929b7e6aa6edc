"""What a child process does with Typst: it names the fonts, and makes a PDF of texts and pictures that it is given.

It imports nothing that takes time to import; texts are made and judged by the parent (typesetter.py).
"""

from __future__ import annotations

import os

import typst

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Parts = dict[str, bytes]

_compile: Callable[..., bytes] = typst.compile  # its stub does not know of input that is several files
_found: dict[tuple[bytes, bytes], typst.Fonts] = {}
"""The fonts of each asking: to look through all of the system takes a while."""


def run_fonts_task(asked: Parts) -> Parts:
    """The fonts here, a line for each: its weight, its family."""
    return {"fonts": "\n".join(f"{font.weight} {font.family}" for font in _load_fonts(asked).fonts()).encode()}


def run_pdf_task(asked: Parts) -> Parts:
    """The PDF of the files (the parts whose names begin with a slash), or what Typst says where it refuses them."""
    files = {name[1:]: content for name, content in asked.items() if name.startswith("/")}
    empty = os.fsdecode(asked["folder"])
    try:
        made = _compile(
            files,
            root=empty,
            font_paths=_load_fonts(asked),
            format="pdf",
            package_path=empty,
            package_cache_path=empty,
            **_parse_options(asked),
        )
    except typst.TypstError as error:
        said = {"message": error.message, "hints": "\n".join(error.hints), "diagnostic": error.diagnostic}
        return {name: text.encode() for name, text in said.items()}
    return {"pdf": made}


def _parse_options(asked: Parts) -> dict[str, Any]:
    options: dict[str, Any] = {}
    if "made" in asked:
        options |= {"timestamp": int(asked["made"]), "pdf_tags": bool(asked["tagged"])}
    if "standard" in asked:
        options["pdf_standards"] = asked["standard"].decode()
    return options


def _load_fonts(asked: Parts) -> typst.Fonts:
    key = (asked["system"], asked["folders"])
    if key not in _found:
        folders = [os.fsdecode(folder) for folder in asked["folders"].split(b"\0") if folder]
        _found[key] = typst.Fonts(include_system_fonts=asked["system"] == b"1", font_paths=folders)
    return _found[key]


TASKS: dict[str, Callable[[Parts], Parts]] = {"fonts": run_fonts_task, "pdf": run_pdf_task}
