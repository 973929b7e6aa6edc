"""Dataclasses that cost little to declare: what `dataclasses` makes, but only when it is used.

`dataclasses.dataclass` compiles half a dozen functions for each class, 0.8 ms; a command that declares a hundred
classes, and uses a few, would wait for that as long as for anything else it does. Importing `dataclasses` takes another
7 ms. Here classes share their methods, `__init__` is compiled when a class is called often, and `__dataclass_fields__`
is made when somebody asks for it, so that `dataclasses` and pydantic see a dataclass like any other. Type checkers see
the functions of `dataclasses`, of which these do what teamops needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

_MISSING: Any = object()
_FEW = 10
"""As many objects are made before it pays to compile `__init__`."""


class _DeclaredField:
    """What is declared of a field."""

    __slots__ = ("compare", "default", "default_factory", "init", "kw_only", "name", "repr")

    def __init__(
        self,
        *,
        default: Any = _MISSING,
        default_factory: Any = _MISSING,
        init: bool = True,
        repr: bool = True,
        compare: bool = True,
    ) -> None:
        self.name, self.kw_only = "", False
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.compare = init, repr, compare

    @property
    def is_required(self) -> bool:
        return self.default is _MISSING and self.default_factory is _MISSING


class _ClassShape:
    """The fields of a dataclass in order, and what its methods need of them."""

    __slots__ = ("fields", "left", "options", "shown")

    def __init__(self, fields: tuple[_DeclaredField, ...], **options: bool) -> None:
        self.fields, self.options = fields, options
        self.shown = [field.name for field in fields if field.repr]
        self.left = _FEW


def _declare(*, frozen: bool = False, slots: bool = False, kw_only: bool = False) -> Callable[[type], type]:
    """Return a decorator as `dataclasses.dataclass` does."""

    def decorate(cls: type) -> type:
        own = [_take_field(cls, name, kw_only) for name in _list_own_fields(cls)]
        inherited = {f.name: f for base in cls.__mro__[-1:0:-1] for f in _list_fields(base)}
        shape = _ClassShape(
            tuple({**inherited, **{f.name: f for f in own}}.values()), frozen=frozen, slots=slots, kw_only=kw_only
        )
        members: dict[str, Any] = {**_METHODS, **_make_comparison(shape), **(_OF_FROZEN if frozen else {})}
        members["__match_args__"] = tuple(f.name for f in shape.fields if f.init and not f.kw_only)
        members["__shape__"] = shape
        if frozen and slots:
            members |= _OF_FROZEN_SLOTS
        for name in members.keys() & cls.__dict__.keys() - {"__shape__"}:
            if name != "__hash__" or cls.__hash__ is not None:  # which is None where only __eq__ is written
                del members[name]
        if slots:
            return _make_with_slots(cls, shape, members)
        for name, member in members.items():
            setattr(cls, name, member)
        return cls

    return decorate


def _list_own_fields(cls: type) -> Iterator[str]:
    return (name for name, hint in _get_hints(cls).items() if not str(hint).startswith("ClassVar"))


def _get_hints(cls: type) -> Mapping[str, object]:
    return getattr(cls, "__annotations__", {})  # those of the class, never of its bases


def _list_fields(cls: type) -> tuple[_DeclaredField, ...]:
    return cls.__dict__["__shape__"].fields if "__shape__" in cls.__dict__ else ()


def _take_field(cls: type, name: str, kw_only: bool) -> _DeclaredField:
    """Return a field of the class, in which only its default is left."""
    value = cls.__dict__.get(name, _MISSING)
    field = value if isinstance(value, _DeclaredField) else _DeclaredField(default=value)
    field.name, field.kw_only = name, kw_only
    if field is value:
        if field.default is _MISSING:
            delattr(cls, name)
        else:
            setattr(cls, name, field.default)
    if type(field.default).__hash__ is None:
        raise ValueError(f"mutable default of {cls.__name__}.{name}: use a default_factory")
    return field


def _make_with_slots(cls: type, shape: _ClassShape, more: dict[str, Any]) -> type:
    """Return the class with slots for its fields, which must be another class, and with `more` members."""
    names = {field.name: None for field in shape.fields}
    inherited = {slot for base in cls.__mro__[1:-1] for slot in base.__dict__.get("__slots__", ())}
    left_out = {*names, "__dict__", "__weakref__"}
    members = {name: member for name, member in cls.__dict__.items() if name not in left_out} | more
    members["__slots__"] = tuple(name for name in names if name not in inherited)
    with_slots = type(cls)(cls.__name__, cls.__bases__, members)
    with_slots.__qualname__ = cls.__qualname__
    return with_slots


def _construct(self: Any, *values: Any, **named: Any) -> None:
    """Set the fields of a new object; replaced by a compiled function once the class is called often."""
    cls = next(base for base in type(self).__mro__ if base.__dict__.get("__init__") is _construct)
    shape: _ClassShape = cls.__dict__["__shape__"]
    shape.left -= 1
    content = None if shape.left < 0 else _bind(shape, values, named)
    if content is None:  # wrong arguments are refused in the words of Python
        init = _compile_init(cls, shape)
        cls.__init__ = init  # type: ignore[misc]  # its arguments are those of the class
        init(self, *values, **named)
        return
    for name, value in content.items():
        object.__setattr__(self, name, value)
    if hasattr(cls, "__post_init__"):
        self.__post_init__()


def _bind(shape: _ClassShape, values: tuple[Any, ...], named: dict[str, Any]) -> Mapping[str, Any] | None:
    """Return the content of the fields by name; None if the arguments do not fit."""
    positional = [field.name for field in shape.fields if field.init and not field.kw_only]
    if len(values) > len(positional) or not named.keys().isdisjoint(positional[: len(values)]):
        return None
    given = {**dict(zip(positional, values, strict=False)), **named}
    content = {}
    for field in shape.fields:
        if field.init and field.name in given:
            content[field.name] = given.pop(field.name)
        elif field.default_factory is not _MISSING:
            content[field.name] = field.default_factory()
        elif field.default is not _MISSING:
            content[field.name] = field.default
        elif field.init:
            return None
    return None if given else content


def _compile_init(cls: type, shape: _ClassShape) -> Any:
    """Return the `__init__` that a person would write."""
    names: dict[str, Any] = {"_missing": _MISSING, "_put": object.__setattr__}
    lines, parameters = [], []
    for field in sorted(shape.fields, key=lambda field: field.kw_only):
        name, value = field.name, field.name
        if field.default_factory is not _MISSING:
            names[f"_make_{name}"] = field.default_factory
            value = f"_make_{name}() if {name} is _missing else {name}" if field.init else f"_make_{name}()"
        elif field.default is not _MISSING:
            names[f"_default_{name}"] = field.default
            value = name if field.init else f"_default_{name}"
        elif not field.init:
            continue
        if field.init:
            if field.kw_only and "*" not in parameters:
                parameters.append("*")
            default = "_missing" if field.default_factory is not _MISSING else f"_default_{name}"
            parameters.append(name if field.is_required else f"{name}={default}")
        lines.append(f"_put(self, {name!r}, {value})" if shape.options["frozen"] else f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    made: dict[str, Any] = {}
    body = "\n ".join(lines or ["pass"])
    exec(f"def __init__({', '.join(['self', *parameters])}):\n {body}", names, made)  # noqa: S102 - names of fields only
    init = made["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


@recursive_repr()
def _show(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__shape__.shown)
    return f"{type(self).__qualname__}({shown})"


def _make_comparison(shape: _ClassShape) -> dict[str, Any]:
    """Return how objects of a class are compared: as tuples of their fields."""
    names = [field.name for field in shape.fields if field.compare] or ["__class__"]
    compared = attrgetter(*names, *names[: len(names) == 1])  # of one name it returns no tuple

    def compare(self: Any, other: Any) -> Any:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def hash_fields(self: Any) -> int:
        return hash(compared(self))

    return {"__eq__": compare, "__hash__": hash_fields if shape.options["frozen"] else None}


def _refuse_set(_self: Any, name: str, _value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(_self: Any, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _get_state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in self.__shape__.fields]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(self.__shape__.fields, state, strict=True):
        object.__setattr__(self, field.name, value)


def _copy_with(of: Any, /, **changes: Any) -> Any:
    """Return a copy of a dataclass object with other values in some fields."""
    kept = {f.name: getattr(of, f.name) for f in of.__shape__.fields if f.init and f.name not in changes}
    return type(of)(**kept, **changes)


class _StandardFields:
    """`__dataclass_fields__`, made when somebody asks for it."""

    def __get__(self, instance: object, owner: type) -> Any:
        cls = next(base for base in owner.__mro__ if base.__dict__.get("__dataclass_fields__") is self)
        fields = _declare_twin(cls, init=False, repr=False, eq=False).__dataclass_fields__
        cls.__dataclass_fields__ = fields  # type: ignore[attr-defined]
        return fields


class _StandardParams:
    """`__dataclass_params__`: how a class was declared."""

    def __get__(self, instance: object, owner: type) -> Any:
        return _declare_twin(owner, **owner.__shape__.options).__dataclass_params__  # type: ignore[attr-defined]


def _declare_twin(cls: type, **options: bool) -> Any:
    """Return a dataclass of the standard library with the same fields."""
    import dataclasses

    shape: _ClassShape = cls.__shape__  # type: ignore[attr-defined]
    hints = {name: hint for base in cls.__mro__[::-1] for name, hint in _get_hints(base).items()}
    members: dict[str, Any] = {
        field.name: dataclasses.field(
            default=dataclasses.MISSING if field.default is _MISSING else field.default,
            default_factory=dataclasses.MISSING if field.default_factory is _MISSING else field.default_factory,
            **{name: getattr(field, name) for name in ("init", "repr", "compare", "kw_only")},
        )
        for field in shape.fields
    }
    members["__annotations__"] = {field.name: hints[field.name] for field in shape.fields}
    members |= {"__module__": cls.__module__, "__doc__": "."}  # without this, one would be made of the signature
    return dataclasses.dataclass(**options)(type(cls.__name__, (), members))


_METHODS = {
    "__init__": _construct,
    "__repr__": _show,
    "__replace__": _copy_with,
    "__dataclass_fields__": _StandardFields(),
    "__dataclass_params__": _StandardParams(),
}
_OF_FROZEN = {"__setattr__": _refuse_set, "__delattr__": _refuse_delete}
_OF_FROZEN_SLOTS = {"__getstate__": _get_state, "__setstate__": _set_state}


def _list_declared(of: Any) -> tuple[_DeclaredField, ...]:
    """Return the fields of a dataclass or of an object of one, in order."""
    fields: tuple[_DeclaredField, ...] = of.__shape__.fields
    return fields


if TYPE_CHECKING:
    from dataclasses import MISSING as MISSING
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import fields as fields
    from dataclasses import replace as replace
else:
    MISSING, dataclass, field, fields, replace = _MISSING, _declare, _DeclaredField, _list_declared, _copy_with
