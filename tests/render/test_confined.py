"""A child process does what it is asked, says what it cannot, and is limited before it reads anything of a team."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from teamops.render.confined.frames import TooLargeError, receive, send
from teamops.render.confined.limits import Limits
from teamops.render.confined.process import Confined, ExceededError, SaidError
from teamops.render.confined.worker import limit, serve
from teamops.render.page import task as page_task
from teamops.render.page.body import NAME
from teamops.render.pdf import typst_tasks


def message(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    send(stream, parts)
    return stream.getvalue()


def page(own: str, **data: Any) -> dict[str, bytes]:
    texts = {"own": own, "usual": "usual", "file": "templates/x", "data": json.dumps({"blocks": [], **data})}
    return {name: text.encode() for name, text in texts.items()}


def pdf(text: str, **options: bytes) -> dict[str, bytes]:
    return {"folders": b"", "system": b"0", "folder": b".", "/main.typ": text.encode(), **options}


@pytest.mark.parametrize("parts", [{}, {"a": b""}, {"名": b"\0\xff" * 99, "b": b"x"}])
def test_a_message_arrives_as_it_was_sent(parts: dict[str, bytes]) -> None:
    stream = io.BytesIO()
    send(stream, parts)
    stream.seek(0)
    assert receive(stream, 10_000) == parts


def test_a_message_that_is_cut_off_or_too_large_is_none() -> None:
    whole = message(a=b"x" * 100)
    for length in range(len(whole)):
        with pytest.raises(EOFError):
            receive(io.BytesIO(whole[:length]), 10_000)
    with pytest.raises(TooLargeError):
        receive(io.BytesIO(whole), 100)
    with pytest.raises(TooLargeError):
        receive(io.BytesIO(b"\xff" * 99), 1 << 40)


def test_tasks_are_done_one_after_the_other_and_a_refusal_is_an_answer() -> None:
    asked = io.BytesIO(
        message(task=b"body", **page("{{ a }}", a="<甲>"))
        + message(task=b"body", **page("\n{{ b }}"))
        + message(task=b"body", **page(f"{{% include 'shipped/{NAME}' %}}"))
    )
    answers = io.BytesIO()
    with pytest.raises(EOFError):
        serve(lambda: receive(asked, 10_000), answers, page_task.TASKS)
    answers.seek(0)
    assert receive(answers, 1000) == {"body": "&lt;甲&gt;".encode()}
    text, facts = json.loads(receive(answers, 1000)["said"])
    assert (text, facts["file"], facts["line"]) == ("template_failed", "templates/x", 2)
    assert receive(answers, 1000) == {"body": b"usual"}


def test_pictures_of_a_page_stay_markup_and_half_a_character_becomes_a_sign() -> None:
    blocks = [{"charts": [{"svg": "<svg/>", "title": "<a>"}]}]
    own = "{% for c in blocks[0].charts %}{{ c.svg }}{{ c.title }}{% endfor %}{{ '\\ud800' }}"
    assert page_task.body(page(own, blocks=blocks)) == {"body": b"<svg/>&lt;a&gt;?"}


def test_a_mistake_of_ours_or_want_of_memory_is_no_answer() -> None:
    def fail(error: Exception) -> Any:
        def task(_: dict[str, bytes]) -> dict[str, bytes]:
            raise error

        return task

    for error in (KeyError("x"), MemoryError()):
        with pytest.raises(type(error)):
            serve(lambda: {"task": b"t"}, io.BytesIO(), {"t": fail(error)})
    with pytest.raises(MemoryError):
        page_task.body(page("{{ 'a' * 100000000000000 }}"))


def test_typst_makes_what_it_is_given_or_says_why_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = typst_tasks.fonts(pdf(""))["fonts"].decode().splitlines()
    assert "400 Libertinus Serif" in lines
    assert typst_tasks.pdf(pdf("a", made=b"0", tagged=b""))["pdf"].startswith(b"%PDF-")
    assert len(typst_tasks.pdf(pdf("a", standard=b"a-2b"))["pdf"]) > 1000
    said = typst_tasks.pdf(pdf("#a"))
    assert said["message"] == b"unknown variable: a"
    assert b"main.typ:1:1" in said["diagnostic"]


class Resource(ModuleType):
    """A system that has a hard limit of its own, and refuses to limit one thing."""

    RLIM_INFINITY = -1
    RLIMIT_CORE, RLIMIT_CPU, RLIMIT_DATA, RLIMIT_AS = "core", "cpu", "data", "as"

    def __init__(self) -> None:
        super().__init__("resource")
        self.set: dict[str, tuple[int, int]] = {}

    def getrlimit(self, kind: str) -> tuple[int, int]:
        return (-1, 1 << 20) if kind == "data" else (-1, -1)

    def setrlimit(self, kind: str, most: tuple[int, int]) -> None:
        if kind == "as":
            raise ValueError("macOS")
        self.set[kind] = most


def test_what_a_system_can_limit_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    system = Resource()
    monkeypatch.setitem(sys.modules, "resource", system)
    limit(10, 1024)
    assert system.set == {"core": (0, 0), "cpu": (10, 11), "data": (1 << 20, 1 << 20)}
    monkeypatch.setitem(sys.modules, "resource", None)
    limit(10, 1024)  # Windows has no such module


def test_what_keeps_a_child_from_answering_is_told() -> None:
    with pytest.raises(ExceededError) as ended, Confined("sheet", Limits()) as child:
        child.ask("none", {})
    assert (ended.value.limit, ended.value.problem) == ("crash", "KeyError: 'none'")
    with pytest.raises(ExceededError) as ended, Confined("none", Limits()) as child:
        child.ask("fonts", {})
    assert ended.value.limit == "crash"
    with pytest.raises(SaidError), Confined("page", Limits()) as child:
        child.ask("body", page("{{ titel }}"))


def test_a_program_that_is_python_and_teamops_in_one_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert Confined("sheet", Limits())._command()[:3] == [sys.executable, "--confined", "sheet"]
