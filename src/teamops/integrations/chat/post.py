"""One POST to an address that is a secret: over https, without following redirects, in limited time.

Nothing that is raised here, and nothing that it says, holds the address.
"""

from __future__ import annotations

import os
import socket
import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

_LARGEST = 64 * 1024
"""So much of an answer is read."""


class HttpAnswer(NamedTuple):
    """What came back: the status of HTTP, and the body."""

    status: int
    body: bytes


class PostError(Exception):
    """Nothing came back. `why` is timed_out, no_such_host, refused, certificate, or, told by `detail`, unreachable."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why)
        self.why, self.detail = why, detail


def is_safe(url: str) -> bool:
    """Whether `url` is one to post a secret to: https, or http to this machine; without blanks and user names."""
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return False
    if not parts.hostname or "@" in parts.netloc or parts.fragment or not port_is_fine:
        return False
    if not (url.isascii() and url.isprintable()) or " " in url:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts.hostname))


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def post_json(url: str, body: bytes, timeout: float) -> HttpAnswer:
    """What `url` answers to the JSON `body`, whatever its status. Raises PostingError if none comes in `timeout` s.

    One deadline holds for everything: finding the host, connecting, TLS, the proxy, sending, and the whole answer. A
    timeout of a socket holds for one piece of it only, and finding a host has none, so a thread does all that, and is
    left behind where it takes longer.
    """
    line = _Connection()
    outcome: SimpleQueue[HttpAnswer | PostError] = SimpleQueue()
    Thread(target=lambda: outcome.put(_try_post(url, body, timeout, line)), daemon=True).start()
    try:
        answer = outcome.get(timeout=timeout)
    except Empty:
        raise PostError("timed_out") from None
    finally:
        line.cut()
    if isinstance(answer, PostError):
        raise answer
    return answer


def _try_post(url: str, body: bytes, timeout: float, line: _Connection) -> HttpAnswer | PostError:
    """The answer, or what kept it from coming; nothing of the error that might name the address."""
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "teamops"}
    request = Request(url, body, headers, method="POST")  # noqa: S310  # is_safe
    try:
        with _open_request(_build_opener(url, line), request, timeout) as answer:
            return HttpAnswer(answer.status, _read_answer(answer, line))
    except Exception as error:  # noqa: BLE001  # in a thread, where it would be printed with the address
        return _convert_error(error)


class _Connection:
    """The connection of a thread, to be cut by another one."""

    def __init__(self) -> None:
        self._lock, self._is_cut = Lock(), False
        self._connection: HTTPConnection | None = None

    def take(self, connection: HTTPConnection) -> None:
        """This connection is what is cut. Raises TimeoutError where it is too late for one."""
        with self._lock:
            self.check()
            self._connection = connection

    def cut(self) -> None:
        """Whoever reads from the connection reads its end."""
        with self._lock:
            self._is_cut = True
            connection = self._connection
        held: socket.socket | None = connection.sock if connection is not None else None
        if held is not None:
            with suppress(OSError):
                held.shutdown(socket.SHUT_RDWR)

    def check(self) -> None:
        """Raises TimeoutError once it is cut."""
        if self._is_cut:
            raise TimeoutError


class _NoRedirectHandler(HTTPRedirectHandler):
    """An address that moved is an answer like another: what is a secret does not go elsewhere."""

    def redirect_request(self, *_: Any) -> None:
        return None


class _PlainHandler(HTTPHandler):
    def __init__(self, line: _Connection) -> None:
        super().__init__()
        self._line = line

    def http_open(self, request: Request) -> Any:
        return self.do_open(_make_connection_factory(HTTPConnection, self._line), request)


class _SecureHandler(HTTPSHandler):
    def __init__(self, line: _Connection) -> None:
        super().__init__()
        self._line = line

    def https_open(self, request: Request) -> Any:
        return self.do_open(_make_connection_factory(HTTPSConnection, self._line), request)


def _make_connection_factory(kind: type[HTTPConnection], line: _Connection) -> Any:
    """What makes connections of that kind that can be cut from their first moment."""

    def make_connection(host: str, **options: Any) -> HTTPConnection:
        connection = kind(host, **options)
        line.take(connection)
        return connection

    return make_connection


def _build_opener(url: str, line: _Connection) -> OpenerDirector:
    """Proxies are those of the environment; what is on this machine needs none."""
    is_here = _is_loopback(urlsplit(url).hostname or "")
    return build_opener(
        _NoRedirectHandler, _PlainHandler(line), _SecureHandler(line), *([ProxyHandler({})] if is_here else [])
    )


def _open_request(opener: OpenerDirector, request: Request, timeout: float) -> Any:
    try:
        return opener.open(request, timeout=timeout)
    except HTTPError as answered:
        return answered


def _read_answer(answer: Any, line: _Connection) -> bytes:
    """What is sent until it ends, is too much, or the line is cut."""
    read = b""
    while len(read) < _LARGEST and (chunk := answer.read1(_LARGEST)):
        read += chunk
        line.check()
    return read


def _convert_error(error: Exception) -> PostError:
    reason = error.reason if isinstance(error, URLError) else error
    match reason:
        case TimeoutError():
            return PostError("timed_out")
        case socket.gaierror():
            return PostError("no_such_host")
        case ConnectionRefusedError():
            return PostError("refused")
        case ssl.SSLCertVerificationError():
            return PostError("certificate")
        case OSError(errno=int(number)):
            return PostError("unreachable", os.strerror(number))
        case _:
            return PostError("unreachable", type(reason).__name__)
