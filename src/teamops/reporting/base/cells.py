"""Cells of every kind, in the language of the report, as of its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from teamops.locale import formats
from teamops.locale.formats import format_amount as format_amount
from teamops.locale.formats import format_deviation as format_deviation
from teamops.locale.formats import format_limit as format_limit
from teamops.locale.formats import format_rate as format_rate
from teamops.model.figures.quantity import ROOMY
from teamops.model.records.tasks import Task
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Cell, ReportOptions, Tone


def get_deviation_tone(*, beyond: bool, worse: bool) -> Tone:
    """Return the tone of a deviation: none within the band, else good or bad (§3.5)."""
    return ("bad" if worse else "good") if beyond else ""


def round_rate(rate: Decimal | None) -> Decimal | None:
    """Return the rate for machines, rounded to six places."""
    return None if rate is None else rate.quantize(Decimal("0.000001"), ROUND_HALF_UP, ROOMY)


class Cells:
    """The builder of the cells of one report; it names each person and each day once, as long lists repeat them."""

    def __init__(self, ws: Workspace, options: ReportOptions) -> None:
        self.ws, self.options, self.words = ws, options, options.words
        self._people: dict[tuple[str | None, ...], Cell] = {}
        self._days: dict[date, str] = {}

    def make_empty(self) -> Cell:
        return self._empty

    @cached_property
    def _empty(self) -> Cell:
        return Cell(self.words("reports.nothing"), None, "muted")

    def text(self, text: str | None, tone: Tone = "") -> Cell:
        """Return the text without blanks at its ends; a dash if it is empty."""
        text = (text or "").strip()
        return Cell(text, text, tone) if text else self.make_empty()

    def join_texts(self, texts: Sequence[str]) -> Cell:
        """Return the texts as an enumeration: 重点客户跟进、新渠道拓展."""
        return Cell(self.words("reports.comma").join(texts), tuple(texts)) if texts else self.make_empty()

    def name_task(self, task: Task) -> str:
        """Return the name of the task, of a routine's with its day or week: 投放周报（11月13日）."""
        if task.routine is None:
            return task.name.strip()
        when = self.format_day(task.due) if task.start == task.due else f"W{task.start.isocalendar().week:02}"
        return self.words("reports.of_routine", task=task.name.strip(), when=when)

    def task(self, task: Task) -> Cell:
        """Return the name of the task for people; the value is the name alone."""
        cell = self.text(task.name)
        return cell if cell.value is None else cell._replace(text=self.name_task(task))

    def who(self, *whos: str | None) -> Cell:
        """Return people and departments by name; the value is their ids."""
        if whos not in self._people:
            self._people[whos] = self._name(tuple(who for who in whos if who))
        return self._people[whos]

    def _name(self, known: tuple[str, ...]) -> Cell:
        if not known:
            return self.make_empty()
        return Cell(self.words("reports.comma").join(self.ws.get_names(known)), known if len(known) > 1 else known[0])

    def day(self, day: date | None, tone: Tone = "") -> Cell:
        return self.make_empty() if day is None else Cell(self.format_day(day), day, tone)

    def format_day(self, day: date) -> str:
        """Return 9月7日 · 7 Sep, with its year if that is not the year of the report."""
        if day not in self._days:
            self._days[day] = formats.format_day_in(self.options.period.start.year, day, self.options.lang)
        return self._days[day]

    def format_moment(self, moment: datetime) -> str:
        """Return the day and time of a moment in its own zone: 9月7日 16:40"""
        return f"{self.format_day(moment.date())} {moment:%H:%M}"

    def amount(self, number: Decimal | None, unit: str | None = None) -> Cell:
        return self.make_empty() if number is None else Cell(format_amount(number, unit), Decimal(number))

    def rate(self, share: Decimal | None, tone: Tone = "") -> Cell:
        """Return per cent of a whole; a share just below the whole is not rounded up to 100 %."""
        return self.make_empty() if share is None else Cell(format_rate(share, (Decimal(1),)), round_rate(share), tone)

    def deviation(self, rate: Decimal, tone: Tone) -> Cell:
        """Return a deviation, with enough digits to show whether it is within the team's band (§3.5)."""
        limit = Decimal(self.ws.settings.limits.deviation)
        return Cell(format_deviation(rate, limit), round_rate(rate), tone)

    def days(self, first: date, last: date) -> Cell:
        """Return 9月1日–9月7日, or one day."""
        text = self.format_day(last) if first == last else f"{self.format_day(first)}–{self.format_day(last)}"
        return Cell(text, (first, last))

    def count(self, number: int, tone: Tone = "") -> Cell:
        return Cell(str(number), number, tone if number else "")

    def number_lines(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the texts, numbered if there are several, so that the lines of two cells can be matched."""
        if len(texts) < 2:
            return tuple(texts)
        return tuple(self.words("reports.numbered", n=n, text=text) for n, text in enumerate(texts, 1))

    def due(self, day: date | None, *, is_open: bool, done: bool = False) -> str:
        """Return a due date with its state: 9月20日 · 9月20日(逾期) · 9月20日(已完成)."""
        text = self.words("reports.nothing") if day is None else self.format_day(day)
        if is_open and day is not None and day < self.options.today:
            return self.words("reports.due_late", day=text)
        return self.words("reports.due_done", day=text) if done else text
