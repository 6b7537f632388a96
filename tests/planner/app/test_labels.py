"""Each step has a name in the user's words."""

from dataclasses import replace
from typing import get_args

import pytest

from planner.app import commands as c
from planner.app.labels import label, name_of
from planner.model import declared as d
from planner.model import records as r
from planner.model.verdict import Verdict
from planner.wording import i18n
from planner.wording.say import say
from tests.helpers import make

BOOK = make.book(make.line(), make.loan(), make.repayment(id="paid"))

CASES = [
    (c.SetProfile(make.profile()), "Change the profile"),
    (c.Assume({}), "Change the assumptions"),
    (c.OpenLine(make.line("x", name="")), "Open line “x”"),
    (
        c.ReadLimit(make.reading(limit="1000.00")),
        "Limit of “Card” on 15 Jan 2026: ¥1,000.00",
    ),
    (c.Draw(make.loan("x", name="Car")), "Loan “Car” of ¥10,000.00"),
    (c.Draw(make.loan("")), "Loan “Bank online credit loan” of ¥10,000.00"),
    (
        c.Draw(make.loan("", line="line", channel="")),
        "Loan “Card” of ¥10,000.00",
    ),
    (
        c.Draw(make.loan("", line="gone", channel="")),
        "Loan “gone” of ¥10,000.00",
    ),
    (c.Draw(make.loan("", channel="")), "Loan “” of ¥10,000.00"),
    (
        c.Repay(make.repayment(amount="5.00")),
        "Repayment of ¥5.00 to “Bank online credit loan”",
    ),
    (c.CardMove(make.move(amount="5.00")), "purchase of ¥5.00 on “Card”"),
    (c.CardMove(make.move("gone")), "purchase of ¥100.00 on “gone”"),
    (c.TakeNote(make.note()), "Event on 15 Jan 2026: credit inquiry"),
    (c.CountCash(make.cash()), "Cash on 15 Jan 2026: ¥5,000.00"),
    (c.Expect(make.expected()), "income “Salary” of ¥8,000.00"),
    (c.AddReceivable(make.receivable()), "Receivable of ¥30,000.00 from “Debtor”"),
    (c.RecordFigures(make.figures()), "Figures of 2025"),
    (
        c.Declare(d.Need(make.money("5000.00"), make.DAY, 3, "stock")),
        "Record need of money “stock”",
    ),
    (
        c.Declare(d.Need(make.money("5000.00"), make.DAY, 3)),
        "Record need of money “5000.00”",
    ),
    (c.Amend(make.line(name="")), "Correct line “line”"),
    (c.AnswerQuestion("q", Verdict.TRANSFER), "Answer “q”: transfer"),
    (c.TakeBook((make.cash(),)), "Take 1 records of a book"),
    (c.Drop("line"), "Drop line “Card”"),
    (c.Drop("paid"), "Drop repayment “paid”"),
    (c.Drop("nothing"), "Drop “nothing”"),
    (c.TakeImport((make.cash(),), ()), "Import 1 records"),
]


@pytest.mark.parametrize(("command", "words"), CASES, ids=lambda x: repr(x)[:40])
def test_a_step_says_what_it_is(command: c.Command, words: str) -> None:
    assert say(label(BOOK, command)) == words


def test_every_wish_is_among_them() -> None:
    assert {type(command) for command, _ in CASES} == set(get_args(c.Command))


def test_a_label_speaks_the_language_chosen_later() -> None:
    told = label(BOOK, c.SetProfile(make.profile()))

    i18n.use("zh")

    assert say(told) != "Change the profile"


def test_a_debtor_without_name_is_called_by_the_id() -> None:
    assert name_of(make.receivable(debtor="")) == "invoice"
    assert name_of(r.Cash(make.DAY, make.money("1"), "c")) == "c"


def test_a_loan_without_a_name_is_called_by_its_line_at_draw_and_repayment() -> None:
    line = replace(make.line("line"), name="My card")
    loan = replace(make.loan("loan-9"), name="", line="line")
    book = make.book(line, loan)

    drawn = say(label(make.book(line), c.Draw(replace(loan, id=""))))
    paid = say(label(book, c.Repay(make.repayment("loan-9"))))
    dropped = say(label(book, c.Drop("loan-9")))

    assert "“My card”" in drawn
    assert "to “My card”" in paid
    assert "My card" in dropped
