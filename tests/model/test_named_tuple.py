"""Our named tuples beside those of `typing`: whatever one does with both, both do the same."""

from __future__ import annotations

import copy
import pickle
import re
import typing
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any, Generic, TypeVar, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamops.model import named_tuple as ours

T = TypeVar("T")
KINDS = ("Point", "Pair", "Generics", "Empty", "Below")


def declare(module: Any, name_of_all: str) -> Any:
    """The same classes, declared by one module or the other; pickle finds them under `name_of_all`."""

    class Point(module.NamedTuple):  # type: ignore[misc]
        """A point."""

        a: int
        b: tuple[str, ...] = ()
        c: Any = None

        @property
        def double(self) -> Any:
            return 2 * self.a

        def __truediv__(self, other: Any) -> Any:
            return self._replace(a=other)

    class Pair(module.NamedTuple):  # type: ignore[misc]
        a: int
        b: int

    class Generics(module.NamedTuple, Generic[T]):  # type: ignore[misc]
        """Generic."""

        a: T

    class Empty(module.NamedTuple):  # type: ignore[misc]
        """Without fields."""

    class Below(Point):
        """A subclass, which has no fields of its own."""

        d = 5

    made = {name: kind for name, kind in locals().items() if name in KINDS}
    for name, kind in made.items():
        kind.__qualname__ = f"{name_of_all}.{name}"
    return SimpleNamespace(**made)


Ours, Std = declare(ours, "Ours"), declare(typing, "Std")
TWINS = [pytest.param(getattr(Ours, name), getattr(Std, name), id=name) for name in KINDS]
CALLS = st.tuples(
    st.lists(st.sampled_from([0, 1, "x", ("y",)]), max_size=4),
    st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.sampled_from([0, 1, "z"]), max_size=3),
)


def attempt(act: Callable[[], object]) -> str:
    """What comes of an action in words, without the names of the two modules."""
    try:
        said = repr(act())
    except (TypeError, AttributeError, ValueError) as error:
        said = f"{type(error).__name__}: {error}".replace("TypeError: Got", "ValueError: Got")  # from Python 3.13 on
    return re.sub(r"\b(declare\.<locals>|Ours|Std)\.(\w+\.(?=__new__))?|NamedTuple\.(?=__new__)|<lambda>", "", said)


def observe(kind: Any, values: list[Any], named: Mapping[str, Any]) -> list[str]:
    """Everything that is seen of an object of `kind`."""
    said = [re.sub(r".*__new__\(\)|TypeError: \S+\(\)|\(\) ", "", attempt(lambda: kind(*values, **named)))]
    try:
        one, other = kind(*values, **named), kind(*values, **named)
    except TypeError:
        return said
    return said + [
        attempt(act)
        for act in (
            lambda: [getattr(one, name) for name in kind._fields],
            lambda: (one == other, one != other, one == tuple(one), hash(one) == hash(tuple(one)), one < other),
            lambda: one == copy.copy(one) == copy.deepcopy(one) == pickle.loads(pickle.dumps(one)),
            lambda: type(pickle.loads(pickle.dumps(one))) is kind,
            lambda: one._replace(a=5),
            lambda: one._replace(e=5),
            one._asdict,
            lambda: kind._make(tuple(one)),
            lambda: one.double,
            lambda: one / 7,
            lambda: (len(one), *one, one[:1]),
            lambda: setattr(one, "a", 9),
            lambda: setattr(one, "e", 9),
            lambda: hasattr(one, "__dict__"),
        )
    ]


@pytest.mark.parametrize(("mine", "twin"), TWINS)
@given(call=CALLS)
def test_objects_do_what_their_twins_do(mine: Any, twin: Any, call: tuple[list[Any], dict[str, Any]]) -> None:
    assert observe(mine, *call) == observe(twin, *call)


@pytest.mark.parametrize(("mine", "twin"), TWINS)
def test_classes_look_like_their_twins(mine: Any, twin: Any) -> None:
    for name in ("_fields", "_field_defaults", "__match_args__", "__slots__", "__module__"):
        assert getattr(mine, name, None) == getattr(twin, name, None)
    assert get_type_hints(mine) == get_type_hints(twin)
    assert getattr(mine, "__parameters__", ()) == getattr(twin, "__parameters__", ())


def test_a_class_that_is_called_often_goes_on_as_it_began() -> None:
    kind = declare(ours, "").Point
    made = [kind(n, c=n) for n in range(100)]
    assert [(one.a, one.b, one.c) for one in made] == [(n, (), n) for n in range(100)]
    assert kind.__new__.__code__.co_varnames == ("_cls", "a", "b", "c")
    below = declare(ours, "").Below
    assert {type(below(n)) for n in range(100)} == {below}


def test_patterns_match_by_position() -> None:
    for module in (ours, typing):
        kinds = declare(module, "")
        match kinds.Point(1, ("x",)):
            case kinds.Point(a, b, c=None):
                assert (a, b) == (1, ("x",))
            case _:
                pytest.fail("does not match")
