"""The body of a page, made by the template that comes with teamops, or by a team's own.

A workspace may be somebody else's, and so may its template: it runs in a child process with limits, there in jinja2's
sandbox, sees nothing but the data of the page and the template that it stands for, and what it makes is refused where
it could load something.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from teamops.model.records.template import Template
from teamops.render.confined.limits import ProcessLimits
from teamops.render.report.printout_errors import TemplateError
from teamops.render.visible import make_visible

NAME = "report.html.j2"
SHIPPED = f"shipped/{NAME}"
"""By this name a team's template extends the one that comes with teamops, to replace some of its blocks."""
_LOADING = re.compile(
    r"<(script|meta|link|base|i?frame|frameset|fencedframe|portal|object|embed|form)\b", re.IGNORECASE
)
"""What could load, run or lead somewhere, also where a content security policy does not see it (a refresh, a hint)."""
_LONGEST_PROBLEM = 300


def render_body(templates: Path, own: Template | None, data: Mapping[str, Any], limits: ProcessLimits) -> str:
    """What the team's template makes of the data within the limits, or without one the template in `templates`.

    Raises TemplateError where the team's is not right, or takes too much.
    """
    usual = Template((templates / NAME).read_text(encoding="utf-8"), NAME)
    if own is None:
        return make_environment(Environment, {NAME: usual}).get_template(NAME).render(data)
    from teamops.render.confined.process import ConfinedProcess, LimitExceededError, TaskError

    texts = {"own": own.text, "file": own.file, "usual": usual.text, "data": json.dumps(data)}
    try:
        with ConfinedProcess("page", limits) as child:
            made = child.run_task("body", {name: text.encode() for name, text in texts.items()})
    except TaskError as said:
        raise TemplateError(said.message, **said.facts) from None
    except LimitExceededError as error:
        raise TemplateError("template_over", file=own.file, over=error) from None
    return made["body"].decode()


def render_own_body(own: Template, usual: Template, data: Mapping[str, Any]) -> str:
    """What a team's template makes of the data, in this process. Raises TemplateError where it is not right."""
    try:
        made = (
            make_environment(ImmutableSandboxedEnvironment, {NAME: own, SHIPPED: usual}).get_template(NAME).render(data)
        )
    except MemoryError:
        raise  # at a limit, and nothing of a line
    except TemplateSyntaxError as error:
        raise _make_template_error(own, error.lineno, f"{type(error).__name__}: {error.message}") from error
    except Exception as error:  # a template can raise whatever Python can
        problem = f"{type(error).__name__}: {error}"
        raise _make_template_error(own, _find_line(error.__traceback__, own.file), problem) from error
    _refuse_what_loads(made, own)
    return made


def make_environment(kind: Callable[..., Environment], texts: Mapping[str, Template]) -> Environment:
    """An environment of that kind which knows these templates and nothing else."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        found = texts.get(name)
        return None if found is None else (found.text, found.file, lambda: True)

    made = kind(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.pop("lipsum", None)
    return made


def _refuse_what_loads(made: str, own: Template) -> None:
    found = _LOADING.search(made)
    if found is None:
        return
    element = found[1].lower()
    written = re.search(f"<{element}\\b", own.text, re.IGNORECASE)
    if written is None:
        raise TemplateError("template_safe", file=own.file, element=element)
    line = own.text.count("\n", 0, written.start()) + 1
    raise TemplateError("template_element", file=own.file, line=line, element=element)


def _make_template_error(own: Template, line: int, problem: str) -> TemplateError:
    return TemplateError("template_failed", file=own.file, line=line, problem=make_visible(problem)[:_LONGEST_PROBLEM])


def _find_line(trace: TracebackType | None, file: str) -> int:
    """The line of the template in which it failed; jinja2 puts its templates into tracebacks."""
    line = 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
