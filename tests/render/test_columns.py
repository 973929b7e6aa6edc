"""Texts are measured, cut and broken as rich does it, which knows the width of every character."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from teamops.render.columns import count_columns, cut_columns
from teamops.render.line_breaks import fold_line, wrap_line, wrap_text
from teamops.render.styled_text import Span, get_text, join_spans

CHARACTERS = "\nab1,./% -()《》(),。“”甲乙—…·\u3000\u200d\ufe0f☺👩é\u0301✅⟨\uff08\uff09\uff0c\uff1a"
TEXTS = st.text(CHARACTERS, max_size=40)
STYLES = st.sampled_from(["", "bold", "dim", "green", "yellow", "bold red"])
SEPARATE = st.text(CHARACTERS.replace("\u200d", "").replace("\ufe0f", ""), max_size=40)
LINES = st.lists(st.tuples(SEPARATE, STYLES), max_size=4)
"""Lines of pieces that do not join each other: rich measures them now together and now one by one."""


def test_every_character_takes_as_many_columns_as_rich_says() -> None:
    every = (chr(code) for code in range(0x20, sys.maxunicode + 1))
    assert {c for c in every if c.isprintable() and count_columns(c) != cell_len(c)} == set()


@given(TEXTS, st.integers(0, 50))
def test_a_text_is_measured_and_cut_as_rich_does_it(text: str, width: int) -> None:
    assert count_columns(text) == cell_len(text)
    assert cut_columns(text, width) == (text if cell_len(text) <= width else set_cell_size(text, width))


@given(LINES, st.integers(2, 50), st.booleans())
def test_a_line_in_styles_is_folded_and_coloured_as_rich_does_it(line: list[Span], width: int, color: bool) -> None:
    console = Console(
        width=width, color_system="standard" if color else None, force_terminal=color, legacy_windows=False, _environ={}
    )
    with console.capture() as captured:
        console.print(Text.assemble(*line), highlight=False)
    lines = [join_spans(one, color=color) for one in fold_line(line, width)]
    assert "".join(f"{one}\n" for one in lines) == captured.get()


@given(LINES, st.integers(2, 50))
def test_a_wrapped_line_fits_and_keeps_every_character_in_its_style(line: list[Span], width: int) -> None:
    wrapped = wrap_line(line, width)
    assert [get_text(one) for one in wrapped] == wrap_text(get_text(line), width)
    assert all(cell_len(get_text(one)) <= width for one in wrapped)
    assert list_characters(span for one in wrapped for span in one) == list_characters(line)


def list_characters(spans: Iterable[Span]) -> list[Span]:
    """Return every character that can be seen, with its style."""
    return [(character, style) for text, style in spans for character in text if not character.isspace()]


def test_a_report_is_printed_without_rich() -> None:
    """It knows the width of emoji, and is imported for texts that have one."""
    program = """
import sys
from teamops.render.report import terminal
from tests.reporting.printouts import printed
for lang in ("zh", "en"):
    for width in (40, 120):
        terminal.render(printed("weekly", lang=lang), width, color=True)
assert not [name for name in sys.modules if name.startswith("rich")]
"""
    subprocess.run([sys.executable, "-c", program], check=True)
