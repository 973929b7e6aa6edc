"""The cells of goals, the same in every report: names, figures, parts and criteria (Table 1 of the handbook)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import ROUND_HALF_UP, Decimal

from teamops.locale import formats
from teamops.locale.texts.goals.attained import choose_direction_suffix, format_attainment
from teamops.locale.words import Words
from teamops.model.figures.attainment import compute_rate
from teamops.model.figures.bounds import compute_excess, orient_criterion
from teamops.model.figures.pace import Pace
from teamops.model.figures.quantity import Quantity
from teamops.model.figures.units import is_rate_unit
from teamops.model.records.goals import ATTAINMENT, Criterion, Goal
from teamops.model.time.period import Period
from teamops.model.tree import GoalNode
from teamops.reporting.base.cells import Cells, get_deviation_tone, round_rate
from teamops.reporting.base.report import Cell, ReportOptions, Tone, Value


def build_metric_cell(cells: Cells, tree: GoalNode) -> Cell:
    """Return the goal's name with its unit; the numbers of a rate bear the unit themselves."""
    unit = None if is_rate_unit(tree.goal.unit) else tree.goal.unit
    return Cell(cells.words("reports.with_unit", name=tree.name, unit=unit) if unit else tree.name, tree.goal.id)


def build_goal_cell(cells: Cells, tree: GoalNode) -> Cell:
    """Return the goal's name with its unit, and its period if that is not the report's."""
    text = build_metric_cell(cells, tree).text
    if tree.period is None:
        text += "\n" + cells.words("reports.goals.no_period")
    elif tree.period != cells.options.period:
        text += "\n" + formats.format_period(tree.period, cells.options.lang)
    return Cell(text, tree.goal.id)


def build_responsible_cell(cells: Cells, tree: GoalNode) -> Cell:
    """销售部/王经理"""
    whos = [who for who in (tree.department, tree.owner) if who]
    return Cell("/".join(cells.ws.get_names(whos)), tuple(whos)) if whos else cells.make_empty()


def format_short_period(period: Period, options: ReportOptions) -> str:
    """7月 · Jul · Q3 · W28"""
    if period.kind == "month":
        name = formats.format_period(period, options.lang)
        return name.removeprefix(f"{period.start.year}年") if options.lang == "zh" else name.split(" ")[0]
    return period.text if period.kind in ("year", "day") else period.text.rpartition("-")[2]


def format_figure(cells: Cells, node: GoalNode, number: Decimal, rounding: str = ROUND_HALF_UP) -> str:
    """Return the number in the suffix of the goal's target, rounded to the goal's digits after a division."""
    return formats.format_number(cells.ws.digits(node).shown(number, rounding))


def build_figure_cell(cells: Cells, node: GoalNode, number: Decimal | None, unit: str | None = None) -> Cell:
    """Return the number as a cell; its value keeps all digits. None is a dash."""
    if number is None:
        return cells.make_empty()
    return Cell(formats.format_amount(cells.ws.digits(node).shown(number), unit), Decimal(number))


def convert_suffix(node: GoalNode | None, number: Quantity) -> Quantity:
    """Return a figure of a review in the suffix of the goal's target, with every digit."""
    return number if node is None else Quantity.of(number, node.suffix)


def build_attainment_cell(cells: Cells, node: GoalNode, actual: Decimal | None, target: Decimal | None) -> Cell:
    """Return the share of the target that is reached; of a cap, how much of it is used or exceeded."""
    text = format_attainment(cells.words, node.goal, cells.ws.digits(node), actual, target)
    if text is None:
        return cells.make_empty()
    return Cell(text, compute_attainment(node, actual, target), get_cap_tone(node, actual, target))


def compute_attainment(node: GoalNode, actual: Decimal | None, target: Decimal | None) -> Value:
    """Return the share for machines; of a cap, `used` and `over`: exceeding a cap is no success."""
    share = round_rate(compute_rate(actual, target))
    if node.goal.direction == "up":
        return share
    return {"used": share, "over": compute_excess(node.goal, actual, target)}


def get_cap_tone(node: GoalNode, actual: Decimal | None, target: Decimal | None) -> Tone:
    """Return bad if a goal that should stay low is over its cap."""
    return "bad" if compute_excess(node.goal, actual, target) is not None else ""


def get_pace_tone(cells: Cells, pace: Pace) -> Tone:
    """Return bad over a cap, else the tone of the deviation from the plan to date (§3.5)."""
    limit = Decimal(cells.ws.settings.limits.deviation)
    return "bad" if pace.is_exceeded else get_deviation_tone(beyond=pace.beyond(limit), worse=pace.is_behind)


def format_head(words: Words, name: str, trees: Collection[GoalNode]) -> str:
    """Return the title of a column of shares or plans that fits these goals: attained, used, or both."""
    return words(name + choose_direction_suffix([tree.goal for tree in trees]))


def build_parts_cell(cells: Cells, tree: GoalNode) -> Cell:
    """Return the targets of the first split in time: 1,600/1,700/1,700 if the head has the months, else with names."""
    split: dict[Period, Decimal] = {}
    for part in _list_first_split(tree):
        if part.period is not None and part.target is not None:
            adds_up = tree.goal.measure == "sum" and part.period in split
            split[part.period] = split[part.period] + part.target if adds_up else part.target
    if not split:
        return Cell(cells.words("reports.goals.not_split"), None, "muted")
    in_order = sorted(split.items(), key=lambda item: item[0].start)
    value: Value = {period.text: number for period, number in in_order}
    texts = [format_figure(cells, tree, number) for _, number in in_order]
    if tuple(period for period, _ in in_order) == cells.options.period.split("month"):
        text = "/".join(texts)
    else:
        names = (format_short_period(period, cells.options) for period, _ in in_order)
        text = " / ".join(map(" ".join, zip(names, texts, strict=True)))
    total = sum(split.values(), Decimal(0))
    if tree.goal.measure == "sum" and total != tree.target:  # slack at this level, or a split that does not add up
        text = cells.words("reports.goals.total", parts=text, total=format_figure(cells, tree, total))
    return Cell(text, value)


def _list_first_split(node: GoalNode) -> Iterator[GoalNode]:
    """Yield the highest parts with a period of their own, below a split between departments too."""
    for child in node.children:
        if child.period != node.period:
            yield child
        else:
            yield from _list_first_split(child)


def build_criteria_cell(cells: Cells, goal: Goal, criteria: tuple[Criterion, ...]) -> Cell:
    """Return a line for each criterion, as it is judged; the value has the bounds as they are in the file."""
    if not criteria:
        return cells.make_empty()
    keys = ("metric", "each", "at_least", "at_most", "within")
    value = [{key: bound for key in keys if (bound := getattr(c, key)) is not None} for c in criteria]
    return Cell("\n".join(_format_criterion(cells, goal, criterion) for criterion in criteria), value)


def _format_criterion(cells: Cells, goal: Goal, criterion: Criterion) -> str:
    """每月达标率≥95% · attainment ≥ 95% each month · use of the cap ≤ 100%"""
    words, criterion = cells.words, orient_criterion(criterion, goal)
    metric = words(f"reports.attainment.{goal.direction}") if criterion.metric == ATTAINMENT else criterion.metric
    format_bound = formats.format_limit if criterion.metric == ATTAINMENT else formats.format_number
    bounds = {"≥": criterion.at_least, "≤": criterion.at_most, "±": criterion.within}
    bound = words("reports.comma").join(
        words("reports.bound", sign=sign, number=(formats.format_limit if sign == "±" else format_bound)(number))
        for sign, number in bounds.items()
        if number is not None
    )
    if criterion.each is None:
        return words("reports.criterion", metric=metric, bound=bound)
    return words("reports.criterion_each", metric=metric, bound=bound, each=words(f"reports.each.{criterion.each}"))
