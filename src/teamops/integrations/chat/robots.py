"""Messages to the robots of chat groups, signed and judged as each service documents it.

- Feishu (飞书): https://open.feishu.cn/document/ukTMukTMukTM/ucTM5YjL3ETO24yNxkjN
- DingTalk (钉钉): https://open.dingtalk.com/document/robots/custom-robot-access
- WeCom (企业微信): https://developer.work.weixin.qq.com/document/path/91770

A robot's address and secret come from the environment and are never told, not even where sending fails.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from teamops.integrations.chat.post import HttpAnswer, PostError, is_safe, post_json
from teamops.integrations.chat.sign import sign_dingtalk, sign_feishu
from teamops.locale.user_error import UserError
from teamops.locale.words import Words

TIMEOUT = 10.0
_TOLD = 200
"""So many characters of what a service says are told."""

_SECRETIVE = 6
"""So long is a part of an address that may be a secret; shorter ones are words such as `v2`."""


class Robot(NamedTuple):
    """Where a service's robot is named in the environment, which keys of an answer hold code and message, and what
    codes mean: too many messages, and others that a hint of the catalogue explains."""

    address: str
    secret: str | None
    codes: tuple[str, ...]
    message: str
    too_often: int
    hints: Mapping[int, str]


ROBOTS: Mapping[str, Robot] = {
    "feishu": Robot(
        "TEAMOPS_FEISHU_URL", "TEAMOPS_FEISHU_SECRET", ("code", "StatusCode"), "msg", 11232,
        {19021: "signature", 19022: "sender", 19024: "keyword", 19001: "address"},
    ),
    "dingtalk": Robot(
        "TEAMOPS_DINGTALK_URL", "TEAMOPS_DINGTALK_SECRET", ("errcode",), "errmsg", 130101,
        {310000: "security", 300001: "address", 300005: "address"},
    ),
    "wecom": Robot("TEAMOPS_WECOM_URL", None, ("errcode",), "errmsg", 45009, {93000: "address"}),
}  # fmt: skip


class RobotError(UserError):
    """A message was not sent; `message` is a name in the catalogue of notices, filled by `facts`."""

    def __init__(self, message: str, service: str, *, exit_code: int = 3, **facts: str) -> None:
        super().__init__(message)
        self.message, self.service, self.exit_code = message, service, exit_code
        self.facts = {"address": ROBOTS[service].address, "secret": ROBOTS[service].secret or "", **facts}

    def say(self, words: Words) -> str:
        facts = {**self.facts, **{key: words(f"notify.{key}.{self.service}") for key in ("service", "limit")}}
        hint = self.facts.get("hint", "")
        facts["hint"] = words(f"notify.hint.{hint}", **facts) if hint else ""
        return words(f"notify.{self.message}", **facts)


def send_message(
    service: str,
    message: Mapping[str, Any],
    environment: Mapping[str, str],
    clock: Callable[[], float] = time.time,
    timeout: float = TIMEOUT,
) -> None:
    """The robot of `service` has taken the message. Raises RobotError, which says what to do.

    `clock` tells the seconds since 1970: a signature is good for an hour.
    """
    address, secret = _read_credentials(service, environment)
    url, body = address, dict(message)
    if secret and service == "dingtalk":
        url = sign_dingtalk(address, secret, clock())
    elif secret and service == "feishu":
        body = sign_feishu(body, secret, clock())
    try:
        answer = post_json(url, json.dumps(body, ensure_ascii=False, indent=2).encode(), timeout)
    except PostError as failed:
        raise RobotError(f"post.{failed.why}", service, detail=failed.detail, seconds=f"{timeout:g}") from None
    _require_success(service, answer, _list_secrets(address, secret))


def _read_credentials(service: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """Address and secret of the robot; an empty secret is that of a robot which is secured in another way."""
    robot = ROBOTS[service]
    address = environment.get(robot.address, "").strip()
    if not address:
        raise RobotError("no_address", service, exit_code=2)
    if not is_safe(address):
        raise RobotError("bad_address", service, exit_code=2)
    if robot.secret is not None and robot.secret not in environment:
        raise RobotError("no_secret", service, exit_code=2)
    return address, environment.get(robot.secret or "", "").strip()


def _require_success(service: str, answer: HttpAnswer, secrets: list[str]) -> None:
    """Raises RobotError unless the service says that it took the message."""
    robot = ROBOTS[service]
    try:
        said = json.loads(answer.body)
    except (ValueError, RecursionError):
        said = None
    code = next((said[key] for key in robot.codes if key in said), None) if isinstance(said, dict) else None
    if answer.status == 200 and code == 0:
        return
    if answer.status == 429 or code == robot.too_often:
        raise RobotError("too_often", service)
    if code is not None and code != 0:
        assert isinstance(said, dict)  # it has a code
        text = str(said.get(robot.message) or "")
        hint = robot.hints.get(code, "") if isinstance(code, int) else ""
        raise RobotError("refused", service, said=_mask_secrets(f"{code} {text}", secrets), hint=hint)
    if 300 <= answer.status < 400:
        raise RobotError("redirected", service, status=str(answer.status))
    raise RobotError("not_understood" if answer.status == 200 else "status", service, status=str(answer.status))


def _list_secrets(address: str, secret: str) -> list[str]:
    """What must not be told, the longest first: a service may repeat in its answer what it was sent."""
    parts = urlsplit(address)
    words = [address, secret, *parts.path.split("/"), *(value for _, value in parse_qsl(parts.query))]
    return sorted((word for word in words if len(word) >= _SECRETIVE), key=len, reverse=True)


def _mask_secrets(text: str, secrets: list[str]) -> str:
    """What a service says, on one line, without secrets and without what acts on a terminal."""
    for secret in secrets:
        text = text.replace(secret, "***")
    shown = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(shown.split())[:_TOLD]
