"""Who lends is named as exactly as the book or a source tells, and never guessed."""

import re

from planner.catalogue.read import catalogue
from reports import lender_names
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON


def named(*records) -> str:
    facts = Facts(make.book(*records), ON)
    (row,) = facts.debts
    return lender_names.lender_name(facts, row)


def loan(**given):
    given = {"line": None, "drawn_on": "2026-11-01", "first_due": "2026-12-01", **given}
    return make.loan(**given)


def test_a_bank_that_the_book_names_goes_first() -> None:
    assert named(loan(channel="bank-online", name="招行闪电贷")) == "招商银行"
    assert named(loan(channel="建设银行快贷")) == "建设银行"
    card = make.line("card", channel="credit-card", name="广发卡")
    assert named(card, make.move("card", on="2026-11-20")) == "广发银行"


def test_a_company_that_a_source_names_stands_for_its_channel() -> None:
    assert named(loan(channel="jiebei")) == "Chongqing Ant Consumer Finance"
    assert named(loan(channel="weilidai")) == "WeBank"


def test_where_many_lend_the_line_itself_is_told() -> None:
    card = make.line("card", channel="credit-card", name="Blue card")

    assert named(card, make.move("card", on="2026-11-20")) == (
        "Blue card (lender not named)"
    )
    alone = loan(channel="bank-online", name="New roof")
    assert named(alone) == "New roof (lender not named)"


def test_a_channel_of_which_nothing_is_known_stays_itself() -> None:
    assert named(loan(channel="Uncle Wang")) == "Uncle Wang"
    assert named(loan(channel="growth-template")) != ""


def test_a_source_is_told_once_with_grade_and_day() -> None:
    facts = Facts(
        make.book(loan(id="a", channel="jiebei"), loan(id="b", channel="jiebei")), ON
    )

    (told,) = lender_names.sources(facts)
    assert re.fullmatch(r"Jiebei .*: .* \(grade press, checked on \d{4}-.*\)", told)


def test_every_lender_of_the_catalogue_is_a_company_or_known_to_be_a_sort() -> None:
    company = re.compile(r"公司|旗下|网商银行|微众银行|中心")
    for channel in catalogue().channels.values():
        for entry in channel.lender:
            head = entry.value.say.in_("zh").split("（")[0]
            if lender_names.is_named(entry.value):
                assert company.search(head), (channel.id, head)
