"""An intended change of a file, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final, NamedTuple

from teamops.model.place import At

Data = str | None | Sequence["Data"] | Mapping[str, "Data"]
"""What a file holds, as text: a scalar, nothing, a list or a mapping. Numbers and dates are written as people would."""


class Gone(Enum):
    """The type of GONE."""

    GONE = "gone"


GONE: Final = Gone.GONE
"""In the place of a value: the key, or the item of a list, shall not be there any more."""


class Change(NamedTuple):
    """The value at `at` shall become `value`, or be GONE.

    A route that ends in a key which the mapping does not have yet adds the key at its end; a route that ends in the
    length of a list appends. Whatever `value` leaves equal keeps its bytes. What is not there can be GONE already.
    """

    at: At
    value: Data | Gone
