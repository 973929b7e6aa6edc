"""Colours as files write them, `#rrggbb`, and whether one can be read on another (WCAG 2.2, contrast 1.4.3)."""

from __future__ import annotations

import colorsys
import re
from typing import Annotated, Any

from pydantic import PlainValidator

from teamops.model.records.values import make_value_error

_WRITTEN = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
PAPER = "#ffffff"
READABLE = 4.5
"""The least contrast of text with what is behind it."""


def convert_color(value: Any) -> str:
    """A colour that can be read on white paper, in small letters."""
    if not (isinstance(value, str) and _WRITTEN.fullmatch(value)):
        raise make_value_error("color", value)
    if compute_contrast(value, PAPER) < READABLE:
        raise make_value_error("pale_color", value)
    return value.lower()


def compute_contrast(color: str, other: str) -> float:
    """How far apart two colours are in light: from 1, the same, to 21, black and white."""
    darker, lighter = sorted((_compute_luminance(color), _compute_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lighten(color: str, behind: str, least: float = READABLE) -> str:
    """The colour in the darkest tone with at least that contrast to the dark colour `behind`; what has it stays."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parse_channels(color))
    tone = color
    while compute_contrast(tone, behind) < least and lightness < 1:
        lightness = min(1.0, lightness + 0.01)
        tone = _format_color(colorsys.hls_to_rgb(hue, lightness, saturation))
    return tone


def mix_with_white(color: str, share: float) -> str:
    """A tint that has so much of the colour, from 0 to 1, and is white for the rest."""
    red, green, blue = (channel * share + 1 - share for channel in _parse_channels(color))
    return _format_color((red, green, blue))


def _compute_luminance(color: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _parse_channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parse_channels(color: str) -> tuple[float, float, float]:
    red, green, blue = bytes.fromhex(color[1:])
    return red / 255, green / 255, blue / 255


def _format_color(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


Color = Annotated[str, PlainValidator(convert_color)]
