"""A chart of a report as SVG, whatever its picture shows."""

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
"""The width between the margins of A4 in landscape, and the space between pictures side by side."""

_SVG = "http://www.w3.org/2000/svg"


def make_palette(colors: Colors) -> Palette:
    """The colours of pictures on paper for a team that has these."""
    accent = {SECOND: 0.82, THIRD: 0.38, FOURTH: 0.12}
    mixed = {name: mix_with_white(colors.accent, share) for name, share in accent.items()}
    return {**COLORS, ACCENT: colors.accent, BAD: colors.bad, GOOD: colors.good, **mixed}


def draw(chart: Chart, words: Words, number: int, width: float = PAGE, palette: Palette = COLORS) -> str:
    """The picture, `width` points wide and as high as it takes; `number` tells it from others of the page."""
    svg = Svg(width, number, chart.title, chart.said, palette)
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
    """A picture as a file of its own, which names its language (https://www.w3.org/TR/SVG2/) and the fonts to use."""
    families = escape(", ".join(f"'{font}'" for font in fonts))
    return svg.replace("<svg ", f'<svg xmlns="{_SVG}" font-family="{families}" ', 1)


def group_blocks(blocks: Sequence[Block]) -> Iterator[Block | tuple[Chart, ...]]:
    """The blocks in order, charts that stand side by side together; a wide one is alone."""
    beside: list[Chart] = []
    for block in blocks:
        if isinstance(block, Chart) and not block.wide and len(beside) < SIDE_BY_SIDE:
            beside.append(block)
            continue
        if beside:
            yield tuple(beside)
            beside = []
        if not isinstance(block, Chart):
            yield block
        elif block.wide:
            yield (block,)
        else:
            beside.append(block)
    if beside:
        yield tuple(beside)


def compute_width(count: int) -> float:
    """How wide each of `count` pictures in a line of the page is; one alone takes half of it."""
    count = max(count, 2)
    return (PAGE - GAP * (count - 1)) / count
