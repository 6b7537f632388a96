from datetime import date

from planner.app.queries_missed import Missed, missed_debtors
from planner.model.book import Book
from planner.model.records import Assumptions
from planner.schedule.cash import CashDay
from reports import document as d
from reports import receivables_report
from tests.helpers import lives, make

ON = lives.ON
SECTION = receivables_report.section


def past(n: int, collected: str) -> lives.r.Receivable:
    return make.receivable(
        f"past-{n}",
        debtor="Yonghe",
        due_on="2026-05-01",
        collected_on=make.day(collected),
    )


def test_receivables_stand_by_due_day_with_their_delay() -> None:
    table = SECTION(lives.firm(), ON).blocks[0]

    assert [row[0] for row in table.rows] == ["Jiahe", "Yonghe", "Yonghe"]
    assert [row[3] for row in table.rows] == ["147", "15", "–"]
    assert [row[4] for row in table.rows] == ["no", "yes", "not asked"]
    assert table.total[-1] == "103,000.00"
    assert table.running[-1][-1] == "103,000.00"


def test_ages_sum_to_the_whole() -> None:
    bars = SECTION(lives.firm(), ON).blocks[1]

    assert [bar.size for bar in bars.bars] == [8600000, 1200000, 0, 0, 500000]
    assert bars.bars[0].text == "¥86,000.00, 83.5%"


def test_what_may_come_has_its_reason() -> None:
    table = SECTION(lives.firm(), ON).blocks[3]

    assert [row[2] for row in table.rows] == ["0%", "100%", "not known"]
    assert table.rows[1][3].startswith("Confirmed by the debtor")
    assert table.total[-1] == "12,000.00"


def test_what_was_counted_has_its_range_and_days() -> None:
    days = ("2026-05-01", "2026-05-08", "2026-05-20")
    book = make.book(
        *(past(n, day) for n, day in enumerate(days)),
        make.receivable("open", debtor="Yonghe", due_on="2026-12-10"),
    )

    (row,) = SECTION(book, ON).blocks[3].rows

    assert row[1] == "2026-12-17\n12-10 to 12-29"
    assert row[2] == "33%\n11%–68%"


def test_days_of_one_kind_have_no_range() -> None:
    book = make.book(
        *(past(n, "2026-05-08") for n in range(3)),
        make.receivable("open", debtor="Yonghe", due_on="2026-12-10"),
    )

    assert SECTION(book, ON).blocks[3].rows[0][1] == "2026-12-17"


def test_debtors_show_how_they_paid_before() -> None:
    book = make.book(past(1, "2026-05-08"), make.receivable("o", debtor="Yonghe"))

    (row,) = SECTION(book, ON).blocks[-1].rows

    assert row[:5] == ("Yonghe", "100.0%", "1", "0", "7")


def test_without_receivables_the_section_says_what_belongs_there() -> None:
    (table,) = SECTION(make.book(), ON).blocks

    assert "No receivable is recorded" in table.empty


def tight() -> Book:
    return make.book(
        make.cash("1000.00", "2026-03-20"),
        make.loan(
            "loan", "12000.00", line=None, drawn_on="2026-03-15", first_due="2026-04-15"
        ),
        make.receivable("a", debtor="Big", amount="9000.00", due_on="2026-04-10"),
        Assumptions(reserve=make.money("500.00")),
    )


def test_a_missed_debtor_names_the_week_and_the_dues() -> None:
    note, table, points = receivables_report.missed(
        tight(), make.day("2026-03-20")
    ).blocks

    assert "cash is lowest on" in note.text
    assert table.rows[0][0] == "Big"
    assert table.rows[0][4:] == ("4", "3")
    assert (
        "Without Big: below the reserve from 2026-04-15 on (week 4)."
        in (points.items[0])
    )
    assert "Money lacks for 3 dues, first" in points.items[0]


def test_where_nothing_is_awaited_nothing_can_be_missed() -> None:
    _note, table = receivables_report.missed(make.book(), ON).blocks

    assert isinstance(table, d.Table)
    assert "No receivable has a likely day" in table.empty


def test_what_holds_and_what_breaks_anyway_is_said() -> None:
    _, (row,) = missed_debtors(tight(), make.day("2026-03-20"))
    lowest = CashDay(date(2026, 4, 1), make.money("1.00"))
    kept = Missed("Big", row.amount, lowest, None, None, already=False, breaks=())
    anyway = Missed("Big", row.amount, lowest, lowest, 2, already=True, breaks=())

    assert receivables_report.say_missed(kept).endswith("the reserve is kept.")
    assert receivables_report.say_missed(anyway).endswith("as it is anyway.")
