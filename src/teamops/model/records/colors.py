"""Colours in files, `#rrggbb`, and whether one is legible on another (WCAG 2.2, contrast 1.4.3)."""

from __future__ import annotations

import colorsys
import re
from typing import Annotated, Any

from teamops.model.later_pattern import compile_later
from teamops.model.records.conversion import Conversion, make_value_error

_WRITTEN = compile_later(r"#[0-9a-fA-F]{6}", re.ASCII)
PAPER = "#ffffff"
READABLE = 4.5
"""The least contrast of legible text."""


def convert_color(value: Any) -> str:
    """Return a colour that is legible on white paper, in lower case. Raises the value error of records else."""
    if not (isinstance(value, str) and _WRITTEN.fullmatch(value)):
        raise make_value_error("color", value)
    if compute_contrast(value, PAPER) < READABLE:
        raise make_value_error("pale_color", value)
    return value.lower()


def compute_contrast(color: str, other: str) -> float:
    """Return the contrast ratio of two colours: from 1, the same, to 21, black and white."""
    darker, lighter = sorted((_compute_luminance(color), _compute_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lighten(color: str, behind: str, least: float = READABLE) -> str:
    """Return `color` lightened until it has the contrast `least` to the dark colour `behind`."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parse_channels(color))
    tone = color
    while compute_contrast(tone, behind) < least and lightness < 1:
        lightness = min(1.0, lightness + 0.01)
        tone = _format_color(colorsys.hls_to_rgb(hue, lightness, saturation))
    return tone


def mix_with_white(color: str, share: float) -> str:
    """Return a tint with this share (0 to 1) of the colour and white for the rest."""
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


Color = Annotated[str, Conversion(convert_color)]
