from dataclasses import replace

from planner.model import records as r
from planner.model.book import Book
from tests.helpers import bureau, make
from tests.helpers.bureau import after, day, simple, taken


def _card(**given):
    return make.line(
        "cmb", **{"channel": "credit-card", "name": "招商银行信用卡"} | given
    )


def _told(book: Book, *texts: str):
    reading = taken(book, simple(*texts))
    after(book, reading)
    return reading, [
        (one.what, one.reported, one.recorded) for one in reading.reports[0].differences
    ]


def test_a_card_of_the_book_is_found_by_its_bank_and_keeps_its_own_words():
    book = make.book(_card(opened_on=day("2022-01-02"), limit=make.money("80000")))

    reading, differences = _told(book, bureau.CARD)

    assert differences == []
    (new,) = reading.records
    assert isinstance(new, r.LimitReading)
    assert (new.line, new.limit, new.available) == (
        "cmb",
        make.money("100000"),
        make.money("98000"),
    )


def test_a_limit_that_the_book_read_otherwise_in_that_month_is_for_the_user():
    book = make.book(
        _card(opened_on=day("2022-01-02")),
        make.reading("cmb", on=day("2025-02-10"), limit=make.money("90000"), id="seen"),
        make.reading("cmb", on=day("2024-02-10"), limit=make.money("70000"), id="old"),
    )

    reading, differences = _told(book, bureau.CARD)

    assert differences == [("limit", make.money("100000"), make.money("90000"))]
    assert not reading.records
    assert "100,000.00" in reading.questions[0].why


def test_a_limit_that_moved_between_two_reports_is_read_anew():
    book = make.book(_card(opened_on=day("2022-01-02")))
    book = after(book, taken(book, simple(bureau.CARD)))
    (known,) = book.readings.values()
    earlier = replace(known, on=day("2025-02-03"), limit=make.money("90000"))
    book = book.without(known.id).with_(replace(earlier, id="cmb-2025-02-03"))

    reading, differences = _told(book, bureau.CARD)

    assert differences == []
    assert reading.records == (known,)


def test_the_same_limit_is_no_news():
    book = make.book(
        _card(opened_on=day("2022-01-02")),
        make.reading("cmb", on=day("2025-02-10"), limit=make.money("100000"), id="s"),
    )

    reading, differences = _told(book, bureau.CARD)

    assert (reading.records, differences) == ((), [])


def test_another_opening_day_is_told_and_nothing_is_overwritten():
    book = make.book(_card(opened_on=day("2022-01-05")))

    _, differences = _told(book, bureau.CARD)

    assert differences == [("opened_on", day("2022-01-02"), day("2022-01-05"))]


def test_other_last_digits_are_another_card():
    book = make.book(_card(name="招商银行信用卡(9999)"))

    reading, _ = _told(book, bureau.CARD)

    assert reading.reports[0].placed[0].is_new


def test_a_card_that_the_book_holds_open_is_told_to_be_closed():
    text = "2022年01月02日招商银行发放的贷记卡（人民币账户），2023年05月销户。"
    line = _card(opened_on=day("2022-01-02"))
    closed = make.note(r.NoteKind.CLOSED, on=day("2023-05-20"), line="cmb", id="closed")

    assert _told(make.book(line), text)[1] == [("closed_on", day("2023-05-31"), None)]
    assert _told(make.book(line, closed), text)[1] == []


def test_a_closed_account_that_the_book_never_had_is_only_listed():
    text = "2022年01月02日招商银行发放的贷记卡（人民币账户），2023年05月销户。"

    reading, _ = _told(Book(), text)

    assert reading.records == ()
    assert reading.reports[0].placed[0].record is None


def test_a_new_card_owes_what_the_report_says_and_an_unused_one_nothing():
    reading, _ = _told(Book(), bureau.CARD, bureau.GRANT)

    owed = [move for move in reading.records if isinstance(move, r.Move)]
    assert [(move.kind, move.amount) for move in owed] == [
        (r.MoveKind.SPEND, make.money("2000"))
    ]


def test_what_is_drawn_on_a_revolving_line_is_cash():
    reading, _ = _told(Book(), bureau.GRANT.replace("余额为0", "余额为40"))

    owed = [move for move in reading.records if isinstance(move, r.Move)]
    assert [move.kind for move in owed] == [r.MoveKind.CASH]


def test_a_card_whose_figures_come_before_it_opened_has_no_reading():
    text = bureau.CARD.replace("2022年01月02日", "2025年03月05日")

    reading, _ = _told(Book(), text)

    assert [type(record) for record in reading.records] == [r.Line]


def test_a_card_without_figures_is_opened_without_them():
    text = bureau.CARD.replace("截至2025年02月，", "").replace("，已使用额度2,000", "")

    reading, _ = _told(Book(), text)

    assert [type(record) for record in reading.records] == [r.Line]


def test_use_that_the_bills_tell_otherwise_is_for_the_user():
    line = _card(opened_on=day("2022-01-02"))
    spent = make.move("cmb", on=day("2025-02-03"), amount=make.money("900"), id="a")
    back = make.move(
        *("cmb",),
        on=day("2025-02-04"),
        amount=make.money("100"),
        kind=r.MoveKind.REFUND,
        id="b",
    )
    days = {"drawn_on": day("2025-02-01"), "first_due": day("2025-03-01")}
    drawn = make.loan("plan", line="cmb", channel="credit-card", **days)

    _, differences = _told(make.book(line, spent, back), bureau.CARD)
    assert differences == [("used", make.money("2000"), make.money("800"))]
    _, differences = _told(make.book(line, spent, back, drawn), bureau.CARD)
    assert differences[0][0] == "used"
    assert differences[0][2] != make.money("800")


def test_two_equal_cards_of_one_bank_stay_two():
    text = bureau.CARD.replace("，卡片尾号：1234", "")

    reading, _ = _told(Book(), text, text)
    book = after(Book(), reading)

    assert len(book.lines) == 2
    assert not _told(book, text, text)[0].records


def test_a_newer_use_of_a_line_that_only_reports_told_follows_them():
    book = after(Book(), taken(Book(), simple(bureau.CARD, bureau.GRANT)))
    more = [
        text.replace("02月，", "04月，").replace("度2,000", "度5,000")
        for text in (bureau.CARD, bureau.GRANT)
    ]
    head = bureau.HEAD.replace("2025-03-11", "2025-05-11")

    reading = taken(book, simple(*more, head=head))

    moves = [move for move in reading.records if isinstance(move, r.Move)]
    assert [(move.kind, move.amount) for move in moves] == [
        (r.MoveKind.SPEND, make.money("3000"))
    ]


def test_a_line_of_the_book_without_movements_is_not_asked_about_its_use():
    book = make.book(
        make.line("jb", channel="jiebei", name="借呗", opened_on=day("2023-01-15"))
    )

    _, differences = _told(book, bureau.GRANT.replace("余额为0", "余额为40"))

    assert differences == []


def test_an_older_report_after_a_newer_one_moves_nothing():
    book = after(Book(), taken(Book(), simple(bureau.CARD)))
    older = bureau.CARD.replace("截至2025年02月", "截至2024年11月").replace(
        "额度2,000", "额度70"
    )

    reading, differences = _told(book, older)

    assert [type(record) for record in reading.records] == [r.LimitReading]
    assert differences == []


def test_a_known_card_without_figures_is_only_found():
    text = bureau.CARD.partition("截至")[0] + "截至2025年02月，信用额度100,000。"
    book = make.book(_card(opened_on=day("2022-01-02")))

    assert len(_told(book, text)[0].records) == 1
    assert not _told(book, text.partition("截至")[0])[0].records
