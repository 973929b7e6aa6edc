"""Chromium, spoken to over a pipe by its DevTools protocol: one start for many pages."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase
from pathlib import Path
from typing import Any

import pytest

Message = dict[str, Any]


def found(*names: str) -> dict[str, str]:
    """The programs of these names. Without one the test is skipped, or fails where TEAMOPS_REQUIRE_BROWSER=1."""
    paths = {name: shutil.which(name) for name in names}
    missing = [name for name, path in paths.items() if path is None]
    if missing and os.environ.get("TEAMOPS_REQUIRE_BROWSER") == "1":
        pytest.fail(f"not installed: {', '.join(missing)}")
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    return {name: path for name, path in paths.items() if path is not None}


class Tab:
    """A page in Chromium. `asked` is every address outside of it that it wanted, `said` what its console showed."""

    def __init__(self, commands: RawIOBase, events: RawIOBase, folder: Path) -> None:
        self._out, self._in = commands, events
        self._number, self._waiting, self._session = 0, b"", ""
        self._folder, self.asked, self.said = folder, list[str](), list[str]()
        target = self.do("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.do("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.do(f"{domain}.enable")

    def do(self, method: str, **params: Any) -> Message:
        """What Chromium answers to a command; what happens meanwhile is noted."""
        self._number += 1
        asked: Message = {"id": self._number, "method": method, "params": params}
        if self._session:
            asked["sessionId"] = self._session
        self._out.write(json.dumps(asked).encode() + b"\0")
        while (answer := self._read()).get("id") != self._number:
            self._note(answer)
        assert "error" not in answer, answer
        return answer["result"]

    def open(self, page: str) -> None:
        """The page is shown, and all that it wanted was asked for."""
        file = self._folder / "page.html"
        file.write_text(page, encoding="utf-8")
        self.visit(file.as_uri())
        self.asked.remove(file.as_uri())

    def visit(self, address: str) -> None:
        """The page at an address is shown, which is the first that was asked for."""
        self.asked.clear()
        self.said.clear()
        self.do("Page.navigate", url=address)
        while self._note(self._read()) != "Page.loadEventFired":
            pass

    def value(self, script: str) -> Any:
        """What a script comes to that looks at the page from outside of its policy."""
        made = self.do("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in made, made["exceptionDetails"]
        return made["result"].get("value")

    def see(self, width: int, height: int = 900, *, media: str = "", **features: str) -> None:
        """The window has this size; `features` are media features, with _ for -: `prefers_color_scheme="dark"`."""
        self.do("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.do("Emulation.setEmulatedMedia", media=media, features=named)

    def see_as_usual(self) -> None:
        """No size of the window and no media features are asked for any longer."""
        self.do("Emulation.clearDeviceMetricsOverride")
        self.do("Emulation.setEmulatedMedia", media="", features=[])

    def picture(self) -> bytes:
        """All of the page as a PNG."""
        shot = self.do("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        return base64.b64decode(shot["data"])

    def paper(self) -> bytes:
        """The page as a PDF, on the paper that it asks for."""
        return base64.b64decode(self.do("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])

    def close(self) -> None:
        """Chromium ends."""
        self._session = ""
        self.do("Browser.close")

    def _read(self) -> Message:
        while b"\0" not in self._waiting:
            read = self._in.read(1 << 16)
            assert read, "Chromium has gone"
            self._waiting += read
        message, _, self._waiting = self._waiting.partition(b"\0")
        return json.loads(message)

    def _note(self, event: Message) -> str:
        method, params = event.get("method", ""), event.get("params", {})
        if method == "Network.requestWillBeSent" and not params["request"]["url"].startswith("data:"):
            self.asked.append(params["request"]["url"])
        elif method == "Log.entryAdded":
            self.said.append(params["entry"]["text"])
        elif method in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            self.said.append(json.dumps(params))
        return method


@contextmanager
def tab(folder: Path) -> Iterator[Tab]:
    """A tab in a Chromium of its own, which keeps its files in `folder`."""
    program = found("chromium")["chromium"]
    to_it, commands = os.pipe()
    events, from_it = os.pipe()
    options = [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--remote-debugging-pipe",
        "--hide-scrollbars",
        f"--user-data-dir={folder / 'profile'}",
    ]  # fmt: skip
    # in the background of a shell that ends: tests that look for child processes of their own are not to meet it
    subprocess.run(
        ["bash", "-c", f'"$@" 3<&{to_it} 4>&{from_it} &', "bash", program, *options],
        check=True, pass_fds=(to_it, from_it), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(to_it)
    os.close(from_it)
    with os.fdopen(commands, "wb", buffering=0) as out, os.fdopen(events, "rb", buffering=0) as back:
        made = Tab(out, back, folder)
        yield made
        made.close()
        while back.read(1 << 16):  # until it has ended
            pass
