"""The columns of what speaks against a limit."""

from planner.app.queries_advice import AdviceRow
from planner.credit.reasons import NAMES
from planner.model.priors import Evidence
from planner.money import Money
from planner.phrases import Phrase, Sentence
from ui.models.advice import ADVICE


def row(helps: Phrase | None, soon: Phrase | None) -> AdviceRow:
    told = Sentence(Phrase("not known"))
    names = ("jiebei", "late12", NAMES["late12"])
    return AdviceRow(*names, told, Money(-1234_56), Evidence.PANEL, helps, soon)


def test_a_row_tells_what_it_costs_and_what_would_help() -> None:
    helped = row(Phrase("pay everything on its day"), Phrase("within 90 days"))

    cells = [column.text(helped) for column in ADVICE]

    assert cells[:4] == [
        "not known",
        "-1,235",
        "pay everything on its day",
        "within 90 days",
    ]
    assert [column.key(helped) for column in ADVICE if column.key] == [-123456]
    assert all(column.tip(helped) for column in ADVICE if column.tip)
    assert {column.tone(helped).value for column in ADVICE} == {"bad", "plain"}


def test_what_only_more_debt_would_change_is_not_offered() -> None:
    alone = row(None, None)

    assert [column.text(alone) for column in ADVICE][2:4] == [
        "nothing that would not mean more debt",
        "–",
    ]
