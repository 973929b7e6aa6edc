"""A report as the data of a sheet of paper: the data of a page with texts that can break and pictures as files."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import asdict
from typing import Any

from teamops.model.later_pattern import compile_later
from teamops.model.records.printout import Look
from teamops.render.page.data import build_blocks, build_head, format_foot
from teamops.render.pdf.fonts import FontFamilies
from teamops.render.pictures.chart_svg import make_palette, make_svg_file
from teamops.render.pictures.svg import cut_text, measure_text
from teamops.render.visible import format_code_point, isolate_direction
from teamops.reporting.base.report import Report

Data = dict[str, Any]
Pictures = dict[str, str]

_MARGIN, _LONG, _SHORT = 12 * 72 / 25.4, 841.9, 595.3
"""In points: the side margins, and the sides of A4."""

_INSET, _HALF_A_PAGE, _HIGHEST_PICTURE = 8.6, 240.0, 440.0
"""In points: the padding of a cell, half of the height between margins, and the height that a title leaves."""

_FOOT, _BETWEEN = 7.5, 6 * 72 / 25.4
"""In points: the letters of the foot, and the space between its parts."""

_MOST_PAGES = "000"
_LINES = 1.9
"""The left part of the foot may have two lines, of which the first breaks a little early."""

_BOX = compile_later(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
BREAK = "\u200b"
_SIZE, _HIGH = 8.5, 13.0
"""The size of letters and the height of a line, in points."""

_FEW = 8
"""Texts of fewer lines are not measured."""

_WORD = compile_later(r"[^\s\u2e80-\u9fff\uac00-\ud7a3\uf900-\uffef]+")

_WIDE = compile_later(r"[A-Zmw@%&¼-¾Œœ—…\u0600-\u0fff]")
"""Letters that may be as wide as a Chinese character."""

_PLACES = compile_later(r"(?<=[^\u200d])(?=[^\u0300-\u036f\u200d\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff])")
"""Where a word may be broken: not before accents, and not beside a joiner."""

_ALWAYS_FITS = 3
"""Words of this many letters fit into every column."""


def build_sheet(
    report: Report, look: Look, families: FontFamilies, missing: Set[str] = frozenset()
) -> tuple[Data, Pictures]:
    """Return the data for the template (`report.json`), and its pictures as SVG by file name.

    The characters `missing`, which no font has, are replaced by signs such as ⟨U+1F680⟩.
    """
    signs = {ord(c): format_code_point(c) for c in missing}
    about, day = _replace_characters(build_head(report), signs), report.options.today
    room = (_SHORT if report.portrait else _LONG) - 2 * _MARGIN
    page = report.options.words("reports.page", page="{page}", pages="{pages}")
    page_blocks = (_replace_characters(block, signs) for block in build_blocks(report, make_palette(look.colors)))
    blocks = [_build_block(block, room, n) for n, block in enumerate(page_blocks)]
    charts = [chart for block in blocks for chart in block.get("charts", ())]
    pictures = {chart["file"][1:]: make_svg_file(chart.pop("svg"), families.names) for chart in charts}
    data = (
        about
        | {
            name: isolate_direction(insert_breaks(about[name], room / 2, 15))
            for name in ("title", "team", "period", "about", "state")
        }
        | {
            "metadata": {"title": about["title"], "team": about["team"], "date": [day.year, day.month, day.day]},
            "foot": [*_build_foot(about, room, page), page],
            "region": "cn" if report.options.lang == "zh" else "gb",
            "fonts": families.names,
            "has_bold": families.has_bold,
            "colors": asdict(look.colors),
            "logo": f"/logo.{look.logo.kind}" if look.logo else "",
            "blocks": blocks,
        }
    )
    return data, pictures


def _replace_characters(value: Any, signs: Mapping[int, str]) -> Any:
    """Return the data with characters replaced in all its texts."""
    if not signs:
        return value
    if isinstance(value, str):
        return value.translate(signs)
    if isinstance(value, Mapping):
        return {key: _replace_characters(item, signs) for key, item in value.items()}
    return [_replace_characters(item, signs) for item in value] if isinstance(value, Sequence) else value


def _build_foot(about: Data, room: float, page: str) -> tuple[str, str]:
    """Return the left part of the foot, and day and commit, cut to what fits beside the page number."""
    numbered = page.replace("{pages}", _MOST_PAGES).replace("{page}", _MOST_PAGES)
    left = room - measure_text(numbered, _FOOT) - 2 * _BETWEEN
    state = cut_text(about["state"], left / 2, _FOOT)
    return cut_text(format_foot(about), _LINES * (left - measure_text(state, _FOOT)), _FOOT), state


def _build_block(block: Data, room: float, number: int) -> Data:
    titled = {key: insert_breaks(block[key], room) for key in ("title", "note") if key in block}
    match block["kind"]:
        case "charts":
            return block | {"charts": [*_build_charts(block["charts"], room, number)]}
        case "table":
            return block | titled | _build_table(block, room)
        case "figures":
            each = room / 6 - 12
            return block | titled | {"rows": [[_build_cell(cell, each / 1.7) for cell in row] for row in block["rows"]]}
        case "empty":
            return block | {"tables": [{k: _break_value(v, room / 2) for k, v in t.items()} for t in block["tables"]]}
        case "text":
            return {"kind": "text", "text": _format_text(block["lines"], room), "tone": block["tone"]}
        case _:
            return block | titled


def _break_value(value: Any, room: float) -> Any:
    return insert_breaks(value, room) if isinstance(value, str) else value


def _build_charts(charts: Sequence[Data], room: float, number: int) -> Iterator[Data]:
    each = room / max(len(charts), 2)
    for n, chart in enumerate(charts):
        width, height = map(float, _BOX.search(chart["svg"]).groups())  # type: ignore[union-attr]  # ours have one
        high = height / width * (room if len(charts) == 1 else each)
        texts = {key: insert_breaks(chart[key], each) for key in ("title", "said")}
        file, share = f"/picture-{number}-{n}.svg", min(1, _HIGHEST_PICTURE / high)
        yield texts | {"tone": chart["tone"], "file": file, "svg": chart["svg"], "share": share}


def _build_table(block: Data, room: float) -> Data:
    """Return columns and rows; `tall` has the numbers of rows that may need more than a page."""
    rooms = [room * float(share) / 100 - _INSET for _, _, share in block["heads"]]
    heads = [
        {"title": insert_breaks(title, width), "align": align, "share": float(share)}
        for (title, align, share), width in zip(block["heads"], rooms, strict=True)
    ]
    rows = [[_build_cell(cell, width) for cell, width in zip(row, rooms, strict=True)] for row in block["rows"]]
    tall = [
        n
        for n, row in enumerate(block["rows"])
        if any(_compute_height(cell["lines"], width) > _HALF_A_PAGE for cell, width in zip(row, rooms, strict=True))
    ]
    titles = zip(heads, rooms, strict=True)
    is_tall = any(_compute_height([head["title"]], width) > _HALF_A_PAGE / 2 for head, width in titles)
    return {"heads": heads, "rows": rows, "tall": tall, "is_head_tall": is_tall}


def _build_cell(cell: Data, room: float) -> Data:
    text, is_room = _format_text(cell["lines"], room), cell["align"].endswith(" room")
    return {"text": text, "tone": cell["tone"], "is_head": cell["is_head"], "is_room": is_room}


def _format_text(lines: Sequence[str], room: float) -> str:
    return "\n".join(insert_breaks(line, room) for line in lines)


def insert_breaks(text: str, room: float, size: float = _SIZE) -> str:
    """Insert invisible places to break into every word of `text` that may be wider than `room` points."""
    if len(text) <= _ALWAYS_FITS or (room > size * len(text)):
        return text
    return _WORD.sub(lambda word: _break_word(word[0]) if _measure_width(word[0], size) > room else word[0], text)


def _compute_height(lines: Sequence[str], room: float) -> float:
    """Return the largest height that the lines may take in a column of `room` points."""
    least = max(room - _SIZE, _SIZE)
    if len(lines) + sum(map(len, lines)) * _SIZE / least < _FEW:
        return _FEW * _HIGH
    return sum(max(math.ceil(_measure_width(line, _SIZE) / least), 1) for line in lines) * _HIGH


def _break_word(word: str) -> str:
    return _PLACES.sub(BREAK, word).strip(BREAK)


def _measure_width(text: str, size: float) -> float:
    return measure_text(text, size) + 0.38 * size * len(_WIDE.findall(text))
