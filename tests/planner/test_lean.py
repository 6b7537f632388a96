"""Lean data classes are those of the standard library, made later."""

import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import lean
from planner.lean import dataclass

T = TypeVar("T")


_MAKERS: tuple[Callable[..., Any], ...] = (dataclasses.dataclass, lean.dataclass)


@dataclass(frozen=True, slots=True)
class Coin:
    """A coin."""

    worth: int
    face: str = "lion"
    marks: tuple[str, ...] = dataclasses.field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class OldCoin(Coin):
    """A coin of a year."""

    year: int = 1900


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """What has an order."""

    row: int
    seat: int


@dataclass(slots=True)
class Purse:
    """What may change."""

    coins: int = 0


@dataclass(frozen=True)
class Roomy:
    """Without slots."""

    kinds: ClassVar[int] = 3
    size: int = 4
    many: list[int] = dataclasses.field(default_factory=list)
    late: int = dataclasses.field(default=7, repr=False)


@dataclass(frozen=True, slots=True)
class Box(Generic[T]):
    """Holds something."""

    inside: T

    def __post_init__(self) -> None:
        """Nothing may be empty."""
        if self.inside is None:
            raise ValueError("empty")


@dataclass(frozen=True, slots=True)
class Named:
    """Writes its own text and compares in its own way."""

    name: str

    def __repr__(self) -> str:
        """Override object.__repr__."""
        return self.name

    def __eq__(self, other: object) -> bool:
        """Override object.__eq__."""
        return isinstance(other, Named)

    def __hash__(self) -> int:
        """Override object.__hash__."""
        return 5


@dataclass(slots=True)
class Keyed:
    """May change, and says itself how it is a key."""

    key: int

    def __hash__(self) -> int:
        """Override object.__hash__."""
        return self.key


@dataclass
class Bare:
    """Neither frozen nor slotted."""

    size: int


@dataclasses.dataclass(frozen=True, slots=True)
class Foreign(Coin):
    """Made by the standard library over one of ours."""

    land: str = ""


class OneSlot:
    """A base with a single slot, written as one word."""

    __slots__ = "tag"  # noqa: PLC0205  # what is tried here


@dataclass(frozen=True, slots=True)
class Tagged(OneSlot):
    """On top of it."""

    size: int = 1


def test_an_instance_is_made_with_defaults_by_place_and_by_name() -> None:
    assert Coin(3) == Coin(worth=3, face="lion", marks=())
    assert OldCoin(3, year=2) == OldCoin(3, "lion", (), 2)
    assert Foreign(3, land="x").land == "x"


def test_what_is_missing_is_refused_as_ever() -> None:
    with pytest.raises(TypeError, match="worth"):
        Coin()  # type: ignore[call-arg]  # what is tried


def test_a_frozen_one_refuses_to_change() -> None:
    coin = Coin(1)

    with pytest.raises(dataclasses.FrozenInstanceError):
        coin.worth = 2  # type: ignore[misc]  # what is tried
    with pytest.raises(dataclasses.FrozenInstanceError):
        del coin.worth


def test_one_with_slots_has_room_for_its_fields_only() -> None:
    assert not hasattr(Coin(1), "__dict__")
    assert not hasattr(OldCoin(1), "__dict__")
    assert vars(OldCoin)["__slots__"] == ("year",)
    assert hasattr(Roomy(), "__dict__")
    assert Tagged().size == 1


def test_what_may_change_changes_and_is_no_key() -> None:
    purse = Purse()
    purse.coins = 5

    assert purse == Purse(5)
    with pytest.raises(TypeError):
        hash(purse)
    assert Bare(2) == Bare(2)
    assert hash(Keyed(3)) == hash(Keyed(3))


def test_order_follows_the_fields() -> None:
    assert Place(1, 2) < Place(1, 3) <= Place(2, 0)
    assert Place(2, 0) > Place(1, 3) >= Place(1, 3)
    with pytest.raises(TypeError):
        assert Coin(1) < Coin(2)  # type: ignore[operator]  # what is tried


def test_what_a_class_writes_itself_stays() -> None:
    assert repr(Named("x")) == "x"
    assert Named("x") == Named("y")
    assert hash(Named("x")) == hash(Named("y"))


def test_defaults_stay_on_a_class_without_slots() -> None:
    assert (Roomy.size, Roomy.late, Roomy.kinds) == (4, 7, 3)
    assert not hasattr(Roomy, "many")
    assert repr(Roomy()) == "Roomy(size=4, many=[])"


def test_generic_ones_work_and_look_after_themselves() -> None:
    assert Box[int](3).inside == 3
    with pytest.raises(ValueError, match="empty"):
        Box(None)


def test_it_is_matched_taken_apart_and_put_together() -> None:
    match Coin(4, "crown"):
        case Coin(worth, face):
            assert (worth, face) == (4, "crown")
    assert dataclasses.replace(Coin(1), face="x") == Coin(1, "x")
    assert dataclasses.asdict(Coin(1)) == {"worth": 1, "face": "lion", "marks": ()}
    assert [field.name for field in dataclasses.fields(OldCoin)] == [
        *("worth", "face", "marks", "year"),
    ]
    assert dataclasses.is_dataclass(Coin)
    assert list(inspect.signature(Place).parameters) == ["row", "seat"]
    assert "<factory>" in str(inspect.signature(Coin))


def test_it_is_pickled_whole() -> None:
    coin = OldCoin(3, "x", ("a",), 4)

    assert pickle.loads(pickle.dumps(coin)) == coin  # noqa: S301  # our own bytes


def test_nothing_is_made_before_it_is_used() -> None:
    @dataclass(frozen=True, slots=True)
    class Fresh:
        """Not used yet."""

        size: int

    def stand_ins() -> set[str]:
        return {n for n, v in vars(Fresh).items() if type(v).__name__ == "_Later"}

    assert {"__init__", "__eq__", "__hash__", "__repr__"} <= stand_ins()
    one = Fresh(1)
    assert one == Fresh(1)
    assert hash(one) == hash(Fresh(1))
    assert {"__init__", "__eq__", "__hash__", "__repr__"} <= stand_ins()
    assert repr(one).endswith("Fresh(size=1)")
    assert "__repr__" not in stand_ins()
    assert [field.name for field in dataclasses.fields(one)] == ["size"]
    for size in range(150):
        assert Fresh(size) == Fresh(size=size)
    assert not stand_ins()


@pytest.mark.parametrize("calls", [1, 150])
def test_what_serves_few_calls_does_as_what_is_made_for_many(calls: int) -> None:
    for make in _MAKERS:

        @make(frozen=True, slots=True, order=True)
        class Thing:
            """Has something of every kind."""

            size: int
            name: str = "x"
            marks: tuple[int, ...] = dataclasses.field(default_factory=tuple)
            note: str = dataclasses.field(default="", compare=False)

            def __post_init__(self) -> None:
                """Nothing is below zero."""
                if self.size < 0:
                    raise ValueError("below zero")

        for _ in range(calls):
            one = Thing(1, marks=(2,), note="a")
            assert (one.size, one.name, one.marks, one.note) == (1, "x", (2,), "a")
            assert one == Thing(1, "x", (2,))
            assert hash(one) == hash(Thing(1, "x", (2,), "b"))
            assert one < Thing(2) >= Thing(1) > Thing(0) <= Thing(0)
            assert one != 1
            with pytest.raises(TypeError):
                assert one < 1
            with pytest.raises(ValueError, match="below zero"):
                Thing(-1)


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), ((1, "a", 3), {}), ((1,), {"size": 2}), ((1,), {"colour": "red"})],
)
def test_odd_arguments_are_refused_in_the_usual_words(
    given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    said = []
    for make in _MAKERS:

        @make(frozen=True)
        class Thing:
            """A thing."""

            size: int
            name: str = "x"

        with pytest.raises(TypeError) as refused:
            Thing(*given, **named)
        said.append(str(refused.value))

    assert said[0] == said[1]


def test_a_field_that_is_compared_but_not_hashed_is_left_to_the_library() -> None:
    @dataclass(frozen=True, order=True)
    class Thing:
        """Is a key by its name alone."""

        name: str
        size: int = dataclasses.field(default=0, hash=False)

    assert Thing("a", 1) != Thing("a", 2)
    assert hash(Thing("a", 1)) == hash(Thing("a", 2))


def test_each_comparison_may_be_the_first_to_need_the_library() -> None:
    def fresh() -> Any:
        @dataclass(frozen=True, order=True)
        class Thing:
            """Is a key by its name alone."""

            name: str
            size: int = dataclasses.field(default=0, hash=False)

        return Thing

    hashed, ordered = fresh(), fresh()

    assert hash(hashed("a", 1)) == hash(hashed("a", 2))
    assert ordered("a", 1) < ordered("a", 2)


def test_what_is_no_plain_argument_is_left_to_the_standard_library() -> None:
    @dataclass(frozen=True, slots=True)
    class Odd:
        """Has a field that is worked out, and one that must be named."""

        size: int
        twice: int = dataclasses.field(init=False, default=0)
        name: str = dataclasses.field(default="x", kw_only=True)

    assert (Odd(2, name="y").twice, Odd(2).name) == (0, "x")
    with pytest.raises(TypeError):
        Odd(2, "y")  # type: ignore[call-arg]  # what is tried


def test_one_over_a_class_of_the_standard_library_has_its_fields() -> None:
    @dataclass(frozen=True, slots=True)
    class Farther(Foreign):
        """On top of it."""

        note: str = ""

    assert Farther(1, land="a", note="b").land == "a"


def test_a_class_without_fields_is_one() -> None:
    @dataclass(frozen=True, slots=True)
    class Nothing:
        """Holds nothing."""

    assert Nothing() == Nothing()


def test_a_second_thread_that_asks_late_finds_the_method() -> None:
    @dataclass(frozen=True, slots=True)
    class Fresh:
        """Not used yet."""

        size: int

    waiting = vars(Fresh)["__init__"]
    made = Fresh.__init__

    assert waiting.__get__(None, Fresh) is made


@given(st.integers(), st.text(), st.booleans(), st.booleans(), st.booleans())
def test_nothing_differs_from_the_standard_library(
    size: int,
    name: str,
    frozen: bool,  # noqa: FBT001  # drawn
    slots: bool,  # noqa: FBT001  # drawn
    order: bool,  # noqa: FBT001  # drawn
) -> None:
    seen = []
    for make in _MAKERS:

        class Thing:
            """A thing."""

            size: int
            name: str = "x"

        made = make(frozen=frozen, slots=slots, order=order)(Thing)
        one, other = made(size, name), made(size + 1)
        seen.append(
            (
                *(
                    repr(one),
                    one == made(size, name),
                    one == other,
                    made.__match_args__,
                ),
                *(hash(one) if frozen else None, one < other if order else None),
                *(hasattr(one, "__dict__"), str(inspect.signature(made))),
                *(dataclasses.astuple(one), getattr(made, "name", None) == "x"),
            )
        )

    assert seen[0] == seen[1]
