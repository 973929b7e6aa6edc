"""List commands are declared by a table of filters.

A filter adds an option to the command; which records it accepts is in `reporting/lists`, by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from teamops.cli.context.people import resolve_department, resolve_person
from teamops.cli.context.snapshot import load_snapshot
from teamops.cli.output.screen import show_json, show_report
from teamops.cli.shell import completers, option_values
from teamops.cli.shell.declarations import Argument, CommandGroup, Option, Parameter, expand_parameter
from teamops.cli.shell.options import OutputFormat, make_at_option, make_format_option, make_today_option
from teamops.cli.shell.session import Session
from teamops.locale.dates import Side
from teamops.model.dataclass import dataclass, field
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.reporting.base.report import Report, ReportOptions


class Context(NamedTuple):
    """What the text of an option is parsed with."""

    session: Session
    ws: Workspace
    today: date


Parse = Callable[[Context, str, str], Any]
"""Returns the value of a filter from its option (`--owner`) and text; raises UserError for a wrong text."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of a list: the option `--NAME`, with `-` for `_`, and the function that parses its text.

    One without a `metavar` is a flag; with a `switch` (`--open/--all`) it is on by default. It is ignored if a filter
    of `unless` is given. A flag with `means` stands for the texts of other filters. An `is_argument` is no option.
    """

    name: str
    metavar: str = ""
    parse: Parse = lambda _context, _option, text: text
    complete: completers.Candidates | None = None
    switch: str = ""
    unless: tuple[str, ...] = ()
    means: Mapping[str, str] = field(default_factory=dict)
    is_argument: bool = False

    @property
    def option(self) -> str:
        return f"--{self.name.replace('_', '-')}"


def parse_person(context: Context, _option: str, text: str) -> str:
    """Return the id of the person."""
    return resolve_person(context.ws, text)


def parse_department(context: Context, _option: str, text: str) -> str:
    """Return the id of the department."""
    return resolve_department(context.ws, text)


def person(name: str) -> Filter:
    """Filter by a person, whose name the shell completes."""
    return Filter(name, "PERSON", parse_person, completers.list_people)


def department(name: str) -> Filter:
    """Filter by a department, whose name the shell completes."""
    return Filter(name, "DEPT", parse_department, completers.list_departments)


def choice(name: str, metavar: str, choices: Iterable[str]) -> Filter:
    """Filter by one of the values of a key, as files have it or as the texts `records.NAME.…` call it."""
    return Filter(
        name, metavar, lambda c, option, text: option_values.parse_choice(c.session, option, text, choices, name)
    )


def word(name: str, metavar: str, words: Iterable[str]) -> Filter:
    """Filter by one of the words."""
    return Filter(name, metavar, lambda c, option, text: option_values.require_known(c.session, option, text, words))


def day(name: str, side: Side = "ahead") -> Filter:
    """Filter by a day, looked for ahead of today or behind it where it has no year."""
    return Filter(name, "DATE", lambda c, option, text: option_values.parse_day(option, text, c.today, side))


PERIOD = Filter("period", "PERIOD", lambda c, option, text: option_values.parse_period(option, text, c.today))
TEXT = Filter("text", "WORD")


class ListQuery(NamedTuple):
    """What a list command is asked for: the records and the time, the values of filters by name, the order."""

    session: Session
    ws: Workspace
    now: datetime
    filters: Mapping[str, Any]
    order: str | None
    form: OutputFormat

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def report_options(self) -> ReportOptions:
        """A report of today that names the person and department of the filters `owner` and `department`."""
        owner, department = self.filters.get("owner"), self.filters.get("department")
        return ReportOptions(Period.year(self.today.year), self.today, self.session.lang, owner, department)

    def show(self, kind: str, records: Iterable[Mapping[str, Any]], report: Callable[[], Report], **more: Any) -> None:
        """Print the list as `show_list` does."""
        show_list(self.form, kind, records, report, **more)


def show_list(
    form: OutputFormat, kind: str, records: Iterable[Mapping[str, Any]], report: Callable[[], Report], **more: Any
) -> None:
    """Print the report, or the records as JSON: `{"version": 1, KIND: [...]}`, and whatever `more` there is."""
    if form is OutputFormat.json:
        show_json({"version": 1, kind: [*records], **more})
    else:
        show_report(report())


def make_list_group(help_id: str, show: Callable[..., None]) -> CommandGroup:
    """Return a group of which `list` is the only command, as `teamops monitors list`; `help_id` is that of `list`."""
    app = CommandGroup()
    app.command("list", help=help_id)(show)
    return app


def make_list_command(
    session: Session,
    texts: str,
    filters: Sequence[Filter],
    orders: Collection[str],
    show: Callable[[ListQuery], None],
    *,
    has_at: bool = True,
    format_help: str = "work.format",
) -> Callable[..., None]:
    """Return the list command: its options are the filters, `--sort` if it has `orders`, and those of all lists.

    The text `TEXTS.NAME` is the help of a filter. `show` prints what the command is asked for.
    """
    if orders:
        filters = (*filters, word("sort", "ORDER", orders))

    def list_records(options: Mapping[str, Any]) -> None:
        ws, now, _ = load_snapshot(session, options.get("at"), options["today"])
        given = {one.name: text for one in filters if (text := options[f"filter_{one.name}"])}
        values = parse_filters(Context(session, ws, now.date()), filters, given)
        order = values.pop("sort", None)
        show(ListQuery(session, ws, now, values, order, options["form"]))

    parameters = [_make_parameter(texts, one) for one in filters]
    form = make_format_option(format_help)
    parameters.append(Parameter("form", OutputFormat, form, OutputFormat.terminal))
    if has_at:
        parameters.append(Parameter("at", str | None, make_at_option(), None))
    parameters.append(Parameter("today", str | None, make_today_option(), None))
    return expand_parameter(list_records, "options", parameters, dict)


def parse_filters(
    context: Context, filters: Sequence[Filter], given: Mapping[str, Any], option: str = ""
) -> dict[str, Any]:
    """Return the values of the filters that are given, by name and in their order.

    Errors name the filter's own option, or `option` if all are given by one.
    """
    texts = dict(given)
    for one in filters:
        if one.name in texts and one.means:
            del texts[one.name]
            texts |= one.means
    return {
        one.name: one.parse(context, option or one.option, texts[one.name]) if one.metavar else True
        for one in filters
        if one.name in texts and texts.keys().isdisjoint(one.unless)
    }


def _make_parameter(texts: str, one: Filter) -> Parameter:
    name, help_id = f"filter_{one.name}", f"{texts}.{one.name}"
    if not one.metavar:
        option = Option(one.switch or one.option, help=help_id)
        return Parameter(name, bool, option, bool(one.switch))
    completer = completers.make_completer(one.complete) if one.complete is not None else None
    names = [] if one.is_argument else [one.option]
    declare: Callable[..., Argument] = Argument if one.is_argument else Option
    declared = declare(*names, help=help_id, metavar=one.metavar, completer=completer, show_default=False)
    return Parameter(name, str | None, declared)
