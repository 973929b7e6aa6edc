"""A report as PDF, set by Typst from the template `report.typ`, which a team can replace.

The template is given data and nothing else: it can read no file, and no text of a team is markup. Needs typst, of the
extra `pdf`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from teamops.model.printout import Look, Template
from teamops.render.page_data import blocks, head
from teamops.render.pdf.breaking import breakable, height_of
from teamops.render.pdf.families import Families, chosen
from teamops.render.pictures.drawing import PAGE, as_file, palette_of
from teamops.render.template_error import TemplateError
from teamops.render.visible import visible
from teamops.reporting.report import Report

TEMPLATE = "report.typ"
_LONGEST_PROBLEM = 300
_FORMATS = {"jpeg": "jpg"}
"""What typst calls a kind of picture, where that is not its name."""

_INSET, _HALF_A_PAGE = 8.6, 240.0
"""In points: what a cell has to its left and right, and half of the height between the margins."""


def render(report: Report, templates: Path, look: Look | None = None, fonts: Sequence[Path] = ()) -> bytes:
    """The report as the bytes of a PDF; `fonts` are folders in which fonts are looked for besides those of the system.

    Raises FontError where no font has its characters, TemplateError where the template is not right.
    """
    look = look or Look()
    template = look.own.get(TEMPLATE) or Template((templates / TEMPLATE).read_text(encoding="utf-8"), TEMPLATE)
    found = typst.Fonts(font_paths=[str(folder) for folder in fonts])
    families = chosen(found, str(report.blocks), chinese_first=report.asked.lang == "zh")
    data = _data(report, look, families)
    with TemporaryDirectory(prefix="teamops-") as nothing:  # all that the template could read
        try:
            return typst.compile(
                template.text.encode(),
                root=nothing.encode(),
                font_paths=found,
                format="pdf",
                sys_inputs={"report": json.dumps(data, ensure_ascii=False)},
                timestamp=datetime.combine(report.asked.today, time(), UTC),
            )
        except typst.TypstError as error:
            raise _failed(template, error) from error


def _data(report: Report, look: Look, families: Families) -> dict[str, Any]:
    """What the template is given: the data of a page, and what HTML has in its style sheet."""
    about, day = head(report), report.asked.today
    foot = " · ".join(filter(None, (about["team"], about["title"], about["period"], about["about"])))
    page = report.asked.words("reports.page", page="{page}", pages="{pages}")
    return about | {
        "foot": foot,
        "page": page,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "region": "cn" if report.asked.lang == "zh" else "gb",
        "logo": look.logo
        and {"content": list(look.logo.content), "format": _FORMATS.get(look.logo.kind, look.logo.kind)},
        "colors": {name: getattr(look.colors, name) for name in ("accent", "good", "warn", "bad")},
        "fonts": families.names,
        "has_bold": families.has_bold,
        "blocks": [_block(block, families) for block in blocks(report, palette_of(look.colors))],
    }


def _block(block: dict[str, Any], families: Families) -> dict[str, Any]:
    """The block with pictures that are files of their own, and tables whose texts can be broken."""
    match block["kind"]:
        case "charts":
            drawn = [chart | {"svg": as_file(chart["svg"], families.names)} for chart in block["charts"]]
            return block | {"charts": drawn}
        case "table":
            return _table(block)
        case _:
            return block


def _table(block: dict[str, Any]) -> dict[str, Any]:
    """`tall` names the rows that may not fit on a page."""
    rooms = [PAGE * float(share) / 100 - _INSET for _, _, share in block["heads"]]
    heads = [
        {"title": title, "align": align.split()[0], "share": float(share)} for title, align, share in block["heads"]
    ]
    rows = [[_cell(cell, room) for cell, room in zip(row, rooms, strict=True)] for row in block["rows"]]
    tall = [n for n, row in enumerate(rows) if _height(row, rooms) > _HALF_A_PAGE]
    return block | {"heads": heads, "rows": rows, "tall": tall}


def _cell(cell: dict[str, Any], room: float) -> dict[str, Any]:
    lines = [breakable(line, room) for line in cell["lines"]]
    return {"lines": lines, "tone": cell["tone"], "is_head": cell["is_head"], "room": cell["align"].endswith(" room")}


def _height(row: Sequence[dict[str, Any]], rooms: Sequence[float]) -> float:
    return max(height_of(cell["lines"], room) for cell, room in zip(row, rooms, strict=True))


def _failed(template: Template, error: typst.TypstError) -> TemplateError:
    problem = visible(" · ".join([error.message, *error.hints]))[:_LONGEST_PROBLEM]
    return TemplateError("template_failed", file=template.file, line=1, problem=problem)
