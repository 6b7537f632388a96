"""The schedule and true cost of terms while they are typed."""

from pytestqt.qtbot import QtBot

from planner.errors import TermsError
from planner.model.terms import Fee
from planner.money import Money
from planner.phrases import Phrase, Sentence
from tests.helpers import make
from ui.forms.schedule_preview import SchedulePreview


def test_it_says_what_is_missing_what_is_wrong_and_where_terms_lead(
    qtbot: QtBot,
) -> None:
    preview = SchedulePreview()
    qtbot.addWidget(preview)
    assert "complete" in preview.words

    preview.show_refusal(TermsError(field="rate", reason=Phrase("Amount")))
    assert "Amount" in preview.words

    preview.show_terms(make.terms())
    assert preview.words.startswith("¥866.19 first due, ¥394.28 interest and fees")
    preview.tell_assumed((Sentence(Phrase("{n} months"), n=12),))
    preview.wait()
    assert "complete" in preview.words


def test_flows_without_one_rate_get_none(qtbot: QtBot) -> None:
    preview = SchedulePreview()
    qtbot.addWidget(preview)
    fee = Fee("start", amount=Money(1_000_000))

    preview.show_terms(make.terms(rate=make.rate("0"), fees=(fee,)))

    assert "no single annual rate" in preview.words
