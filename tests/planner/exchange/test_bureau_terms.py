import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calendar import days_later, month_step
from planner.catalogue.read import Catalogue
from planner.exchange import bureau_terms
from planner.exchange.bureau_terms import drafted, paid_since
from planner.model.bureau import AccountKind, Reported
from planner.model.records import Loan, RepaymentKind
from planner.model.terms import Method
from planner.money import Money
from planner.schedule.ledger import loan_state
from planner.wording.say import say
from tests.helpers import make
from tests.helpers.bureau import day


def _account(left="77000", **given):
    told = {
        "kind": AccountKind.LOAN,
        "lender": "南京银行股份有限公司",
        "product": "其他个人消费贷款",
        "opened_on": day("2024-05-01"),
        "until": day("2027-05-01"),
        "as_of": day("2025-02-28"),
        "principal": make.money("100000"),
        "used": None if left is None else make.money(left),
    }
    return Reported(**told | given)


def _state(account):
    draft = drafted(account, "x")
    assert draft is not None
    return draft, loan_state(
        Loan("x", draft.terms, channel="y"), draft.repayments, account.as_of
    )


@pytest.mark.parametrize(
    "left", ["77000", "80000", "75500", "98000", "60000", "100000"]
)
def test_the_loan_owes_what_the_report_says(left):
    _, state = _state(_account(left))

    assert abs((state.outstanding - make.money(left)).minor) <= 100


def test_the_one_rate_that_leads_there_is_found_and_said():
    draft, _ = _state(_account())

    assert draft.terms.method is Method.LEVEL
    assert draft.terms.periods == 36
    assert str(draft.terms.rate.value)[:5] == "0.072"
    assert "worked out" in say(draft.why)


def test_a_balance_that_no_rate_explains_takes_the_usual_one_and_an_early_payment():
    draft, _ = _state(_account("60000"))

    assert "usually" in say(draft.why)
    assert draft.repayments[-1].kind is RepaymentKind.PREPAY


def test_nothing_repaid_is_interest_only():
    draft, _ = _state(_account("100000", until=day("2025-05-01")))

    assert draft.terms.method is Method.INTEREST_ONLY


def test_one_instalment_is_due_at_the_end():
    draft, state = _state(
        _account(
            "5000",
            principal=make.money("5000"),
            lender="深圳前海微众银行股份有限公司",
            opened_on=day("2025-02-15"),
            until=day("2025-03-15"),
        )
    )

    assert (draft.terms.periods, draft.repayments) == (1, ())
    assert state.next_due == day("2025-03-15")


@pytest.mark.parametrize(
    "lender",
    [
        "招联消费金融有限公司",
        "某某小额贷款有限公司",
        "某某信托",
        "重庆蚂蚁消费金融有限公司",
    ],
)
def test_any_lender_finds_terms_to_start_from(lender):
    assert drafted(_account("100000", lender=lender, until=None), "x") is not None


def test_an_end_within_the_first_month_still_falls_after_the_start():
    draft, _ = _state(
        _account(until=day("2024-08-15"), periods=6, as_of=day("2024-05-20"))
    )

    assert draft.terms.first_due == day("2024-06-01")


@pytest.mark.parametrize("gone", ["principal", "as_of"])
def test_without_figures_there_are_no_terms(gone):
    assert drafted(_account(**{gone: None}), "x") is None
    assert drafted(_account(None), "x") is None


def test_an_overdue_loan_leaves_as_many_instalments_unpaid():
    _, state = _state(_account("80000", late_periods=2))

    open_rows = [row.n for row in state.rows if row.due <= state.on and not row.paid]
    assert open_rows == [8, 9]


def test_instalments_since_an_older_report_are_laid_where_they_lead_there():
    old = drafted(_account(), "x")
    assert old is not None
    loan = Loan("x", old.terms, channel="y")

    found = paid_since(loan, old.repayments, _account("68900", as_of=day("2025-05-31")))
    assert [one.id for one in found][:3] == ["x-paid-10", "x-paid-11", "x-paid-12"]
    assert not paid_since(loan, old.repayments, _account("90000"))
    assert not paid_since(loan, old.repayments, _account("68900", late_periods=1))
    assert not paid_since(loan, old.repayments, _account(None))


def test_without_a_catalogue_there_are_no_usual_terms(monkeypatch, tmp_path):
    (tmp_path / "channels").mkdir()
    monkeypatch.setattr(bureau_terms, "catalogue", lambda: Catalogue(tmp_path))

    assert drafted(_account("100000"), "x") is None


def test_a_channel_without_a_rate_gives_no_terms(monkeypatch):
    monkeypatch.setattr(bureau_terms, "usual_terms", lambda *_: None)

    assert drafted(_account("100000"), "x") is None


@settings(max_examples=15)
@given(
    principal=st.integers(1, 10_000_000),
    left=st.fractions(0, 1),
    months=st.integers(1, 120),
    on=st.integers(0, 5000),
    lender=st.sampled_from(["南京银行", "三快小额贷款", "京东", "度小满", "消费金融"]),
    product=st.sampled_from(["住房贷款", "经营性贷款", "消费贷款", "公积金住房"]),
)
def test_any_figures_of_a_report_make_terms_that_owe_no_less(
    principal, left, months, on, lender, product
):
    account = _account(
        principal=Money(principal * 100),
        used=Money(int(principal * left) * 100),
        until=month_step(day("2012-01-31"), months),
        opened_on=day("2012-01-31"),
        as_of=days_later(day("2012-01-31"), on),
        lender=lender,
        product=product,
    )

    draft = drafted(account, "x")

    if draft is None:  # an instalment below its own interest
        assert principal < 1000
        return
    state = loan_state(Loan("x", draft.terms), draft.repayments, account.as_of)
    assert state.outstanding - account.used <= Money(200)


def test_a_loan_too_small_for_its_own_interest_has_no_terms():
    begin = day("2012-01-31")
    account = _account(
        "0",
        principal=make.money("149"),
        opened_on=begin,
        as_of=begin,
        until=month_step(begin, 208),
        lender="度小满",
        product="经营性贷款",
    )

    assert drafted(account, "x") is None
