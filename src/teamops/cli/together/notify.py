"""`teamops notify`: what is due today, as a message of a robot to the team's group."""

import os
from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer

from teamops.cli.output.screen import show, show_json, warn
from teamops.cli.shell.completers import list_people, make_option
from teamops.cli.shell.options import make_today_option
from teamops.cli.shell.session import Session
from teamops.store.errors import CommandError

if TYPE_CHECKING:
    from teamops.cli.context.findings import CheckedWorkspace
    from teamops.reporting.items.notice import RobotNotice


class Service(StrEnum):
    """Whose robot takes the message; text goes to the screen."""

    feishu = "feishu"
    dingtalk = "dingtalk"
    wecom = "wecom"
    text = "text"


class MessagePart(StrEnum):
    """A part of the message."""

    alerts = "alerts"
    reminders = "reminders"


def command(session: Session) -> Callable[..., None]:
    """The command in the words of `session`."""
    say = session.say

    def notify(
        to: Annotated[Service, typer.Option(help=say("notify.to"))] = Service.text,
        only: Annotated[MessagePart | None, typer.Option(help=say("notify.only"), show_default=False)] = None,
        person: Annotated[str | None, make_option(session, "--person", "notify.person", list_people, "PERSON")] = None,
        send: Annotated[bool, typer.Option("--send", help=say("notify.send"))] = False,
        workdays: Annotated[bool, typer.Option("--workdays", help=say("notify.workdays"))] = False,
        today: Annotated[str | None, make_today_option(session)] = None,
    ) -> None:
        from teamops.cli.context.findings import load_checked_workspace
        from teamops.reporting.items import action_list
        from teamops.reporting.items.notice import CODES

        if send and to is Service.text:
            raise CommandError("notify.text_is_not_sent")
        found = load_checked_workspace(session, None, today, action_list.CODES | CODES)
        if workdays and not found.ws.workdays.is_workday(found.now.date()):
            warn(say("notify.day_off", day=found.now.date().isoformat()))
            return
        notice = _build_notice(found, only, person)
        if not notice.parts:
            warn(say("notify.nothing"))
        elif to is Service.text:
            from teamops.render.messages.lines import render_text

            show([(render_text(notice), "")])
        elif send:
            _send(session, to, notice)
        else:
            show_json(_render_message(to, notice))

    return notify


def _build_notice(found: "CheckedWorkspace", only: MessagePart | None, person: str | None) -> "RobotNotice":
    """The message in the language of the team, whatever that of the screen is."""
    from teamops.cli.context.people import resolve_person
    from teamops.locale.words import get_words
    from teamops.model.time.period import Period
    from teamops.reporting.base.report import ReportOptions
    from teamops.reporting.items import action_list
    from teamops.reporting.items.notice import build_notice

    ws, day = found.ws, found.now.date()
    whose = resolve_person(ws, person) if person else None
    asked = ReportOptions(Period.year(day.year), day, get_words(ws).lang, whose)
    duties = action_list.collect_actions(ws, day, [one for one in found.judged if one.code in action_list.CODES], whose)
    return build_notice(ws, asked, duties, found.judged, only.value if only is not None else None)


def _render_message(service: Service, notice: "RobotNotice") -> dict[str, Any]:
    made: dict[str, Any] = import_module(f"teamops.render.messages.{service}").build_message(notice)
    return made


def _send(session: Session, service: Service, notice: "RobotNotice") -> None:
    from teamops.integrations.chat.robots import send_message

    send_message(service.value, _render_message(service, notice), os.environ)
    counts = {"alerts": 0, "reminders": 0}
    counts |= {part.kind: sum(len(group.lines) + group.left for group in part.groups) for part in notice.parts}
    warn(session.say("notify.sent", service=session.say(f"notify.service.{service}"), **counts))
