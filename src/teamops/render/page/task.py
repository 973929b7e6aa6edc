"""What a child process does with a team's template of a page."""

from __future__ import annotations

import json

from markupsafe import Markup

from teamops.model.records.template import Template
from teamops.render.page.body import NAME, render_own_body


def run_body_task(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Render `data` with the template `own` in the child process. Raises TemplateError if the template fails."""
    data = json.loads(parts["data"])
    for chart in (chart for block in data["blocks"] for chart in block.get("charts", ())):
        chart["svg"] = Markup(chart["svg"])  # noqa: S704  # its texts were escaped when it was drawn
    own, usual = Template(parts["own"].decode(), parts["file"].decode()), Template(parts["usual"].decode(), NAME)
    return {"body": render_own_body(own, usual, data).encode("utf-8", "replace")}  # half a character can be written


TASKS = {"body": run_body_task}
