"""Hidden amounts are hidden wherever words are made of them, on this thread alone."""

from collections.abc import Iterator
from threading import Thread

import pytest

from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.wording import mask
from planner.wording.say import plain, say


@pytest.fixture(autouse=True)
def _shown_again() -> Iterator[None]:
    yield
    mask.show()


def test_amounts_are_hidden_and_shown_again() -> None:
    told = Sentence(Phrase("{amount} is due"), amount=Money(-123456))
    mask.hide()
    hidden = say(Money(-123456)), plain(Money(-5)), say(told)

    mask.show()

    assert hidden == ("¥••••", "••••", "¥•••• is due")
    assert say(Money(-123456)) == "-¥1,234.56"


def test_what_is_worked_out_beside_has_amounts() -> None:
    said: list[str] = []
    mask.hide()

    beside = Thread(target=lambda: said.append(say(Money(150))))
    beside.start()
    beside.join()

    assert said == ["¥1.50"]


def test_amounts_are_hidden_or_shown_for_a_while() -> None:
    with mask.hidden():
        inside = plain(Money(150))
        with mask.hidden(is_wanted=False):
            shown = plain(Money(150))

    assert (inside, shown, plain(Money(150))) == ("••••", "1.50", "1.50")
