"""F011: a suppression gives its end date, person and reason, and has not expired."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from teamops.checking.finding import Finding
from teamops.checking.rule import Findings, Rule
from teamops.checking.suppressions import parse_last_day
from teamops.checking.wording import format_keys, format_names
from teamops.locale.suggest import Guesses
from teamops.locale.text import Text
from teamops.model.place import At
from teamops.model.workspace import Workspace

RULE = Rule(
    code="F011",
    name="live-suppression",
    severity="error",
    clause="",
    title=Text(
        "An ignore comment gives its end date, person and reason, and has not expired",
        "忽略注释写明期限、人员和原因，且未过期",
    ),
    why=Text(
        "An exception without a person and an end date gives up the rule in secret. Write the comment at the end "
        "of the line it concerns, or on its own line above it. Where a record begins, it covers the whole "
        "record. The last day is included. A comment with a part missing has no effect.",
        "没有人负责、没有期限的例外，等于悄悄放弃规则。注释写在所指那一行的末尾，或单独写在它上面一行；"
        "如果该行是一条记录的开头，则覆盖整条记录。截止日当天仍有效。缺少任何一项的注释不起作用。",
    ),
    messages={
        "lacks": Text("this ignore comment lacks {missing} and has no effect", "忽略注释缺少 {missing}，不起作用"),
        "expired": Text(
            "the ignore comment of {person} ended on {until} ({rules}: {reason})",
            "{person}的忽略注释已于 {until} 到期（{rules}：{reason}）",
        ),
        "no_day": Text(
            "“{until}” is not a day such as 2026-12-01, so this ignore comment has no effect",
            "“{until}”不是日期（如 2026-12-01），忽略注释不起作用",
        ),
        "nobody": Text(
            "“{person}” is not a person in teamops.yaml, so this ignore comment has no effect",
            "teamops.yaml 中没有人员“{person}”，忽略注释不起作用",
        ),
        "nobody_near": Text(
            "“{person}” is not a person in teamops.yaml, so this ignore comment has no effect; did you mean `{near}`?",
            "teamops.yaml 中没有人员“{person}”，忽略注释不起作用；是不是 `{near}`？",
        ),
        "several": Text(
            "“{person}” is ambiguous ({ids}), so this ignore comment has no effect; use an id",
            "“{person}”所指不唯一（{ids}），忽略注释不起作用；请写编号",
        ),
    },
    remedy=Text(
        "fix the problem and delete the comment, or complete it: `# teamops: ignore[T001] until 2026-12-01 by "
        "chen: reason`",
        "按规则改好后删除注释，或完整写成：`# teamops: ignore[T001] until 2026-12-01 by chen: 原因`",
    ),
    good="""\
tasks:
  # teamops: ignore[T006] until 2026-09-30 by chen: 供应商延期，已与客户商定
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-08-20, end: 2026-09-01, status: not_started}
""",
    bad="""\
tasks:
  # teamops: ignore[T006]
  - {id: t-1, name: 竞品月度报告, owner: xiaowang, start: 2026-08-20, end: 2026-09-01, status: in_progress}
  # teamops: ignore[T006] until 2026-09-03 by chen: 供应商延期
  - {id: t-2, name: 客户回访计划, owner: zhao, start: 2026-08-20, end: 2026-09-01, status: in_progress}
  # teamops: ignore[T006] until 九月底 by chen: 供应商延期
  - {id: t-3, name: 渠道培训, owner: zhao, start: 2026-08-20, end: 2026-09-01, status: in_progress}
  # teamops: ignore[T006] until 2026-09-30 by zhaos: 供应商延期
  - {id: t-4, name: 样品寄送, owner: zhao, start: 2026-08-20, end: 2026-09-01, status: in_progress}
""",
    clock=True,
)


@RULE.check_now
def find_invalid_suppressions(ws: Workspace, now: datetime) -> Findings:
    guesser = _PersonGuesser(ws)
    for suppression in ws.suppressions:
        at, rules, until, by, reason, *_ = suppression
        parts = {"[CODE]": rules, "until": until, "by": by, ": …": reason}
        last_day = parse_last_day(suppression)
        if missing := [word for word, value in parts.items() if not value]:
            yield RULE.make_finding(at, "lacks", missing=format_keys(missing))
        elif last_day is None:
            yield RULE.make_finding(at, "no_day", until=str(until))
        elif by not in ws.settings.people:
            yield _report_unknown_person(ws, at, str(by), guesser)
        elif last_day < now.date():
            facts = {"person": ws.get_person_name(str(by)), "until": last_day.isoformat()}
            yield RULE.make_finding(at, "expired", facts, rules=format_names(rules), reason=str(reason))


class _PersonGuesser:
    """Finds the person whose id or name resembles a word."""

    def __init__(self, ws: Workspace) -> None:
        self._ws, self._guesses = ws, Guesses()

    def guess(self, word: str) -> str:
        """Return the person's id, or nothing."""
        return self._ids.get(self._guesses.find_nearest(word, self._words), "")

    @cached_property
    def _ids(self) -> dict[str, str]:
        people = self._ws.naming.people.items()
        return {name: key for key, name in people} | {key: key for key in self._ws.settings.people}

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(self._ids)


def _report_unknown_person(ws: Workspace, at: At, by: str, guesser: _PersonGuesser) -> Finding:
    people = ws.naming.find_people(by)
    if len(people) > 1:
        return RULE.make_finding(at, "several", person=by, ids=ws.naming.format_choices(people))
    if near := people[0] if people else guesser.guess(by):
        return RULE.make_finding(at, "nobody_near", person=by, near=near)
    return RULE.make_finding(at, "nobody", person=by)
