"""Keeps each generated page in one language.

English texts quote figures and words of Chinese examples, such as 1.5万; on English pages these become English ones.
Code blocks stay as they are: names in example files are Chinese.
"""

from __future__ import annotations

import re

from teamops.locale.text import Lang, Text

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
SIGNS = "\u3400-\u4dbf\u4e00-\u9fff，。：；、！？（）“”《》"
WORDS = {
    "[重点客户跟进, 新渠道拓展]": "[follow up key accounts, open new channels]",
    "投放_SOP_20260831": "ads_SOP_20260831",
    "元 where 万元 are counted": "single yuan where ten thousands are counted",
    "签约率": "the signing rate",
    "转化率回到": "conversion back to",
    "9月28日 or ": "",
    "9月30日 or ": "",
}
"""Chinese words in English texts of the catalogue, and what the English pages say in their place."""

POWERS = {"万": 10**4, "亿": 10**8}
FIGURE = re.compile(r"(?<![\d.])(?<!\d,)(\d+(?:\.\d+)?)([万亿])?(元)?")


def pick(text: Text, lang: Lang) -> str:
    """Return a text as it is written; unlike `say`, which fills in facts, it takes braces of YAML for themselves."""
    return text.zh if lang == "zh" else text.en


def make_monolingual(page: str, lang: Lang) -> str:
    """Return a Markdown page in one language, code blocks as they are.

    On English pages Chinese words and figures become English ones, as far as WORDS and FIGURE go. On Chinese pages no
    blank follows a full-width mark at the end of a cell, and lines of a paragraph are joined, as a line break between
    Chinese characters would show as a blank.
    """
    blocks = re.split(r"(^```.*?^```$)", page, flags=re.MULTILINE | re.DOTALL)
    change = _translate if lang == "en" else _close_up
    return "".join(block if block.startswith("```") else change(block) for block in blocks)


def join_lines(text: str) -> str:
    """Return Chinese prose without line breaks between Chinese characters."""
    return re.sub(rf"(?<=[{SIGNS}])\n(?=[{SIGNS}])", "", text)


def list_chinese_lines(page: str) -> list[str]:
    """Return the lines of a page that have Chinese outside of code blocks."""
    prose = re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    return [line for line in prose.splitlines() if HAN.search(line)]


def _translate(text: str) -> str:
    for chinese, english in WORDS.items():
        text = text.replace(chinese, english)
    return FIGURE.sub(_write_out, text)


def _close_up(text: str) -> str:
    text = re.sub(r"(?<=[，：；！？（）]) +(?=\|)", "", text)
    return join_lines(text)


def _write_out(figure: re.Match[str]) -> str:
    """Return `1.5万` as 15000, and `5000元` as 5000 yuan."""
    number, power, yuan = figure.groups()
    if power:
        number = f"{float(number) * POWERS[power]:.0f}"
    return f"{number} yuan" if yuan else number
