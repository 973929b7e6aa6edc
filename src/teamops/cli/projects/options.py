"""Arguments that the commands on monitored projects share."""

from __future__ import annotations

from collections.abc import Iterable

from teamops.cli.shell.completers import list_monitors, make_argument
from teamops.cli.shell.declarations import Argument, Option
from teamops.model.figures.checkpoints import list_checkpoints
from teamops.model.workspace import Workspace


def list_metrics(ws: Workspace) -> Iterable[tuple[str, str]]:
    """List the metrics of all projects, each with a project that has it."""
    return {placed.checkpoint.metric: placed.monitor.project for placed in list_checkpoints(ws)}.items()


def make_monitor_argument() -> Argument:
    """Return MONITOR: the id of a project."""
    return make_argument("monitor.monitor", list_monitors, "MONITOR")


def make_metric_option() -> Option:
    """Return --metric: the metric of checkpoints, which may be a new one."""
    return Option("--metric", metavar="METRIC", help="monitor.checkpoint.metric", show_default=False)


def make_metric_argument() -> Argument:
    """Return METRIC: the metric of checkpoints."""
    return make_argument("monitor.metric", list_metrics, "METRIC")
