"""A planned change of a file, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final

from teamops.model.named_tuple import NamedTuple
from teamops.model.place import At

Data = str | None | Sequence["Data"] | Mapping[str, "Data"]
"""The content of a file as text: a scalar, None, a list or a mapping. Numbers and dates are in their written form."""


class Gone(Enum):
    """The type of `GONE`."""

    GONE = "gone"


GONE: Final = Gone.GONE
"""In the place of a value: removes the key, or the item of a list."""


class Change(NamedTuple):
    """Sets the value at `at` to `value`, or removes it (GONE).

    A route that ends in a key which the mapping lacks adds the key at its end; a route that ends in the length of a
    list appends. Parts of the value that are equal keep their bytes. To remove what does not exist is no error.

    A place `on_key` is the key itself, which is renamed to `value`. One with a `mark` is a suppressing comment: `value`
    becomes the person that it names.
    """

    at: At
    value: Data | Gone
