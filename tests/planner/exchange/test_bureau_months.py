from planner.model import records as r
from planner.model.book import Book
from tests.helpers import bureau, make
from tests.helpers.bureau import after, day, simple, taken


def test_months_that_were_not_paid_on_time_are_kept():
    book = after(Book(), taken(Book(), bureau.DETAILED))

    kept = {
        (month.month, month.code, month.line is None) for month in book.bureau.values()
    }
    assert kept == {("2024-06", "1", True), ("2024-10", "2", False)}


def test_overdue_months_of_closed_accounts_are_kept_once_and_alone():
    closed = bureau.DETAILED.replace(
        "正常 正常 12,220 8 1,580 2024.10.22 1,580 2024.10.22",
        "结清 正常 0 0 0 -- 0 2024.10.22",
    ).replace("正常 3,000 3,000 --", "销户 0 0 --")

    book = after(Book(), taken(Book(), closed))

    assert not book.loans
    assert not book.lines
    assert {
        (month.month, month.code, month.lender, month.is_card)
        for month in book.bureau.values()
    } == {("2024-06", "1", "中信银行", False), ("2024-10", "2", "招商银行", True)}
    assert not taken(book, closed).records


def test_a_month_that_a_newer_report_tells_otherwise_is_for_the_user():
    book = after(Book(), taken(Book(), bureau.DETAILED))
    newer = bureau.DETAILED.replace("2024 N N N N N 1", "2024 N N N N N 3")

    reading = taken(book, newer)

    (difference,) = reading.reports[0].differences
    assert (difference.what, difference.reported, difference.recorded) == (
        "month 2024-06",
        "3",
        "1",
    )
    assert len(after(book, reading).bureau) == 2


def test_inquiries_after_an_application_become_notes_once():
    known = make.note(
        r.NoteKind.INQUIRY, on=day("2024-10-01"), lender="南京银行", id="mine"
    )
    other = make.note(r.NoteKind.INQUIRY, on=day("2024-10-01"), lender=None, id="x")
    text = simple(
        bureau.CARD,
        tail=bureau.LOOKS.replace(
            "\n2 ", "\n1 2024年10月01日 南京银行股份有限公司 贷款审批\n2 "
        ),
    )

    reading = taken(make.book(known, other), text)

    notes = [record for record in reading.records if isinstance(record, r.Note)]
    assert [note.on for note in notes] == [day("2024-11-02"), day("2024-11-03")]
    assert reading.reports[0].new_asked == 2
    assert taken(Book(), text).reports[0].new_asked == 3
