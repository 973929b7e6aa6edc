"""Who an author in git is in the team: the person whose e-mail address it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from teamops.model.event import Event
from teamops.model.workspace import Workspace


@dataclass(frozen=True)
class Authors:
    """Knows the people of a team by their addresses, without regard to capitals."""

    ws: Workspace

    @cached_property
    def _by_email(self) -> dict[str, str]:
        people = self.ws.settings.people.items()
        return {person.email.casefold(): key for key, person in people if person.email}

    def of(self, event: Event) -> str | None:
        """The id of the person who made it; None for somebody whom the team does not know."""
        return self._by_email.get(event.email.casefold())

    def name(self, event: Event) -> str:
        """What people call the author: their name in the team, else the one in git."""
        person = self.of(event)
        return self.ws.get_person_name(person) if person is not None else event.author or event.email
