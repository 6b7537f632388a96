"""What the choice fields of several forms offer."""

from planner.model.records import Way
from planner.wording import i18n
from tests.helpers import make
from tests.helpers.screen import sample
from ui.forms import choices


def test_lines_and_loans_are_offered_by_their_names(qtbot: object) -> None:
    book = sample()

    lines = choices.lines_of(book)()
    loans = choices.of_loans(book.loans.values())

    assert lines.offered == tuple(book.lines)
    assert loans.offered == tuple(book.loans)
    assert choices.of_lines((), "none").offered == (None,)
    assert choices.loan_words(make.loan(name="Car")) == "Car  ¥10,000.00"


def test_members_are_offered_in_the_language_spoken(qtbot: object) -> None:
    i18n.use("zh")

    choice = choices.of_enum(*Way)

    assert [choice.itemText(n) for n in range(2)] == ["收入", "支出"]
    assert choices.yes_no_unknown("?").offered == (None, True, False)
