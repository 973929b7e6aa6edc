"""Small pictures that are whole, and say of themselves what a test wants them to."""

from __future__ import annotations

import struct
import zlib


def chunk(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(width: int, height: int, *, before: bytes = b"", rows: int = 1) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(b"\0" * (min(width, 1 << 16) + 1) * rows, 9))
    return b"\x89PNG\r\n\x1a\n" + head + before + data + chunk(b"IEND")


def jpeg(width: int, height: int, *, scans: int = 1, frame: int = 0xC0) -> bytes:
    head = b"\xff\xd8\xff\xe0\x00\x10JFIF\0" + b"\0" * 9
    size = struct.pack(">BBHBHHB", 0xFF, frame, 11, 8, height, width, 1) + b"\1\x11\0"
    return head + size + b"\xff\xda\x00\x08\1\1\0\0\x3f\0\0" * scans + b"\xff\xd9"


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    inside = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(part)) + part + b"\0" * (len(part) % 2) for kind, part in chunks
    )
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def vp8(width: int, height: int) -> tuple[bytes, bytes]:
    return b"VP8 ", b"\x10\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height) + b"\0" * 4


def vp8l(width: int, height: int) -> tuple[bytes, bytes]:
    return b"VP8L", b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14) + b"\0" * 4


def vp8x(width: int, height: int) -> tuple[bytes, bytes]:
    sides = (struct.pack("<I", side - 1)[:3] for side in (width, height))
    return b"VP8X", b"\0" * 4 + b"".join(sides)
