"""Messages to the robots of chat groups, signed as each service documents it.

- Feishu (飞书): https://open.feishu.cn/document/ukTMukTMukTM/ucTM5YjL3ETO24yNxkjN
- DingTalk (钉钉): https://open.dingtalk.com/document/robots/custom-robot-access
- WeCom (企业微信): https://developer.work.weixin.qq.com/document/path/91770

Feishu and DingTalk sign the time and a secret with HMAC-SHA256 and Base64, in different ways. For DingTalk the
secret is the key, the text is signed and the time is in milliseconds; for Feishu the text is the key, nothing is
signed and the time is in seconds. Address and secret come from the environment and are never shown, not even in errors.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from teamops.integrations.chat.post import HttpAnswer, PostError, is_safe, post_json
from teamops.locale.user_error import UserError
from teamops.locale.words import Words
from teamops.model.named_tuple import NamedTuple

TIMEOUT = 10.0
_LONGEST_ANSWER = 200
"""The characters of a service's answer that are shown at most."""

_SHORTEST_SECRET = 6
"""A part of an address of this length may be a secret; shorter parts are words such as `v2`."""


class Robot(NamedTuple):
    """A service: its variables of the environment, the keys of code and message in its answers, and its codes.

    `too_often` is the code for too many messages; `hints` maps other codes to hints of the catalogue.
    """

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
    """A message was not sent; `message` is a name in the catalogue of notices, which `facts` fill in."""

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
    """Send a message by the robot of `service`. Raises RobotError unless the service accepts it.

    `clock` returns the seconds since 1970: a signature is valid for an hour.
    """
    address, secret = _read_credentials(service, environment)
    url, body = address, dict(message)
    if secret and service == "dingtalk":
        url = sign_dingtalk(address, secret, clock())
    elif secret and service == "feishu":
        body = sign_feishu(body, secret, clock())
    try:
        answer = post_json(url, json.dumps(body, ensure_ascii=False, indent=2).encode(), timeout)
    except PostError as error:
        raise RobotError(f"post.{error.why}", service, detail=error.detail, seconds=f"{timeout:g}") from None
    _require_success(service, answer, _list_secrets(address, secret))


def _read_credentials(service: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """Return the robot's address and secret. An empty secret means that the robot is secured in another way."""
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
    """Raise RobotError unless the service says that it accepted the message."""
    robot = ROBOTS[service]
    try:
        document = json.loads(answer.body)
    except (ValueError, RecursionError):
        document = None
    code = next((document[k] for k in robot.codes if k in document), None) if isinstance(document, dict) else None
    if answer.status == 200 and code == 0:
        return
    if answer.status == 429 or code == robot.too_often:
        raise RobotError("too_often", service)
    if code is not None and code != 0:
        assert isinstance(document, dict)  # it has a code
        text = str(document.get(robot.message) or "")
        hint = robot.hints.get(code, "") if isinstance(code, int) else ""
        raise RobotError("refused", service, said=_mask_secrets(f"{code} {text}", secrets), hint=hint)
    if 300 <= answer.status < 400:
        raise RobotError("redirected", service, status=str(answer.status))
    raise RobotError("not_understood" if answer.status == 200 else "status", service, status=str(answer.status))


def _list_secrets(address: str, secret: str) -> list[str]:
    """List what must not be shown, the longest first: an answer may repeat what was sent."""
    parts = urlsplit(address)
    words = [address, secret, *parts.path.split("/"), *(value for _, value in parse_qsl(parts.query))]
    return sorted((word for word in words if len(word) >= _SHORTEST_SECRET), key=len, reverse=True)


def _mask_secrets(text: str, secrets: list[str]) -> str:
    """Return a service's text on one line, without secrets and control characters."""
    for secret in secrets:
        text = text.replace(secret, "***")
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:_LONGEST_ANSWER]


def sign_dingtalk(address: str, secret: str, seconds: float) -> str:
    """Return the address with `timestamp` and `sign` in its query."""
    timestamp = str(round(seconds * 1000))
    sign = _compute_hmac(secret, f"{timestamp}\n{secret}")
    joint = "&" if urlsplit(address).query else "?"
    return f"{address}{joint}{urlencode({'timestamp': timestamp, 'sign': sign})}"


def sign_feishu(body: Mapping[str, Any], secret: str, seconds: float) -> dict[str, Any]:
    """Return the body with `timestamp` and `sign` in front."""
    timestamp = str(int(seconds))
    return {"timestamp": timestamp, "sign": _compute_hmac(f"{timestamp}\n{secret}", ""), **body}


def _compute_hmac(key: str, text: str) -> str:
    return base64.b64encode(hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()).decode()
