"""The size of an SVG drawing, counted before anything draws it.

One shape can repeat ten others, each of which repeats ten.
"""

from __future__ import annotations

import re
from base64 import b64decode
from xml.parsers import expat

from teamops.model.dataclass import dataclass, field
from teamops.model.later_pattern import compile_later
from teamops.store.printouts.image_size import ImageHead, NoPictureError, read_head

MOST_SHAPES = 50_000
_DEEPEST = 100
_SVG = "http://www.w3.org/2000/svg"
_HREFS = ("href", "http://www.w3.org/1999/xlink href")
_REFERENCE = compile_later(r"url\(\s*['\"]?#([^'\")\s]+)")
_DATA = compile_later(r"\s*data:image/(png|jpe?g|webp|gif)\s*;\s*base64\s*,", re.IGNORECASE)
_LENGTH = compile_later(
    r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)\s*(px|pt|pc|mm|cm|in|)\s*", re.IGNORECASE | re.ASCII
)
_SIDES = ("width", "height")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_DRAWN_AS_PIXELS = {"filter", "mask", "pattern"}
"""Elements that are drawn as a bitmap of their size; all others cost no more in a large drawing."""


class ManyShapesError(Exception):
    """The drawing has too many shapes, or shapes that contain themselves."""


@dataclass(slots=True)
class _Element:
    """An element: those inside it, the ids it refers to, and how many elements it amounts to (0: not counted yet)."""

    inside: list[_Element] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    count: int = 0


class _Drawing:
    """What the parser collects while it reads the file."""

    def __init__(self) -> None:
        self.open: list[_Element] = []
        self.ids: dict[str, _Element] = {}
        self.root: _Element | None = None
        self.size = ImageHead(1, 1)
        self.takes_pixels = False
        self.pictures: list[ImageHead] = []
        self.elements = 0

    def begin_element(self, name: str, keys: dict[str, str]) -> None:
        space, _, name = name.rpartition(" ")
        if self.root is None:
            if (space, name) != (_SVG, "svg"):
                raise NoPictureError
            self.size = _parse_size(keys)
        self.elements += 1
        if self.elements > MOST_SHAPES or len(self.open) > _DEEPEST:
            raise ManyShapesError
        if name in _DRAWN_AS_PIXELS:
            self.takes_pixels = True
            width, height = (max(round(_parse_pixels(keys.get(side, "")) or 1), 1) for side in _SIDES)
            self.pictures.append(ImageHead(width, height))
        self._keep(name, keys)

    def _keep(self, name: str, keys: dict[str, str]) -> None:
        link = next((keys[key] for key in _HREFS if key in keys), "").strip()
        element = _Element(named=[name_found for value in keys.values() for name_found in _REFERENCE.findall(value)])
        if link.startswith("#") and name != "a":
            element.named.append(link[1:])
        if name in ("image", "feImage") and link.lower().startswith("data:"):
            self.pictures.append(_read_embedded_picture(link))
        self.ids.setdefault(keys.get("id", ""), element)
        if self.open:
            self.open[-1].inside.append(element)
        self.root = self.root or element
        self.open.append(element)

    def end_element(self, _: str) -> None:
        self.open.pop()


def measure_svg(content: bytes) -> ImageHead:
    """Return the size of an SVG if it is drawn as pixels, or that of the largest picture in it.

    Raises NoPictureError for a file that is no SVG, or declares entities, and ManyShapesError for one that would draw
    too much.
    """
    drawing, parser = _Drawing(), expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = drawing.begin_element, drawing.end_element
    parser.StartDoctypeDeclHandler = _refuse_entities
    try:
        content.decode("utf-8")  # as Typst requires
        parser.Parse(content, True)
    except (expat.ExpatError, UnicodeDecodeError, LookupError):
        raise NoPictureError from None
    if drawing.root is None:
        raise NoPictureError
    _count_elements(drawing.root, drawing.ids, 0)
    sizes = [*drawing.pictures, *([drawing.size] if drawing.takes_pixels else [])]
    return max(sizes, key=lambda head: head.width * head.height, default=ImageHead(1, 1))


def _count_elements(element: _Element, ids: dict[str, _Element], depth: int) -> int:
    """Count the elements that drawing `element` draws. Raises ManyShapesError, also for one that contains itself."""
    if element.count:
        return element.count
    if depth > 2 * _DEEPEST:
        raise ManyShapesError
    named = (ids[name] for name in element.named if name in ids)
    one_count = 1
    for inner in (*element.inside, *named):
        one_count += _count_elements(inner, ids, depth + 1)
        if one_count > MOST_SHAPES:
            raise ManyShapesError
    element.count = one_count
    return one_count


def _refuse_entities(_name: str, _system: str | None, _public: str | None, has_internal_subset: int) -> None:
    if has_internal_subset:
        raise NoPictureError


def _parse_size(keys: dict[str, str]) -> ImageHead:
    """Return width and height in pixels, taken from the view box where they are missing or a percentage."""
    view = [*re.split(r"[\s,]+", keys.get("viewBox", "").strip()), "", "", "", ""]
    width = _parse_pixels(keys.get("width", "")) or _parse_pixels(view[2]) or 1
    height = _parse_pixels(keys.get("height", "")) or _parse_pixels(view[3]) or 1
    if min(width, height) <= 0:
        raise NoPictureError
    return ImageHead(round(width) or 1, round(height) or 1)


def _parse_pixels(text: str) -> float | None:
    match = _LENGTH.fullmatch(text)
    if match is None:
        return None
    pixels = float(match[1]) * _PIXELS[match[2].lower()]
    return min(pixels, 1e12) if pixels else -1.0


def _read_embedded_picture(link: str) -> ImageHead:
    match = _DATA.match(link)
    if match is None:
        raise NoPictureError
    try:
        content = b64decode(link[match.end() :])
    except ValueError:
        raise NoPictureError from None
    return read_head(content, match[1].lower().replace("jpg", "jpeg"))
