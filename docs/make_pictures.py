"""Makes the pictures that README.md and README.zh-CN.md show: the first page of the weekly pack, one for each language.

python docs/make_pictures.py [FOLDER]    needs poppler's pdftoppm and a Chinese font; FOLDER is docs/pictures by default

The pack is that of a Monday in the history of `teamops demo`.
"""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

PICTURES = Path(__file__).parent / "pictures"
FOLDERS = {"en": "", "zh": "zh"}
"""Where the pictures of a language are, as in docs."""

MONDAY = "2026-09-21T15:00"
DOTS_PER_INCH = 144
"""A page is then 1684 pixels wide: twice the width at which a README is shown."""

COLOURS = 64
"""Enough for text and lines; a picture of so many has a third of the bytes."""


def make_pictures(folder: Path) -> list[Path]:
    """Write the pictures of all languages into the folder, and return their files."""
    with tempfile.TemporaryDirectory() as scratch:
        team = Path(scratch) / "team"
        _run(sys.executable, "-m", "teamops", "demo", str(team))
        return [_make_picture(team, lang, folder / FOLDERS[lang]) for lang in FOLDERS]


def _make_picture(team: Path, lang: str, folder: Path) -> Path:
    pack = team / f"{lang}.pdf"
    report = ("report", "weekly", "--at", MONDAY, "--format", "pdf", "-o", str(pack))
    _run(sys.executable, "-m", "teamops", "-C", str(team), "--lang", lang, *report)
    _run("pdftoppm", "-r", str(DOTS_PER_INCH), "-singlefile", str(pack), str(team / lang))
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "weekly.png"
    file.write_bytes(_make_png((team / f"{lang}.ppm").read_bytes()))
    return file


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def _make_png(ppm: bytes) -> bytes:
    """Return a PPM picture (24 bits a pixel) as a PNG of its most frequent colours: others become the nearest one."""
    head = re.match(rb"P6\s(\d+)\s(\d+)\s255\s", ppm)
    assert head is not None
    width, height = int(head[1]), int(head[2])
    pixels = list(struct.iter_unpack("3B", ppm[head.end() :]))
    counted = Counter(pixels)
    palette = [colour for colour, _ in counted.most_common(COLOURS)]
    places = {colour: min(range(len(palette)), key=lambda n: _distance(palette[n], colour)) for colour in counted}
    indexes = bytes(map(places.__getitem__, pixels))
    rows = b"".join(b"\0" + indexes[start : start + width] for start in range(0, width * height, width))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(map(bytes, palette))),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_make_chunk(kind, content) for kind, content in parts)


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _make_chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


if __name__ == "__main__":
    make_pictures(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
