"""Drawing with SVG elements: escaped texts, short numbers and widths of texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Literal
from unicodedata import category, east_asian_width

from teamops.render.visible import make_visible

Anchor = Literal["start", "middle", "end"]
Place = tuple[float, float]
Label = tuple[float, float, str]
"""A text with its place."""

Palette = Mapping[str, str]
COLORS: Palette = {
    "ink": "#1a1f26",
    "quiet": "#5b6470",
    "line": "#b9c0c8",
    "shade": "#eef1f4",
    "accent": "#1f3f66",
    "second": "#476282",
    "third": "#aab6c5",
    "fourth": "#e4e8ed",
    "bad": "#a3181f",
    "good": "#1d6b3a",
    "paper": "#ffffff",
}
INK, QUIET, LINE, SHADE, ACCENT, SECOND, THIRD, FOURTH, BAD, GOOD, PAPER = COLORS
"""The colours on white paper by name. The style sheet of the page has the same names for a dark screen."""

SIZE = 7.5
"""The size of letters."""

_WIDE, _NARROW = 1.0, 0.62
"""The largest width of a Chinese and any other character in common fonts, as a share of the size."""


def format_number(value: float) -> str:
    """Format a number with one decimal place, or none if that is 0."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


class Svg:
    """A chart of `width` × `height`, to which elements are added; `str()` returns the SVG for a page of HTML.

    `number` distinguishes it from other charts of the page. `title` and `said` are for screen readers.
    """

    def __init__(self, width: float, number: int, title: str, said: str, palette: Palette = COLORS) -> None:
        self.width, self.height = width, 0.0
        self._colors = palette
        self._number, self._title, self._said = number, make_visible(title), make_visible(said)
        self._parts: list[str] = []

    def add_rect(
        self, x: float, y: float, wide: float, high: float, fill: str, *, edge: str = "", thick: float = 0.6
    ) -> None:
        """Add a filled rectangle, with an edge if it has a colour; `hatch` and `none` are fills too."""
        stroke = f' stroke="{self._colors[edge]}" stroke-width="{format_number(thick)}"' if edge else ""
        left, top, width, height = map(format_number, (x, y, max(wide, 0), high))
        box = f'x="{left}" y="{top}" width="{width}" height="{height}"'
        self._parts.append(f"<rect {_format_style(self._format_fill(fill), fill, edge)} {box}{stroke}/>")

    def add_rects(self, places: Sequence[Place], wide: float, high: float, fill: str, *, edge: str = "") -> None:
        """Add rectangles of one size and look, with their upper left corners at `places`."""
        side = f"h{format_number(wide)}v{format_number(high)}h{format_number(-wide)}z"
        self._add_path([f"M{format_number(x)} {format_number(y)}{side}" for x, y in places], fill, edge)

    def add_crosses(self, places: Sequence[Place], wide: float, high: float, color: str) -> None:
        """Add crosses of one size and colour, with their upper left ends at `places`."""
        right, down, back, up = map(format_number, (wide, high, -wide, -high))
        strokes = f"l{right} {down}m{back} 0l{right} {up}"
        self._add_path([f"M{format_number(x)} {format_number(y)}{strokes}" for x, y in places], "none", color)

    def _add_path(self, ways: Sequence[str], fill: str, edge: str) -> None:
        if not ways:
            return
        stroke = f' stroke="{self._colors[edge]}" stroke-width="0.6"' if edge else ""
        self._parts.append(f'<path {_format_style(self._format_fill(fill), fill, edge)} d="{"".join(ways)}"{stroke}/>')

    def line(
        self, points: list[tuple[float, float]], color: str, *, thick: float = 0.6, dash: str = "", name: str = ""
    ) -> None:
        """Add a line through `points`; `dash` is its pattern of dashes, `name` is shown under the mouse."""
        way = " ".join(f"{format_number(x)},{format_number(y)}" for x, y in points)
        broken = f' stroke-dasharray="{dash}"' if dash else ""
        stroke = f'fill="none" stroke="{self._colors[color]}" stroke-width="{format_number(thick)}"'
        stroke += ' stroke-linejoin="round"' if len(points) > 2 else ""
        inner = f"><title>{escape(make_visible(name))}</title></polyline>" if name else "/>"
        self._parts.append(f'<polyline class="s-{color}" {stroke}{broken} points="{way}"{inner}')

    def rules(self, left: float, right: float, heights: Sequence[float], *, thick: float) -> None:
        """Add thin lines from `left` to `right`, one at each of the heights."""
        ways = "".join(f"M{format_number(left)} {format_number(y)}H{format_number(right)}" for y in heights)
        if ways:
            stroke = f'stroke="{self._colors[LINE]}" stroke-width="{format_number(thick)}"'
            self._parts.append(f'<path class="s-{LINE}" fill="none" d="{ways}" {stroke}/>')

    def text(
        self, x: float, y: float, text: str, *, color: str = INK, anchor: Anchor = "start", size: float = SIZE,
        bold: bool = False, room: float | None = None,
    ) -> None:  # fmt: skip
        """Add a line of text, cut if it does not fit into `room`; the whole text is shown under the mouse."""
        style = self._format_text_style(color, anchor, size) + (_HEAVY if bold else "")
        self._parts.append(_format_text(x, y, text, size, room, style))

    def texts(
        self, labels: Sequence[Label], *, color: str = INK, anchor: Anchor = "start", size: float = SIZE,
        room: float | None = None,
    ) -> None:  # fmt: skip
        """Add lines of text of one look, each cut if it does not fit into `room`."""
        if labels:
            texts = "".join(_format_text(x, y, text, size, room, "") for x, y, text in labels)
            style = self._format_text_style(color, anchor, size)
            self._parts.append(f"<g{style}>{texts}</g>" if style else texts)

    def _format_text_style(self, color: str, anchor: Anchor, size: float) -> str:
        """Return the attributes in which a text differs from the default of the chart."""
        style = "" if color == INK else f' class="f-{color}" fill="{self._colors[color]}"'
        style += "" if anchor == "start" else f' text-anchor="{anchor}"'
        return style if size == SIZE else f'{style} font-size="{format_number(size)}"'

    def _format_fill(self, name: str) -> str:
        return f"url(#hatch{self._number})" if name == "hatch" else self._colors.get(name, "none")

    def __str__(self) -> str:
        n, box = self._number, f"0 0 {format_number(self.width)} {format_number(self.height)}"
        hatch = (
            f'<pattern id="hatch{n}" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            f'<rect class="f-paper" fill="{self._colors[PAPER]}" width="3" height="3"/>'
            f'<rect class="f-bad" fill="{self._colors[BAD]}" width="1.2" height="3"/></pattern>'
        )
        defs = f"<defs>{hatch}</defs>" if any("url(#hatch" in part for part in self._parts) else ""
        return (
            f'<svg class="f-{INK}" fill="{self._colors[INK]}" viewBox="{box}" '
            f'font-size="{format_number(SIZE)}" role="img" '
            f'aria-labelledby="picture{n} told{n}"><title id="picture{n}">{escape(self._title)}</title>'
            f'<desc id="told{n}">{escape(self._said)}</desc>{defs}{"".join(self._parts)}</svg>'
        )


_HEAVY = ' font-weight="700"'


def _format_text(x: float, y: float, text: str, size: float, room: float | None, style: str) -> str:
    whole = make_visible(text)
    cut = whole if room is None else cut_text(whole, room, size)
    title = f"<title>{escape(whole)}</title>" if cut != whole else ""
    return f'<text x="{format_number(x)}" y="{format_number(y)}"{style}>{escape(cut)}{title}</text>'


def _format_style(fill: str, name: str, edge: str) -> str:
    classes = " ".join(filter(None, (f"f-{name}" if name in COLORS else "", f"s-{edge}" if edge else "")))
    return (f'class="{classes}" ' if classes else "") + f'fill="{fill}"'


def measure_text(text: str, size: float = SIZE) -> float:
    """Return the largest width that `text` may have."""
    return size * sum(map(_measure_character, text))


def _measure_character(character: str) -> float:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return _WIDE if east_asian_width(character) in "WF" or ord(character) > 0x1F000 else _NARROW


def cut_text(text: str, room: float, size: float = SIZE) -> str:
    """Cut `text` to what fits into `room`, with … at its end if it is cut."""
    if len(text) * _NARROW * size > room * 4 or measure_text(text, size) > room:
        room -= _WIDE * size
        end, used = 0, 0.0
        while end < len(text) and used + _measure_character(text[end]) * size <= room:
            used += _measure_character(text[end]) * size
            end += 1
        return text[:end].rstrip() + "…"
    return text
