"""Makes docs/rules.md and docs/zh/rules.md from the rules themselves. Called by generate.py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from clauses import CLAUSES
from languages import pick

from teamops.checking.engine import load_rules
from teamops.checking.example_team import CALENDAR, SETTINGS
from teamops.checking.rule import Rule
from teamops.checking.rule_page import build_rule_body
from teamops.locale.text import Lang, Text
from teamops.locale.words import Words

FAMILIES = "FGTMRCH"

INTRODUCTION = Text(
    """\
# The rules of `teamops check`

<!-- made by docs/generate_rules.py; edit src/teamops/checking/rules instead -->

Every finding has the code of its rule, and `teamops rule CODE` shows the rule's page below. A code never changes its
meaning. A team can turn rules off, or change their severity, in its `teamops.yaml`:

```yaml
check:
  disable: [F012]
  severity: {T006: error}
```

To accept a single finding for a while, add a comment at the end of its line or on the line above it. A comment where a
record begins covers the whole record. It must say until when, by whom and why, and stops working after that day (F010
and F011 check this):

```yaml
  # teamops: ignore[T006] until 2026-12-01 by chen: the supplier is late, agreed with the client
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07}
```

F001 to F005 and F009 report a file, a record or a setting that could not be read. They stay errors whatever comments,
settings or a baseline say (F017): a check that could not read everything has not passed
([what a green check means](ci.md#what-a-green-check-means)).

`teamops check --fix` fixes what it can without a guess: forms of dates, numbers and choices (F003), keys in capital
letters (F002), the order of keys (F013). `--unsafe-fixes` also replaces near misses of keys (F002), choices (F003) and
names (F007); `--diff` shows either first. No fix ever writes a reason, a signature or a figure.

The examples belong to [the same small team](#the-team-of-the-examples).
[Handbook clauses and their rules](#handbook-clauses-and-their-rules) lists the rules clause by clause.
""",
    """\
# `teamops check` 的规则

<!-- 由 docs/generate_rules.py 生成；请修改 src/teamops/checking/rules -->

每个问题都带有规则代码，`teamops rule CODE` 显示该规则的说明，内容与本页相同。代码的含义不会改变。
团队可以在 `teamops.yaml` 中停用规则，或调整严重程度：

```yaml
check:
  disable: [F012]
  severity: {T006: error}
```

团队同意暂时保留某个问题时，在该行末尾或上一行写一条注释；写在记录开头的注释对整条记录有效。注释要写明期限、由谁同意和原因，
过期后自动失效（由 F010 和 F011 检查）：

```yaml
  # teamops: ignore[T006] until 2026-12-01 by chen: 供应商延期，已与客户商定
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-07}
```

F001 至 F005 和 F009 表示有文件、记录或设置无法读取。无论注释、设置或基线怎么写，它们始终是错误（F017）：
没有读全的内容，不能算检查通过（[检查通过意味着什么](../ci.md#what-a-green-check-means)，英文）。

`teamops check --fix` 只修复不需要猜测的问题：日期、数字和选项的写法（F003），大写的字段名（F002），字段顺序（F013）。
`--unsafe-fixes` 还会把相近的字段名（F002）、选项（F003）和名称（F007）替换成最可能的写法；加上 `--diff` 可以先看改动。
任何修复都不会代写原因、签字或数字。

各示例属于[同一个小团队](#示例团队)。[手册条款与规则](#手册条款与规则)逐条列出各条款由哪些规则检查。
""",
)
TEAM = Text("The team of the examples", "示例团队")
GUARDED = Text("Handbook clauses and their rules", "手册条款与规则")
GUARDED_HEAD = Text(
    "clause | about | rules, or the reason for having none | commands", "条款 | 内容 | 规则，或没有规则的原因 | 命令"
)
HEAD = Text("code | name | severity | clause | what it requires", "代码 | 名称 | 严重程度 | 条款 | 要求")


class UnknownClauseError(ValueError):
    """A rule names a clause that docs/clauses.py does not have."""


def make_rules_page(lang: Lang) -> str:
    """Return a table of all rules by family, the clauses of the handbook, then a page for each rule."""
    rules = sorted(load_rules().values(), key=lambda rule: (FAMILIES.index(rule.code[0]), rule.code))
    pages = (_make_page(rule, lang) for rule in rules)
    return "\n".join(
        [pick(INTRODUCTION, lang), *_make_tables(rules, lang), *_list_clauses(rules, lang), *pages, _show_team(lang)]
    )


def find_rules_of_clauses(rules: Sequence[Rule]) -> dict[str, list[Rule]]:
    """Return the rules by the clauses they guard. Raises UnknownClauseError for a clause that is not in CLAUSES."""
    guarding: dict[str, list[Rule]] = {clause: [] for clause in CLAUSES}
    for rule in rules:
        for clause in _split_clauses(rule):
            if clause not in guarding:
                raise UnknownClauseError(f"rule {rule.code}: its clause {clause} is not in docs/clauses.py")
            guarding[clause].append(rule)
    return guarding


def _split_clauses(rule: Rule) -> list[str]:
    """Return the clauses that a rule names: "§1.9, Table 1" has two."""
    clauses: list[str] = re.findall(r"§[\d.]*\d|Table \d", rule.clause)
    return clauses


def _list_clauses(rules: Sequence[Rule], lang: Lang) -> Iterator[str]:
    """Yield every clause of the handbook with the rules that guard it, or the reason why none does."""
    yield f"## {pick(GUARDED, lang)}\n"
    yield _make_head(GUARDED_HEAD, lang)
    for name, guards in find_rules_of_clauses(rules).items():
        clause = CLAUSES[name]
        if bool(guards) == (clause.unseen is not None):
            raise ValueError(f"docs/clauses.py: {name} needs either a rule or a reason why it has none")
        why = pick(clause.unseen, lang) if clause.unseen else " ".join(map(_link_rule, guards))
        beside = {"en": ", ", "zh": "、"}[lang].join(f"`{command}`" for command in clause.beside.split(", ") if command)
        yield f"| {Words(lang).format_clause(name)} | {pick(clause.about, lang)} | {why} | {beside} |"
    yield ""


def _make_tables(rules: Sequence[Rule], lang: Lang) -> Iterator[str]:
    words = Words(lang)
    for family, members in groupby(rules, key=lambda rule: rule.code[0]):
        yield f"## {words(f'check.family.{family}')}\n"
        yield _make_head(HEAD, lang)
        for rule in members:
            clause = words.format_clause(rule.clause)
            severity = words(f"findings.{rule.severity}")
            yield f"| {_link_rule(rule)} | {rule.name} | {severity} | {clause} | {rule.title.say(lang)} |"
        yield ""


def _make_head(head: Text, lang: Lang) -> str:
    columns = pick(head, lang)
    return f"| {columns} |\n|{'---|' * (columns.count('|') + 1)}"


def _link_rule(rule: Rule) -> str:
    return f"[{rule.code}](#{rule.code.lower()}-{rule.name})"


def _make_page(rule: Rule, lang: Lang) -> str:
    body = build_rule_body(rule, lang, level=3)
    return f"## {rule.code} {rule.name}\n\n**{rule.title.say(lang)}**\n\n{body}"


def _show_team(lang: Lang) -> str:
    files = {"teamops.yaml": SETTINGS, "calendar/2026.yaml": CALENDAR}
    shown = "\n".join(f"`{path}`\n\n```yaml\n{text}```\n" for path, text in files.items())
    return f"## {pick(TEAM, lang)}\n\n{shown}"
