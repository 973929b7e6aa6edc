"""The body of a page, rendered by the template that comes with teamops or by a team's own.

A workspace, and so its template, may come from anybody. It runs in a child process with limits, there in jinja2's
sandbox, and sees only the data of the page and the shipped template. A body that could load something is refused.
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
from markupsafe import Markup, escape

from teamops.model.later_pattern import compile_later
from teamops.model.records.template import Template
from teamops.render.confined.limits import ProcessLimits
from teamops.render.line_breaks import CLOSING, WHOLE
from teamops.render.report.printout_errors import TemplateError
from teamops.render.visible import make_visible

NAME = "report.html.j2"
SHIPPED = f"shipped/{NAME}"
"""The name by which a team's template extends the shipped one, to replace some of its blocks."""
_LOADING = compile_later(
    r"<(script|meta|link|base|i?frame|frameset|fencedframe|portal|object|embed|form)\b", re.IGNORECASE
)
"""Elements that could load or run something or lead elsewhere, some of them unseen by a content security policy."""
_WHOLE = compile_later(f"(?:{WHOLE})[{CLOSING}]*")
_LONGEST_PROBLEM = 300


def render_body(templates: Path, own: Template | None, data: Mapping[str, Any], limits: ProcessLimits) -> str:
    """Render the data with the team's template within the limits, or without one with the template in `templates`.

    Raises TemplateError if the team's template fails or takes too much.
    """
    shipped = Template((templates / NAME).read_text(encoding="utf-8"), NAME)
    if own is None:
        return make_environment(Environment, {NAME: shipped}).get_template(NAME).render(data)
    from teamops.render.confined.process import ConfinedProcess, LimitExceededError, TaskError

    texts = {"own": own.text, "file": own.file, "usual": shipped.text, "data": json.dumps(data)}
    try:
        with ConfinedProcess("page", limits) as child:
            answer = child.run_task("body", {name: text.encode() for name, text in texts.items()})
    except TaskError as error:
        raise TemplateError(error.message, **error.facts) from None
    except LimitExceededError as error:
        raise TemplateError("template_over", file=own.file, over=error) from None
    return answer["body"].decode()


def render_own_body(own: Template, shipped: Template, data: Mapping[str, Any]) -> str:
    """Render the data with a team's template in this process. Raises TemplateError if it fails."""
    try:
        environment = make_environment(ImmutableSandboxedEnvironment, {NAME: own, SHIPPED: shipped})
        body = environment.get_template(NAME).render(data)
    except MemoryError:
        raise  # a limit, not a mistake in a line
    except TemplateSyntaxError as error:
        raise _make_template_error(own, error.lineno, f"{type(error).__name__}: {error.message}") from error
    except Exception as error:  # a template can raise whatever Python can
        problem = f"{type(error).__name__}: {error}"
        raise _make_template_error(own, _find_line(error.__traceback__, own.file), problem) from error
    _require_harmless(body, own)
    return body


def make_environment(kind: Callable[..., Environment], texts: Mapping[str, Template]) -> Environment:
    """Return a jinja2 environment of that kind with these templates only."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        template = texts.get(name)
        return None if template is None else (template.text, template.file, lambda: True)

    environment = kind(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.pop("lipsum", None)
    environment.filters["whole"] = _keep_whole
    return environment


def _keep_whole(text: str) -> Markup:
    """Escape a text, and mark the numbers in it that the sheet keeps on one line."""
    return Markup(_WHOLE.sub(r'<span class="whole">\g<0></span>', str(escape(text))))  # noqa: S704  # it is escaped


def _require_harmless(body: str, own: Template) -> None:
    match = _LOADING.search(body)
    if match is None:
        return
    element = match[1].lower()
    cause = re.search(f"<{element}\\b", own.text, re.IGNORECASE)
    if cause is None:
        raise TemplateError("template_safe", file=own.file, element=element)
    line = own.text.count("\n", 0, cause.start()) + 1
    raise TemplateError("template_element", file=own.file, line=line, element=element)


def _make_template_error(own: Template, line: int, problem: str) -> TemplateError:
    return TemplateError("template_failed", file=own.file, line=line, problem=make_visible(problem)[:_LONGEST_PROBLEM])


def _find_line(trace: TracebackType | None, file: str) -> int:
    """Return the line of the template that failed, which jinja2 puts into the traceback; 1 if unknown."""
    line = 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def run_body_task(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Render `data` with the template `own` in the child process. Raises TemplateError if the template fails."""
    data = json.loads(parts["data"])
    for chart in (chart for block in data["blocks"] for chart in block.get("charts", ())):
        chart["svg"] = Markup(chart["svg"])  # noqa: S704  # its texts were escaped when it was drawn
    own, shipped = Template(parts["own"].decode(), parts["file"].decode()), Template(parts["usual"].decode(), NAME)
    return {"body": render_own_body(own, shipped, data).encode("utf-8", "replace")}  # halves of characters become `?`


TASKS = {"body": run_body_task}
