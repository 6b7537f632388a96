"""A loan and a sale are one kind of candidate."""

from collections.abc import Iterator
from datetime import date

from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.plan.candidates import offers
from planner.plan.offers import Candidate, sorted_out
from planner.plan.pieces import Left, NotUsed
from planner.plan.rules import Refusal
from tests.helpers import lending, owing
from tests.helpers.owing import ON


def test_what_a_loan_comes_to_is_its_schedule() -> None:
    book = owing.book(lending.line("a", "30000.00", "0.12"))
    (offer,) = offers(book, ON, lending.need(), lending.market()).usable

    made = offer.made(Money(6000_00), date(2026, 7, 1))

    assert len(made.paid) == 6
    paid = sum(amount.minor for _, amount in made.paid)
    assert made.cost.minor == paid - 6000_00
    assert made.flows[0] == (0, 6000_00)
    assert offer.terms_from == "book"
    assert offer.receivable is None


def test_candidates_are_sorted_by_what_becomes_of_them() -> None:
    book = owing.book(lending.line("a", "30000.00", "0.12"))
    (offer,) = offers(book, ON, lending.need(), lending.market()).usable
    left = NotUsed(None, "x", Left.NO_PRICE, Sentence(Phrase("words")))
    refusal = Refusal("y", "rule", lending.rule().ruling[0])

    def all_of_them() -> Iterator[Candidate | Refusal | NotUsed]:
        yield from (left, offer, refusal)

    assert sorted_out(all_of_them()).usable == (offer,)
    assert sorted_out(all_of_them()).left == (left,)
    assert sorted_out(all_of_them()).refused == (refusal,)
