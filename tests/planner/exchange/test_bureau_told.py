from planner.exchange.bureau_told import read_file
from planner.model.book import Book
from planner.model.bureau import TakenReport
from planner.wording.say import say
from tests.helpers import bureau, make
from tests.helpers.bureau import day, read, simple, taken


def _notes(text: str) -> list[str]:
    file = read_file(TakenReport(read(text), (), (), 0))
    return [say(note) for note in file.notes]


def test_a_report_is_a_file_with_its_period_and_its_rows():
    (file,) = taken(
        Book(), simple(bureau.CARD, bureau.SETTLED, tail=bureau.LOOKS)
    ).files

    assert (file.format, file.encoding, file.rows) == ("credit-report", "UTF-8", 6)
    assert (file.since, file.until) == (day("2017-12-16"), day("2025-03-11"))
    assert "2 accounts (1 new, 1 closed)" in say(file.notes[0])
    assert file.reconciles is None


def test_the_count_that_the_report_states_is_checked():
    right = bureau.HEAD + "账户数 1 -- 0 --\n"
    wrong = bureau.HEAD + "账户数 1 -- 3 --\n"

    assert read_file(
        TakenReport(read(simple(bureau.CARD, head=right)), (), (), 0)
    ).reconciles
    assert (
        "states 4 accounts, 1 were found" in _notes(simple(bureau.CARD, head=wrong))[1]
    )


def test_what_cannot_be_kept_is_said():
    notes = _notes(
        simple(
            bureau.CARD + "最近5年内有3个月处于逾期状态。账户状态为呆账。",
            tail="2024年04月01日，为甲公司在乙银行办理的贷款承担相关还款责任。",
        )
    )

    assert "3 of the last 60 months" in notes[1]
    assert "“呆账”" in notes[2]
    assert "Answers for a debt of “甲公司”" in notes[3]


def test_what_could_not_be_read_is_said_and_differences_too():
    text = bureau.DETAILED.replace("2022 * N N N N N N", "2022 N N N N N N N N")
    assert any("Not read: “2022" in note for note in _notes(text))
    book = make.book(
        make.line(
            "cmb", channel="credit-card", name="招行", opened_on=day("2022-01-05")
        )
    )
    (file,) = taken(book, simple(bureau.CARD)).files
    assert "opened on" in say(file.notes[-1])
    assert taken(Book(), bureau.DETAILED).files[0].format == "credit-report-detailed"
