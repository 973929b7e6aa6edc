"""A report as one self-contained HTML page that prints on A4.

The frame of the page (`page.html.j2`) is fixed: it escapes all texts, and its content security policy lets the page
load and run nothing. `report.html.j2` and `report.css` arrange what is in the frame; a team can replace them.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from teamops.model.records.colors import lighten
from teamops.model.records.printout import Look
from teamops.model.records.settings import Colors
from teamops.model.records.template import Template
from teamops.render.confined.limits import ProcessLimits, compute_limits
from teamops.render.page.body import make_environment, render_body
from teamops.render.page.data import build_blocks, build_head, format_foot
from teamops.render.pictures.chart_svg import make_palette
from teamops.reporting.base.report import Report, count_cells

FRAME, BODY, STYLE = "page.html.j2", "report.html.j2", "report.css"
SHIPPED_STYLE = f'@import "shipped/{STYLE}";'
"""The line by which a team's style sheet includes the shipped one."""

DARK = "#222930"
"""The lightest background of texts on a dark screen: `--shade` in report.css."""

_DARK_CONTRAST = 6.0
"""The contrast of tones on a dark screen, where light letters look thinner than they are."""


def render(report: Report, templates: Path, look: Look | None = None, limits: ProcessLimits | None = None) -> str:
    """Return the page, made from the files in the folder `templates` and those of the `look`.

    `limits` apply to a team's template (None: those for the report's size). Raises TemplateError if that fails or takes
    more.
    """
    look = look or Look()
    about = build_head(report)
    logo = look.logo and f"data:{look.logo.mime};base64,{b64encode(look.logo.content).decode()}"
    data = about | {"logo": logo or "", "blocks": [*_build_html_blocks(report, look)]}
    body = render_body(templates, look.own.get(BODY), data, limits or compute_limits(count_cells(report)))
    style = (templates / STYLE).read_text(encoding="utf-8")
    if STYLE in look.own:
        style = look.own[STYLE].text.replace(SHIPPED_STYLE, style, 1)
    frame = Template((templates / FRAME).read_text(encoding="utf-8"), FRAME)
    return (
        make_environment(Environment, {FRAME: frame})
        .get_template(FRAME)
        .render(
            about | _build_foot(report, about),
            colors=Markup(_format_color_rules(look.colors)),  # noqa: S704  # validated colours
            style=Markup(style.replace("</", "<\\/")),  # noqa: S704  # cannot end its element; in a string `\\/` is `/`
            body=Markup(body),  # noqa: S704  # texts were escaped in it
        )
    )


def _build_html_blocks(report: Report, look: Look) -> Iterator[dict[str, Any]]:
    for block in build_blocks(report, make_palette(look.colors)):
        for chart in block.get("charts", ()):
            chart["svg"] = Markup(chart["svg"])  # noqa: S704  # its texts were escaped when it was drawn
        yield block


def _build_foot(report: Report, about: dict[str, Any]) -> dict[str, Any]:
    """Return the foot of every sheet of paper as CSS strings."""
    page = report.options.words("reports.page", page="\0", pages="\1")
    before, between, after = (quote_css(part) for part in page.replace("\1", "\0").split("\0"))
    state = quote_css(f"{about['state']} · ")
    return {
        "foot": quote_css(format_foot(about)),
        # in the box of the number: a box in the middle would make both sides as wide as the wider one
        "page_count": Markup(f"{state} {before} counter(page) {between} counter(pages) {after}"),  # noqa: S704  # each part is quoted
    }


def quote_css(text: str) -> Markup:
    """Return the text as a CSS string, with all but letters and digits escaped: it cannot end early."""
    escaped = "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text)
    return Markup(f'"{escaped}"')  # noqa: S704  # made of letters, digits, backslashes and blanks


def _format_color_rules(colors: Colors) -> str:
    """Return CSS rules that set `--accent`, `--good`, `--warn` and `--bad`, legible on light and dark backgrounds."""
    light = asdict(colors)
    dark = {name: lighten(color, DARK, _DARK_CONTRAST) for name, color in light.items()}
    variables = (" ".join(f"--{name}: {color};" for name, color in tones.items()) for tones in (light, dark))
    on_paper, on_dark = (f":root {{ {rules} }}" for rules in variables)
    return f"{on_paper}\n@media screen and (prefers-color-scheme: dark) {{ {on_dark} }}"
