from planner.exchange.place import NOWHERE, Place
from tests.helpers import make


def test_a_row_is_told_of_by_what_the_book_knows_or_else_by_its_first_record():
    first, second = make.repayment(id="first"), make.repayment(id="second")

    assert Place(known="there", records=(first,)).told == "there"
    assert Place(records=(first, second)).told == "first"
    assert NOWHERE.told is None
