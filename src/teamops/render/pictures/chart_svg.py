"""A chart of a report as SVG, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from teamops.locale.words import Words
from teamops.model.records.colors import mix_with_white
from teamops.model.records.settings import Colors
from teamops.render.pictures import burn_up, deviations, gantt, heat, loads
from teamops.render.pictures.svg import ACCENT, BAD, COLORS, FOURTH, GOOD, SECOND, THIRD, Palette, Svg
from teamops.reporting.base.picture import BurnUp, Deviations, Gantt, Heat, Loads
from teamops.reporting.base.report import SIDE_BY_SIDE, Block, Chart

PAGE, GAP = 774.0, 10.0
"""The width between the margins of A4 in landscape, and the space between charts side by side."""

_SVG = "http://www.w3.org/2000/svg"


def make_palette(colors: Colors) -> Palette:
    """Return the colours of charts on paper for the colours of a team."""
    shares = {SECOND: 0.82, THIRD: 0.38, FOURTH: 0.12}
    shades = {name: mix_with_white(colors.accent, share) for name, share in shares.items()}
    return {**COLORS, ACCENT: colors.accent, BAD: colors.bad, GOOD: colors.good, **shades}


def draw(chart: Chart, words: Words, number: int, width: float = PAGE, palette: Palette = COLORS) -> str:
    """Draw a chart as SVG, `width` points wide; `number` distinguishes it from others of the page."""
    svg = Svg(width, number, chart.title, chart.description, palette)
    match chart.picture:
        case BurnUp():
            burn_up.draw(svg, chart.picture, words)
        case Deviations():
            deviations.draw(svg, chart.picture, words)
        case Loads():
            loads.draw(svg, chart.picture, words)
        case Gantt():
            gantt.draw(svg, chart.picture, words)
        case Heat():
            heat.draw(svg, chart.picture, words)
    return str(svg)


def make_svg_file(svg: str, fonts: Sequence[str]) -> str:
    """Return the SVG as a file of its own, with a namespace (https://www.w3.org/TR/SVG2/) and font families."""
    families = escape(", ".join(f"'{font}'" for font in fonts))
    return svg.replace("<svg ", f'<svg xmlns="{_SVG}" font-family="{families}" ', 1)


def group_blocks(blocks: Sequence[Block]) -> Iterator[Block | tuple[Chart, ...]]:
    """Yield the blocks in order, with charts that are side by side in tuples; a wide chart is alone in its tuple."""
    row: list[Chart] = []
    for block in blocks:
        is_narrow = isinstance(block, Chart) and not block.wide
        if row and (not is_narrow or len(row) == SIDE_BY_SIDE):
            yield tuple(row)
            row = []
        if not isinstance(block, Chart):
            yield block
        elif block.wide:
            yield (block,)
        else:
            row.append(block)
    if row:
        yield tuple(row)


def compute_width(count: int) -> float:
    """Return the width of each of `count` charts side by side; a single one takes half of the page."""
    count = max(count, 2)
    return (PAGE - GAP * (count - 1)) / count
