"""Data classes whose methods are made when first used, not when they are imported.

Without it a third of a start would go into methods of classes that the first page
never makes: the standard library writes and compiles six of them for each class. Here
it does the same once a class is used often, or looked into; until then one function
for all classes makes and compares instances. For a type checker, and for whoever uses
such a class, nothing differs.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, FrozenInstanceError
from functools import cached_property, partial
from operator import ge, gt, le, lt
from threading import RLock
from types import FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, cast, get_origin

_COMPARED = ("__eq__", "__hash__", "__lt__", "__le__", "__gt__", "__ge__")
_MADE_BY: dict[str, tuple[str, ...]] = {
    "init": ("__init__",),
    "none": ("__dataclass_fields__", "__dataclass_params__", "__match_args__"),
    "repr": ("__repr__",),
    "eq": _COMPARED,
}
_MAKING = RLock()
_FEW = 50  # calls for which one function for all costs what compiling its own does
_FIRSTS = {
    "__init__": "_first_init",
    "__eq__": "_first_eq",
    "__hash__": "_first_hash",
}
_ORDERS = {"__lt__": lt, "__le__": le, "__gt__": gt, "__ge__": ge}


class _Later:
    """Stands where a method will be; whoever asks for it gets the method itself.

    An instance that calls it is served by ``first`` the first few times.
    """

    def __init__(
        self, name: str, make: Callable[[], None], first: Callable[..., Any] | None
    ) -> None:
        self._name, self._make, self._first = name, make, first
        self._left = _FEW

    def __get__(self, instance: object, owner: type) -> Any:  # noqa: ANN401  # a method of any kind
        if instance is not None and self._first is not None and self._left > 0:
            self._left -= 1
            return partial(self._first, instance)
        self._make()
        return getattr(owner if instance is None else instance, self._name)


class _Plan:
    """What is to be made of a class, once it is needed.

    Attributes:
        namespace: its types and defaults as they were written.
        own: the names of the fields that it declares itself.
    """

    def __init__(self, cls: type, *, frozen: bool, order: bool, slots: bool) -> None:
        kept = ("__annotations__", "__module__", "__doc__", "__orig_bases__")
        names = [*kept, *_own_fields(cls), "__post_init__"]
        body = vars(cls)
        self.namespace = {name: body[name] for name in names if name in body}
        self._cls, self._bases = cls, cls.__bases__
        self.own = tuple(_own_fields(cls))
        self._frozen, self._order, self._slots = frozen, order, slots

    def settle(self, cls: type) -> None:
        """Put into ``cls`` what stands for the methods that it does not write itself.

        ``cls`` is the class, or the one with slots that takes its place.
        """
        self._cls = cls
        _PLANS[cls] = self
        for kind, names in _MADE_BY.items():
            for name in names:
                if vars(cls).get(name) is None and self._has(name):
                    later = _Later(name, self._maker(kind), self._first(name))
                    setattr(cls, name, later)
        if self._frozen:
            _put(cls, _FROZEN)
        elif "__hash__" not in vars(cls):
            cls.__hash__ = None  # type: ignore[assignment]  # changes, so is no key

    def _has(self, name: str) -> bool:
        if name == "__hash__":
            return self._frozen
        return self._order or name not in _COMPARED or name == "__eq__"

    def _first(self, name: str) -> Callable[..., Any] | None:
        """What serves the first calls of a method; None: nothing but itself."""
        if name in _ORDERS:
            return partial(self._first_order, _ORDERS[name])
        return getattr(self, _FIRSTS[name]) if name in _FIRSTS else None

    @cached_property
    def _arguments(self) -> Mapping[str, object] | None:
        """What each field was given as its default; None for what needs the whole."""
        fields = self._fields()
        if fields is None or not all(map(_is_plain, fields.values())):
            return None
        return {name: given for name, (_, given) in fields.items()}

    def _first_init(self, one: object, /, *given: object, **named: object) -> None:
        values = self._told(given, named)
        if values is None:  # the whole one says what is wrong
            self._make("init")
            vars(self._cls)["__init__"](one, *given, **named)
            return
        put = object.__setattr__ if self._frozen else setattr
        for name, value in values.items():
            put(one, name, value)
        if self._has_more:
            cast("Any", one).__post_init__()

    @cached_property
    def _has_more(self) -> bool:
        return hasattr(self._cls, "__post_init__")

    def _told(
        self, given: tuple[object, ...], named: Mapping[str, object]
    ) -> dict[str, object] | None:
        """The values of all fields; None where the arguments are odd."""
        fields = self._arguments
        if fields is None or len(given) > len(fields):
            return None
        values = dict(zip(fields, given, strict=False))
        if named:
            if not values.keys().isdisjoint(named) or not named.keys() <= fields.keys():
                return None
            values |= named
        if len(values) < len(fields):
            for name, default in fields.items():
                if name not in values:
                    value = _default(default)
                    if value is MISSING:
                        return None
                    values[name] = _anew(default, value)
        return values

    @cached_property
    def _compared(self) -> tuple[str, ...] | None:
        """The fields that are compared; None where the whole must say it."""
        fields = self._fields()
        if fields is None or not all(
            given is None for given in map(_hashed, fields.values())
        ):
            return None
        return tuple(name for name, field in fields.items() if _is_compared(field))

    def _values(self, one: object) -> tuple[object, ...]:
        return tuple(getattr(one, name) for name in self._compared or ())

    def _first_eq(self, one: object, other: object) -> Any:  # noqa: ANN401  # or NotImplemented
        if self._compared is None:
            self._make("eq")
            return vars(self._cls)["__eq__"](one, other)
        if type(one) is not type(other):
            return NotImplemented
        return self._values(one) == self._values(other)

    def _first_hash(self, one: object) -> int:
        if self._compared is None:
            self._make("eq")
            return cast("int", vars(self._cls)["__hash__"](one))
        return hash(self._values(one))

    def _first_order(
        self, ordered: Callable[[Any, Any], bool], one: object, other: object
    ) -> Any:  # noqa: ANN401  # or NotImplemented
        if self._compared is None:
            self._make("eq")
            return ordered(one, other)
        if type(one) is not type(other):
            return NotImplemented
        return ordered(self._values(one), self._values(other))

    def _maker(self, kind: str) -> Callable[[], None]:
        return lambda: self._make(kind)

    def _make(self, kind: str) -> None:
        with _MAKING:
            names = [name for name in _MADE_BY[kind] if self._is_later(name)]
            if not names:
                return  # another thread was first
            quick = self._quick_init() if kind == "init" else None
            made = {"__init__": quick} if quick else vars(self._made(kind))
            for name in names:
                setattr(self._cls, name, made[name])

    def _is_later(self, name: str) -> bool:
        return isinstance(vars(self._cls).get(name), _Later)

    def _fields(self) -> dict[str, tuple[object, object]] | None:
        """Type and default by name, with those of the bases; None for foreign ones."""
        found: dict[str, tuple[object, object]] = {}
        for base in reversed(self._cls.__mro__):
            plan = _PLANS.get(base)
            if plan is None:
                if "__dataclass_fields__" in vars(base):
                    return None
                continue
            body = plan.namespace
            types: dict[str, object] = body.get("__annotations__", {})
            for name in plan.own:
                found[name] = types[name], body.get(name, MISSING)
        return found

    def _quick_init(self) -> Callable[..., None] | None:
        """The plain ``__init__``, compiled alone; None for what needs the whole."""
        fields = self._fields()
        if fields is None or not all(map(_is_plain, fields.values())):
            return None
        is_slotted = self._frozen and self._slots
        how = "slot" if is_slotted else "guarded" if self._frozen else "plain"
        hands, body = _source(fields, _SETTING[how])
        if hasattr(self._cls, "__post_init__"):
            body.append("self.__post_init__()")
        values: dict[str, object] = {"set__": object.__setattr__, "made__": _MADE}
        for name, (_, default) in fields.items():
            values[f"{name}__"] = _default(default)
            if is_slotted:
                values[f"set_{name}__"] = getattr(self._cls, name).__set__
        lines = "\n  ".join(body or ["pass"])
        text = f"def __init__(self, {', '.join(hands)}):\n  {lines}"
        exec(text, values)  # noqa: S102  # as the standard library does, for one class
        quick = cast("FunctionType", values["__init__"])
        quick.__qualname__ = f"{self._cls.__qualname__}.__init__"
        quick.__module__ = self._cls.__module__
        types = {name: kind for name, (kind, _) in fields.items()}
        quick.__annotations__ = {**types, "return": None}
        return quick

    def _made(self, kind: str) -> type:
        """A class like ours on which the standard library has done its work."""
        like = type(self._cls)(self._cls.__name__, self._bases, dict(self.namespace))
        like.__qualname__ = self._cls.__qualname__
        is_eq = kind == "eq"
        return dataclasses.dataclass(
            init=kind == "init",
            repr=kind == "repr",
            eq=is_eq,
            order=is_eq and self._order,
            frozen=self._frozen,
            slots=kind == "init" and self._slots,
        )(like)


class _Made:
    """Stands for a default that is made anew for each instance."""

    def __repr__(self) -> str:
        return "<factory>"


_MADE = _Made()
_PLANS: dict[type, _Plan] = {}


def _is_plain(field: tuple[object, object]) -> bool:
    """Whether a field is an argument like any other."""
    default = field[1]
    if not isinstance(default, dataclasses.Field):
        return True
    return default.init and default.kw_only in (False, MISSING)


def _is_compared(field: tuple[object, object]) -> bool:
    return not isinstance(field[1], dataclasses.Field) or field[1].compare


def _hashed(field: tuple[object, object]) -> bool | None:
    """Whether a field says apart from comparing that it is hashed."""
    return field[1].hash if isinstance(field[1], dataclasses.Field) else None


def _anew(given: object, default: Any) -> object:  # noqa: ANN401  # a value, or what makes one
    """The value of a field that was left out."""
    is_made = (
        isinstance(given, dataclasses.Field) and given.default_factory is not MISSING
    )
    return default() if is_made else default


def _default(given: object) -> object:
    """The value, or what makes it."""
    if not isinstance(given, dataclasses.Field):
        return given
    if given.default_factory is not MISSING:
        return given.default_factory
    return given.default


# A slot's own setter is a quarter quicker than the way around a frozen class: a book
# makes tens of thousands of records when it is opened.
_SETTING = {
    "plain": "self.{name} = {value}",
    "guarded": "set__(self, {name!r}, {value})",
    "slot": "set_{name}__(self, {value})",
}


def _source(
    fields: Mapping[str, tuple[object, object]], setting: str
) -> tuple[list[str], list[str]]:
    """The arguments of an ``__init__``, and the lines of it."""
    hands, lines = [], []
    for name, (_, given) in fields.items():
        hand = value = name
        if (
            isinstance(given, dataclasses.Field)
            and given.default_factory is not MISSING
        ):
            hand, value = (
                f"{name}=made__",
                f"{name}__() if {name} is made__ else {name}",
            )
        elif _default(given) is not MISSING:
            hand = f"{name}={name}__"
        hands.append(hand)
        lines.append(setting.format(name=name, value=value))
    return hands, lines


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
        plan = _Plan(given, frozen=frozen, order=order, slots=slots)
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
