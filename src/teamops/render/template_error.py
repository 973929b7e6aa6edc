"""A template for printouts that cannot be used."""

from __future__ import annotations

from teamops.locale.spoken import CatalogueError


class TemplateError(CatalogueError):
    """A team's template cannot be used; the error tells where and why."""

    AREA = "printouts"
