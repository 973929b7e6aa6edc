"""The tone of a text, a number or a picture: whether it is good or bad news."""

from __future__ import annotations

from typing import Literal

Tone = Literal["", "good", "warn", "bad", "muted"]
