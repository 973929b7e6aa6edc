"""Why something cannot be said of a monitored project."""

from __future__ import annotations

from teamops.locale.user_error import CatalogueError


class MonitoringError(CatalogueError):
    """What was asked of a project cannot be; `message` is a name in the catalogue `monitor`."""

    AREA = "monitor"
