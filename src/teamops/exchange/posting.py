"""One POST to an address that is a secret: over https, without following redirects, in limited time.

Nothing that is raised here, and nothing that it says, holds the address.
"""

from __future__ import annotations

import os
import socket
import ssl
from http.client import HTTPException
from ipaddress import ip_address
from time import monotonic
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

_LARGEST = 64 * 1024
"""So much of an answer is read."""


class Answer(NamedTuple):
    """What came back: the status of HTTP, and the body."""

    status: int
    body: bytes


class PostingError(Exception):
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


def post(url: str, body: bytes, timeout: float) -> Answer:
    """What `url` answers to the JSON `body`, whatever its status. Raises PostingError if none comes in `timeout` s."""
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "teamops"}
    deadline = monotonic() + timeout
    try:
        with _answer(_opener(url), Request(url, body, headers, method="POST"), timeout) as answer:  # noqa: S310  # is_safe
            return Answer(answer.status, _read(answer, deadline))
    except (OSError, HTTPException, ValueError) as error:
        failed = _failed(error)
    raise failed  # here, where no other error hangs on to it that might name the address


class _NoRedirects(HTTPRedirectHandler):
    """An address that moved is an answer like another: what is a secret does not go elsewhere."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _opener(url: str) -> OpenerDirector:
    """Proxies are those of the environment; what is on this machine needs none."""
    is_here = _is_loopback(urlsplit(url).hostname or "")
    return build_opener(_NoRedirects, *([ProxyHandler({})] if is_here else []))


def _answer(opener: OpenerDirector, request: Request, timeout: float) -> Any:
    try:
        return opener.open(request, timeout=timeout)
    except HTTPError as answered:
        return answered


def _read(answer: Any, deadline: float) -> bytes:
    """What is sent until it ends, is too much, or takes too long."""
    read = b""
    while len(read) < _LARGEST and (chunk := answer.read1(_LARGEST)):
        read += chunk
        if monotonic() > deadline:
            raise TimeoutError
    return read


def _failed(error: Exception) -> PostingError:
    reason = error.reason if isinstance(error, URLError) else error
    match reason:
        case TimeoutError():
            return PostingError("timed_out")
        case socket.gaierror():
            return PostingError("no_such_host")
        case ConnectionRefusedError():
            return PostingError("refused")
        case ssl.SSLCertVerificationError():
            return PostingError("certificate")
        case OSError(errno=int(number)):
            return PostingError("unreachable", os.strerror(number))
        case _:
            return PostingError("unreachable", type(reason).__name__)
