from planner.model import records as r
from planner.model.book import Book
from planner.schedule.ledger import loan_states
from tests.helpers import bureau, make
from tests.helpers.bureau import after, day, simple, taken

ALL = simple(*bureau.ALL, tail=bureau.LOOKS)


def test_one_report_gives_lines_limits_loans_and_inquiries():
    book = after(Book(), taken(Book(), ALL))

    assert {line.limit for line in book.lines.values()} == {
        make.money("100000"),
        make.money("100"),
    }
    assert len(book.readings) == 2
    (state,) = loan_states(book, day("2025-02-28")).values()
    assert abs((state.outstanding - make.money("77000")).minor) <= 100
    assert len(book.notes) == 3


def test_the_same_report_again_adds_nothing():
    book = after(Book(), taken(Book(), ALL))

    again = taken(book, ALL)

    assert (again.records, again.questions) == ((), ())
    assert not again.reports[0].differences


def test_twice_in_one_call_counts_once():
    assert taken(Book(), ALL, ALL).records == taken(Book(), ALL).records


def test_a_newer_report_moves_what_only_reports_told():
    book = after(Book(), taken(Book(), ALL))
    newer = ALL.replace("2025-03-11", "2025-06-11").replace(
        "2025年02月，", "2025年05月，"
    )
    newer = newer.replace("余额77,000", "余额68,900").replace("额度2,000", "额度500")

    reading = taken(book, newer)
    book = after(book, reading)

    assert not reading.reports[0].differences
    assert len(book.loans) == 1
    (state,) = loan_states(book, day("2025-05-31")).values()
    assert abs((state.outstanding - make.money("68900")).minor) <= 100
    card = next(line for line in book.lines.values() if line.expires_on is None)
    paid = [move for move in book.moves.values() if move.kind is r.MoveKind.PAY]
    assert [(move.line, move.amount) for move in paid] == [
        (card.id, make.money("1500"))
    ]


def test_the_foreign_side_of_a_card_shares_its_limit():
    foreign = bureau.CARD.replace("人民币", "美元")

    reading = taken(Book(), simple(bureau.CARD, foreign))

    assert len(after(Book(), reading).lines) == 1
    assert [placed.is_new for placed in reading.reports[0].placed] == [True, False]


def test_a_foreign_card_alone_is_a_card():
    foreign = bureau.CARD.replace("人民币", "美元")

    assert len(after(Book(), taken(Book(), simple(foreign))).lines) == 1


def test_the_reports_stand_before_the_bills():
    reading = taken(Book(), ALL)

    assert [file.format for file in reading.files] == ["credit-report"]
    assert reading.judged == ()
