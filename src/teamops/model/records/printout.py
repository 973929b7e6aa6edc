"""The team's own design of printouts: colours, logo, and templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from teamops.model.dataclass import dataclass, field
from teamops.model.records.settings import Colors
from teamops.model.records.template import Template

PictureKind = Literal["png", "jpeg", "svg", "webp"]


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of the format `kind`; `file` is its path, for messages."""

    content: bytes
    kind: PictureKind
    file: str = "logo"

    @property
    def mime(self) -> str:
        """The MIME type."""
        return "image/svg+xml" if self.kind == "svg" else f"image/{self.kind}"


@dataclass(frozen=True, slots=True)
class Look:
    """The design of printouts; `own` has the team's templates that replace the built-in ones."""

    colors: Colors = field(default_factory=Colors)
    logo: Logo | None = None
    own: Mapping[str, Template] = field(default_factory=dict)
