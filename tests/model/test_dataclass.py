"""Our dataclasses beside those of the standard library: whatever one does with both, both do the same."""

from __future__ import annotations

import copy
import dataclasses as std
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from types import SimpleNamespace
from typing import Any, ClassVar, Generic, TypeVar, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from teamops.model import dataclass as ours

T = TypeVar("T")
KINDS = ("Frozen", "KwOnly", "Plain", "Open", "Derived", "Generics", "Empty", "Single", "Late")


def declare(module: Any, name_of_all: str = "") -> Any:
    """The same classes, declared by one module or the other; pickle finds them under `name_of_all`."""

    @module.dataclass(frozen=True, slots=True)
    class Frozen:
        """A frozen one."""

        a: int
        b: tuple[str, ...] = ()
        c: dict[str, int] = module.field(default_factory=dict, compare=False)
        d: str = module.field(default="", repr=False)
        ALL: ClassVar[int] = 3

        def double(self) -> int:
            return 2 * self.a

    @module.dataclass(frozen=True, slots=True, kw_only=True)
    class KwOnly:
        """By keyword only."""

        b: str | None = None
        a: int

    @module.dataclass(frozen=True)
    class Plain:
        """Frozen, without slots."""

        a: int
        b: str = "x"

        def __repr__(self) -> str:
            return "my own"

    @module.dataclass(slots=True)
    class Open:
        """One that may be changed."""

        a: int = 1
        b: list[int] = module.field(default_factory=list)

    @module.dataclass(frozen=True)
    class Derived(Plain):
        """Has more fields, and another default."""

        b: str = "y"
        c: int = 0

    @module.dataclass(frozen=True, slots=True)
    class Generics(Generic[T]):
        """Generic."""

        a: T

    @module.dataclass(frozen=True, slots=True)
    class Empty:
        """Without fields."""

    @module.dataclass(frozen=True, slots=True)
    class Single:
        """With one field, and an equality of its own."""

        a: int

        def __eq__(self, other: object) -> bool:
            return isinstance(other, type(self)) and self.a % 2 == other.a % 2

        def __hash__(self) -> int:
            return self.a % 2

    @module.dataclass(slots=True)
    class Late:
        """Computes one of its fields."""

        a: int
        b: int = module.field(init=False)
        c: list[int] = module.field(init=False, default_factory=list)
        d: int = module.field(init=False, default=7)

        def __post_init__(self) -> None:
            self.b = self.a + 1

    made = {name: kind for name, kind in locals().items() if name in KINDS}
    for name, kind in made.items():
        kind.__qualname__ = f"{name_of_all}.{name}"
    return SimpleNamespace(**made)


Ours, Std = declare(ours, "Ours"), declare(std, "Std")
TWINS = [pytest.param(getattr(Ours, name), getattr(Std, name), id=name) for name in KINDS]
CALLS = st.tuples(
    st.lists(st.sampled_from([0, 1, "x", ("y",)]), max_size=5),
    st.dictionaries(st.sampled_from(["a", "b", "c", "d", "e"]), st.sampled_from([0, 1, "z"]), max_size=3),
)


def attempt(act: Callable[[], object]) -> str:
    """What comes of an action in words, without the names of the two modules."""
    try:
        said = repr(act())
    except (TypeError, AttributeError, ValueError) as error:
        said = f"{type(error).__name__}: {error}"
    return re.sub(r"declare\.<locals>\.|Ours\.|Std\.", "", said)


def observe(kind: Any, values: list[Any], named: Mapping[str, Any]) -> list[str]:
    """Everything that is seen of an object of `kind`."""
    said = [attempt(lambda: kind(*values, **named))]
    try:
        one, other = kind(*values, **named), kind(*values, **named)
    except TypeError:
        return said
    names = [field.name for field in std.fields(kind)]
    replace = ours.replace if kind.__qualname__.startswith("Ours") else std.replace
    return said + [
        attempt(act)
        for act in (
            lambda: [getattr(one, name) for name in names],
            lambda: (one == other, one != other, one == names),
            lambda: one == copy.copy(one) == copy.deepcopy(one) == pickle.loads(pickle.dumps(one)),
            lambda: [getattr(pickle.loads(pickle.dumps(one)), name) for name in names],
            lambda: len({one, other}),
            lambda: replace(one, a=5),
            lambda: std.replace(one, a=5),
            lambda: std.asdict(one),
            lambda: [attempt(partial(setattr, one, name, 9)) for name in names],
            lambda: "Error" in attempt(lambda: setattr(one, "e", 9)),  # with slots, the library gives a wrong reason
            lambda: [attempt(partial(delattr, one, name)) for name in names],
            lambda: one,
            lambda: hasattr(one, "__dict__"),
            lambda: one < other,
        )
    ]


@pytest.mark.parametrize(("mine", "twin"), TWINS)
@given(call=CALLS)
def test_objects_do_what_their_twins_do(mine: Any, twin: Any, call: tuple[list[Any], dict[str, Any]]) -> None:
    assert observe(mine, *call) == observe(twin, *call)


@pytest.mark.parametrize(("mine", "twin"), TWINS)
def test_classes_look_like_their_twins(mine: Any, twin: Any) -> None:
    def look(kind: Any) -> list[str]:
        fields = [str(field).replace("dataclasses.", "") for field in std.fields(kind)]
        slots = getattr(kind, "__slots__", "none")
        special = [name for name in ("__getstate__", "__setstate__", "__setattr__", "__hash__") if name in vars(kind)]
        return [*fields, repr((kind.__match_args__, slots, special, kind.__doc__, kind.__hash__ is None))]

    assert look(mine) == look(twin)
    assert std.is_dataclass(mine)
    assert repr(mine.__dataclass_params__) == repr(twin.__dataclass_params__)
    assert get_type_hints(mine, vars(sys.modules[__name__])) == get_type_hints(twin, vars(sys.modules[__name__]))
    assert [field.name for field in ours.fields(mine)] == [field.name for field in std.fields(twin)]


def test_a_class_that_is_called_often_goes_on_as_it_began() -> None:
    kind = declare(ours).Frozen
    first = [kind(n, c={"x": n}) for n in range(100)]
    assert [one.a for one in first] == list(range(100))
    assert kind.__init__.__code__.co_varnames[:3] == ("self", "a", "b")
    assert kind(1).c is not kind(1).c
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'a'"):
        kind()


def test_patterns_match_by_position_and_by_keyword() -> None:
    for module in (ours, std):
        kinds = declare(module)
        match kinds.Frozen(1, ("x",)), kinds.KwOnly(a=2):
            case kinds.Frozen(a, b), kinds.KwOnly(a=c):
                assert (a, b, c) == (1, ("x",), 2)
            case _:
                pytest.fail("does not match")


def test_a_mutable_default_is_refused() -> None:
    for module in (ours, std):
        with pytest.raises(ValueError, match="mutable default"):

            @module.dataclass(frozen=True)
            class Wrong:
                a: list[int] = []  # noqa: RUF012  # that is the mistake


@pytest.mark.parametrize("name", ["Frozen", "KwOnly", "Plain", "Open", "Derived"])
def test_pydantic_takes_both_for_dataclasses(name: str) -> None:
    for data in ({"a": 1}, {"a": "x"}, {}, {"a": 2, "b": "z"}, {"a": 1, "q": 1}, None):
        said = []
        for kinds in (Ours, Std):
            adapter: TypeAdapter[Any] = TypeAdapter(getattr(kinds, name))
            said.append(attempt(lambda adapter=adapter, data=data: adapter.validate_python(data)))
        assert said[0] == said[1]


def test_declaring_imports_neither_dataclasses_nor_inspect() -> None:
    program = "import sys, teamops.model.workspace; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert not set(ran.stdout.split()) & {"dataclasses", "inspect", "ast"}
