"""Arguments and options that the commands on monitored projects share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import typer

from teamops.cli.shell.completers import list_monitors, make_argument
from teamops.cli.shell.session import Session

if TYPE_CHECKING:
    from teamops.model.workspace import Workspace


def list_metrics(ws: Workspace) -> Iterable[tuple[str, str]]:
    """The metrics of all projects, each with one that it belongs to."""
    from teamops.model.figures.checkpoints import list_checkpoints

    return {placed.checkpoint.metric: placed.monitor.project for placed in list_checkpoints(ws)}.items()


def make_monitor_argument(session: Session) -> Any:
    """MONITOR: the project that is meant."""
    return make_argument(session, "monitor.monitor", list_monitors, "MONITOR")


def make_metric_argument(session: Session) -> Any:
    """METRIC: what its checkpoints read."""
    return make_argument(session, "monitor.metric", list_metrics, "METRIC")


def make_word_argument(session: Session, name: str, metavar: str) -> Any:
    """An argument that is explained by the text `name` of the catalogue."""
    return typer.Argument(metavar=metavar, help=session.say(f"monitor.{name}"), show_default=False)


def make_word_option(session: Session, name: str, explained: str, metavar: str = "TEXT") -> Any:
    """The option `--name`, explained by a text of the catalogue."""
    return typer.Option(f"--{name}", metavar=metavar, help=session.say(f"monitor.{explained}"), show_default=False)


def make_flag(session: Session, name: str, explained: str) -> Any:
    """The option `--name` that takes no value."""
    return typer.Option(f"--{name}", help=session.say(f"monitor.{explained}"))
