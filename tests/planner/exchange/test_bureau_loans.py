import pytest

from planner.model import records as r
from planner.model.book import Book
from planner.schedule.ledger import loan_states
from tests.helpers import bureau, make
from tests.helpers.bureau import after, day, simple, taken


def _loan(**given):
    days = {"drawn_on": day("2024-05-01"), "first_due": day("2024-06-01")}
    told = {"principal": "100000.00", "channel": "南京银行"} | days
    return make.loan("mine", **told | given)


def _told(book: Book, *texts: str):
    reading = taken(book, simple(*texts))
    after(book, reading)
    return reading, [
        (one.record, one.what, one.reported) for one in reading.reports[0].differences
    ]


@pytest.mark.parametrize("channel", ["南京银行", "朋友说的", "bank-online"])
def test_the_same_lender_amount_and_day_is_the_same_loan(channel):
    reading, differences = _told(make.book(_loan(channel=channel)), bureau.LOAN)

    assert not [record for record in reading.records if isinstance(record, r.Loan)]
    assert differences == [("mine", "outstanding", make.money("77000"))]


@pytest.mark.parametrize("channel", ["北京银行", "jiebei"])
def test_another_lender_is_another_loan(channel):
    reading, _ = _told(make.book(_loan(channel=channel)), bureau.LOAN)

    assert reading.reports[0].placed[0].is_new


def test_a_loan_of_the_catalogue_s_channel_is_found_by_it():
    book = make.book(
        make.line("w", channel="weilidai", opened_on=day("2023-01-01")),
        _loan(line="w", channel="weilidai"),
    )
    text = bureau.LOAN.replace("南京银行", "深圳前海微众银行")

    assert _told(book, text)[1] == [("mine", "outstanding", make.money("77000"))]


def test_what_the_book_counts_as_the_report_does_is_no_difference():
    book = after(Book(), taken(Book(), simple(bureau.LOAN)))
    (loan,) = book.loans.values()
    own = r.Loan("mine", loan.terms, channel="南京银行")
    paid = [
        r.Repayment("mine", one.on, one.amount, id=f"p{n}")
        for n, one in enumerate(book.repayments.values())
    ]

    assert _told(make.book(own, *paid), bureau.LOAN)[1] == []


def test_a_loan_paid_off_by_the_report_but_not_by_the_book_is_told():
    text = bureau.LOAN.replace(
        "2027年05月01日到期。截至2025年02月，余额77,000", "2025年01月已结清"
    )

    assert _told(make.book(_loan()), text)[1] == [
        ("mine", "outstanding", make.money("0"))
    ]
    assert _told(Book(), text)[0].records == ()


def test_a_loan_whose_figures_come_before_it_is_left_alone():
    book = make.book(_loan())
    text = bureau.LOAN.replace("截至2025年02月", "截至2024年04月")

    assert _told(book, text)[1] == []


def test_a_new_loan_asks_to_check_its_terms():
    reading, _ = _told(Book(), bureau.LOAN)

    (question,) = reading.questions
    assert "Check them against the contract" in question.why
    assert question.amount == make.money("100000")


def test_a_loan_without_figures_is_asked_about_and_not_set_up():
    text = bureau.LOAN.replace("截至2025年02月，余额77,000。", "")

    reading, _ = _told(Book(), text, bureau.CARD)

    assert not [record for record in reading.records if isinstance(record, r.Loan)]
    assert "not enough" in reading.questions[0].why


def test_a_loan_on_a_line_of_the_same_product_lies_on_it():
    grant = bureau.GRANT.replace("重庆蚂蚁消费金融", "深圳前海微众银行股份")
    loan = bureau.LOAN.replace("南京银行", "深圳前海微众银行")

    reading, _ = _told(Book(), grant, loan)

    book = after(Book(), reading)
    (line,) = book.lines.values()
    (drawn,) = book.loans.values()
    assert (drawn.line, drawn.channel) == (line.id, "weilidai")


def test_an_overdue_loan_leaves_its_last_instalment_unpaid():
    reading, _ = _told(Book(), bureau.LOAN + "逾期金额3,000。")

    book = after(Book(), reading)
    (state,) = loan_states(book, day("2025-02-28")).values()
    assert [row.n for row in state.rows if row.due <= state.on and not row.paid] == [9]
    assert [month.code for month in book.bureau.values()] == ["1"]


def test_a_newer_report_that_fits_no_instalments_is_for_the_user():
    book = after(Book(), taken(Book(), simple(bureau.LOAN)))
    text = bureau.LOAN.replace("77,000", "90,000")

    assert [what for _, what, _ in _told(book, text)[1]] == ["outstanding"]


def test_a_payment_that_stands_already_is_not_made_again():
    book = after(Book(), taken(Book(), simple(bureau.LOAN)))
    (loan,) = book.loans.values()
    small = r.Repayment(
        loan.id, day("2025-03-01"), make.money("5"), id=f"{loan.id}-paid-10"
    )
    text = bureau.LOAN.replace("02月，余额77,000", "03月，余额74,320")
    head = bureau.HEAD.replace("2025-03-11", "2025-04-11")

    reading = taken(book.with_(small), simple(text, head=head))

    assert [one.what for one in reading.reports[0].differences] == ["outstanding"]
