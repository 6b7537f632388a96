from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import TermsError
from planner.model.records import MinimumRule
from planner.money import ZERO, Money, total
from planner.schedule.card_rules import CardKind, CardMove, CardRules, LimitStep
from planner.schedule.revolving import follow
from tests.helpers.cases import cases

DAILY = Fraction(5, 10000)
TENTH = MinimumRule(Decimal("0.1"))
FEE = MinimumRule(Decimal("0.05"), Money(1000))


def rules(statement_day=5, due_day=23, **given) -> CardRules:
    values = {"daily_rate": DAILY, "minimum": TENTH, "late_fee": FEE, **given}
    return CardRules(statement_day, due_day, **values)


def move(on: str, amount: str, kind: str = "spend") -> CardMove:
    return CardMove(date.fromisoformat(on), Money.parse(amount), CardKind(kind))


def bills(account, *columns: str) -> list[list[str]]:
    return [
        [str(getattr(made, column)) for column in columns]
        for made in account.statements
    ]


@pytest.mark.parametrize("case", cases("cards"))
def test_a_published_bill_holds_to_the_cent(case) -> None:
    card = rules(
        case["statement_day"],
        case["due_day"],
        pay_day_counts=case.get("pay_day_counts", False),
        statement_day_counts=case.get("statement_day_counts", True),
    )

    account = follow(
        card, [move(*one) for one in case["moves"]], date.fromisoformat(case["until"])
    )

    last = account.statements[-1]
    assert str(last.interest) == case["interest"]
    assert [
        [
            str(line.amount),
            line.since.isoformat(),
            line.until.isoformat(),
            line.days,
            str(line.interest),
        ]
        for line in last.lines
    ] == case["lines"]


def test_what_is_not_paid_goes_on_with_interest_on_interest() -> None:
    account = follow(
        rules(),
        [move("2026-03-30", "1000.00"), move("2026-04-23", "100.00", "pay")],
        date(2026, 7, 5),
    )

    assert bills(account, "balance", "minimum", "interest", "late_fee") == [
        ["1000.00", "100.00", "0.00", "0.00"],
        ["917.85", "107.85", "17.85", "0.00"],
        # 900 and 17.85 for 31 days; 5 % of 107.85 is below the floor of 10
        ["942.08", "213.08", "14.23", "10.00"],
        # 900, 17.85 and 14.23 for 30 days; no interest on the fee; 5 % of 213.08
        ["966.71", "310.61", "13.98", "10.65"],
    ]


def test_the_minimum_is_a_part_of_purchases_and_all_of_the_rest() -> None:
    account = follow(
        rules(late_fee=MinimumRule(Decimal(0))),
        [
            move("2026-03-10", "1000.00"),
            move("2026-03-11", "500.00", "cash"),
            move("2026-03-12", "300.00", "instalment"),
        ],
        date(2026, 4, 5),
    )

    # a tenth of 1,500, the instalment, 26 days of interest on the cash
    (made,) = account.statements
    assert (str(made.interest), str(made.minimum)) == ("6.50", "456.50")


@pytest.mark.parametrize(
    ("floor", "spent", "minimum"),
    [(5000, "100.00", "50.00"), (5000, "20.00", "20.00"), (5000, "900.00", "90.00")],
)
def test_the_minimum_has_a_floor_and_never_exceeds_the_bill(
    floor, spent, minimum
) -> None:
    card = rules(minimum=MinimumRule(Decimal("0.1"), Money(floor)))

    account = follow(card, [move("2026-03-10", spent)], date(2026, 4, 5))

    assert bills(account, "minimum") == [[minimum]]


def test_an_unpaid_minimum_is_asked_for_in_full_next_time() -> None:
    card = rules(daily_rate=Fraction(0), late_fee=MinimumRule(Decimal(0)))

    account = follow(card, [move("2026-03-10", "1000.00")], date(2026, 5, 5))

    # 100 was due and not paid; a tenth of the other 900
    assert bills(account, "minimum") == [["100.00"], ["190.00"]]


def test_paid_after_the_due_day_the_bill_bears_interest_and_the_fee() -> None:
    moves = [move("2026-03-30", "1000.00"), move("2026-04-24", "1000.00", "pay")]

    account = follow(rules(), moves, date(2026, 5, 5))

    # 1,000 from 30 March through 23 April, and 5 % of the minimum with its floor
    assert bills(account, "balance", "interest", "late_fee")[1] == [
        "22.50",
        "12.50",
        "10.00",
    ]


def test_a_pay_later_line_bears_interest_on_the_rest_from_the_day_after() -> None:
    moves = [
        move("2026-03-10", "1000.00"),
        move("2026-04-20", "400.00", "pay"),
        move("2026-04-29", "100.00", "pay"),
    ]

    account = follow(rules(full_amount=False), moves, date(2026, 5, 5))

    # 600 from 24 through 28 April, 500 from 29 April through 5 May
    made = account.statements[1]
    assert [(str(line.amount), line.days) for line in made.lines] == [
        ("600.00", 5),
        ("500.00", 7),
    ]
    assert str(made.interest) == "3.25"


def test_new_purchases_stay_free_while_an_old_bill_bears_interest() -> None:
    account = follow(
        rules(),
        [
            move("2026-03-30", "1000.00"),
            move("2026-04-10", "500.00"),
            move("2026-04-23", "100.00", "pay"),
            move("2026-05-20", "1417.85", "pay"),
        ],
        date(2026, 6, 5),
    )

    assert bills(account, "balance", "interest") == [
        ["1000.00", "0.00"],
        ["1417.85", "17.85"],
        # the 900 from 6 May through 19 May; the 500 were paid in full in time
        ["6.30", "6.30"],
    ]


def test_cash_bears_interest_from_its_day_even_when_paid_in_full() -> None:
    account = follow(
        rules(),
        [move("2026-03-30", "1000.00", "cash"), move("2026-04-03", "1000.00", "pay")],
        date(2026, 4, 5),
    )

    assert bills(account, "balance", "interest") == [["2.00", "2.00"]]


def test_a_payment_before_the_statement_shortens_the_interest_of_its_part() -> None:
    account = follow(
        rules(),
        [
            move("2026-03-10", "1000.00"),
            move("2026-03-20", "1000.00", "pay"),
            move("2026-03-25", "500.00"),
        ],
        date(2026, 5, 5),
    )

    # the bill of 500 was not paid: 1,000 for ten days, 500 for 42
    assert bills(account, "interest")[1] == ["15.50"]


def test_a_refund_counts_as_payment_and_too_much_as_credit() -> None:
    account = follow(
        rules(),
        [
            move("2026-03-10", "1000.00"),
            move("2026-04-20", "400.00", "refund"),
            move("2026-04-21", "700.00", "pay"),
            move("2026-05-10", "60.00"),
        ],
        date(2026, 6, 5),
    )

    assert bills(account, "balance", "minimum", "interest") == [
        ["1000.00", "100.00", "0.00"],
        ["-100.00", "0.00", "0.00"],
        ["-40.00", "0.00", "0.00"],
    ]
    assert account.credit == 4000


def test_billed_debts_are_paid_before_new_ones() -> None:
    account = follow(
        rules(),
        [
            move("2026-03-10", "1000.00"),
            move("2026-04-06", "50.00", "cash"),
            move("2026-04-20", "1000.00", "pay"),
        ],
        date(2026, 4, 30),
    )

    assert str(account.balance) == "50.00"
    assert str(account.unbilled) == "50.00"
    assert (str(account.paid_since), str(account.paid_in_time)) == (
        "1000.00",
        "1000.00",
    )


def test_movements_of_the_statement_day_stand_on_it() -> None:
    moves = [move("2026-04-05", "10.00"), move("2026-04-06", "7.00")]

    account = follow(rules(), moves, date(2026, 5, 5))

    assert bills(account, "on", "balance") == [
        ["2026-04-05", "10.00"],
        ["2026-05-05", "27.16"],
    ]


def test_interest_is_rounded_once_and_the_lines_sum_to_it() -> None:
    moves = [move(f"2026-03-{day:02}", "1.01") for day in range(10, 20)]

    account = follow(rules(late_fee=MinimumRule(Decimal(0))), moves, date(2026, 5, 5))

    made = account.statements[1]
    days = sum(57 - n for n in range(10))
    assert made.interest == Money(round(101 * days * DAILY))
    assert total(line.interest for line in made.lines) == made.interest


def test_what_is_above_a_limit_that_ended_is_asked_for_in_full() -> None:
    steps = [("2026-01-01", 10_000), ("2026-03-10", 15_000), ("2026-05-01", 10_000)]
    limits = tuple(
        LimitStep(date.fromisoformat(day), Money(yuan * 100)) for day, yuan in steps
    )

    account = follow(
        rules(limits=limits),
        [move("2026-03-20", "14000.00"), move("2026-04-23", "1400.00", "pay")],
        date(2026, 5, 5),
    )

    # interest: 14,000 for 34 days, 12,600 for 13; 2,600 are above, a tenth of 10,000
    assert bills(account, "minimum", "interest", "over_limit") == [
        ["1400.00", "0.00", "0.00"],
        ["3919.90", "319.90", "2600.00"],
    ]


def test_some_issuers_charge_only_what_is_left_but_from_its_posting() -> None:
    card = rules(full_amount=False, unpaid_since="posting")
    moves = [move("2026-03-30", "1000.00"), move("2026-04-23", "100.00", "pay")]

    account = follow(card, moves, date(2026, 5, 5))

    # 900 for 37 days, 30 March to 5 May
    assert bills(account, "interest") == [["0.00"], ["16.65"]]


def test_what_is_paid_late_bears_interest_until_then() -> None:
    card = rules(full_amount=False, unpaid_since="posting")
    moves = [
        move("2026-03-30", "1000.00"),
        move("2026-04-23", "400.00", "pay"),
        move("2026-04-29", "600.00", "pay"),
    ]

    account = follow(card, moves, date(2026, 5, 5))

    # 600 for 30 days, 30 March to 28 April
    assert bills(account, "interest") == [["0.00"], ["9.00"]]


def test_a_pay_later_line_asks_for_a_tenth_of_what_is_new_and_all_of_the_rest() -> None:
    # bill on the 1st, due on the 10th; interest on what is left from the 11th
    card = rules(1, 10, full_amount=False)
    moves = [
        move("2026-02-05", "1000.00"),
        move("2026-02-06", "200.00", "instalment"),
        move("2026-02-20", "100.00", "refund"),
        move("2026-03-10", "290.00", "pay"),
        move("2026-03-15", "500.00"),
    ]

    account = follow(card, moves, date(2026, 4, 1))

    # a tenth of 900 and the instalment; then 810 for 22 days, a tenth of 1,310
    assert bills(account, "balance", "minimum", "interest", "late_fee") == [
        ["1100.00", "290.00", "0.00", "0.00"],
        ["1318.91", "139.91", "8.91", "0.00"],
    ]


@pytest.mark.parametrize(
    ("given", "paid", "interest"),
    [
        ({}, ("2026-04-26", "1000.00"), "13.50"),
        ({"grace_days": 3}, ("2026-04-26", "1000.00"), "0.00"),
        ({"grace_days": 2}, ("2026-04-26", "1000.00"), "13.50"),
        ({}, ("2026-04-23", "990.00"), "12.07"),
        ({"tolerance": Money(1000)}, ("2026-04-23", "990.00"), "0.00"),
        ({"tolerance": Money(999)}, ("2026-04-23", "990.00"), "12.07"),
    ],
)
def test_days_and_yuan_of_grace_forgive_a_little(given, paid, interest) -> None:
    moves = [move("2026-03-30", "1000.00"), move(*paid, "pay")]

    account = follow(rules(**given), moves, date(2026, 5, 5))

    assert bills(account, "interest")[1] == [interest]


def test_a_cash_advance_costs_a_fee_and_interest_from_its_day() -> None:
    card = rules(cash_fee=MinimumRule(Decimal("0.01"), Money(1000)))

    account = follow(card, [move("2026-03-10", "2000.00", "cash")], date(2026, 4, 5))

    # 27 days, both ends counted; a tenth of 2,000 with all of fee and interest
    assert bills(account, "balance", "interest", "minimum") == [
        ["2047.00", "27.00", "247.00"]
    ]


def test_a_purchase_on_the_statement_day_may_stand_on_the_next_bill() -> None:
    moves = [move("2026-04-01", "10.00"), move("2026-04-05", "70.00")]

    own = follow(rules(), moves, date(2026, 5, 5))
    later = follow(rules(bills_own_day=False), moves, date(2026, 4, 5))

    assert bills(own, "balance")[0] == ["80.00"]
    assert bills(later, "balance", "minimum") == [["10.00", "1.00"]]
    assert later.balance == Money(8000)


def test_what_is_put_into_instalments_leaves_the_bill_without_interest() -> None:
    moves = [
        move("2026-03-10", "10000.00"),
        move("2026-04-10", "10000.00", "convert"),
        move("2026-05-05", "833.00", "instalment"),
        move("2026-05-05", "60.00", "fee"),
    ]

    account = follow(rules(), moves, date(2026, 5, 5))

    assert bills(account, "balance", "minimum", "interest", "late_fee") == [
        ["10000.00", "1000.00", "0.00", "0.00"],
        ["893.00", "893.00", "0.00", "0.00"],
    ]


def test_no_more_than_the_purchases_owed_can_be_put_into_instalments() -> None:
    moves = [move("2026-03-10", "100.00"), move("2026-04-10", "100.01", "convert")]

    with pytest.raises(TermsError, match="more than the purchases owed"):
        follow(rules(), moves, date(2026, 5, 5))


def test_without_movements_there_is_no_statement() -> None:
    later = [move("2026-06-01", "1.00")]

    assert follow(rules(), [], date(2026, 5, 5)).statements == []
    assert follow(rules(), later, date(2026, 5, 5)).balance == ZERO


moves = st.lists(
    st.builds(
        CardMove,
        st.dates(date(2026, 1, 1), date(2026, 8, 31)),
        st.integers(1, 500_000).map(Money),
        st.sampled_from([kind for kind in CardKind if kind is not CardKind.CONVERT]),
    ),
    max_size=12,
)


@given(moves, st.booleans(), st.booleans())
def test_what_is_owed_is_what_was_posted_less_what_was_paid(
    made, pay_day_counts, statement_day_counts
) -> None:
    card = rules(
        pay_day_counts=pay_day_counts, statement_day_counts=statement_day_counts
    )

    account = follow(card, made, date(2026, 9, 30))

    paying = (CardKind.PAY, CardKind.REFUND)
    spent = total(one.amount for one in made if one.kind not in paying)
    paid = total(one.amount for one in made if one.kind in paying)
    charged = total(one.interest + one.late_fee for one in account.statements)
    assert account.balance == spent + charged - paid
    for one in account.statements:
        assert total(line.interest for line in one.lines) == one.interest
        assert ZERO <= one.minimum <= max(ZERO, one.balance)


@given(st.integers(0, 3000))
def test_paying_more_never_costs_more_interest(paid) -> None:
    def interest(amount: int) -> Money:
        made = [
            move("2026-03-10", "1000.00"),
            CardMove(date(2026, 4, 20), Money(amount), CardKind.PAY),
        ]
        statements = follow(rules(), made, date(2026, 7, 5)).statements
        return total(one.interest for one in statements)

    assert interest(paid * 40 + 41) <= interest(paid * 40 + 1)
