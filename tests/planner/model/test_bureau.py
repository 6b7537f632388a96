from planner.model.bureau import AccountKind, Reported
from tests.helpers.bureau import day
from tests.helpers.make import money


def _account(**given):
    return Reported(AccountKind.CARD, "招商银行", day("2022-01-02"), **given)


def test_an_account_is_late_by_its_instalments_or_its_amount():
    assert _account(late_periods=1).is_late
    assert _account(overdue=money("0.01")).is_late
    assert not _account(overdue=money("0"), late_periods=0).is_late
    assert not _account().is_late
