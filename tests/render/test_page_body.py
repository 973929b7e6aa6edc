"""A team's own template arranges the page and can do nothing else; what is wrong in it is told with its line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from teamops.model.records.printout import Look
from teamops.model.records.settings import Colors
from teamops.model.records.template import Template
from teamops.render.report.html import BODY, STYLE, render
from teamops.render.report.printout_errors import TemplateError
from teamops.reporting.base.report import Paragraph, Report
from teamops.store.demo.package_files import find_shipped_folder
from tests.render.hostile import hostile_report
from tests.reporting.printouts import printed


def page(body: str | None = None, style: str | None = None, report: Report | None = None) -> str:
    own = {BODY: body, STYLE: style}
    look = Look(own={name: Template(text, f"templates/{name}") for name, text in own.items() if text is not None})
    return render(report or printed("tasks"), find_shipped_folder("templates"), look)


def test_a_team_replaces_the_body_and_the_frame_stays() -> None:
    usual, own = page(), page("<h1>{{ team }}</h1>{% for block in blocks %}{{ block.rows|length }}{% endfor %}")
    assert own.partition("<body")[0] == usual.partition("<body")[0]
    assert "<body>\n<h1>华东营销部</h1>" in own
    assert usual.index("Content-Security-Policy") < usual.index("<title>")


def test_a_team_replaces_a_part_of_the_usual_template() -> None:
    own = page('{% extends "shipped/report.html.j2" %}{% block header %}<h1>{{ title }}!</h1>{% endblock %}')
    usual = page()
    assert own.partition("<main>")[2] == usual.partition("<main>")[2]
    assert "<h1>营销任务分配与跟踪表!</h1>" in own


def test_texts_of_records_are_escaped_by_a_teams_template_too() -> None:
    own = page("{{ title }}{% for b in blocks if b.kind == 'text' %}{{ b.lines }}{% endfor %}", report=hostile_report())
    assert "<script" not in own.partition("<body")[2]


def test_numbers_that_are_read_as_one_are_kept_whole_and_escaped() -> None:
    said = "预计 5,029（101%）。<b> 10月 540 (28 Sep) 共 3（不计）"
    shown = page(report=replace(printed("tasks"), blocks=(Paragraph(said),)))
    assert (
        '<p>预计 <span class="whole">5,029（101%）。</span>&lt;b&gt; <span class="whole">10月 540</span> '
        '<span class="whole">(28 Sep)</span> 共 3（不计）</p>'
    ) in shown


REFUSED = {
    "a file of the disk": ("\n{% include '/etc/passwd' %}", 2),
    "a file beside it": ("{% include 'other.html' %}", 1),
    "the frame": ("{% include 'page.html.j2' %}", 1),
    "python": ("{{ title.__class__.__mro__ }}", 1),
    "globals of python": ("a\nb\n{{ ''.__init__.__globals__ }}", 3),
    "a method of a loop": ("{{ self.__dict__ }}", 1),
    "a change of data": ("{{ blocks.append(1) }}", 1),
    "a long range": ("\n\n\n{% for n in range(1000000000) %}x{% endfor %}", 4),
    "a name that is not there": ("a\n{{ titel }}", 2),
    "a slip in the syntax": ("a\n\n{% for %}", 3),
    "an end that is missing": ("{% if title %}\na\n", 2),
    "a division by nothing": ("a\n{{ 1 // 0 }}", 2),
    "itself without end": ("{% macro again() %}{{ again() }}{% endmacro %}\n{{ again() }}", 1),
    "a filter that is none": ("a\n{{ title|shout }}", 2),
    "a text that is a number": ("a\n{{ title + 1 }}", 2),
}  # fmt: skip


@pytest.mark.parametrize(("body", "line"), REFUSED.values(), ids=REFUSED)
def test_what_a_template_may_not_or_cannot_do_is_told_with_its_line(body: str, line: int) -> None:
    with pytest.raises(TemplateError, match=rf"^templates/report\.html\.j2:{line}: ."):
        page(body)


@pytest.mark.parametrize(
    "element",
    ["<script>", "<SCRIPT/src=x>", '<meta http-equiv="refresh" content="0;url=http://x">', "<link rel=preconnect>",
     "<base href=//x>", "<iframe>", "<object>", "<embed>", "<form>", "<svg><script>"],
)  # fmt: skip
def test_elements_that_could_load_or_lead_away_are_refused_with_their_line(element: str) -> None:
    with pytest.raises(TemplateError, match=r"templates/report\.html\.j2:2: "):
        page(f"<p>\n{element}")
    joined = element.replace("<", "<' ~ '")
    with pytest.raises(TemplateError, match=r"report\.html\.j2: .*\|safe"):
        page(f"{{{{ ('{joined}')|safe }}}}")


def test_a_text_of_records_that_is_let_out_as_markup_is_refused() -> None:
    with pytest.raises(TemplateError, match=r"templates/report\.html\.j2: .*`<script>`.*\|safe"):
        page("{{ title|safe }}", report=hostile_report())


def test_a_style_sheet_cannot_end_its_element() -> None:
    own = page(style="p::after { content: '</style><script>alert(1)</script>' }\n</STYLE >")
    style = own.partition("<body")[0]
    assert style.lower().count("</style") == 2
    assert "<\\/style><script>alert(1)<\\/script>" in style


def test_a_style_sheet_may_go_on_from_the_usual_one() -> None:
    usual = (find_shipped_folder("templates") / STYLE).read_text(encoding="utf-8")
    assert f"<style>\n{usual}\nh1 {{ }}</style>" in page(style='@import "shipped/report.css";\nh1 { }')
    assert usual not in page(style="h1 { }")


def test_colours_of_the_team_are_those_of_the_page() -> None:
    text = render(printed("tasks"), find_shipped_folder("templates"), Look(colors=Colors(accent="#0a5c4a")))
    assert "--accent: #0a5c4a;" in text
    assert "--bad: #a3181f;" in text
