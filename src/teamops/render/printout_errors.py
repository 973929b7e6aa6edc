"""What keeps a report from being printed, where the team or its machine can do something about it."""

from __future__ import annotations

from teamops.locale.spoken import CatalogueError


class PrintoutError(CatalogueError):
    """A printout cannot be made; the error tells where and why."""

    AREA = "printouts"


class TemplateError(PrintoutError):
    """The team's template is not right."""


class FontError(PrintoutError):
    """No font here can show what stands in the report."""


class LogoError(PrintoutError):
    """The team's logo is no picture that can be read."""
