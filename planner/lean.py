"""Data classes whose methods are made when first used, not when they are imported.

Without it a third of a start would go into methods of classes that the first page
never makes: the standard library writes and compiles six of them for each class. Here
it does the same when the first instance is made, compared or shown. For a type
checker, and for whoever uses such a class, nothing differs.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, FrozenInstanceError
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NoReturn, get_origin

_COMPARED = ("__eq__", "__hash__", "__lt__", "__le__", "__gt__", "__ge__")
_MADE_BY: dict[str, tuple[str, ...]] = {
    "init": (
        "__init__",
        "__dataclass_fields__",
        "__dataclass_params__",
        "__match_args__",
    ),
    "repr": ("__repr__",),
    "eq": _COMPARED,
}
_Kind = Literal["init", "repr", "eq"]
_MAKING = RLock()


class _Later:
    """Stands where a method will be; whoever asks for it gets the method itself."""

    def __init__(self, name: str, make: Callable[[], None]) -> None:
        self._name, self._make = name, make

    def __get__(self, instance: object, owner: type) -> Any:  # noqa: ANN401  # a method of any kind
        self._make()
        return getattr(owner if instance is None else instance, self._name)


class _Plan:
    """What the standard library is to make of a class, once it is needed."""

    def __init__(self, cls: type, *, frozen: bool, order: bool) -> None:
        kept = ("__annotations__", "__module__", "__doc__", "__orig_bases__")
        names = [*kept, *_own_fields(cls), "__post_init__"]
        body = vars(cls)
        self._namespace = {name: body[name] for name in names if name in body}
        self._cls, self._bases = cls, cls.__bases__
        self._frozen, self._order = frozen, order

    def settle(self, cls: type) -> None:
        """Put into ``cls`` what stands for the methods that it does not write itself.

        ``cls`` is the class, or the one with slots that takes its place.
        """
        self._cls = cls
        for kind, names in _MADE_BY.items():
            for name in names:
                if vars(cls).get(name) is None and self._has(name):
                    later = _Later(name, self._maker(kind))
                    setattr(cls, name, later)
        if self._frozen:
            _put(cls, _FROZEN)
        elif "__hash__" not in vars(cls):
            cls.__hash__ = None  # type: ignore[assignment]  # changes, so is no key

    def _has(self, name: str) -> bool:
        if name == "__hash__":
            return self._frozen
        return self._order or name not in _COMPARED or name == "__eq__"

    def _maker(self, kind: str) -> Callable[[], None]:
        return lambda: self._make(kind)

    def _make(self, kind: str) -> None:
        with _MAKING:
            names = [name for name in _MADE_BY[kind] if self._is_later(name)]
            if not names:
                return  # another thread was first
            made = self._made(kind)
            for name in names:
                setattr(self._cls, name, vars(made)[name])

    def _is_later(self, name: str) -> bool:
        return isinstance(vars(self._cls).get(name), _Later)

    def _made(self, kind: str) -> type:
        """A class like ours on which the standard library has done its work."""
        like = type(self._cls)(self._cls.__name__, self._bases, dict(self._namespace))
        like.__qualname__ = self._cls.__qualname__
        is_eq = kind == "eq"
        return dataclasses.dataclass(
            init=kind == "init",
            repr=kind == "repr",
            eq=is_eq,
            order=is_eq and self._order,
            frozen=self._frozen,
        )(like)


def _own_fields(cls: type) -> Iterator[str]:
    """The names that the class itself declares, without those of its bases."""
    for name, kind in vars(cls).get("__annotations__", {}).items():
        if kind is not ClassVar and get_origin(kind) is not ClassVar:
            yield name


def _set_attribute(_: object, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delete_attribute(_: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:  # noqa: ANN401  # an instance of ours
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:  # noqa: ANN401  # the same
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


_FROZEN = {"__setattr__": _set_attribute, "__delattr__": _delete_attribute}
_PICKLED = {"__getstate__": _state, "__setstate__": _set_state}


def _put(cls: type, methods: Mapping[str, object]) -> None:
    for name, method in methods.items():
        setattr(cls, name, method)


def _with_slots(cls: type) -> type:
    """The class anew, with a slot for each field it declares and nothing else."""
    body = dict(vars(cls))
    fields = tuple(_own_fields(cls))
    taken = {name for base in cls.__mro__[1:] for name in _slots_of(base)}
    for name in (*fields, "__dict__", "__weakref__"):
        body.pop(name, None)
    body["__slots__"] = tuple(name for name in fields if name not in taken)
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made


def _slots_of(base: type) -> tuple[str, ...]:
    given = vars(base).get("__slots__", ())
    return (given,) if isinstance(given, str) else tuple(given)


def _plain_defaults(cls: type) -> None:
    """Without slots a default stays on the class, as the standard library has it."""
    for name in _own_fields(cls):
        value = vars(cls).get(name)
        if isinstance(value, dataclasses.Field):
            if value.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, value.default)


def _dataclass(
    cls: type | None = None,
    *,
    frozen: bool = False,
    slots: bool = False,
    order: bool = False,
) -> Any:  # noqa: ANN401  # a class, or what makes one
    """Make a data class of a class, as ``dataclasses.dataclass`` does, when used."""

    def settle(given: type) -> type:
        plan = _Plan(given, frozen=frozen, order=order)
        made = given
        if slots:
            made = _with_slots(given)
            _put(made, _PICKLED if frozen else {})
        else:
            _plain_defaults(given)
        plan.settle(made)
        return made

    return settle if cls is None else settle(cls)


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _dataclass

__all__ = ["dataclass"]
