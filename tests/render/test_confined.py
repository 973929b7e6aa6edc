"""A child process does what it is asked, says what it cannot, and is limited before it reads anything of a team."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from teamops.render.confined.frames import TooLargeError, read_message, write_message
from teamops.render.confined.limits import ProcessLimits
from teamops.render.confined.process import ConfinedProcess, LimitExceededError, TaskError
from teamops.render.confined.worker import apply_limits, serve_tasks
from teamops.render.page import body as page_body
from teamops.render.page.body import NAME
from teamops.render.pdf import typst_tasks


def message(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    write_message(stream, parts)
    return stream.getvalue()


def page(own: str, **data: Any) -> dict[str, bytes]:
    texts = {"own": own, "usual": "usual", "file": "templates/x", "data": json.dumps({"blocks": [], **data})}
    return {name: text.encode() for name, text in texts.items()}


def pdf(text: str, **options: bytes) -> dict[str, bytes]:
    return {"folders": b"", "system": b"0", "folder": b".", "/main.typ": text.encode(), **options}


@pytest.mark.parametrize("parts", [{}, {"a": b""}, {"名": b"\0\xff" * 99, "b": b"x"}])
def test_a_message_arrives_as_it_was_sent(parts: dict[str, bytes]) -> None:
    stream = io.BytesIO()
    write_message(stream, parts)
    stream.seek(0)
    assert read_message(stream, 10_000) == parts


def test_a_message_that_is_cut_off_or_too_large_is_none() -> None:
    whole = message(a=b"x" * 100)
    for length in range(len(whole)):
        with pytest.raises(EOFError):
            read_message(io.BytesIO(whole[:length]), 10_000)
    with pytest.raises(TooLargeError):
        read_message(io.BytesIO(whole), 100)
    with pytest.raises(TooLargeError):
        read_message(io.BytesIO(b"\xff" * 99), 1 << 40)


def test_tasks_are_done_one_after_the_other_and_a_refusal_is_an_answer() -> None:
    asked = io.BytesIO(
        message(task=b"body", **page("{{ a }}", a="<甲>"))
        + message(task=b"body", **page("\n{{ b }}"))
        + message(task=b"body", **page(f"{{% include 'shipped/{NAME}' %}}"))
    )
    answers = io.BytesIO()
    with pytest.raises(EOFError):
        serve_tasks(lambda: read_message(asked, 10_000), answers, page_body.TASKS)
    answers.seek(0)
    assert read_message(answers, 1000) == {"body": "&lt;甲&gt;".encode()}
    text, facts = json.loads(read_message(answers, 1000)["said"])
    assert (text, facts["file"], facts["line"]) == ("template_failed", "templates/x", 2)
    assert read_message(answers, 1000) == {"body": b"usual"}


def test_pictures_of_a_page_stay_markup_and_half_a_character_becomes_a_sign() -> None:
    blocks = [{"charts": [{"svg": "<svg/>", "title": "<a>"}]}]
    own = "{% for c in blocks[0].charts %}{{ c.svg }}{{ c.title }}{% endfor %}{{ '\\ud800' }}"
    assert page_body.run_body_task(page(own, blocks=blocks)) == {"body": b"<svg/>&lt;a&gt;?"}


def test_a_mistake_of_ours_or_want_of_memory_is_no_answer() -> None:
    def fail(error: Exception) -> Any:
        def task(_: dict[str, bytes]) -> dict[str, bytes]:
            raise error

        return task

    for error in (KeyError("x"), MemoryError()):
        with pytest.raises(type(error)):
            serve_tasks(lambda: {"task": b"t"}, io.BytesIO(), {"t": fail(error)})
    with pytest.raises(MemoryError):
        page_body.run_body_task(page("{{ 'a' * 100000000000000 }}"))


def test_typst_makes_what_it_is_given_or_says_why_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = typst_tasks.run_fonts_task(pdf(""))["fonts"].decode().splitlines()
    assert "400 Libertinus Serif" in lines
    assert typst_tasks.run_pdf_task(pdf("a", made=b"0", tagged=b""))["pdf"].startswith(b"%PDF-")
    assert len(typst_tasks.run_pdf_task(pdf("a", standard=b"a-2b"))["pdf"]) > 1000
    said = typst_tasks.run_pdf_task(pdf("#a"))
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
    apply_limits(10, 1024)
    assert system.set == {"core": (0, 0), "cpu": (10, 11), "data": (1 << 20, 1 << 20)}
    monkeypatch.setitem(sys.modules, "resource", None)
    apply_limits(10, 1024)  # Windows has no such module


def test_what_keeps_a_child_from_answering_is_told() -> None:
    with pytest.raises(LimitExceededError) as ended, ConfinedProcess("sheet", ProcessLimits()) as child:
        child.run_task("none", {})
    assert (ended.value.limit, ended.value.problem) == ("crash", "KeyError: 'none'")
    with pytest.raises(LimitExceededError) as ended, ConfinedProcess("none", ProcessLimits()) as child:
        child.run_task("fonts", {})
    assert ended.value.limit == "crash"
    with pytest.raises(TaskError), ConfinedProcess("page", ProcessLimits()) as child:
        child.run_task("body", page("{{ titel }}"))


def test_a_program_that_is_python_and_teamops_in_one_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert ConfinedProcess("sheet", ProcessLimits())._build_command()[:3] == [sys.executable, "--confined", "sheet"]
