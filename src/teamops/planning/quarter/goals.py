"""Goals of the next quarter in the shape of the last: same terms, new period, the last actuals as the basis (§1.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from teamops.locale import formats
from teamops.locale.words import get_words
from teamops.model.change import Data
from teamops.model.dataclass import dataclass, replace
from teamops.model.figures.pace import Pace
from teamops.model.figures.pacer import Pacer
from teamops.model.figures.quantity import SCALES, Quantity, format_plain, shift_decimal
from teamops.model.figures.sums import EXACT, find_step, round_to_step
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.goals import Goal, How
from teamops.model.tree import GoalNode
from teamops.model.workspace import Workspace
from teamops.planning.quarter.naming import names_quarter, names_year, rename_quarter
from teamops.planning.quarter.options import Note, StartOptions
from teamops.planning.serialize import drop_none, serialize_record, serialize_value
from teamops.planning.split.recipe import serialize_split


class NewGoal(NamedTuple):
    """A goal to be written: the old goal with its pace, the record, its target, and notes for people."""

    before: GoalNode
    pace: Pace | None
    record: Mapping[str, Data]
    target: Quantity | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class GoalShaper:
    """Makes the goals of a quarter; `ids` are the new ids by the old ones, `today` the day of the figures."""

    ws: Workspace
    options: StartOptions
    ids: Mapping[str, str]
    today: date

    def shape(self, node: GoalNode) -> NewGoal:
        """Return the goal of the new quarter that follows `node`."""
        goal, notes = node.goal, [*self._list_notes(node)]
        pace = Pacer(self.ws.readings, self.ws.workdays, self.today).of(node)
        target = self._choose_target(goal)
        record = drop_none(
            id=self.ids[node.path],
            name=self._rename(goal.name),
            metric=goal.metric,
            period=self.options.period.text,
            unit=goal.unit,
            target=None if target is None else target.written,
            step=None if goal.step is None else goal.step.written,
            measure=goal.measure if goal.measure != "sum" else None,
            direction=goal.direction if goal.direction != "up" else None,
            department=goal.department if goal.department in self.ws.settings.departments else None,
            owner=goal.owner if self._is_there(goal.owner) else None,
            serves=self._shift_serves(goal.serves),
            basis=self._make_basis(node, pace),
            key_actions=[*goal.key_actions] or None,
            criteria=serialize_value(goal.criteria) or None,
            buffer=None if goal.buffer is None else serialize_record(goal.buffer),
            split=None if goal.split is None else serialize_split(self._keep_people(goal.split)),
        )
        return NewGoal(node, pace, record, target, tuple(notes))

    def _rename(self, text: str | None) -> str | None:
        return None if text is None else rename_quarter(text, self.options.source, self.options.period)

    def _is_there(self, person: str | None) -> bool:
        return self.ws.settings.is_present(person, self.options.period.start)

    def _shift_serves(self, serves: str | None) -> str | None:
        """Return what the goal serves; a goal that turns with the quarter is named by its new id."""
        first = (serves or "").partition(" ")[0]
        return serves if serves is None or first not in self.ids else self.ids[first] + serves[len(first) :]

    def _choose_target(self, goal: Goal) -> Quantity | None:
        """Return the given target, the old one grown to a multiple of the step, or the old one."""
        if goal.id in self.options.targets:
            return self.options.targets[goal.id]
        grow, step = self.options.grow, find_step(goal)
        if goal.target is None or grow is None or not can_grow(goal):
            return goal.target
        grown = EXACT.multiply(goal.target, EXACT.add(Decimal(1), grow))
        return write_like(goal.target, grown if step is None else round_to_step(grown, step))

    def _make_basis(self, node: GoalNode, pace: Pace | None) -> Mapping[str, Data]:
        """Return the basis: the last actual, and what the old one says of market and resources without a period."""
        old = node.goal.basis
        kept = {
            key: text
            for key in ("market", "resources")
            if old is not None and (text := getattr(old, key)) and not names_quarter(text, self.options.source)
        }
        return {"history": self._describe_history(node, pace), **kept}

    def _describe_history(self, node: GoalNode, pace: Pace | None) -> str:
        """Return 2026-Q4 实际 4,700万元（目标 5,000万元）, in the language of the team."""
        words, goal = get_words(self.ws), node.goal
        digits = self.ws.digits(node)
        actual, target = (
            None if number is None else formats.format_amount(digits.shown(number), goal.unit)
            for number in (pace.actual if pace else None, node.target)
        )
        facts = {
            "period": self.options.source.text,
            "actual": actual,
            "target": target or words("reports.nothing"),
            "day": self.today.isoformat(),
        }
        if actual is None:
            return words("quarter.history_none", **facts)
        is_over = node.period is not None and node.period.end < self.today
        return words("quarter.history" if is_over else "quarter.history_so_far", **facts)

    def _keep_people(self, how: How) -> How:
        """Return the recipe without those who left, and without weights for a number of weeks."""
        people = {who: weight for who, weight in how.people.items() if self._is_there(who)}
        kept = replace(how, people=people, among=tuple(filter(self._is_there, how.among)))
        return replace(kept, by="workdays", weights=()) if how.weights and how.into[:1] == ("week",) else kept

    def _list_notes(self, node: GoalNode) -> Iterator[Note]:
        goal, new = node.goal, self.ids[node.path]
        if goal.owner is not None and not self._is_there(goal.owner):
            yield Note("owner_left", {"goal": new, "person": self.ws.get_person_name(goal.owner)})
        if goal.department is not None and goal.department not in self.ws.settings.departments:
            yield Note("department_gone", {"goal": new, "department": goal.department})
        how = goal.split
        gone = [who for who in (*how.people, *how.among) if not self._is_there(who)] if how is not None else []
        if gone:
            yield Note("sharers_left", {"goal": new, "people": self.ws.get_names(gone), "count": len(gone)})
        if self.options.grow is not None and goal.id not in self.options.targets and not can_grow(goal):
            yield Note("not_grown", {"goal": new})
        serves, turns = (
            self._shift_serves(goal.serves),
            self.options.source.start.year != self.options.period.start.year,
        )
        if serves and turns and names_year(serves, self.options.source):
            yield Note("serves_old_year", {"goal": new, "serves": serves})
        old = goal.basis
        texts = [text for text in (old.market, old.resources) if text] if old is not None else []
        if dropped := tuple(text for text in texts if names_quarter(text, self.options.source)):
            yield Note("basis_left", {"goal": new, "texts": dropped})


def can_grow(goal: Goal) -> bool:
    """Return whether a target grows by a share: no rate does, and no cap."""
    return goal.measure == "sum" and goal.direction == "up"


def write_like(like: Quantity, number: Decimal) -> Quantity:
    """Return the number in the notation of another: with its suffix, and with as many places."""
    places = max(0, -int(shift_decimal(like, -SCALES[like.suffix]).as_tuple().exponent))
    digits = format_plain(shift_decimal(number, -SCALES[like.suffix]))
    whole, _, fraction = digits.partition(".")
    return Quantity.parse((f"{whole}.{fraction:0<{places}}" if max(places, len(fraction)) else whole) + like.suffix)
