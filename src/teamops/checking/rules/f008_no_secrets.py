"""F008: no password, token or webhook address stands in a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from teamops.checking.finding import Finding
from teamops.checking.from_faults import findings_from_faults
from teamops.checking.rule import Rule
from teamops.locale.text import Text
from teamops.model.workspace import Workspace

RULE = Rule(
    code="F008",
    name="no-secrets",
    severity="error",
    clause="",
    title=Text("No password, token or webhook address stands in a file", "文件中不写密码、令牌和机器人地址"),
    why=Text(
        "What was committed once stays in the history for everybody who has the repository.",
        "一旦提交,就会永久留在历史中,所有能访问仓库的人都看得到。",
    ),
    messages={
        "webhook": Text("the address of a chat robot: whoever has it can post", "聊天机器人地址:任何人拿到都能发消息"),
        "token": Text("an access token or key", "访问令牌或密钥"),
        "private_key": Text("a private key", "私钥"),
        "password": Text("a password", "密码"),
        "login": Text("an address with user and password in it", "网址中带有用户名和密码"),
    },
    remedy=Text(
        "take it out, make it invalid where it came from, and keep the new one in a password store",
        "从文件中删除,在来源处作废,新的存放到密码管理工具中",
    ),
    good="""\
tasks:
  - id: t-1
    name: 新品上市群通知
    description: 机器人地址见密码管理工具
    owner: zhang
    start: 2026-09-01
    end: 2026-09-30
""",
    bad="""\
tasks:
  - id: t-1
    name: 新品上市群通知
    description: https://open.feishu.cn/open-apis/bot/v2/hook/00000000-0000-0000-0000-000000000000
    owner: zhang
    start: 2026-09-01
    end: 2026-09-30
""",
    secret=True,
)

_VALUE = r"""["']?[ \t]*[:=:][ \t]*["']?(?!(?:null|true|false)\b|[$<{*])([!$-&(-+\--|~]{4,})"""
"""After the word: a colon, then letters, digits and signs in a row; `***`, `${NAME}` and `<…>` are stand-ins."""

_SIGNS = tuple(
    (needle, re.compile(pattern, re.ASCII), kind)
    for needle, pattern, kind in (
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
)
"""A text that must occur, the expression whose first group is the secret, and its kind.

Searching for a word is fast, and so is an expression that begins with one; a single expression with all of these as
choices is ten times slower.
"""


_WORDS = tuple(needle.encode() for needle, _, _ in _SIGNS)


def may_hold_a_secret(raw: bytes) -> bool:
    """Whether one of the words occurs that every secret has about it; bytes are searched twice as fast as text."""
    return any(word in raw for word in _WORDS)


def secrets_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Each secret in `text`: its first offset, the offset after it, and its kind, which is a message of this rule."""
    found: list[tuple[int, int, str]] = []
    for needle, pattern, kind in _SIGNS:
        if needle in text:
            found.extend((*match.span(1), kind) for match in pattern.finditer(text))
    return iter(sorted(found))


@RULE.check
def no_secret_stands_in_a_file(ws: Workspace, now: datetime) -> Iterator[Finding]:
    return findings_from_faults(RULE, ws)
