"""A team's template is set in a sealed room: it reads nothing of the disk, and reaches nobody."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from teamops.model.records.printout import Look
from teamops.model.records.template import Template
from teamops.render.confined import process
from teamops.render.confined.limits import ProcessLimits
from teamops.render.pdf.typesetter import FontSources, Typesetter, TypesettingError
from teamops.render.report.pdf import TEMPLATE, render
from teamops.render.report.printout_errors import TemplateError
from teamops.store.demo.package_files import find_shipped_folder
from tests.reporting.printouts import printed


def pdf(text: str) -> bytes:
    look = Look(own={TEMPLATE: Template(text, "templates/report.typ")})
    return render(printed("tasks"), find_shipped_folder("templates"), look).content


WAYS_OUT = (
    '#import "@preview/cetz:0.3.0"',
    '#import "" + "@preview/cetz:0.3.0"',
    '#import ("" + "@preview/cetz:0.3.0")',
    '#import "shipped/report.typ" + "@preview/cetz:0.3.0"',
    '#import "shipped/report.typ".replace("shipped/report.typ", "@preview/cetz:0.3.0")',
    '#import "shipped/report.typ"\n  .replace("shipped/report.typ", "@preview/cetz:0.3.0")',
    '#include "shipped/report.typ"/**/.replace("shipped/report.typ", "@preview/cetz:0.3.0")',
    '#(include "shipped/report.typ"\n.replace("shipped/report.typ", "@preview/cetz:0.3.0"))',
    '#(include "x"\n + "@preview/cetz:0.3.0")',
    '#import "\\u{40}preview/cetz:0.3.0"',
    '#let name = "@preview/cetz:0.3.0"\n#import name',
    '#import/**/"@preview/cetz:0.3.0"',
    '#eval("import \\"@preview/cetz:0.3.0\\"")',
    '#dictionary(std).at("ev" + "al")("import \\"@preview/cetz:0.3.0\\"")',
    '#read("@preview/cetz:0.3.0/typst.toml")',
    "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><image href='HERE/x.png'/></svg>\"))",
)


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """Who wants to call out, asked by the proxy through which it would have to."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                with suppress(TimeoutError), server.accept()[0] as connection:
                    heard.append(connection.recv(1000))

        thread = threading.Thread(target=listen)
        thread.start()
        for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{server.getsockname()[1]}")
        monkeypatch.setattr(
            process, "_VARIABLES", (*process._VARIABLES, "HTTPS_PROXY", "HTTP_PROXY")
        )  # no other child has them
        yield heard
        stop.set()
        thread.join()


@pytest.mark.parametrize("text", WAYS_OUT)
def test_a_template_reaches_no_network_however_it_is_written(text: str, called: list[bytes]) -> None:
    text = text.replace("HERE", os.environ["HTTP_PROXY"])
    with pytest.raises(TemplateError, match=r"templates/report\.typ:\d: "):
        pdf(text)
    assert called == []


def test_without_the_guard_a_template_would_call_out(called: list[bytes]) -> None:
    """So that the test above can fail."""
    with (
        Typesetter(FontSources(), ProcessLimits()) as setter,
        pytest.raises(TypesettingError, match="failed to download package"),
    ):
        setter.pdf(WAYS_OUT[1], {})
    assert b"packages.typst.org" in called[0]


@pytest.mark.parametrize(
    "text",
    [
        '#import "shipped/report.typ": *\n#show: sheet\n#header',
        '#import "shipped/report.typ": part; a',
        '#import "/shipped/report.typ" as usual\n#usual.header',
        '#include "shipped/report.typ"',
        '#include "shipped/report.typ"\n\n#lorem(3)',
        '#{ include "shipped/report.typ" }',
    ],
)
def test_a_template_goes_on_from_the_one_that_is_shipped(text: str) -> None:
    assert pdf(text).startswith(b"%PDF-")
