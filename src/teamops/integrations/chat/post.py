"""POST to an address that is a secret: over https, without following redirects, in limited time.

No error raised here contains the address.
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
from typing import Any
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

from teamops.model.named_tuple import NamedTuple

_LARGEST = 64 * 1024
"""The bytes of an answer that are read at most."""


class HttpAnswer(NamedTuple):
    """The answer to a POST: HTTP status and body."""

    status: int
    body: bytes


class PostError(Exception):
    """No answer came. `why` is timed_out, no_such_host, refused, certificate, or unreachable (with a `detail`)."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why)
        self.why, self.detail = why, detail


def is_safe(url: str) -> bool:
    """Return whether a secret may be posted to `url`: https, or http to this machine; no blanks, no user name."""
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
    """Post the JSON `body` and return the answer, whatever its status. Raises PostError after `timeout` seconds.

    One deadline covers everything: name lookup, connecting, TLS, proxy, sending and the whole answer. A socket's
    timeout covers one operation only, and name lookup has none, so a thread does the work and is abandoned when it
    takes longer.
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
    """Return the answer, or the error without anything that might contain the address."""
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "teamops"}
    request = Request(url, body, headers, method="POST")  # noqa: S310  # is_safe
    try:
        with _open_request(_build_opener(url, line), request, timeout) as answer:
            return HttpAnswer(answer.status, _read_answer(answer, line))
    except Exception as error:  # noqa: BLE001  # in a thread, where it would be printed with the address
        return _convert_error(error)


class _Connection:
    """The connection of one thread, which another thread can close."""

    def __init__(self) -> None:
        self._lock, self._is_cut = Lock(), False
        self._connection: HTTPConnection | None = None

    def take(self, connection: HTTPConnection) -> None:
        """Register the connection that `cut` closes. Raises TimeoutError after `cut`."""
        with self._lock:
            self.check()
            self._connection = connection

    def cut(self) -> None:
        """Shut the connection down, so that reading from it ends."""
        with self._lock:
            self._is_cut = True
            connection = self._connection
        sock: socket.socket | None = connection.sock if connection is not None else None
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def check(self) -> None:
        """Raise TimeoutError after `cut`."""
        if self._is_cut:
            raise TimeoutError


class _NoRedirectHandler(HTTPRedirectHandler):
    """Returns redirects as answers: a secret message is not sent to another address."""

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
    """Return a factory of connections that are registered with `line` before they connect."""

    def make_connection(host: str, **options: Any) -> HTTPConnection:
        connection = kind(host, **options)
        line.take(connection)
        return connection

    return make_connection


def _build_opener(url: str, line: _Connection) -> OpenerDirector:
    """Return an opener with the proxies of the environment; addresses on this machine need none."""
    is_here = _is_loopback(urlsplit(url).hostname or "")
    return build_opener(
        _NoRedirectHandler, _PlainHandler(line), _SecureHandler(line), *([ProxyHandler({})] if is_here else [])
    )


def _open_request(opener: OpenerDirector, request: Request, timeout: float) -> Any:
    try:
        return opener.open(request, timeout=timeout)
    except HTTPError as error:
        return error  # an answer with its status


def _read_answer(answer: Any, line: _Connection) -> bytes:
    """Read up to `_LARGEST` bytes, and a little more. Raises TimeoutError where the connection was cut."""
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
