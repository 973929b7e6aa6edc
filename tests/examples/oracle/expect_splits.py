"""The figures of splits: months and weeks, each person's quotas, and what everybody signs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from tests.examples.oracle import splits
from tests.examples.oracle.exact import tokens
from tests.examples.oracle.figure import Figure
from tests.examples.oracle.files import Team
from tests.examples.oracle.goals import Goal
from tests.examples.oracle.printed import Report, split_rows


def split_figures(root: Path, today: str, team: Team, goal: Goal) -> Iterator[Figure]:
    """Every part that `split-goal` prints: months and weeks to the step, people in the step beside their share."""
    shown, targets, step = split_rows(root, today, goal.id), splits.periods(goal), Fraction(goal.record["step"])
    for month in goal.whole.in_time:
        path = f"{goal.id}/{month.text}"
        yield Figure("splits", path, shown.pop(path), targets[month.text], digits=goal.digits)
        for week in month.in_time:
            yield Figure("splits", f"{path}/{week.text}", shown.pop(f"{path}/{week.text}"), targets[week.text])
            quotas = {one.owner or "": shown.pop(f"{path}/{week.text}/{one.owner}") for one in week.parts}
            together = sum((tokens(text)[0].value for text in quotas.values()), Fraction(0))
            for person, text in quotas.items():
                exact = together * splits.share_of(team, goal, week, person)
                yield Figure("quotas", f"{path}/{week.text}/{person}", text, exact, step=step)
    assert not shown, f"parts that no file has: {list(shown)}"


def margin_figures(root: Path, today: str, goal: Goal) -> Iterator[Figure]:
    """What the printed quotas of each week add up to is within a step of the week with its slack, the whole exact."""
    step, shown = Fraction(goal.record["step"]), split_rows(root, today, goal.id)
    total = Fraction(0)
    for month in goal.whole.in_time:
        for week in month.in_time:
            paths = [f"{goal.id}/{month.text}/{week.text}/{quota.owner}" for quota in week.parts]
            together = sum((tokens(shown[path])[0].value for path in paths), Fraction(0))
            total += together
            exact = splits.with_slack(goal, week.target)
            yield Figure("margins", f"{goal.id} {week.text}", f"{float(together):g}", exact, step=step)
    yield Figure("margins", goal.id, f"{float(total):g}", splits.with_slack(goal, goal.whole.target))


def signed_figures(report: Report, goals: list[Goal]) -> Iterator[Figure]:
    """What everybody signs: the sums of their quotas by month and in all, the whole where they answer for it."""
    assert len(report.tables["confirmation"]) == len(goals)
    for number, goal in enumerate(goals):
        for row in report.rows("confirmation", number):
            person = row.data["person"]
            where = f"confirmation {goal.id} {person}"
            is_owner = person == goal.record["owner"]
            yield from _signed(goal, person, where, row.cells, is_owner=is_owner)


def _signed(goal: Goal, person: str, where: str, cells: dict[str, str], *, is_owner: bool) -> Iterator[Figure]:
    if is_owner:
        yield Figure("signatures", f"{where} whole", cells["target"], goal.whole.target)
    quotas = goal.quotas(person)
    if not quotas:
        return
    months = [
        (m.text, sum((q.target for q in quotas if q.span.touches(m.span)), Fraction(0))) for m in goal.whole.in_time
    ]
    line = cells["own_parts"].split("<br>")[-1]
    for n, (month, amount) in enumerate(months):
        # each month is printed as `10月 59.4`: its number, then the amount
        yield Figure("signatures", f"{where} {month}", line, amount, index=2 * n + 1, digits=goal.digits)
    total = sum((amount for _, amount in months), Fraction(0))
    yield Figure("signatures", f"{where} in all", cells["target"], total, index=int(is_owner), digits=goal.digits)
