"""The colours of a team as variables of a page's style sheet, for paper and for a dark screen."""

from __future__ import annotations

from dataclasses import asdict

from teamops.model.records.colors import lighten
from teamops.model.records.settings import Colors

DARK = "#222930"
"""The lightest background of texts on a dark screen: `--shade` in report.css."""

_DARK_CONTRAST = 6.0
"""The contrast of tones on a dark screen, where light letters look thinner than they are."""


def format_variables(colors: Colors) -> str:
    """Return CSS rules that set `--accent`, `--good`, `--warn` and `--bad`, legible on light and dark backgrounds."""
    light = asdict(colors)
    dark = {name: lighten(color, DARK, _DARK_CONTRAST) for name, color in light.items()}
    on_paper, on_dark = (f":root {{ {_format_colors(own)} }}" for own in (light, dark))
    return f"{on_paper}\n@media screen and (prefers-color-scheme: dark) {{ {on_dark} }}"


def _format_colors(colors: dict[str, str]) -> str:
    return " ".join(f"--{name}: {color};" for name, color in colors.items())
