"""What was done after its limit. Nobody can change that now, so the review and the audit show it, not the check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Literal

from teamops.model.figures.checkpoints import list_deviations
from teamops.model.named_tuple import NamedTuple
from teamops.model.records.collaboration import Request
from teamops.model.records.reviews import Review
from teamops.model.reviewing.scope import find_review_deadline
from teamops.model.signing.sides import find_sides
from teamops.model.time.moments import compute_duration, convert_to_zone
from teamops.model.time.period import Period
from teamops.model.time.urgency import find_answer_time, list_clocks
from teamops.model.workspace import Workspace

DeedKind = Literal["response", "solution", "delivery", "minutes", "review", "measure"]


class LateDeed(NamedTuple):
    """A deed that came after its limit, with whom it was up to; `done` is None for minutes that were never sent.

    `due` and `done` are times for limits in hours, days for the others. `name` is a text of the team, or the id of a
    meeting or a review.
    """

    kind: DeedKind
    name: str
    record: str
    who: tuple[str, ...]
    due: date | datetime
    done: date | datetime | None

    @property
    def day(self) -> date:
        """The day of the limit."""
        return self.due.date() if isinstance(self.due, datetime) else self.due


def list_late_deeds(ws: Workspace, period: Period, today: date) -> tuple[LateDeed, ...]:
    """Return the late deeds with a limit in `period`, by day, as known at the end of `today` (§3.9, §4.9, §5.3, §5.5).

    Tasks and daily reports are not among them: the summary and the meeting packs list those.
    """
    now = datetime.combine(today, datetime.max.time(), ws.settings.timezone)
    found = chain(_list_requests(ws, now), _list_minutes(ws, now), _list_reviews(ws, today), _list_measures(ws, now))
    return tuple(sorted((deed for deed in found if deed.day in period), key=lambda deed: deed.day))


def _list_requests(ws: Workspace, now: datetime) -> Iterator[LateDeed]:
    for request, _ in ws.requests:
        if request.status == "cancelled":
            continue
        to = (request.to,) if request.to is not None else ()
        yield from _list_answers(ws, request, to, now)
        delivered = _find_delivery(ws, request)
        if request.due is not None and delivered is not None and request.due < delivered <= now.date():
            yield LateDeed("delivery", request.need, request.id, to, request.due, delivered)


def _list_answers(ws: Workspace, request: Request, to: tuple[str, ...], now: datetime) -> Iterator[LateDeed]:
    """Yield the answer and the solution of an urgent request that came late."""
    for clock in list_clocks(request, ws.settings.limits.urgent, now):
        urgent = request.urgent
        done = find_answer_time(request) if clock.step == "response" or urgent is None else urgent.solved
        if urgent is not None and clock.is_late and done is not None and done <= now:
            due = _add(ws, urgent.raised, clock.limit)
            yield LateDeed(clock.step, request.need, request.id, to, due, convert_to_zone(done, ws.settings.timezone))


def _find_delivery(ws: Workspace, request: Request) -> date | None:
    """Return the day on which the provider first confirmed the delivery; None while nobody did."""
    if request.status not in ("delivered", "done"):
        return None
    signed = (one.at for one in request.confirmed if "provider" in find_sides(ws, request, one.by))
    first = min(signed, default=None)
    return convert_to_zone(first, ws.settings.timezone).date() if first is not None else None


def _list_minutes(ws: Workspace, now: datetime) -> Iterator[LateDeed]:
    limit, zone = ws.settings.limits.minutes_within, ws.settings.timezone
    for meeting, _ in ws.meetings:
        sent = meeting.distributed
        if compute_duration(meeting.held, sent or now) > limit and (sent is None or sent <= now):
            done = convert_to_zone(sent, zone) if sent is not None else None
            yield LateDeed("minutes", meeting.id, meeting.id, (), _add(ws, meeting.held, limit), done)


def _list_reviews(ws: Workspace, today: date) -> Iterator[LateDeed]:
    """Yield the first review of each month, if it was late and no longer one came in time."""
    first: dict[Period, tuple[date, Review]] = {}
    longer: list[tuple[date, Period]] = []
    for review, _ in ws.reviews:
        held, period = review.held, review.period
        if review.project is not None or held is None or held > today:
            continue
        if period.kind in ("quarter", "year"):
            longer.append((held, period))
        elif period.kind == "month" and (period not in first or held < first[period][0]):
            first[period] = held, review
    for period, (held, review) in first.items():
        due = find_review_deadline(period.start.year, period.start.month, ws.settings.limits.review_by_day)
        if held > due and not any(day <= due and period in other for day, other in longer):
            yield LateDeed("review", period.text, review.id, (), due, held)


def _list_measures(ws: Workspace, now: datetime) -> Iterator[LateDeed]:
    """Yield the deviations on which a measure was decided late; if a measure has no time, it may be the first one."""
    limits, zone = ws.settings.limits, ws.settings.timezone
    for entry in list_deviations(ws):
        recorded, decisions = entry.checkpoint.recorded, [measure.decided for measure, _ in entry.standing]
        known = [decided for decided in decisions if decided is not None]
        if recorded is None or not known or len(known) < len(decisions) or not entry.checkpoint.is_worse:
            continue
        first = min(known)
        if first <= now and compute_duration(recorded, first) > limits.measure_within:
            due, who = _add(ws, recorded, limits.measure_within), (entry.owner,) if entry.owner is not None else ()
            name = f"{entry.monitor.project} {entry.checkpoint.metric}"
            yield LateDeed("measure", name, entry.monitor.id, who, due, convert_to_zone(first, zone))


def _add(ws: Workspace, moment: datetime, limit: timedelta) -> datetime:
    """Return the end of a limit in the team's zone; at the end of the calendar, its beginning."""
    try:
        return convert_to_zone(moment + limit, ws.settings.timezone)
    except OverflowError:
        return convert_to_zone(moment, ws.settings.timezone)
