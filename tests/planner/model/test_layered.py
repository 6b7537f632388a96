"""A large table that a step adds to behaves as a plain dict would."""

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model import layered
from planner.model.book import Book
from planner.model.change import Change
from planner.model.layered import Layered, layers, with_added
from planner.phrases import Phrase, Sentence
from tests.helpers import make


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layered, "LARGE", 3)
    monkeypatch.setattr(layered, "MOST_ABOVE", 4)


KEYS = st.sampled_from("abcdefghij")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.dictionaries(KEYS, st.integers(), max_size=3)),
        st.tuples(st.just("drop"), KEYS),
    ),
    max_size=12,
)


@given(steps=STEPS)
def test_it_is_what_a_dict_would_be(steps: list) -> None:
    plain: dict = {}
    table = MappingProxyType({})

    for what, told in steps:
        if what == "add":
            plain = {**plain, **told}
            table = with_added(table, told)
        else:
            plain = {key: plain[key] for key in plain if key != told}
            table = table.copy()
            table.pop(told, None)
            table = MappingProxyType(table)
        assert list(table) == list(plain)
        assert list(reversed(table)) == list(reversed(plain))
        assert list(table.values()) == list(plain.values())
        assert list(table.items()) == list(plain.items())
        assert list(table.keys()) == list(plain.keys())
        assert len(table) == len(table.values()) == len(plain)
        assert table == plain
        assert plain == table
        assert MappingProxyType(plain) == table
        assert table.copy() == plain
        for key in "abcdefghijx":
            assert (key in table) == (key in plain)
            assert table.get(key) == plain.get(key)


def test_a_large_table_is_shared_and_a_small_one_is_not() -> None:
    small = with_added(MappingProxyType({"a": 1}), {"b": 2})
    large = with_added(MappingProxyType(dict.fromkeys("abc", 1)), {"d": 2})
    more = with_added(large, {"e": 3})

    assert not isinstance(small, Layered)
    assert isinstance(more, Layered)
    assert layers(more)[0] is layers(large)[0]
    assert "d" in more
    assert 1 in more.values()
    with pytest.raises(KeyError):
        more["x"]
    with pytest.raises(TypeError):
        hash(more)


def test_what_grew_too_much_or_changed_is_one_again() -> None:
    table = MappingProxyType(dict.fromkeys("abc", 1))

    assert not isinstance(with_added(table, {"a": 2}), Layered)
    assert not isinstance(with_added(table, dict.fromkeys("defgh", 1)), Layered)
    above = with_added(table, {"d": 1})
    assert not isinstance(with_added(above, {"d": 2}), Layered)
    assert with_added(above, {"d": 2})["d"] == 2


def step(before: Book, after: Book) -> Change:
    return Change(Sentence(Phrase("step")), before, after)


def test_a_step_on_a_shared_table_tells_what_came_and_undo_what_goes() -> None:
    first = make.book(*(make.cash(id=f"c{n}") for n in range(5)))
    second = first.with_(make.cash(id="new"))
    third = second.with_(make.cash(id="newer"))

    assert isinstance(third.cash, Layered)
    assert [x.id for x in step(first, third).saved()] == ["new", "newer"]
    assert [x.id for x in step(second, third).saved()] == ["newer"]
    assert step(third, first).saved() == ()
    assert [x.id for x in step(third, first).dropped()] == ["new", "newer"]
    other = first.with_(make.cash("1.00", id="new"))
    assert [x.id for x in step(second, other).saved()] == ["new"]


def test_a_step_between_a_shared_and_a_copied_table_is_compared_whole() -> None:
    first = make.book(*(make.cash(id=f"c{n}") for n in range(5)))
    second = first.with_(make.cash(id="new"))
    third = second.without("c1").with_(make.cash("9.00", id="c2"))

    assert [x.id for x in step(second, third).saved()] == ["c2"]
    assert [x.id for x in step(second, third).dropped()] == ["c1"]
    assert [x.id for x in step(third, second).saved()] == ["c1", "c2"]
