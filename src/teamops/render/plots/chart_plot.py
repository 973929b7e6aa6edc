"""A chart of a report as lines of text, whatever its picture shows."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text as Line

from teamops.locale.words import Words
from teamops.render.plots import burn_up, days, deviations, loads
from teamops.reporting.base.picture import BurnUp, Deviations, Gantt, Heat, Picture


def plot_picture(picture: Picture, words: Words, width: int) -> Iterator[Line]:
    """The picture in lines of at most `width` columns; as good as it goes below 40."""
    match picture:
        case BurnUp():
            return burn_up.plot(picture, words, width)
        case Deviations():
            return deviations.plot(picture, width)
        case Gantt():
            return days.plot_gantt(picture, words, width)
        case Heat():
            return days.plot_heat(picture, words, width)
        case _:
            return loads.plot(picture, width)
