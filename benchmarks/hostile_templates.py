"""Templates and logos that are to take the machine along, and honest ones beside them, for benchmarks.templates."""

from __future__ import annotations

import struct
import zlib

_LOOPS = "{{% for a in range(99999) %}}{{% for b in range(99999) %}}{}{{% endfor %}}{{% endfor %}}"


def _doubling(first: str, sign: str) -> str:
    loop = f"{{% for a in range(99) %}}{{% set n.t = n.t {sign} n.t %}}{{% endfor %}}"
    return f"{{% set n = namespace(t={first}) %}}{loop}{{{{ n.t }}}}"


_BIG = '("a" * 600000000)'
PAGES = {
    "loops in loops": _LOOPS.format("{{ loop.index }}"),
    "loops without output": _LOOPS.format(""),
    "a text times a number": '{{ "a" * 2000000000 }}',
    "a list times a number": "{{ [0] * 2000000000 }}",
    "a number with many places": '{{ "%1000000000d"|format(1) }}',
    "a number with many decimals": '{{ "%.2000000000f"|format(1) }}',
    "format of a text": '{{ "{:1000000000}".format(1) }}',
    "center": '{{ "a"|center(2000000000) }}',
    "ljust": '{{ "a".ljust(2000000000) }}',
    "zfill": '{{ "a".zfill(2000000000) }}',
    "expandtabs": '{{ "\\t".expandtabs(2000000000) }}',
    "indent": '{{ ("a\\n" * 100000)|indent(100000, true) }}',
    "replace": '{{ ("a" * 100000)|replace("a", "a" * 100000) }}',
    "join": '{{ range(99999)|join("a" * 100000) }}',
    "wordwrap": '{{ ("a " * 20000000)|wordwrap(1) }}',
    "wordwrap by a long text": '{{ ("a" * 100000)|wordwrap(1, true, "b" * 100000) }}',
    "tojson": "{{ " + _BIG + "|tojson }}",
    "escape": '{{ ("<" * 300000000)|e }}',
    "urlize": '{{ ("http://a.b " * 9000000)|urlize }}',
    "striptags": '{{ ("<" * 200000)|striptags }}{{ ("<!--" * 100000)|striptags }}' * 20,
    "sort": "{{ (range(99999)|list * 1000)|sort }}",
    "batch": "{{ range(9)|batch(2000000000, 0)|list }}",
    "slice": "{{ range(9)|slice(2000000000)|list }}",
    "powers": "{{ 9 ** 9 ** 9 }}",
    "many digits": "{{ (10 ** 100000000) % 7 }}",
    "a number that grows": _doubling("10", "*"),
    "a text that doubles": _doubling('"a"', "~"),
    "a list that doubles": _doubling("[0]", "+"),
    "a macro in itself": "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "a tree of macros": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(90) }}",
    "a loop in itself": "{% for a in [[1]] recursive %}{{ loop([[1]]) }}{{ loop([[1]]) }}{% endfor %}",
    "including itself": '{% include "report.html.j2" %}',
    "extending itself": '{% extends "report.html.j2" %}',
    "importing itself": '{% import "report.html.j2" as me %}',
    "cycler": "{% set c = cycler(1) %}" + _LOOPS.format("{{ c.next() }}"),
    "deep brackets": "{{ " + "(" * 50_000 + ")" * 50_000 + " }}",
    "deep blocks": "{% if 1 %}" * 20_000 + "{% endif %}" * 20_000,
    "a long sum": "{{ 1" + "+1" * 200_000 + " }}",
    "a long row of filters": "{{ 'a'" + "|upper" * 60_000 + " }}",
    "much that comes out": '{{ "a" * 70000000 }}',
    "half a character": "{{ '\\ud800' }}{{ titel }}",
}

_TYPE, _FUNCTION = b"\x01\x05\x01\x60\x00\x01\x7f", b"\x03\x02\x01\x00"
_EXPORT = b"\x07\x0e\x02\x06memory\x02\x00\x01f\x00\x00"
_LOOP = b"\x0a\x0b\x01\x09\x00\x03\x40\x0c\x00\x0b\x41\x00\x0b"


_ALL_PAGES = b"\x80\x80\x04"


def _wasm(pages: bytes) -> str:
    made = (
        b"\0asm\x01\0\0\0"
        + _TYPE
        + _FUNCTION
        + b"\x05"
        + bytes([len(pages) + 2])
        + b"\x01\x00"
        + pages
        + _EXPORT
        + _LOOP
    )
    return f"bytes(({', '.join(map(str, made))}))"


SHEETS = {
    "a text times a number": '#("a" * 2000000000)',
    "a long loop": "#for i in range(100000000) [x]",
    "a long range": "#range(0, 1000000000)",
    "a range with words": "#range(0, 1000000000).map(n => str(n)).join()",
    "data of data": '#metadata("a" * 900000000)\n' * 3,
    "without end": "#while true {}",
    "counting without end": "#let n = 1\n#while n > 0 { n += 1 }",
    "loops in loops": "#for a in range(99999) { for b in range(99999) {} }",
    "itself": "#let f(n) = f(n + 1)\n#f(0)",
    "a tree": "#let f(n) = if n > 0 { f(n - 1); f(n - 1) }\n#f(60)",
    "a text that doubles": '#let x = "a"\n#for i in range(60) { x = x + x }',
    "content that doubles": "#let x = [a]\n#for i in range(40) { x = x + x }\n#x",
    "a show of itself": "#show heading: it => heading(it.body) + heading(it.body)\n= a",
    "a state that never settles": (
        '#let s = state("s", 0)\n' + "#context { s.update(s.final() + 1); [x] * s.final() }\n" * 50
    ),
    "a layout in layouts": "#let f(n) = if n > 0 { layout(size => { measure(f(n - 1)); f(n - 1); f(n - 1) }) }\n#f(40)",
    "measures in measures": "#let f(n) = if n > 0 { context { measure(f(n - 1)); f(n - 1); f(n - 1) } }\n#f(40)",
    "many pages": "#for i in range(9999) { for j in range(99) { pagebreak() } }",
    "a high block": "#block(height: 100000000pt, breakable: true, fill: red)",
    "a huge table": "#table(columns: 100000, ..range(9000000).map(n => [a]))",
    "many columns": "#table(columns: (auto,) * 3000, ..range(90000).map(n => [a]))",
    "tiny tiles": "#rect(fill: tiling(size: (0.001pt, 0.001pt), rect()), width: 100%, height: 100%)",
    "many pictures": (
        "#for n in range(99999) { image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
        "<rect width='\" + str(n) + \"'/></svg>\")) }"
    ),
    "noise": (
        "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90000 90000'><filter id='f'>"
        "<feTurbulence/></filter><rect filter='url(#f)' width='90000' height='90000'/></svg>\"))"
    ),
    "raw pixels": "#image(bytes((0,) * 900000000), format: (encoding: \"rgba8\", width: 15000, height: 15000))",
    "a plugin without end": f"#let p = plugin({_wasm(bytes([1]))})\n#p.f()",
    "a plugin with memory": f"#let p = plugin({_wasm(_ALL_PAGES)})\n#p.f()",
    "a pattern": '#("a" * 300000).match(regex("(a*)*(a*)*(a*)*b"))#("a," * 300000).matches(regex("(.*?,){9}x{900}"))',
    "a large pattern": '#regex("((((a{99}){99}){99}){99})")',
    "decoding": '#json(bytes("[" * 5000000))',
    "an exact number": "#decimal(\"1e9999999999\")#calc.pow(decimal(\"9\"), 999999999)",
    "a panic": '#panic("a" * 100000000)',
    "a large factorial": "#range(999).map(n => calc.fact(n))",
    "lorem": "#lorem(2000000000)",
    "numbering": '#numbering("I", 9007199254740991)',
    "deep brackets": "#" + "(" * 100_000 + ")" * 100_000,
    "deep content": "#" + "[#" * 50_000 + "1" + "]" * 50_000,
    "deep math": "$" + "(" * 50_000 + ")" * 50_000 + "$",
}  # fmt: skip


HARMLESS = {
    "striptags",
    "powers",
    "a tree",
    "tiny tiles",
    "many pictures",
    "noise",
    "a pattern",
    "a large factorial",
    "a state that never settles",
}
"""What jinja2 or Typst does in no time, though it looks otherwise."""


def _chunk(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _png(width: int, height: int, depth: int = 8, before: bytes = b"") -> bytes:
    """A whole picture of one colour."""
    rows = zlib.compressobj(9)
    line = b"\0" * (1 + width * depth // 8)
    data = b"".join(rows.compress(line) for _ in range(height)) + rows.flush()
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + before + _chunk(b"IDAT", data) + _chunk(b"IEND")


def _svg(inside: str, keys: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {keys}>{inside}</svg>'.encode()


_NOISE = '<filter id="f" {}><feTurbulence numOctaves="9"/><feGaussianBlur stdDeviation="9999"/></filter>'
_WHOLE = 'filterUnits="userSpaceOnUse" x="0" y="0" width="100000000" height="100000000"'
_RECT = '<rect width="100%" height="100%" filter="url(#f)"/>'
_PATTERN = '<pattern id="p{}" width="1" height="1"><rect width="9" height="9" fill="url(#p{})"/></pattern>'
_PATTERNS = "".join(_PATTERN.format(n, n + 1) for n in range(90)) + '<rect width="9" height="9" fill="url(#p0)"/>'
_STYLED = "<style>rect {filter: url(#f)}</style><rect width='9' height='9'/>"
_MASKED = '<mask id="m"><rect width="9"/></mask><g mask="url(#m)">' + "<path/>" * 999 + "</g>"
_ARCS = f'<path d="M0 0{"a9 9 0 0 1 9 9" * 13_000}" stroke="red" stroke-dasharray="0.0001"/>'
_VIEW = 'viewBox="0 0 9 9"'
LOGOS = {
    "30000 x 30000": ("png", _png(30_000, 30_000, 1)),
    "16 million pixels": ("png", _png(4_000, 4_000)),
    "12 bytes": ("png", b"\x89PNG\r\n\x1a\n\0\0\0\r"),
    "a text that is packed": ("png", _png(9, 9, 8, _chunk(b"zTXt", b"a\0\0" + zlib.compress(b"a" * 90_000_000, 9)))),
    "colours that are packed": ("png", _png(9, 9, 8, _chunk(b"iCCP", b"a\0\0" + zlib.compress(b"a" * 90_000_000, 9)))),
    "noise, huge": ("svg", _svg(_NOISE.format("") + _RECT, 'width="100000000" height="100000000"')),
    "noise, huge inside": ("svg", _svg(_NOISE.format(_WHOLE) + _RECT, _VIEW)),
    "noise, 3000 x 3000, again and again": ("svg", _svg(_NOISE.format("") + _RECT * 99, 'viewBox="0 0 3000 3000"')),
    "noise by a style": (
        "svg",
        _svg(
            _NOISE.format(_WHOLE) + _STYLED,
            'viewBox="0 0 9 9"',
        ),
    ),
    "patterns in patterns": ("svg", _svg(_PATTERNS, _VIEW)),
    "a large mask": ("svg", _svg(_MASKED, 'viewBox="0 0 1e6 1e6"')),
    "a path of arcs": ("svg", _svg(_ARCS, _VIEW)),
    "dashes": ("svg", _svg('<path d="M0 0H100000000" stroke="red" stroke-dasharray="0.00001"/>', _VIEW)),
    "a text": ("svg", _svg("<text>" + "a" * 190_000 + "</text>", _VIEW)),
    "blanks": ("svg", b" " * 60 + b"x"),
}

_USUAL = '#import "shipped/report.typ": *\n#show: sheet\n#header\n'
HONEST = {
    "the usual template again": ("templates/report.html.j2", '{% extends "shipped/report.html.j2" %}'),
    "50 times the body": (
        "templates/report.html.j2",
        '{% for n in range(50) %}{% include "shipped/report.html.j2" %}{% endfor %}',
    ),
    "the usual document again": ("templates/report.typ", _USUAL + "#for one in report.blocks { part(one) }"),
    "50 times the blocks": (
        "templates/report.typ",
        _USUAL + "#for n in range(50) [#for one in report.blocks { part(one) }]",
    ),
}
