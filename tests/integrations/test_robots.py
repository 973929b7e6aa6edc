"""Robots get what is meant for them, signed as documented; whatever else happens is told, but no secret.

The server is a real one, on this machine, and checks signatures by itself, in the words of the services' documents.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from teamops.integrations.chat.post import is_safe
from teamops.integrations.chat.robots import ROBOTS, RobotError, send_message
from teamops.locale.words import Words
from tests.integrations.robot_service import Service, serving

SECRET = "SECa1b2c3d4e5f6"
TOKEN = "1234567890abcdef-token"
NOW = 1_790_000_000.25
MESSAGE = {"msgtype": "markdown", "markdown": {"title": "提醒", "text": "“表单” <甲> & 乙\n- 丙"}}
FINE = {"feishu": {"code": 0, "msg": "success"}, "dingtalk": {"errcode": 0}, "wecom": {"errcode": 0, "errmsg": "ok"}}


@pytest.fixture
def service() -> Iterator[Service]:
    with serving() as made:
        yield made


def environment(service: Service, name: str, secret: str | None = SECRET) -> dict[str, str]:
    path = {
        "feishu": f"/open-apis/bot/v2/hook/{TOKEN}",
        "dingtalk": f"/robot/send?access_token={TOKEN}",
        "wecom": f"/cgi-bin/webhook/send?key={TOKEN}",
    }[name]
    made = {ROBOTS[name].address: service.base + path}
    variable = ROBOTS[name].secret
    return made | ({variable: secret} if variable is not None and secret is not None else {})


def sent(service: Service, name: str, secret: str | None = SECRET, **keys: Any) -> None:
    send_message(name, MESSAGE, environment(service, name, secret), lambda: NOW, **keys)


def refusal(service: Service, name: str = "dingtalk", **keys: Any) -> str:
    """What is said, in both languages; never the address or the secret."""
    with pytest.raises(RobotError) as refused:
        sent(service, name, **keys)
    said = refused.value.say(Words("en")) + "\n" + refused.value.say(Words("zh"))
    for hidden in (TOKEN, SECRET, service.base, str(service.server_port)):
        assert hidden not in said
        assert hidden not in repr(refused.value)
    assert refused.value.__context__ is None or refused.value.__suppress_context__
    return said


def test_dingtalk_gets_time_and_signature_in_the_address(service: Service) -> None:
    service.answer = FINE["dingtalk"]
    sent(service, "dingtalk")
    query = parse_qs(urlsplit(service.paths[0]).query)
    assert query["access_token"] == [TOKEN]
    (timestamp,), (sign,) = query["timestamp"], query["sign"]
    assert timestamp == "1790000000250"
    digest = hmac.new(SECRET.encode("utf-8"), f"{timestamp}\n{SECRET}".encode(), digestmod=hashlib.sha256).digest()
    assert base64.b64decode(sign) == digest
    assert json.loads(service.bodies[0]) == MESSAGE


def test_feishu_gets_time_and_signature_in_the_body(service: Service) -> None:
    service.answer = FINE["feishu"]
    sent(service, "feishu")
    body = json.loads(service.bodies[0])
    timestamp, sign = body.pop("timestamp"), body.pop("sign")
    assert timestamp == "1790000000"
    digest = hmac.new(f"{timestamp}\n{SECRET}".encode(), b"", digestmod=hashlib.sha256).digest()
    assert base64.b64decode(sign) == digest
    assert body == MESSAGE
    assert service.paths == [f"/open-apis/bot/v2/hook/{TOKEN}"]


def test_wecom_gets_the_message_alone(service: Service) -> None:
    service.answer = FINE["wecom"]
    sent(service, "wecom")
    assert service.paths == [f"/cgi-bin/webhook/send?key={TOKEN}"]
    assert json.loads(service.bodies[0]) == MESSAGE
    assert service.types == ["application/json; charset=utf-8"]
    assert "提醒".encode() in service.bodies[0]


@pytest.mark.parametrize("name", ["feishu", "dingtalk"])
def test_an_empty_secret_is_that_of_a_robot_that_is_secured_otherwise(service: Service, name: str) -> None:
    service.answer = FINE[name]
    sent(service, name, secret="")
    assert "sign" not in service.paths[0]
    assert json.loads(service.bodies[0]) == MESSAGE


def test_the_clock_is_the_real_one_unless_another_is_given(service: Service) -> None:
    service.answer = FINE["feishu"]
    send_message("feishu", MESSAGE, environment(service, "feishu"))
    assert abs(int(json.loads(service.bodies[0])["timestamp"]) - time.time()) < 60


def test_an_older_feishu_says_status_code(service: Service) -> None:
    service.answer = {"StatusCode": 0, "StatusMessage": "success"}
    sent(service, "feishu")
    service.answer = {"StatusCode": 19002, "StatusMessage": "no", "msg": "no"}
    assert "19002 no" in refusal(service, "feishu")


@pytest.mark.parametrize(
    ("name", "answer", "said"),
    [
        ("dingtalk", {"errcode": 310000, "errmsg": "sign\nnot match"}, "310000 sign not match; check TEAMOPS_DING"),
        ("dingtalk", {"errcode": 300001, "errmsg": "token is not exist"}, "address to TEAMOPS_DINGTALK_URL again"),
        ("feishu", {"code": 19021, "msg": "sign match fail"}, "check TEAMOPS_FEISHU_SECRET and this machine's clock"),
        ("feishu", {"code": 19022, "msg": "Ip Not Allowed"}, "add this machine to the robot's IP list"),
        ("feishu", {"code": 19024, "msg": "Key Words Not Found"}, "可设为标题中的“提醒”"),
        ("feishu", {"code": 9499, "msg": "Bad Request"}, "Feishu refused the message: 9499 Bad Request\n"),
        ("wecom", {"errcode": 93000, "errmsg": "invalid webhook url"}, "address to TEAMOPS_WECOM_URL again"),
        ("wecom", {"errcode": "4x", "errmsg": None}, "WeCom refused the message: 4x\n"),
    ],
)  # fmt: skip
def test_a_refusal_is_told_with_code_message_and_what_to_do(
    service: Service, name: str, answer: dict[str, Any], said: str
) -> None:
    service.answer = answer
    assert said in refusal(service, name)


@pytest.mark.parametrize(
    ("name", "answer", "said"),
    [
        ("dingtalk", {"errcode": 130101, "errmsg": "send too fast"}, "20 a minute"),
        ("feishu", {"code": 11232, "msg": "frequency limited"}, "100 a minute and 5 a second"),
        ("wecom", {"errcode": 45009, "errmsg": "api freq out of limit"}, "20 a minute"),
    ],
)
def test_too_many_messages_are_told_with_the_limit(
    service: Service, name: str, answer: dict[str, Any], said: str
) -> None:
    service.answer = answer
    assert said in refusal(service, name)
    service.status, service.answer = 429, b""
    assert said in refusal(service, name)


@pytest.mark.parametrize("status", [400, 404, 500, 503])
def test_an_error_of_http_is_told_with_what_to_check(service: Service, status: int) -> None:
    service.status, service.answer = status, b"<html>"
    said = refusal(service)
    assert f"HTTP {status}" in said
    assert "TEAMOPS_DINGTALK_URL" in said


def test_an_error_of_http_that_holds_the_service_s_own_is_told_by_that(service: Service) -> None:
    service.status, service.answer = 400, {"code": 9499, "msg": "Bad Request"}
    assert "9499 Bad Request" in refusal(service, "feishu")


@pytest.mark.parametrize(
    "answer", [b"<html>captive portal</html>", b"[]", b"{}", b"\xff", b"", b'{"errmsg": "ok"}', b"[" * 60_000]
)
def test_what_is_not_the_service_s_answer_is_no_success(service: Service, answer: bytes) -> None:
    service.answer = answer
    assert "HTTP 200" in refusal(service)


def test_an_error_of_http_is_no_success_whatever_its_body_says(service: Service) -> None:
    service.status, service.answer = 502, {"errcode": 0}
    assert "HTTP 502" in refusal(service)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(service: Service, status: int) -> None:
    service.status, service.answer = status, {"errcode": 0}
    service.headers = {"Location": f"{service.base}/elsewhere"}
    assert f"HTTP {status}" in refusal(service)
    assert len(service.paths) == 1


def test_a_service_that_hangs_is_left(service: Service) -> None:
    service.answer, service.wait = FINE["dingtalk"], 1.0
    began = time.monotonic()
    assert "within 0.2 s" in refusal(service, timeout=0.2)
    assert time.monotonic() - began < 0.9


def test_an_answer_that_drips_is_left_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port, stop = listening.getsockname()[1], threading.Event()

        def drip() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
                while not stop.wait(0.05):
                    try:
                        connection.sendall(b" ")
                    except OSError:
                        return

        thread = threading.Thread(target=drip)
        thread.start()
        address = {"TEAMOPS_WECOM_URL": f"http://127.0.0.1:{port}/send?key={TOKEN}"}
        with pytest.raises(RobotError, match="did not answer within"):
            send_message("wecom", MESSAGE, address, timeout=0.4)
        stop.set()
        thread.join()


def test_where_nobody_listens_that_is_said(service: Service) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(RobotError, match="refused the connection: check the variable") as refused:
        send_message("wecom", MESSAGE, {"TEAMOPS_WECOM_URL": f"http://127.0.0.1:{port}/?key={TOKEN}"})
    assert TOKEN not in str(refused.value)


def test_a_host_that_there_is_not_is_said_not_to_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(RobotError) as refused:
        send_message("wecom", MESSAGE, {"TEAMOPS_WECOM_URL": f"https://robot.invalid/?key={TOKEN}"}, timeout=5)
    assert "robot.invalid" not in str(refused.value)


def test_what_speaks_no_https_cannot_be_reached(service: Service) -> None:
    secure = service.base.replace("http://", "https://")
    with pytest.raises(RobotError, match="cannot reach"):
        send_message("wecom", MESSAGE, {"TEAMOPS_WECOM_URL": f"{secure}/?key={TOKEN}"}, timeout=5)


def test_to_this_machine_no_proxy_is_asked(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    service.answer = FINE["wecom"]
    sent(service, "wecom")
    assert len(service.paths) == 1


@pytest.mark.parametrize("name", list(ROBOTS))
def test_a_missing_variable_is_named(name: str) -> None:
    robot = ROBOTS[name]
    for environment in ({}, {robot.address: " "}):
        with pytest.raises(RobotError, match=f"{robot.address} is not set") as refused:
            send_message(name, MESSAGE, environment)
        assert refused.value.exit_code == 2
    if robot.secret is not None:
        with pytest.raises(RobotError, match=f"{robot.secret} is not set"):
            send_message(name, MESSAGE, {robot.address: "https://example.com/x"})


@pytest.mark.parametrize(
    "address",
    [
        f"http://example.com/?key={TOKEN}", f"ftp://localhost/{TOKEN}", f"file:///{TOKEN}", TOKEN, f"https:///{TOKEN}",
        f"https://user:{TOKEN}@example.com/", f"https://example.com:port/{TOKEN}", f"https://[::1/{TOKEN}",
        f"https://example.com/{TOKEN} x", f"https://example.com/{TOKEN}\n/x", f"https://例子.com/{TOKEN}",
        f"http://127.0.0.1.example.com/{TOKEN}", f"https://example.com/#{TOKEN}", f"http://10.0.0.1/{TOKEN}",
    ],
)  # fmt: skip
def test_an_address_that_would_give_a_secret_away_is_refused_and_not_shown(address: str) -> None:
    with pytest.raises(RobotError) as refused:
        send_message("wecom", MESSAGE, {"TEAMOPS_WECOM_URL": address})
    assert (refused.value.exit_code, "must start with https://" in str(refused.value)) == (2, True)
    assert TOKEN not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["https://example.com/a?b=c", "http://localhost:8080/", "http://[::1]/", "http://127.8.9.1/x"]
)
def test_https_is_safe_and_so_is_this_machine(address: str) -> None:
    assert is_safe(address)


def test_what_a_service_repeats_of_the_secrets_is_not_told(service: Service) -> None:
    echo = f"no such token {TOKEN} at {service.base}/robot/send?access_token={TOKEN}, signed with {SECRET}"
    service.answer = {"errcode": 40000, "errmsg": echo + "\x1b[31m" + "甲" * 500}
    said = refusal(service)
    assert "no such token ***" in said
    assert len(said) < 700
