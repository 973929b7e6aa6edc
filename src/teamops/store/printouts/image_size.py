"""The size of a picture, read from its header before anything decodes it: a small file can hold a huge picture.

No library is used: those that read sizes accept truncated files, do not say whether a picture is animated, and use the
outer of the two sizes that a WebP has. Sources: PNG (W3C, 3rd edition, 5.3 and 11.2.1), JPEG (ITU T.81, B.2), WebP (RFC
9649), GIF89a (section 18).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from teamops.model.named_tuple import NamedTuple

MOST_PIXELS = 16_000_000
LONGEST_SIDE = 16_384
_MOST_SCANS = 100
"""Most passes of a JPEG: more are made to keep a decoder busy, a few bytes each for a pass over the whole picture."""

_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""JPEG markers that are followed by the size."""


class NoPictureError(Exception):
    """The bytes are no complete picture of the kind."""


class ImageHead(NamedTuple):
    """The size in pixels that a picture's header gives, and whether it is animated."""

    width: int
    height: int
    is_animated: bool = False

    @property
    def is_large(self) -> bool:
        """Whether the picture is too large to be decoded."""
        return self.width * self.height > MOST_PIXELS or max(self.width, self.height) > LONGEST_SIDE


def read_head(content: bytes, kind: str) -> ImageHead:
    """Read the header of a picture of `kind` (png, jpeg, webp, gif). Raises NoPictureError."""
    try:
        head = _READERS[kind](content)
    except (IndexError, KeyError):
        raise NoPictureError from None
    if head.width < 1 or head.height < 1:
        raise NoPictureError
    return head


def _read_png(content: bytes) -> ImageHead:
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or content[8:16] != b"\0\0\0\rIHDR":
        raise NoPictureError
    kinds = {kind for kind, _ in _list_chunks(content, 8, "big", 4)}
    if not {b"IDAT", b"IEND"} <= kinds:
        raise NoPictureError
    return ImageHead(_decode_big(content[16:20]), _decode_big(content[20:24]), b"acTL" in kinds)


def _read_jpeg(content: bytes) -> ImageHead:
    if not content.startswith(b"\xff\xd8\xff") or content.count(b"\xff\xda") > _MOST_SCANS:
        raise NoPictureError
    at, head = 2, None
    while content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if marker == 0xDA and head is not None:
            return head
        if marker in _FRAMES:
            head = ImageHead(_decode_big(content[at + 7 : at + 9]), _decode_big(content[at + 5 : at + 7]))
        at += 2 + max(_decode_big(content[at + 2 : at + 4]), 2)
    raise NoPictureError


def _read_webp(content: bytes) -> ImageHead:
    if not content.startswith(b"RIFF") or content[8:12] != b"WEBP":
        raise NoPictureError
    sizes, moves, has_picture = [], False, False
    for kind, part in _list_chunks(content, 12, "little", 0):
        if kind == b"VP8X":
            sizes.append((_decode_little(part[4:7]) + 1, _decode_little(part[7:10]) + 1))
        elif kind == b"VP8 " and part[3:6] == b"\x9d\x01\x2a":
            sizes.append((_decode_little(part[6:8]) & 0x3FFF, _decode_little(part[8:10]) & 0x3FFF))
            has_picture = True
        elif kind == b"VP8L" and part[0] == 0x2F:
            bits = _decode_little(part[1:5])
            sizes.append(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
            has_picture = True
        moves |= kind in (b"ANIM", b"ANMF")
    if not (has_picture or moves):
        raise NoPictureError
    width, height = map(max, zip(*sizes, strict=True))
    return ImageHead(width, height, moves)


def _read_gif(content: bytes) -> ImageHead:
    if content[:6] not in (b"GIF87a", b"GIF89a"):
        raise NoPictureError
    return ImageHead(_decode_little(content[6:8]), _decode_little(content[8:10]), b"NETSCAPE2.0" in content)


def _list_chunks(content: bytes, at: int, order: str, after: int) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of the chunks of a PNG or WebP, up to the first truncated one.

    In a PNG (`order` big) the length comes first, and each chunk ends with `after` more bytes.
    """
    while at + 8 <= len(content):
        pair = content[at : at + 4], content[at + 4 : at + 8]
        length, kind = (_decode_big(pair[0]), pair[1]) if order == "big" else (_decode_little(pair[1]), pair[0])
        end = at + 8 + length
        if end + after > len(content):
            return
        yield kind, content[at + 8 : end]
        if kind == b"IEND":
            return
        at = end + after + (length % 2 if order == "little" else 0)


def _decode_big(number: bytes) -> int:
    return int.from_bytes(number, "big")


def _decode_little(number: bytes) -> int:
    return int.from_bytes(number, "little")


_READERS: dict[str, Callable[[bytes], ImageHead]] = {
    "png": _read_png,
    "jpeg": _read_jpeg,
    "webp": _read_webp,
    "gif": _read_gif,
}
