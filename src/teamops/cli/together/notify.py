"""`teamops notify`: what is due today, as a message of a robot to the team's group."""

import os
from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from typing import Annotated, Any

from teamops.cli.context.findings import CheckedWorkspace, load_checked_workspace
from teamops.cli.context.people import resolve_person
from teamops.cli.output.screen import show, show_json, warn
from teamops.cli.shell.completers import make_person_option
from teamops.cli.shell.declarations import Option
from teamops.cli.shell.options import make_flag, make_today_option
from teamops.cli.shell.session import Session
from teamops.locale.words import get_words
from teamops.model.time.period import Period
from teamops.render.messages.lines import render_text
from teamops.reporting.base.report import ReportOptions
from teamops.reporting.items import action_list
from teamops.reporting.items.notice import CODES, RobotNotice, build_notice
from teamops.store.errors import CommandError


class Service(StrEnum):
    """The chat service of the robot; `text` is printed."""

    feishu = "feishu"
    dingtalk = "dingtalk"
    wecom = "wecom"
    text = "text"


class MessagePart(StrEnum):
    """A part of the message."""

    alerts = "alerts"
    reminders = "reminders"


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""
    say = session.say

    def notify(
        to: Annotated[Service, Option(help="notify.to")] = Service.text,
        only: Annotated[MessagePart | None, Option(help="notify.only", show_default=False)] = None,
        person: Annotated[str | None, make_person_option("--person", "notify.person")] = None,
        send: Annotated[bool, make_flag("--send", "notify.send")] = False,
        workdays: Annotated[bool, make_flag("--workdays", "notify.workdays")] = False,
        today: Annotated[str | None, make_today_option()] = None,
    ) -> None:
        if send and to is Service.text:
            raise CommandError("notify.text_is_not_sent")
        checked = load_checked_workspace(session, None, today, action_list.CODES | CODES)
        if workdays and not checked.ws.workdays.is_workday(checked.now.date()):
            warn(say("notify.day_off", day=checked.now.date().isoformat()))
            return
        notice = _build_notice(session, checked, only, person)
        if not notice.parts:
            warn(say("notify.nothing"))
        elif to is Service.text:
            show([(render_text(notice), "")])
        elif send:
            _send(session, to, notice)
        else:
            show_json(_render_message(to, notice))

    return notify


def _build_notice(
    session: Session, checked: CheckedWorkspace, only: MessagePart | None, word: str | None
) -> RobotNotice:
    """Build the message in the language of `--lang`, else in that of the team, whatever that of the screen is."""
    ws, day = checked.ws, checked.now.date()
    person = resolve_person(ws, word) if word else None
    options = ReportOptions(Period.year(day.year), day, session.lang_option or get_words(ws).lang, person)
    verdicts = [one for one in checked.verdicts if one.code in action_list.CODES]
    actions = action_list.collect_actions(ws, day, verdicts, person)
    return build_notice(ws, options, actions, checked.verdicts, only.value if only is not None else None)


def _render_message(service: Service, notice: RobotNotice) -> dict[str, Any]:
    message: dict[str, Any] = import_module(f"teamops.render.messages.{service}").build_message(notice)
    return message


def _send(session: Session, service: Service, notice: RobotNotice) -> None:
    from teamops.integrations.chat.robots import send_message  # here: most runs send nothing, and need no network

    send_message(service.value, _render_message(service, notice), os.environ)
    counts = {"alerts": 0, "reminders": 0}
    counts |= {part.kind: sum(len(group.lines) + group.left for group in part.groups) for part in notice.parts}
    warn(session.say("notify.sent", service=session.say(f"notify.service.{service}"), **counts))
