from dataclasses import replace
from datetime import date

import pytest

from planner.exchange.judgement import CARD, Credit, Effect, Judgement
from planner.exchange.match import Matcher
from planner.model.bills import Verdict
from planner.model.book import Book
from planner.model.records import ImportedRow, Move, MoveKind, Repayment, RepaymentKind
from planner.money import Money
from planner.phrases import Phrase, Sentence
from tests.helpers import make
from tests.helpers.bills import bill_row

LOAN = make.loan(channel="huabei")  # 866.19 a month from 2026-02-15 on
CARD_LINE = make.line(
    "boc",
    name="中国银行信用卡(1875)",
    statement_day=5,
    due_day=25,
    opened_on="2026-01-01",
)
HUABEI = make.line("hb", channel="huabei", type=None, opened_on="2026-01-01")
TO_HUABEI = Credit("huabei")
BOC = Credit(CARD, "中国银行", "1875")


def _judged(credit, effect=Effect.PAY):
    return Judgement(Verdict.REPAYMENT, Sentence(Phrase("x")), credit, effect)


def _place(book, *, credit=TO_HUABEI, effect=Effect.PAY, mark="alipay:1", **row):
    return Matcher(book).place(bill_row(**row), _judged(credit, effect), mark)


def test_a_repayment_finds_its_loan_and_instalment():
    place = _place(Book().with_(LOAN), on="2026-02-15", amount="866.19")

    assert (place.loan, place.instalment) == ("loan", 1)
    assert place.records[0] == Repayment(
        "loan",
        date(2026, 2, 15),
        Money(86619),
        RepaymentKind.SCHEDULED,
        "bill-alipay:1",
    )


@pytest.mark.parametrize(
    ("on", "amount", "instalment"),
    [
        ("2026-02-14", "866.19", 1),
        ("2026-02-15", "866.69", 1),
        ("2026-02-15", "868.00", None),
        ("2026-01-14", "866.19", None),
        ("2026-01-16", "866.19", 1),
        ("2025-12-31", "866.19", None),
    ],
)
def test_day_and_amount_may_differ_a_little(on, amount, instalment):
    place = _place(Book().with_(LOAN), on=on, amount=amount)

    assert place.instalment == instalment


def test_what_was_paid_before_is_not_paid_again():
    paid = make.repayment(on="2026-02-15", id="p")

    place = _place(Book().with_(LOAN, paid), on="2026-03-14", amount="866.19")

    assert place.instalment == 2


def test_the_rest_of_an_instalment_paid_in_part_finds_it():
    part = make.repayment(on="2026-02-15", amount="400.00", id="p")

    place = _place(Book().with_(LOAN, part), on="2026-02-15", amount="466.19")

    assert (place.loan, place.instalment) == ("loan", 1)


def test_two_rows_of_one_call_pay_two_instalments():
    matcher = Matcher(Book().with_(LOAN))
    rows = [bill_row(on=on, amount="866.19") for on in ("2026-02-15", "2026-03-15")]

    places = [
        matcher.place(row, _judged(TO_HUABEI), f"alipay:{n}")
        for n, row in enumerate(rows)
    ]

    assert [place.instalment for place in places] == [1, 2]


def test_one_payment_may_pay_several_instalments_that_are_due():
    # penalty of a late instalment makes it 1,739.55 and not twice 866.19
    book = Book().with_(make.loan(channel="huabei", late=None))
    due = Matcher(book)

    place = due.place(
        bill_row(on="2026-03-15", amount="1739.00"),
        _judged(TO_HUABEI),
        "alipay:1",
    )

    assert place.loan in ("loan", None)


def test_a_settlement_is_known_by_its_amount():
    place = _place(Book().with_(LOAN), on="2026-02-15", amount="10060.00")

    assert isinstance(place.records[0], Repayment)
    assert place.records[0].kind is RepaymentKind.SETTLE


def test_a_loan_that_is_paid_off_takes_nothing():
    done = make.repayment(on="2026-02-15", amount="10060.00", kind=RepaymentKind.SETTLE)
    book = Book().with_(LOAN, done.__class__(**{**_fields(done), "id": "p"}))

    assert _place(book, on="2026-03-15", amount="866.19").loan is None


def _fields(record):
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def test_a_prepayment_that_the_contract_forbids_is_no_settlement():
    from planner.model.terms import Prepayment  # noqa: PLC0415  # this test only

    loan = make.loan(channel="huabei", prepayment=Prepayment(allowed_from_period=6))

    assert _place(Book().with_(loan), on="2026-02-10", amount="10060.00").loan is None


def test_the_nearer_of_two_loans_is_meant():
    other = make.loan("other", channel="huabei", first_due="2026-02-20")

    place = _place(Book().with_(LOAN, other), on="2026-02-20", amount="866.19")

    assert place.loan == "other"


def test_a_repayment_that_fits_no_loan_pays_the_line():
    place = _place(Book().with_(HUABEI, LOAN), on="2026-02-10", amount="316.40")

    assert place.records[0] == Move(
        "hb", date(2026, 2, 10), Money(31640), MoveKind.PAY, "bill-alipay:1"
    )
    assert (place.line, place.loan, place.instalment) == ("hb", "hb", None)


def test_a_payment_of_a_card_names_the_statement():
    spent = make.move("boc", on="2026-02-01", amount="500.00", id="m")
    book = Book().with_(CARD_LINE, spent)

    place = _place(book, credit=BOC, on="2026-02-20", amount="500.00")

    assert (place.loan, place.instalment) == ("boc", 1)


@pytest.mark.parametrize(
    ("effect", "kind"),
    [
        (Effect.SPEND, MoveKind.SPEND),
        (Effect.CASH, MoveKind.CASH),
        (Effect.REFUND, MoveKind.REFUND),
    ],
)
def test_what_moves_a_line_is_a_move_of_its_kind(effect, kind):
    place = _place(Book().with_(CARD_LINE), credit=BOC, effect=effect, party="面馆")

    assert isinstance(place.records[0], Move)
    assert (place.records[0].kind, place.records[0].note) == (kind, "面馆")
    assert place.loan is None


def test_what_is_older_than_its_line_has_no_place():
    assert _place(Book().with_(HUABEI), on="2025-12-31").told is None


def test_what_needs_an_instalment_never_moves_a_line():
    book = Book().with_(CARD_LINE)

    assert _place(book, credit=BOC, effect=Effect.INSTALMENT).told is None


def test_what_asks_or_changes_nothing_has_no_place():
    for effect in (Effect.ASK, Effect.NONE):
        assert _place(Book().with_(HUABEI), effect=effect).told is None
    assert _place(Book().with_(HUABEI), credit=None).told is None


def test_what_asks_still_names_the_line_that_it_may_concern():
    assert _place(Book().with_(HUABEI), effect=Effect.ASK).line == "hb"
    assert _place(Book(), effect=Effect.ASK).line is None


def test_what_was_typed_by_hand_is_not_recorded_again():
    typed = make.move("hb", on="2026-03-04", amount="10.00", id="typed")

    place = _place(Book().with_(HUABEI, typed), effect=Effect.SPEND)

    assert place.known == "typed"
    assert place.records == ()


def test_a_repayment_that_was_typed_by_hand_is_known():
    typed = make.repayment(on="2026-02-15", id="typed")
    later = make.repayment(on="2026-03-15", id="later")

    place = _place(Book().with_(LOAN, later, typed), on="2026-02-16", amount="866.19")

    assert (place.known, place.instalment) == ("typed", 1)


def _two_families(first, second, **row):
    matcher = Matcher(Book().with_(CARD_LINE))
    judged = _judged(BOC, Effect.SPEND)
    matcher.place(bill_row(), judged, f"{first}:1")
    return matcher.place(bill_row(**row), judged, f"{second}:1").known


def test_the_same_payment_seen_by_an_app_and_by_the_bank_counts_once():
    assert _two_families("alipay", "boc-credit", on="2026-03-07")
    assert not _two_families("alipay", "boc-credit", on="2026-03-09")


def test_two_shops_never_see_the_same_purchase():
    assert not _two_families("jd", "meituan")
    assert not _two_families("jd", "jd")


def test_what_jd_was_paid_through_wechat_counts_once():
    assert _two_families("wechat", "jd", through="wechat")
    assert _two_families("jd", "wechat", party="京东商城平台商户")
    assert not _two_families("jd", "wechat", party="面馆")


def test_the_place_of_a_row_taken_before_is_found_again():
    moved = make.move("boc", on="2026-02-01", amount="500.00", id="m")
    paid = make.move("boc", on="2026-02-20", amount="500.00", kind=MoveKind.PAY, id="p")
    repaid = make.repayment(on="2026-02-15", id="r")
    book = Book().with_(
        CARD_LINE, LOAN, moved, paid, repaid, ImportedRow("a:1", "f", 1)
    )
    matcher = Matcher(book)

    assert matcher.recorded("m").line == "boc"
    assert matcher.recorded("m").loan is None
    assert matcher.recorded("p").instalment == 1
    assert matcher.recorded("r").instalment == 1
    assert matcher.recorded(None).line is None


def test_two_rows_of_a_day_that_fit_nothing_leave_the_loan_alone():
    matcher = Matcher(Book().with_(LOAN))

    places = [
        matcher.place(
            bill_row(on="2026-02-15", amount=f"{n}.00"),
            _judged(TO_HUABEI),
            f"alipay:{n}",
        )
        for n in (1, 2)
    ]

    assert [place.told for place in places] == [None, None]


def test_a_payment_before_the_first_statement_names_none():
    paid = make.move("boc", on="2026-02-01", kind=MoveKind.PAY, id="p")

    place = _place(Book().with_(CARD_LINE, paid), credit=BOC, on="2026-02-04")

    assert (place.loan, place.instalment) == ("boc", None)


FIRST = make.loan("first", channel="jiebei", line="jb")  # 866.19
SECOND = make.loan("second", channel="jiebei", line="jb", principal="5000.00")  # 433.09
JIEBEI = make.line("jb", channel="jiebei", type=None, opened_on="2026-01-01")
LENT = Book().with_(JIEBEI, FIRST, SECOND)
TO_JIEBEI = Credit("jiebei")


def _lent(book=LENT, **row):
    return _place(book, credit=TO_JIEBEI, **row)


def test_one_payment_pays_the_instalments_of_several_loans():
    place = _lent(on="2026-02-15", amount="1299.28")

    assert place.parts == (("first", 1), ("second", 1))
    assert [(x.id, x.loan, str(x.amount)) for x in place.records] == [
        ("bill-alipay:1", "first", "866.19"),
        ("bill-alipay:1.2", "second", "433.09"),
    ]
    assert (place.line, place.loan, place.instalment) == ("jb", "first", 1)


def test_the_bank_sees_the_whole_of_a_payment_that_was_split():
    matcher = Matcher(LENT)
    row = bill_row(on="2026-02-15", amount="1299.28")
    matcher.place(row, _judged(TO_JIEBEI), "alipay:1")

    seen = matcher.place(row, _judged(TO_JIEBEI), "icbc-debit:2")

    assert seen.records == ()
    assert seen.known == "bill-alipay:1"
    assert seen.parts == (("first", 1), ("second", 1))


def test_a_split_that_the_book_has_is_found_again_whole():
    paid = [
        make.repayment("first", "2026-02-15", "866.19", id="bill-alipay:1"),
        make.repayment("second", "2026-02-15", "433.09", id="bill-alipay:1.2"),
    ]

    place = Matcher(LENT.with_(*paid)).recorded("bill-alipay:1")

    assert place.parts == (("first", 1), ("second", 1))


def test_a_line_that_only_lends_owes_nothing_of_its_own():
    place = _lent(on="2026-02-15", amount="77.00")

    assert place.told is None


def test_a_line_on_which_something_was_bought_takes_payments():
    bought = make.move("jb", "2026-02-01", "77.00", MoveKind.SPEND, id="m")

    place = _lent(LENT.with_(bought), on="2026-02-15", amount="77.00")

    assert isinstance(place.records[0], Move)


def test_a_part_of_the_only_loan_is_booked_on_it():
    place = _lent(Book().with_(JIEBEI, FIRST), on="2026-02-15", amount="77.00")

    assert (place.loan, place.instalment) == ("first", 1)
    assert str(place.why) == "a part of instalment 1, 866.19 due on 2026-02-15"


def test_a_part_whose_rest_comes_later_is_told_by_it():
    matcher = Matcher(LENT)
    row = bill_row(on="2026-02-15", amount="400.00")

    place = matcher.place(row, _judged(TO_JIEBEI), "alipay:1", ahead=[Money(46619)])
    rest = bill_row(on="2026-02-16", amount="466.19")

    assert (place.loan, place.instalment) == ("first", 1)
    assert matcher.place(rest, _judged(TO_JIEBEI), "alipay:2").loan == "first"


def test_the_user_may_have_named_the_loan_or_the_line():
    named = replace(_judged(TO_JIEBEI), loan="second")
    on_line = replace(_judged(Credit("x")), line="jb")
    row = bill_row(on="2026-02-15", amount="77.00")

    assert Matcher(LENT).place(row, named, "alipay:1").loan == "second"
    assert Matcher(LENT).place(row, on_line, "alipay:1").told is None
    exact = bill_row(on="2026-02-15", amount="433.09")
    assert Matcher(LENT).place(exact, on_line, "alipay:1").loan == "second"


def test_a_payment_of_no_line_and_no_loan_has_no_place():
    assert _place(Book(), on="2026-02-15", amount="77.00").told is None


def test_a_plan_on_a_card_may_be_paid_in_part():
    plan = make.loan("plan", line="boc", channel="credit-card")
    book = Book().with_(CARD_LINE, plan)

    place = _place(
        book, credit=BOC, effect=Effect.INSTALMENT, on="2026-02-15", amount="77.00"
    )

    assert place.loan == "plan"


def test_an_instalment_of_a_loan_on_a_line_that_takes_payments_goes_to_the_loan():
    loan = make.loan(channel="huabei", line="hb")

    place = _place(Book().with_(HUABEI, loan), on="2026-02-15", amount="866.19")

    assert (place.loan, place.instalment) == ("loan", 1)


def _asked(book, verdict=Verdict.UNCLEAR, mark="icbc-debit:9", **row):
    judgement = Judgement(verdict, Sentence(Phrase("x")), TO_JIEBEI, Effect.ASK)
    return Matcher(book).place(bill_row(**row), judgement, mark)


def test_what_the_book_knows_needs_no_answer():
    paid = make.repayment("first", "2026-02-15", "77.00", id="typed")
    line_paid = make.move("jb", "2026-02-15", "55.00", MoveKind.PAY, id="moved")
    book = LENT.with_(paid, line_paid)

    known = _asked(book, on="2026-02-17", amount="77.00", item="借呗还款")

    assert (known.known, known.loan, known.records) == ("typed", "first", ())
    moved = _asked(book, on="2026-02-15", amount="55.00", item="借呗还款")
    assert moved.known == "moved"
    assert _asked(book, on="2026-02-25", amount="77.00", item="借呗还款").known is None


def test_a_loan_that_was_typed_in_is_known_when_its_money_comes():
    known = _asked(LENT, on="2026-01-16", amount="5000.00", item="借呗放款")

    assert (known.known, known.line, known.loan) == ("second", "jb", None)
    nobody = LENT.without("jb")
    assert _asked(nobody, on="2026-02-15", amount="9.00", item="借呗还款").told is None
    assert _asked(nobody, on="2026-01-15", amount="9.00", item="借呗放款").told is None


def test_a_repayment_that_failed_is_not_the_one_that_came_after():
    paid = make.repayment("first", "2026-02-15", "77.00", id="typed")

    place = _asked(
        LENT.with_(paid),
        Verdict.REPAYMENT_FAILED,
        on="2026-02-15",
        amount="77.00",
        item="借呗还款",
    )

    assert place.known is None


@pytest.mark.parametrize(
    ("amount", "parts"),
    [("1299.28", (("loan", 1), ("other", 1))), ("1299.90", ())],
)
def test_a_line_that_takes_payments_splits_them_to_the_cent_only(amount, parts):
    loans = [
        make.loan(channel="huabei", line="hb"),
        make.loan("other", "5000.00", channel="huabei", line="hb"),
    ]

    place = _place(Book().with_(HUABEI, *loans), on="2026-02-15", amount=amount)

    assert place.parts == parts
    assert place.loan == (parts[0][0] if parts else "hb")


@pytest.mark.parametrize(("rest", "instalment"), [("439.53", 1), ("439.54", None)])
def test_two_payments_that_are_an_instalment_to_the_cent_find_it(rest, instalment):
    book = Book().with_(make.loan(channel="huabei"))
    row = bill_row(on="2026-02-13", amount="426.66")

    place = Matcher(book).place(
        row, _judged(TO_HUABEI), "alipay:1", ahead=[make.money(rest)]
    )

    assert place.instalment == instalment


@pytest.mark.parametrize(
    ("item", "amount", "why"),
    [
        (
            "蚂蚁借呗还款",
            "866.19",
            (
                "By amount and day it would be for “first”: "
                "instalment 1, 866.19 due on 2026-02-15."
            ),
        ),
        ("蚂蚁借呗还款", "77.00", "None"),
        ("蚂蚁借呗放款至余额", "866.19", "None"),
    ],
)
def test_weak_words_that_fit_an_instalment_book_nothing_but_tell(item, amount, why):
    asked = Judgement(Verdict.UNCLEAR, Sentence(Phrase("x")), TO_JIEBEI, Effect.ASK)
    row = bill_row(on="2026-02-15", amount=amount, item=item)

    place = Matcher(Book().with_(FIRST)).place(row, asked, "alipay:1")

    assert (place.loan, place.records, str(place.why)) == (None, (), why)
