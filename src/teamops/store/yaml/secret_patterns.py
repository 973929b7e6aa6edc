"""Patterns of passwords, tokens and addresses of chat robots in a text (F008). Imports next to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

_VALUE = r"""["']?[ \t]*[:=:][ \t]*["']?(?!(?:null|true|false)\b|[$<{*])([!$-&(-+\--|~]{4,})"""
"""After the word: a colon, then letters, digits and signs in a row; `***`, `${NAME}` and `<…>` are placeholders."""

_SIGNS = (
    ("robot/send", r"robot/send\?access_token=(\w{16,})", "webhook"),  # DingTalk
    (
        "hook",  # Slack, WeCom, Feishu and Lark, Teams
        r"hook(?:s\.slack\.com/services/|/send\?key=|(?<=/bot/v2/hook)/|(?<=/bot/hook)/|\.office\.com/)([\w/@-]{8,})",
        "webhook",
    ),
    ("ghp_", r"(ghp_\w{36})", "token"),
    ("github_pat_", r"(github_pat_\w{22,})", "token"),
    ("glpat-", r"(glpat-[\w-]{20,})", "token"),
    ("AKI", r"(AKI(?:A[0-9A-Z]{16}|D[0-9A-Za-z]{13,40}))\b", "token"),  # AWS, Tencent Cloud
    ("LTAI", r"(LTAI[0-9A-Za-z]{12,24})\b", "token"),  # Alibaba Cloud
    ("sk-", r"(sk-(?<![\w-]sk-)(?=[\w-]*\d)[\w-]{20,})", "token"),
    ("xox", r"(xox[abeprs]-[\w-]{10,})", "token"),
    ("-----BEGIN", r"(-----BEGIN [A-Z ]{0,20}PRIVATE KEY)", "private_key"),
    ("assw", r"assw(?:or)?d" + _VALUE, "password"),
    ("ASSW", r"ASSW(?:OR)?D" + _VALUE, "password"),
    ("密码", r"密码" + _VALUE, "password"),
    ("@", r"://[^\s/@:\"']{1,64}:([^\s/@\"']{1,64})@", "login"),
)
"""A text that must occur, the expression whose first group is the secret, and its kind.

Searching for a word is fast, and so is an expression that begins with one; a single expression with all of these as
choices is ten times slower.
"""


_WORDS = tuple(needle.encode() for needle, _, _ in _SIGNS)
_RARE = {word: next((sign.encode() for sign in "KLWGx" if sign.encode() in word), word[:1]) for word in _WORDS}
"""A byte of each word that few texts have: looking for one byte takes a tenth of the time."""


def may_hold_a_secret(raw: bytes) -> bool:
    """Return whether one of the words occurs that every secret contains; bytes are searched twice as fast as text."""
    return any(_RARE[word] in raw and word in raw for word in _WORDS)


def find_secrets(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each secret in `text`: its first offset, the offset after it, and its kind, which is a message of F008."""
    secrets: list[tuple[int, int, str]] = []
    for needle, pattern, kind in _SIGNS:
        if needle in text:
            secrets.extend((*match.span(1), kind) for match in re.finditer(pattern, text, re.ASCII))
    return iter(sorted(secrets))
