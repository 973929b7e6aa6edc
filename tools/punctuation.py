"""Full-width punctuation in Chinese texts, as GB/T 15834 has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
WIDE = dict(zip(",:;!?()", "\uff0c\uff1a\uff1b\uff01\uff1f\uff08\uff09", strict=True))
"""Half-width marks and their full-width forms. Written as escapes: editors like to turn one into the other."""

_WIDE_MARKS = "".join(WIDE.values())
_HELD = "\ue000-\uf8ff"
_LITERAL = re.compile(
    r"""`[^`\n]*`                                # what users type
      | \{\{.*?\}\} | \{[^{}\n]*\}               # placeholders
      | https?://[^\s()\uff08\uff09`]+ | \]\([^)\n]*\)   # addresses
      | (?<![\w-])--?[a-z][a-z-]*                # options
      | \d[\d,.:]*\d | \bT\d\d:\d\d              # numbers and times
      | \*\.[\w-]+ | TEAMOPS_\w+""",
    re.VERBOSE,
)
_CHINESE = re.compile(f"[{HAN}\u3001\u3002\u201c\u201d\u300a\u300b{_HELD}{_WIDE_MARKS}]")
_SKIPPED = " \n\"'"
_HOLDS_YAML = re.compile(r"(?:^|[\s{\"'])[a-z_]+: ")
_COMMENTED_OUT = re.compile(r"#\s*(?:teamops: ignore\[[^\]]*\][^:]*: |(?:- )?[a-z_]+: [^#]*|- \{[^#]*)")
"""The part of a comment that programs read: the head of a suppression, or YAML that a user may take into use."""


def widen(text: str) -> str:
    """Return `text` with full-width marks where the next character on either side is Chinese or a placeholder.

    Code in backticks, placeholders, addresses, options, numbers and times keep their marks. A text without Chinese
    characters is returned as it is.
    """
    if not re.search(f"[{HAN}]", text):
        return text
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found.group())
        return chr(0xE000 + len(held) - 1)

    wide = _LITERAL.sub(hold, text)
    while (wider := _widen_once(wide)) != wide:
        wide = wider
    return re.sub(f"[{_HELD}]", lambda found: held[ord(found.group()) - 0xE000], wide)


def _widen_once(text: str) -> str:
    """Widen the marks beside Chinese once; brackets of one pair become alike, and blanks around the marks go."""
    text = "".join(
        WIDE[sign] if sign in WIDE and _is_beside_chinese(text, place) else sign for place, sign in enumerate(text)
    )
    for _ in range(2):
        text = re.sub("\\(([^()\uff08\uff09]*)\uff09", "\uff08\\1\uff09", text)
        text = re.sub("\uff08([^()\uff08\uff09]*)\\)", "\uff08\\1\uff09", text)
    text = re.sub(f'(?<=[{_WIDE_MARKS}]) +(?=[^\\s"|])', "", text)
    return re.sub(f'(?<=[^\\s"|]) +(?=[{_WIDE_MARKS}])', "", text)


def _is_beside_chinese(text: str, place: int) -> bool:
    return bool(_CHINESE.match(_find_next(reversed(text[:place]))) or _CHINESE.match(_find_next(text[place + 1 :])))


def _find_next(signs: Iterable[str]) -> str:
    return next((sign for sign in signs if sign not in _SKIPPED), "")


def widen_markdown(text: str) -> str:
    """Widen the lines of a Markdown document, code blocks aside."""
    return "\n".join(widen(line) if is_prose else line for line, is_prose in mark_prose(text))


def mark_prose(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a Markdown document, each with whether it is outside of code blocks."""
    within_code = False
    for line in text.split("\n"):
        within_code ^= line.startswith("```")
        yield line, not within_code and not line.startswith(("```", "    "))


def widen_yaml(text: str) -> str:
    """Widen the values and comments of a YAML file; keys and the marks of YAML itself are kept, within values too.

    Raises yaml.YAMLError where the text cannot be read.
    """
    spans: list[tuple[int, int, bool]] = []
    for document in yaml.compose_all(text, Loader=yaml.SafeLoader):
        spans += _list_scalars(document, is_value=True)
    values = [(start, end) for start, end, is_value in spans if is_value and not _HOLDS_YAML.search(text[start:end])]
    edits = [(start, end, widen(text[start:end])) for start, end in values]
    for comment in re.finditer(r"(?:(?<=^)|(?<=\s))#[^\n]*", text, re.MULTILINE):
        if not any(start <= comment.start() < end for start, end, _ in spans):
            head = found.group() if (found := _COMMENTED_OUT.match(comment.group())) else ""
            edits.append((*comment.span(), head + widen(comment.group().removeprefix(head))))
    for start, end, wide in sorted(edits, reverse=True):
        text = text[:start] + wide + text[end:]
    return text


def _list_scalars(node: yaml.Node | None, *, is_value: bool) -> list[tuple[int, int, bool]]:
    """List where the scalars below `node` begin and end, and whether each is a value rather than a key."""
    if isinstance(node, yaml.ScalarNode):
        return [(node.start_mark.index, node.end_mark.index, is_value)]
    if isinstance(node, yaml.SequenceNode):
        return [span for item in node.value for span in _list_scalars(item, is_value=True)]
    if isinstance(node, yaml.MappingNode):
        keys = [span for key, _ in node.value for span in _list_scalars(key, is_value=False)]
        return keys + [span for _, value in node.value for span in _list_scalars(value, is_value=True)]
    return []
