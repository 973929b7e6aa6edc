"""Events, which rules and reports look at as well."""

from __future__ import annotations

from teamops.model.event import Event as Event
