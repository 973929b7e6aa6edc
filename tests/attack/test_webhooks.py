"""However slowly a chat service answers, its robot is given up at the time that is told, and no secret is shown.

The services are real ones, on this machine; each is slow in its own way, and none of them ever ends.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest

from teamops.integrations.chat.post import PostError, post_json
from teamops.integrations.chat.robots import RobotError, send_message
from teamops.locale.words import Words

TOKEN = "1234567890abcdef-token"
TIMEOUT = 0.1
WITHIN = 1.0
PAUSE = 0.02
FINE = b"HTTP/1.1 200 OK\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


def dripping(first: bytes, again: bytes, pause: float = PAUSE) -> Callable[[], Iterator[tuple[bytes, float]]]:
    """A service that sends something, and then something else again and again."""

    def answer() -> Iterator[tuple[bytes, float]]:
        yield first, 0
        while True:
            yield again, pause

    return answer


SLOW = {
    "silence": dripping(b"", b"", 0.05),
    "a status line by bytes": dripping(b"", b"H"),
    "a header by bytes": dripping(FINE + b"X-A: ", b"a"),
    "a line of a header now and then": dripping(FINE, b"X-A: b\r\n", 0.1),
    "a header that goes on on the next line": dripping(FINE + b"X-A: b\r\n", b" c\r\n", 0.1),
    "continue, at once and for ever": dripping(CONTINUE, CONTINUE * 50, 0.001),
    "continue, now and then": dripping(CONTINUE, CONTINUE),
    "a header without its end": dripping(FINE + b"Content-Length: 5\r\n", b""),
    "a body by bytes": dripping(FINE + b"\r\n", b" "),
    "a body by bytes, of a length that is told": dripping(FINE + b"Content-Length: 9999999\r\n\r\n", b" "),
    "a body that never begins": dripping(FINE + b"Content-Length: 5\r\n\r\n", b"", 0.05),
    "pieces of one byte": dripping(FINE + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "a piece whose length never ends": dripping(FINE + b"Transfer-Encoding: chunked\r\n\r\n1;", b"a"),
    "lines after the last piece": dripping(FINE + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X-A: b\r\n", 0.001),
    "a redirect by bytes": dripping(b"HTTP/1.1 307 Elsewhere\r\nLocation: /\r\n", b"X"),
}
HANDSHAKES = {
    "a handshake that is not answered": dripping(b"", b"", 0.05),
    "a handshake by bytes": dripping(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc", b"\0"),
}


@pytest.fixture
def serve() -> Iterator[Callable[[Any], int]]:
    """Starts a service that answers everybody in that way; gives its port."""
    stop, threads, sockets = threading.Event(), [], []

    def begin(answer: Callable[[], Iterator[tuple[bytes, float]]]) -> int:
        listening = socket.create_server(("127.0.0.1", 0))
        sockets.append(listening)

        def talk() -> None:
            with suppress(OSError):
                connection, _ = listening.accept()
                with connection:
                    connection.settimeout(2)
                    for piece, pause in answer():
                        connection.sendall(piece)
                        if stop.wait(pause):
                            return

        threads.append(threading.Thread(target=talk))
        threads[-1].start()
        return int(listening.getsockname()[1])

    yield begin
    stop.set()
    for listening in sockets:
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
    for thread in threads:
        thread.join()


def given_up(address: str) -> None:
    began = time.monotonic()
    with pytest.raises(RobotError) as refused:
        send_message("wecom", {"msgtype": "markdown"}, {"TEAMOPS_WECOM_URL": address}, timeout=TIMEOUT)
    assert time.monotonic() - began < TIMEOUT + WITHIN
    said = refused.value.say(Words("en")) + refused.value.say(Words("zh")) + repr(refused.value)
    assert "did not answer within 0.1 s" in said
    assert not [hidden for hidden in (TOKEN, "127.0.0.1", address) if hidden in said]


@pytest.mark.parametrize("answer", SLOW.values(), ids=SLOW)
def test_a_service_without_end_is_given_up_in_time(serve: Any, answer: Any) -> None:
    given_up(f"http://127.0.0.1:{serve(answer)}/send?key={TOKEN}")


@pytest.mark.parametrize("answer", HANDSHAKES.values(), ids=HANDSHAKES)
def test_a_handshake_without_end_is_given_up_in_time(serve: Any, answer: Any) -> None:
    given_up(f"https://127.0.0.1:{serve(answer)}/send?key={TOKEN}")


@pytest.mark.parametrize("first", [b"", b"HTTP/1.1 200 Connected\r\n"], ids=["silent", "talkative"])
def test_a_proxy_without_end_is_given_up_in_time(serve: Any, first: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{serve(dripping(first, first and b'X-A: b%c' % 13))}")
    for name in ("https_proxy", "NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    given_up(f"https://robot.invalid/send?key={TOKEN}")


def test_a_host_that_is_looked_for_without_end_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    found = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found.wait(5) and [])
    given_up(f"http://localhost:9/send?key={TOKEN}")
    found.set()


def test_a_service_that_reads_nothing_is_given_up_in_time(serve: Any) -> None:
    began = time.monotonic()
    with pytest.raises(PostError) as failed:
        post_json(f"http://127.0.0.1:{serve(SLOW['silence'])}/", b"x" * 32_000_000, TIMEOUT)
    assert failed.value.why == "timed_out"
    assert time.monotonic() - began < TIMEOUT + WITHIN


def test_what_is_given_up_is_let_go_of(serve: Any) -> None:
    """No thread waits for a service any more, once its address was given up."""
    before = threading.active_count()
    port = serve(SLOW["a line of a header now and then"])
    given_up(f"http://127.0.0.1:{port}/send?key={TOKEN}")
    until = time.monotonic() + 2
    while threading.active_count() > before + 1 and time.monotonic() < until:
        time.sleep(0.01)
    assert threading.active_count() <= before + 1  # that of the service


def test_of_an_answer_without_end_only_a_little_is_read(serve: Any) -> None:
    port = serve(dripping(FINE + b"\r\n", b"a" * 65_536, 0))
    assert len(post_json(f"http://127.0.0.1:{port}/", b"{}", 5).body) <= 128 * 1024
