"""The pictures that documents show can be made again by the command that CONTRIBUTING.md names."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.walking import DOCS
from tests.processes import search_path

PICTURES = sorted(file.relative_to(DOCS / "pictures") for file in (DOCS / "pictures").rglob("*") if file.is_file())


def size(file: Path) -> tuple[int, int]:
    """The width and the height of a PNG picture."""
    head = file.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", head[16:24])  # type: ignore[return-value]


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="needs poppler's pdftoppm")
def test_one_command_makes_all_pictures_of_the_documents(tmp_path: Path) -> None:
    environment = {**os.environ, "PATH": os.pathsep.join(search_path())}
    command = [sys.executable, DOCS / "make_pictures.py", tmp_path]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    if "fonts-noto-cjk" in done.stderr:
        pytest.skip("needs a Chinese font")
    assert done.returncode == 0, done.stderr
    assert sorted(file.relative_to(tmp_path) for file in tmp_path.rglob("*.png")) == PICTURES
    assert {size(tmp_path / file) for file in PICTURES} == {size(DOCS / "pictures" / file) for file in PICTURES}


def test_every_picture_is_shown_in_a_document_of_its_language() -> None:
    for file in PICTURES:
        chinese = file.parts[0] == "zh"
        readers = [DOCS.parent / ("README.zh-CN.md" if chinese else "README.md")]
        readers += (DOCS / "zh" if chinese else DOCS).glob("*.md")
        shown = f"pictures/{file.as_posix()}"
        assert [reader for reader in readers if reader.exists() and shown in reader.read_text("utf-8")], shown
