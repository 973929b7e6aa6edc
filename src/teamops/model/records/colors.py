"""Colours as files write them, `#rrggbb`, and whether one can be read on another (WCAG 2.2, contrast 1.4.3)."""

from __future__ import annotations

import colorsys
import re
from typing import Annotated, Any

from pydantic import PlainValidator

from teamops.model.records.values import wrong

_WRITTEN = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
PAPER = "#ffffff"
READABLE = 4.5
"""The least contrast of text with what is behind it."""


def to_color(value: Any) -> str:
    """A colour that can be read on white paper, in small letters."""
    if not (isinstance(value, str) and _WRITTEN.fullmatch(value)):
        raise wrong("color", value)
    if contrast(value, PAPER) < READABLE:
        raise wrong("pale_color", value)
    return value.lower()


def contrast(color: str, other: str) -> float:
    """How far apart two colours are in light: from 1, the same, to 21, black and white."""
    darker, lighter = sorted((_luminance(color), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lightened(color: str, behind: str, least: float = READABLE) -> str:
    """The colour in the darkest tone with at least that contrast to the dark colour `behind`; what has it stays."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(color))
    tone = color
    while contrast(tone, behind) < least and lightness < 1:
        lightness = min(1.0, lightness + 0.01)
        tone = _written(colorsys.hls_to_rgb(hue, lightness, saturation))
    return tone


def mixed_with_white(color: str, share: float) -> str:
    """A tint that has so much of the colour, from 0 to 1, and is white for the rest."""
    red, green, blue = (channel * share + 1 - share for channel in _channels(color))
    return _written((red, green, blue))


def _luminance(color: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(color: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(color[1:])
    return red / 255, green / 255, blue / 255


def _written(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


Color = Annotated[str, PlainValidator(to_color)]
