"""The error of changes to monitored projects."""

from __future__ import annotations

from teamops.locale.user_error import CatalogueError


class MonitoringError(CatalogueError):
    """A project cannot be changed as requested; `message` is a name in the catalogue `monitor`."""

    AREA = "monitor"
