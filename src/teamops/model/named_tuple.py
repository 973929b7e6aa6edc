"""Named tuples that cost little to declare: what `typing.NamedTuple` makes, compiled only when a class is called often.

`typing.NamedTuple` compiles a function for each class and an expression for each field, 0.2 ms, and a command declares
a hundred of them. Type checkers see that of `typing`.
"""

from __future__ import annotations

from collections import _tuplegetter as make_getter  # type: ignore[attr-defined]  # what named tuples have, and nothing else is as fast
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self

_FEW = 10
"""As many objects are made before it pays to compile `__new__`."""
_MISSING: Any = object()
_get_item = cache(lambda index: make_getter(index, None))


class _NamedTupleType(type):
    """Makes fields of the annotations of a direct subclass; what is below that is a class like any other."""

    def __new__(mcs, name: str, bases: tuple[type, ...], members: dict[str, Any]) -> Any:
        if not any(base is tuple or "_fields" in base.__dict__ for base in bases):
            names = tuple(members.get("__annotations__", {}))
            defaults = {field: members[field] for field in names if field in members}
            members |= {field: _get_item(index) for index, field in enumerate(names)}
            members |= {"_fields": names, "_field_defaults": defaults, "__match_args__": names, "__slots__": ()}
            members |= {"__new__": _construct, "_left": _FEW}
        return super().__new__(mcs, name, bases, members)


def _construct(cls: Any, /, *values: Any, **named: Any) -> Any:
    """Return a new object; replaced by a compiled function once the class is called often."""
    declared: Any = next(base for base in cls.__mro__ if "_fields" in base.__dict__)
    declared._left -= 1
    content = _bind(declared, values, named) if declared._left >= 0 else None
    if content is not None:
        return tuple.__new__(cls, content)
    new = _compile_new(declared)  # wrong arguments are refused in the words of Python
    declared.__new__ = staticmethod(new)
    return new(cls, *values, **named)


def _bind(cls: Any, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...] | None:
    """Return the content of the fields; None if the arguments do not fit."""
    if len(values) > len(cls._fields):
        return None
    rest = cls._fields[len(values) :]
    content = (*values, *(named.get(name, cls._field_defaults.get(name, _MISSING)) for name in rest))
    return content if named.keys() <= set(rest) and not any(value is _MISSING for value in content) else None


def _compile_new(cls: Any) -> Any:
    """Return the `__new__` that a person would write."""
    names: dict[str, Any] = {"_make": tuple.__new__, **{f"_default_{n}": v for n, v in cls._field_defaults.items()}}
    parameters = [f"{name}=_default_{name}" if name in cls._field_defaults else name for name in cls._fields]
    made: dict[str, Any] = {}
    content = "".join(f"{name}, " for name in cls._fields)
    exec(f"def __new__({', '.join(['_cls', *parameters])}): return _make(_cls, ({content}))", names, made)  # noqa: S102 - names of fields only
    new = made["__new__"]
    new.__qualname__ = f"{cls.__qualname__}.__new__"
    return new


class _NamedTuple(tuple[Any, ...], metaclass=_NamedTupleType):
    """The methods of all named tuples."""

    __slots__ = ()
    if TYPE_CHECKING:  # an annotation would be a hint of each class
        _fields: ClassVar[tuple[str, ...]]

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        return cls(*values)

    def _replace(self, **changes: Any) -> Self:
        content = [changes.pop(name, value) for name, value in zip(type(self)._fields, self, strict=True)]
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return self._make(content)

    __replace__ = _replace

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(type(self)._fields, self, strict=True))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(type(self)._fields, self, strict=True))
        return f"{type(self).__name__}({shown})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    NamedTuple = _NamedTuple
