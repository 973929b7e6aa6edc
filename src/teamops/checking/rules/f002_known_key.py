"""F002: every section and key is known."""

from __future__ import annotations

from collections.abc import Mapping

from teamops.checking.finding import Fix, Rename
from teamops.checking.from_faults import check_faults
from teamops.checking.rule import Rule
from teamops.checking.wording import WIDE_COLON
from teamops.locale.suggest import find_only_match
from teamops.locale.text import Text
from teamops.model.place import At

RULE = Rule(
    code="F002",
    name="known-key",
    severity="error",
    clause="",
    title=Text("Every section and key is known", "栏目和字段名都可识别"),
    why=Text(
        "Without this rule, a misspelt key and its value would be ignored silently.",
        "字段名写错时，如果不提示，其内容就会被悄悄忽略。",
    ),
    messages={
        "wide_colon": WIDE_COLON,
        "section": Text("unknown section `{key}`; use one of {choices}", "未知栏目 `{key}`；可用栏目：{choices}"),
        "section_near": Text("unknown section `{key}`; did you mean `{near}`?", "未知栏目 `{key}`；是不是 `{near}`？"),
        "key": Text(
            "`{key}` is not a key of `{record}`; use one of {choices}",
            "`{record}` 没有字段 `{key}`；可用字段：{choices}",
        ),
        "key_near": Text(
            "`{key}` is not a key of `{record}`; did you mean `{near}`?",
            "`{record}` 没有字段 `{key}`；是不是 `{near}`？",
        ),
    },
    remedy=Text("correct or remove the key; put free text into `note`", "改正或删除该字段；补充说明请写在 `note` 中"),
    good="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-30, priority: P1}
""",
    bad="""\
tasks:
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-09-01, end: 2026-09-30, priorty: P1}
""",
)


def _find_fix(at: At, variant: str, facts: Mapping[str, str]) -> Fix | None:
    """Rename a key to the known one that differs in case or blanks only, else to the only one that resembles it."""
    if variant == "wide_colon":
        return None
    key, choices = facts["key"], facts.get("choices", "").split(", ")
    same = [choice for choice in choices if choice == key.strip().casefold()]
    name = same[0] if same else find_only_match(key, choices) if facts.get("near") else ""
    return Fix((Rename(at, name),), safe=bool(same)) if name else None


check_faults(RULE, optional="near", find_fix=_find_fix)
