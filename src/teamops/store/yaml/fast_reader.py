"""The fast reader: a parser in Rust without positions, for files that it cannot misread.

It makes numbers, booleans and nulls of scalars by YAML 1.2, where the exact reader (`exact_reader.py`) keeps the text.
The two agree on every file that `read_fast` returns data for: a property test checks this. What the fast parser might
see differently is refused here, or by the model's types, which take no float and no number where text is expected.
"""

from __future__ import annotations

import re

from teamops.model.later_pattern import compile_later
from teamops.store.reading.source import MAX_VALUES, Source

try:
    from yaml_rs import loads
except ImportError:  # no wheel for this platform: every file is read exactly
    loads = None  # type: ignore[assignment]

_LONGEST_INTEGER = 4_300
"""Python converts no more digits, and the time grows with their square; the exact reader leaves them as text."""
_LONG_INTEGER = compile_later(rb"(?<!\d)\d{%d}" % _LONGEST_INTEGER)
_TEN_DIGITS = compile_later(rb"\d{10}")
_CONTROLS = bytes(set(range(32)) - {10, 13}) + b"\x7f"
_MAX_INDENT = b"\n" + b" " * 60
_STRANGE = tuple(
    compile_later(pattern)
    for pattern in (
        rb"\xc2[\x80-\x9f]",  # C1 controls, NEL among them
        rb"\xe2\x80[\xa8\xa9]",  # LS, PS: line breaks to YAML 1.1 only
        rb"\xef(?:\xbb\xbf|\xbf[\xbe\xbf])",  # a byte order mark inside, and non-characters
        rb"\n(?:---|\.\.\.|%)",  # several documents, directives
        # a colon and no blank before a bracket or comma, or after a quotation mark or bracket, or where a value begins
        rb":(?:[,\[\]{}?]|(?<=[\"'\s\[{,:\]}-]:)\S)",
        rb"\n[ ]*:",  # a colon not on the line of its key
        # from here on numbers that only one reader takes for numbers, or that it keeps as text
        rb"-0(?<=[\s\[{,:]-0)(?!\.\d)",
        rb"\+\d(?<=[\s\[{,:]\+\d)",
        rb"0(?:(?<=[\s\[{,]0)\d+(?![^\s,\]}])|[xobXOB](?<=[\s\[{,:+-]0.))",
        rb"_(?<=[\d.\s\[{,:+-]_)",
    )
)
"""Each begins with a literal that must occur, and so is searched ten times faster than all of them in one."""

_POINT = compile_later(rb"\.\d(?<=\d\.\d)")
_DECIMAL = compile_later(
    rb"(?:[:\-\[{,]|^)[ ]*([-+]?[\d_]*(?:\.[\d_]*(?:[eE][-+]?\d*)?|[eE][-+]?\d+))(?=[ ]*(?:[,\]}\r\n]|[ ]\#|\Z))", re.M
)
"""A whole value that has a point or an exponent, where a number may stand."""
_PLAIN_DECIMAL = compile_later(rb"-?(?:0|[1-9]\d*)\.\d+")

_ALIAS_OR_TAG = compile_later(rb"[&*](?<=[\s\[{,:-].)(?!\s)|!(?<=[\s\[{,:-]!)")
_QUESTION = compile_later(rb"(?:^|[\s\[{,])\?", re.M)
_SCALAR_SIGN = compile_later(rb"[|>](?<=[\s\[{,:-][\s].)|[|>](?<=[\[{,\n].)")
_BLOCK_SCALAR = compile_later(rb"^[ ]*(?:-[ ]+)?[\w-]+: [|>]-?\r?\n(?=\s*\S)", re.M)
_FLOW_OVER_LINES = compile_later(rb"[\[{,][ ]*(?:#.*)?\r?$", re.M)
_COMPACT_NESTING = compile_later(rb"(?:[-?:][ ]+){8}")
_SOME_COMPACT_NESTING = compile_later(rb"- [ -]")
_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}\n"))
_LEVELS = 6
"""Brackets within brackets on one line that are counted; where there are more, each line is checked."""
_QUOTES = (
    compile_later(rb"'(?<=[\s\[{,:]')(?:[^'\n]|'')*+\n"),
    compile_later(rb'"(?<=[\s\[{,:]")(?:[^"\\\n]|\\.)*+\\?\n'),
    compile_later(rb"""'(?<=[\s\[{,:]')[^"'\n\[\]{}]*[\[\]{}]"""),
    compile_later(rb""""(?<=[\s\[{,:]")[^"'\n\[\]{}]*[\[\]{}]"""),
)
"""Quotes that are open at the end of a line, and quotes with brackets in them, which would be counted."""
_PIECE = compile_later(
    rb"""(?<=\s)\#[^\n]*
       | (?<=[\s\[{,:])"(?:[^"\\]|\\.)*+"?
       | (?<=[\s\[{,:])'(?:[^']|'')*+'?
       | [\[\]{}\n]""",
    re.X | re.S,
)
_HANGS_ON = compile_later(rb"[ ]*(?:-[ ]+)*")
_LINE = compile_later(rb"([ ]*)[\t ]*(?=[^ \t\r\n])")
_CLOSERS = compile_later(rb"[\]}][\]}, \t]*(?:#[^\n]*)?(?:\r?\n|\Z)")


def read_fast(source: Source) -> object | None:
    """Return the data of a file; None if the exact reader is needed, for faults or text that could be misread."""
    raw = source.raw.removeprefix(b"\xef\xbb\xbf")
    if loads is None or _may_be_misread(b"\n" + raw):  # so that the first line is checked like all others
        return None
    try:
        data: object = loads(raw.decode("utf-8"), parse_datetime=False)
    except Exception:  # noqa: BLE001  # the exact reader explains whatever this parser fails on
        return None
    if len(raw) > MAX_VALUES and count_values(data) > MAX_VALUES:
        return None
    return _restore_decimals(data, raw) if _POINT.search(raw) else data


def _restore_decimals(data: object, raw: bytes) -> object:
    """Return `data` with the text of each number that became a float, if that is certain; else the same data.

    It is not where two texts are the same float (1.5 and 1.50), or one is written in an unusual way.
    """
    written = set(_DECIMAL.findall(raw))
    texts = {float(text): text.decode() for text in written if _PLAIN_DECIMAL.fullmatch(text)}
    if len(texts) < len(written):
        return data
    try:
        return _replace_floats(data, texts)
    except KeyError:  # infinity, or a float that was not seen
        return data


def _replace_floats(data: object, texts: dict[float, str]) -> object:
    if isinstance(data, dict):
        return {key: _replace_floats(value, texts) for key, value in data.items()}
    if isinstance(data, list):
        return [_replace_floats(value, texts) for value in data]
    return texts[data] if isinstance(data, float) else data


def _may_be_misread(raw: bytes) -> bool:
    return (
        len(raw.translate(None, _CONTROLS)) != len(raw)
        or (b"\r" in raw and raw.count(b"\r") != raw.count(b"\r\n"))
        or raw.startswith((b"\n ", b"\n\n "))
        or any(strange.search(raw) for strange in _STRANGE)
        or (_has_any(raw, b"&", b"*", b"!") and bool(_ALIAS_OR_TAG.search(raw)))
        or (b"?" in raw and bool(_QUESTION.search(raw)))
        or (_has_any(raw, b"|", b">") and _has_strange_scalar(raw))
        or _may_nest_deep(raw)
        or may_stand_left(raw)
        or _has_a_long_integer(raw)
        or (len(raw) > MAX_VALUES and sum(raw.count(sign) for sign in (b",", b":", b"\n")) > MAX_VALUES)
    )


def _has_strange_scalar(raw: bytes) -> bool:
    """Return whether a block scalar is not the whole value of a key on a line of its own, with lines below it.

    Within brackets, and at a file's end, the readers see such scalars differently.
    """
    signs = len(_SCALAR_SIGN.findall(raw))
    return bool(signs) and (
        signs != len(_BLOCK_SCALAR.findall(raw)) or not raw.endswith(b"\n") or bool(_FLOW_OVER_LINES.search(raw))
    )


def _has_any(raw: bytes, *needles: bytes) -> bool:
    return any(needle in raw for needle in needles)


def _may_nest_deep(raw: bytes) -> bool:
    """Return whether blocks may nest so deep that the parser's recursion would overflow; never wrongly False.

    Each level of a block is at least one column further right. Brackets the parser counts itself, and gives up at 255
    (a test checks this for the pinned version).
    """
    return _MAX_INDENT in raw or (bool(_SOME_COMPACT_NESTING.search(raw)) and bool(_COMPACT_NESTING.search(raw)))


def _has_a_long_integer(raw: bytes) -> bool:
    """Return whether too many digits are in a row: ten of them are then found at this distance."""
    return bool(_TEN_DIGITS.search(raw[:: _LONGEST_INTEGER // 10]) and _LONG_INTEGER.search(raw))


def count_values(data: object) -> int:
    """Count the values in `data`: keys, scalars, lists and mappings."""
    count, level = 0, [data]
    while level:
        count += len(level)
        below: list[object] = []
        for value in level:
            if isinstance(value, dict):
                count += len(value)
                below += value.values()
            elif isinstance(value, list):
                below += value
        level = below
    return count


def may_stand_left(raw: bytes) -> bool:
    """Return whether a line within brackets or quotes may be left of what they belong to; never wrongly False."""
    return _may_go_over_lines(raw) and _has_outdented_line(raw)


def _may_go_over_lines(raw: bytes) -> bool:
    """Return whether brackets or quotes may be open at the end of a line."""
    left = raw.translate(None, _BUT_BRACKETS)
    for _ in range(_LEVELS):
        left = left.replace(b"[]", b"").replace(b"{}", b"")
    return bool(left.strip(b"\n")) or any(quote.search(raw) for quote in _QUOTES)


def _has_outdented_line(raw: bytes) -> bool:
    depth = column = opened = 0
    for match in _PIECE.finditer(raw):
        piece, start = match[0], match.start()
        if piece in (b"[", b"{"):
            if depth == 0 and raw[start - 1 : start] not in b" \n\r":
                continue  # in the middle of a text
            if depth == 0:
                column, opened = _find_columns(raw, start)
            depth += 1
        elif piece in (b"]", b"}"):
            depth = max(0, depth - 1)
        elif piece == b"\n":
            if depth and not _is_indented(raw, match.end(), column, opened):
                return True
        elif piece[0] in b"\"'" and b"\n" in piece:
            if depth == 0:
                column, opened = _find_columns(raw, start)
            if any(not _is_indented_in_quotes(raw, start + n.end(), column) for n in re.finditer(rb"\n", piece)):
                return True
    return depth > 0


def _find_columns(raw: bytes, index: int) -> tuple[int, int]:
    """Return the column of the key (or of what follows the last `- `) on this line, and that of `index`."""
    line = raw.rfind(b"\n", 0, index) + 1
    match = _HANGS_ON.match(raw, line, index)
    return (match.end() if match else line) - line, index - line


def _is_indented(raw: bytes, line: int, column: int, opened: int) -> bool:
    match = _LINE.match(raw, line)
    if match is None or len(match[1]) > column or raw[match.end() : match.end() + 1] == b"#":
        return True
    is_below_key = opened > column == len(match[1]) == match.end() - line
    return is_below_key and bool(_CLOSERS.match(raw, match.end()))


def _is_indented_in_quotes(raw: bytes, line: int, column: int) -> bool:
    match = _LINE.match(raw, line)
    return match is None or len(match[1]) > column
