"""What a team brings along for its printouts: colours, its logo, and files that arrange them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from teamops.model.records.settings import Colors
from teamops.model.records.template import Template

PictureKind = Literal["png", "jpeg", "svg", "webp"]


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture; its content is of its kind. `file` is where the team has it, for messages."""

    content: bytes
    kind: PictureKind
    file: str = "logo"

    @property
    def mime(self) -> str:
        """The kind as browsers name it."""
        return "image/svg+xml" if self.kind == "svg" else f"image/{self.kind}"


@dataclass(frozen=True, slots=True)
class Look:
    """How printouts look; `own` has the templates that the team put in place of those that come with teamops."""

    colors: Colors = field(default_factory=Colors)
    logo: Logo | None = None
    own: Mapping[str, Template] = field(default_factory=dict)
