"""A printed figure and what it should be."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tests.examples.oracle.exact import ROUNDINGS, tokens


@dataclass(frozen=True, slots=True)
class Figure:
    """The number at place `index` of the printed `text`, against the exact value `expected`.

    `rate`: printed in per cent. `digits`: it is rounded to so many at least. `limit`: the printed
    number is on the same side of it as the exact one. `step`: it is a multiple of that, less than one from the exact
    one. An `expected` of None means that no number is known, so none may stand there; a text is expected as it is.
    """

    kind: str
    place: str
    text: str
    expected: Fraction | int | str | None
    index: int = 0
    rate: bool = False
    rounding: str = "half up"
    digits: int = 0
    limit: Fraction | None = None
    step: Fraction | None = None

    @property
    def problem(self) -> str:
        """What is wrong with it; empty if nothing is."""
        if isinstance(self.expected, str):
            return "" if self.expected in self.text else f"expected “{self.expected}”"
        found = tokens(self.text)
        if self.expected is None:
            return "expected no number" if found else ""
        if self.index >= len(found):
            return f"no number at place {self.index}, expected {float(self.expected)}"
        return self._compared(Fraction(self.expected))

    def _compared(self, exact: Fraction) -> str:
        token = tokens(self.text)[self.index]
        if self.rate and token.suffix != "%":
            return "is not printed in per cent"
        if self.step is not None:
            is_near = abs(token.value - exact) < self.step and not token.value % self.step
            return "" if is_near else f"expected a multiple of {float(self.step):g} beside {float(exact):.6g}"
        value = exact * 100 if self.rate else exact
        right = ROUNDINGS[self.rounding](value, max(token.digits, self.digits))
        if token.value != right:
            return f"expected {float(value):.6g}, that is {float(right):.6g}"
        if self.limit is not None:
            bound = self.limit * (100 if self.rate else 1)
            if (abs(token.value) > bound) != (abs(value) > bound):
                return f"{float(value):.6g} is beyond ±{float(bound):g} or not, as printed it is the other"
        return ""

    def __str__(self) -> str:
        wanted = f"{float(self.expected):.6g}" if isinstance(self.expected, (Fraction, int)) else self.expected
        return f"{self.kind:<12} {self.place:<60} {wanted!s:>12}  {self.text}"
