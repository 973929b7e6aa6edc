"""What somebody may write into a file to act on whoever reads the report, and a report full of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from teamops.model.time.period import Period
from teamops.reporting.base.picture import (
    BurnUp,
    DailyMarks,
    Deviation,
    Deviations,
    Gantt,
    GanttBar,
    Heat,
    Loads,
    PersonLoad,
    Picture,
    Point,
)  # fmt: skip
from teamops.reporting.base.report import Cell, Chart, Column, Heading, Notes, Paragraph, Report, ReportOptions, Table

HTML = "<script>alert(1)</script><img src=http://evil.example/x onerror=alert(2)>"
STYLE = "</style><script>alert(3)</script>"
RICH = "[bold red]loud[/bold red] [link=http://evil.example]x[/link] :warning:"
ESCAPES = "\x1b[31mred\x1b[0m\x1b]8;;http://evil.example\x07link\x9b31m\rover\x08\x7f"
BIDI = "invoice\u202efdp.exe\u200b"
MARKDOWN = "# a | b `c` *d* _e_ [f](http://evil.example) ![g](x) <b> ~h~ @everyone #1 \\| $i$"
LONG = "长" * 2500 + "x" * 2500
BREAKS = "one\r\ntwo\nthree\tfour\u2028five"
SCRIPTS = "مرحبا بالعالم 123 שלום " + "e" + "\u0301\u0323" * 40 + " 👩\u200d👩\u200d👧 🇨🇳 ✅\ufe0f"
ATTRIBUTE = "\"><img src=x onerror=alert(4)>' onmouseover=alert(5) x='"
ALL = (HTML, STYLE, RICH, ESCAPES, BIDI, MARKDOWN, LONG, BREAKS, SCRIPTS, ATTRIBUTE)


def hostile_report() -> Report:
    """Every hostile text in every place that a report has."""
    asked = ReportOptions(Period.parse("2026-W37"), date(2026, 9, 7), "zh", commit=HTML)
    tables = []
    for text in ALL:
        columns = (Column("subject", text), Column("other", text, "right"), Column("third", "third"))
        rows = (
            (Cell(text, text), Cell(text, text, "bad"), Cell("1", 1)),
            (Cell("", None), Cell("x", "x"), Cell("—", None, "muted")),
        )
        tables.append(Table("t", text, columns, rows, note=text))
        tables.append(Table("e", text, columns, (), empty=text))
        tables.append(Table("f", text, columns, rows, look="figures"))
    texts = [block for text in ALL for block in (Heading(text), Paragraph(text, "warn"), Notes(text))]
    charts = [Chart("c", text, text, picture) for text in ALL for picture in pictures(text)]
    return Report("hostile", STYLE + HTML, STYLE + ESCAPES, asked, (*tables, *texts, *charts), STYLE)


def pictures(text: str) -> tuple[Picture, ...]:
    """A picture of every kind with `text` wherever one has a text."""
    first, last = date(2026, 9, 7), date(2026, 9, 11)
    points = (Point(first, Decimal(1)), Point(last, Decimal(3)))
    return (
        BurnUp(first, last, first, points, points[:1], points, text),
        Deviations(Decimal("0.1"), (Deviation(text, text, Decimal("-0.24"), "bad"),)),
        Loads((PersonLoad(text, (1, 2, 3, 4), Decimal(8)),)),
        Gantt(first, last, first, (GanttBar(text, text, first, last, "late", text, Decimal("0.5")),)),
        Heat((first, last), (DailyMarks(text, ("kept", "missing")),)),
    )
