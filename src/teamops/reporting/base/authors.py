"""The authors of commits as people of the team, by their e-mail addresses."""

from __future__ import annotations

from functools import cached_property

from teamops.model.dataclass import dataclass
from teamops.model.event import Event
from teamops.model.workspace import Workspace


@dataclass(frozen=True)
class Authors:
    """The people of a team by their e-mail addresses, whatever the case."""

    ws: Workspace

    @cached_property
    def _by_email(self) -> dict[str, str]:
        people = self.ws.settings.people.items()
        return {person.email.casefold(): key for key, person in people if person.email}

    def find_person(self, event: Event) -> str | None:
        """Return the id of the person who made the change; None for somebody outside the team."""
        return self._by_email.get(event.email.casefold())

    def get_name(self, event: Event) -> str:
        """Return the author's name in the team, else the one in git."""
        person = self.find_person(event)
        return self.ws.get_person_name(person) if person is not None else event.author or event.email
