"""Close a quarter: what is open, the review draft, and the tasks that are carried over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from teamops.cli.goals.quarter_start import describe_unread, parse_quarter
from teamops.cli.output.render_report import ReportFormat, render_report
from teamops.cli.output.screen import warn, write_output
from teamops.cli.reviews.review_draft import ReviewDraftOptions, plan_draft
from teamops.cli.shell.session import Session, make_clock
from teamops.cli.writing.apply_plan import apply_plan
from teamops.cli.writing.commit_message import format_author_of, get_diary
from teamops.cli.writing.planned_write import PlannedWrite
from teamops.cli.writing.write_options import WriteOptions
from teamops.locale.formats import format_period
from teamops.model.dataclass import replace
from teamops.model.named_tuple import NamedTuple
from teamops.model.time.period import Period
from teamops.model.workspace import Workspace
from teamops.planning.quarter.carry import CarryPlan, choose_week, plan_quarter_carry
from teamops.planning.quarter.open_items import list_open_items
from teamops.planning.quarter.options import QuarterError
from teamops.reporting.base.report import Report, ReportOptions
from teamops.reporting.pages.quarter_close import build_close_report
from teamops.store.reading.loader import load


class CloseTexts(NamedTuple):
    """The options of `quarter close`, as typed."""

    period: str
    draft: bool
    carry: bool
    early: bool
    form: str


def close_quarter(session: Session, texts: CloseTexts, write: WriteOptions) -> None:
    """Print what is open; write the review draft and carry tasks over if asked to."""
    if texts.draft or texts.carry:
        apply_plan(session, write, lambda ws, now: _plan_write(session, ws, texts, write.actor, now))
        return
    ws = load(session.root)
    now = make_clock(write.today)(ws.settings.timezone)
    for warning in describe_unread(session, ws):
        warn(warning)
    report = _build_report(session, ws, parse_quarter("PERIOD", texts.period, now.date()), now)
    write_output(session, render_report(report, ReportFormat(texts.form), to_file=False, root=session.root), None)


def _build_report(session: Session, ws: Workspace, period: Period, now: datetime) -> Report:
    today = now.date()
    return build_close_report(ws, ReportOptions(period, today, session.lang), list_open_items(ws, period, today))


def _plan_write(session: Session, ws: Workspace, texts: CloseTexts, actor: str | None, now: datetime) -> PlannedWrite:
    today = now.date()
    period = parse_quarter("PERIOD", texts.period, today)
    if today <= period.end and not texts.early:
        raise QuarterError("not_over", period=period, end=period.end.isoformat())
    by, words = format_author_of(ws, actor), get_diary(ws)
    planned = PlannedWrite((), (), words("diary.quarter_close", period=period.text, by=by))
    if texts.draft:
        drafted = plan_draft(session, ws, ReviewDraftOptions(period.text, None, None, None, actor), now)
        planned = replace(drafted, commit_message=planned.commit_message)
    if texts.carry:
        week = choose_week(ws, period, today)
        carry = plan_quarter_carry(ws, period, week, words("plan.carried", week=format_period(week, words.lang)), today)
        planned = replace(
            planned,
            changes=[*planned.changes, *carry.changes],
            places=[*planned.places, *(change.at for change in carry.changes)],
            messages=[*planned.messages, *_describe_carry(session, carry)],
        )
    warnings = [*describe_unread(session, ws), *planned.warnings]
    report = _build_report(session, ws, period, now)
    return replace(planned, warnings=warnings, report=report, question=session.say("cli.split_goal.confirm"))


def _describe_carry(session: Session, carry: CarryPlan) -> Iterator[str]:
    """Yield how many tasks are carried over, and which are not and why."""
    week = format_period(carry.week, session.lang)
    yield session.say("quarter.carried", count=len(carry.carried), week=week)
    period = Period.quarter_of(carry.week.start)
    for name, tasks in (("quotas_stay", carry.quotas), ("stuck", carry.stuck), ("no_workday", carry.away)):
        if tasks:
            yield session.say(f"quarter.{name}", tasks=tuple(task.id for task in tasks), period=period, week=week)
