from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.catalogue.factors import priors
from planner.catalogue.read import catalogue
from planner.credit.drawable import Risk
from planner.credit.estimate import (
    Direction,
    Estimate,
    Lender,
    TooLittleKnown,
    estimate,
)
from planner.errors import IdUnknownError
from planner.model.book import Book
from planner.model.priors import DeclaredWindow
from planner.model.records import Assumptions, LineType, NoteKind
from planner.money import ZERO, Money, total
from planner.schedule.schedule import schedule
from tests.helpers import make

ON = date(2026, 8, 20)


def line(**given):
    values = {"type": LineType.ONLINE, "channel": "jiebei", "limit": "30000.00"}
    return make.line(**{**values, **given})


def of(book: Book, on: date = ON, **given) -> Estimate:
    found = estimate(book, "line", on, priors(), catalogue().holidays, **given)
    assert isinstance(found, Estimate)
    return found


def lived(*records, **given) -> Book:
    """A book with income, some use, a loan paid late, and inquiries."""
    loan = make.loan("other", channel="duxiaoman")
    paid = [
        make.repayment("other", row.due + timedelta(days=9 * (row.n == 6)), row.payment)
        for row in schedule(loan.terms).instalments
        if row.n <= 7
    ]
    return make.book(
        line(**given),
        make.profile(monthly_income=make.money("9000.00")),
        loan,
        *paid,
        make.move(on="2026-08-01", amount="500.00"),
        make.note(on="2026-08-02", lender="A"),
        make.note(on="2026-08-03", lender="B"),
        *records,
    )


def test_a_book_with_nothing_gives_the_prior_and_says_so() -> None:
    found = of(make.book(line()))

    year = found.forecast[-1]
    assert [year.p_rise, year.p_cut, year.p_freeze] == pytest.approx(
        [0.15633, 0.06887, 0.05782], abs=1e-5
    )
    assert [ahead.middle for ahead in found.forecast] == [Money(30_000_00)] * 4
    assert found.moved == ZERO
    assert {share.direction for share in found.factors} == {Direction.UNKNOWN}
    assert {share.effect for share in found.factors} == {ZERO}
    assert "no reading yet: this is what is believed of such lines" in [
        str(note) for note in found.notes
    ]


def test_the_estimate_is_of_its_day_and_line() -> None:
    found = of(make.book(line()), months=(3, 1, 3))

    assert (found.line, found.as_of, found.limit) == ("line", ON, Money(30_000_00))
    assert [ahead.months for ahead in found.forecast] == [1, 3]


def test_low_middle_and_high_stand_in_order_and_widen() -> None:
    found = of(lived(), months=tuple(range(1, 13)))

    for one, next_ in zip(found.forecast, found.forecast[1:], strict=False):
        assert one.low <= one.middle <= one.high
        assert next_.low <= one.low
        for name in ("p_rise", "p_cut", "p_freeze"):
            assert getattr(one, name) < getattr(next_, name)


def test_the_effects_sum_to_what_moved() -> None:
    found = of(lived(make.reading(on="2026-08-05", limit="30000.00")))

    assert found.moved < ZERO
    assert total(share.effect for share in found.factors) == found.moved
    by = {share.factor: share for share in found.factors}
    assert by["late12"].direction is Direction.DOWN
    assert by["late12"].effect < ZERO
    assert by["late12"].rows == ("other",)
    assert by["below_min"].direction is Direction.UNKNOWN
    assert [abs(s.effect.minor) for s in found.factors] == sorted(
        (abs(s.effect.minor) for s in found.factors), reverse=True
    )


def test_every_share_points_where_its_factor_does() -> None:
    for share in of(lived()).factors:
        if share.effect.minor:
            up = share.direction is Direction.UP
            assert up == (share.effect > ZERO), share.factor


def test_records_of_later_days_are_not_looked_at() -> None:
    book = lived()
    later = book.with_(
        *make.book(
            make.reading(on="2026-09-01", limit="5.00", id="later"),
            make.note(NoteKind.FROZEN, "2026-09-02", line="line", id="frozen"),
            make.move(on="2026-09-01", id="later-move"),
        ).records()
    )

    assert of(later) == of(book)


def test_claims_without_evidence_are_off_until_they_are_wished() -> None:
    book = make.book(line(), make.move(on="2026-08-01", amount="500.00"))
    wished = book.with_(Assumptions(factor_reliance=True))

    off = {share.factor: share for share in of(book).factors}["reliance"]
    on = {share.factor: share for share in of(wished).factors}["reliance"]

    assert (off.direction, off.effect) == (Direction.OFF, ZERO)
    assert on.direction is Direction.DOWN
    assert on.effect < ZERO
    assert "no evidence" in str(on.say)


def test_the_type_is_the_lines_then_the_channels_then_online() -> None:
    bare = make.book(line(type=None))

    assert of(bare).type is LineType.ONLINE
    assert of(bare, lender=Lender(LineType.BANK)).type is LineType.BANK
    own = make.book(line(type=LineType.CARD))
    assert of(own, lender=Lender(LineType.BANK)).type is LineType.CARD


def test_cards_have_no_ceiling_and_no_assumed_base_rate() -> None:
    card = of(make.book(line(type=LineType.CARD, limit="190000.00")))
    online = of(make.book(line(limit="190000.00")))

    assert max(ahead.high for ahead in online.forecast) <= Money(200_000_00)
    assert card.forecast[-1].mean > Money(200_000_00)
    assumed = "the base rates of this type of lender are assumed"
    assert assumed not in [str(note) for note in card.notes]
    assert assumed in [str(note) for note in online.notes]


def test_a_limit_above_the_usual_ceiling_is_not_bound_by_it() -> None:
    firm = of(make.book(line(limit="400000.00")))
    seen = of(
        make.book(line(limit="190000.00")),
        lender=Lender(ceiling=Money(3_000_000_00)),
    )

    assert firm.forecast[-1].high > Money(400_000_00)
    assert seen.forecast[-1].high > Money(200_000_00)


def test_a_frozen_line_is_forecast_at_nothing() -> None:
    found = of(make.book(line(), make.reading(on="2026-08-01", limit="0.00")))

    assert found.limit == ZERO
    for ahead in found.forecast:
        assert (ahead.low, ahead.middle, ahead.high, ahead.mean) == (ZERO,) * 4
        assert (ahead.p_rise, ahead.p_cut, ahead.p_freeze) == (0.0, 0.0, 1.0)
    assert found.drawable.risk is Risk.HIGH
    assert str(found.drawable.reasons[0]) == "frozen since 2026-08-01"
    assert found.moved == ZERO


def test_a_closed_line_says_so() -> None:
    book = make.book(line(), make.note(NoteKind.CLOSED, "2026-08-01", line="line"))

    assert str(of(book).drawable.reasons[0]) == "closed since 2026-08-01"


@pytest.mark.parametrize(
    ("ends", "gone"), [("2026-10-05", [3, 6, 12]), ("2026-08-25", [1, 3, 6, 12])]
)
def test_a_grant_that_ends_is_gone_from_that_month_on(ends: str, gone) -> None:
    found = of(make.book(line(expires_on=date.fromisoformat(ends))))

    assert [one.months for one in found.forecast if one.p_freeze == 1.0] == gone
    assert [one.months for one in found.forecast if one.high == ZERO] == gone


def test_a_grant_that_ends_after_a_year_changes_nothing() -> None:
    far = of(make.book(line(expires_on=date(2028, 1, 1))))

    assert far.forecast == of(make.book(line())).forecast


def test_an_ended_grant_cannot_be_drawn() -> None:
    found = of(make.book(line(expires_on=date(2026, 8, 1))))

    assert "the grant ended on 2026-08-01" in map(str, found.drawable.reasons)


def test_a_used_up_or_overdue_line_cannot_be_drawn() -> None:
    used = of(make.book(line(), make.move(on="2026-08-01", amount="30000.00")))
    late = of(make.book(line(), make.loan(line="line")))

    assert "nothing is left to draw" in map(str, used.drawable.reasons)
    assert "this line is overdue" in map(str, late.drawable.reasons)


def test_failed_drawings_teach_the_risk() -> None:
    failed = [
        make.reading(on=f"2026-08-{day:02d}", limit="30000.00", drawable=False)
        for day in (1, 2, 3)
    ]

    assert of(make.book(line())).drawable.risk is Risk.LOW
    assert of(make.book(line(), *failed)).drawable.risk is Risk.HIGH


def test_a_policy_window_counts_where_it_is_declared() -> None:
    policy = DeclaredWindow("policy", ON, ON + timedelta(days=90), cut=5.0, freeze=5.0)

    plain, declared = of(make.book(line())), of(make.book(line()), declared=[policy])

    assert declared.forecast[0].p_cut > 3 * plain.forecast[0].p_cut
    assert declared.forecast[0].p_rise == plain.forecast[0].p_rise
    assert "policy change that you declared" in str(declared.drawable.reasons[0])


def test_readings_that_disagree_are_named() -> None:
    book = make.book(
        line(),
        make.reading(on="2026-08-01", limit="20000.00"),
        make.reading(on="2026-08-01", limit="30000.00"),
    )

    found = of(book)

    assert found.limit == Money(30_000_00)
    words = "two readings of 2026-08-01 disagree; the later recorded counts"
    assert words in [str(note) for note in found.notes]


def test_a_limit_not_looked_at_for_long_says_so() -> None:
    def notes(day: str) -> list[str]:
        found = of(make.book(line(), make.reading(on=day, limit="30000.00")))
        return [str(note) for note in found.notes]

    words = "the limit was last looked at on 2026-06-18; a look a month is best"
    assert words in notes("2026-06-18")
    assert not any("looked at" in note for note in notes("2026-06-19"))


def test_a_line_that_is_not_open_or_never_had_a_limit_is_too_little() -> None:
    def why(book: Book) -> str:
        found = estimate(book, "line", ON, priors(), catalogue().holidays)
        assert isinstance(found, TooLittleKnown)
        return str(found.why)

    assert why(make.book(line(opened_on="2026-09-01"))) == "the line was not open yet"
    assert why(make.book(line(limit="0.00"))) == "no limit above zero was ever seen"


def test_a_line_that_is_not_there_is_refused() -> None:
    with pytest.raises(IdUnknownError):
        estimate(Book(), "line", ON, priors(), catalogue().holidays)


def test_a_limit_below_the_balance_is_taken() -> None:
    found = of(
        make.book(
            line(),
            make.move(on="2026-07-01", amount="20000.00"),
            make.reading(on="2026-08-01", limit="5000.00"),
        )
    )

    assert found.limit == Money(5000_00)
    assert found.drawable.risk is Risk.HIGH


def test_thirty_years_of_readings_are_estimated() -> None:
    readings = [
        make.reading(on=date(1996 + n // 12, n % 12 + 1, 1), limit="30000.00")
        for n in range(30 * 12)
    ]

    found = of(make.book(line(opened_on="1996-01-01"), *readings))

    assert found.limit == Money(30_000_00)
    # nothing ever changed: all that is left is the two-year memory of it
    assert 0.5 < found.learned.a[0] / found.learned.b[0] < 1


def test_a_factor_that_could_not_be_read_does_not_count() -> None:
    fewer = {n: f for n, f in priors().factors.items() if n != "late12"}

    found = estimate(
        lived(), "line", ON, replace(priors(), factors=fewer), catalogue().holidays
    )

    assert isinstance(found, Estimate)
    assert "late12" not in {share.factor for share in found.factors}


def test_a_line_that_slept_is_cut_more_deeply() -> None:
    used = make.move("other", on="2025-01-02")
    other = make.line("other", channel="huabei", opened_on="2025-01-01")
    found = of(make.book(line(), other, used))

    by = {share.factor: share for share in found.factors}
    assert by["dormant"].direction is Direction.DOWN
    assert by["dormant"].effect < ZERO
    assert total(share.effect for share in found.factors) == found.moved


@pytest.mark.parametrize("months", [(1,), (2, 5), (12,)])
def test_the_effects_are_those_of_the_furthest_month(months) -> None:
    found = of(lived(), months=months)

    assert total(share.effect for share in found.factors) == found.moved
    for share in found.factors:
        assert (share.effect > ZERO) <= (share.direction is Direction.UP)
        assert (share.effect < ZERO) <= (share.direction is Direction.DOWN)
