from planner.exchange.bureau_entry import Entry, digest, is_ours, name_of
from planner.model.book import Book
from planner.phrases import Phrase, Sentence
from tests.helpers import bureau
from tests.helpers.bureau import read, simple


def _entry() -> Entry:
    return Entry(Book(), read(simple(bureau.CARD, bureau.LOAN)))


def test_an_account_has_the_same_id_in_every_report():
    one, other = _entry(), _entry()

    first = one.name(one.report.accounts[0])
    assert first == other.name(other.report.accounts[0])
    assert is_ours(first)
    assert not is_ours("mine")


def test_equal_accounts_are_told_apart_by_their_order():
    entry = _entry()
    card = entry.report.accounts[0]

    assert entry.name(card) + "-2" == entry.name(card)


def test_a_name_tells_bank_product_and_digits():
    card, loan = _entry().report.accounts

    assert name_of(card) == "招商银行信用卡(1234)"
    assert name_of(loan) == "南京银行其他个人消费贷款"


def test_a_question_that_stands_already_is_not_asked_again():
    entry = _entry()
    card = entry.report.accounts[0]

    entry.ask(card, "x", Sentence(Phrase("line")))
    entry.book = entry.book.with_(*entry.written.questions)
    entry.ask(card, "x", Sentence(Phrase("line")))
    entry.differ(card, "y", "limit", None)
    entry.differ(card, "y", "limit", None)

    assert [one.id for one in entry.written.questions] == [
        "question-x",
        "question-y-limit",
    ]
    assert len(entry.written.differences) == 2


def test_ids_come_of_what_they_are_about():
    assert digest("loan", 1) == digest("loan", 1) != digest("loan", 2)
