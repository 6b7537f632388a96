from functools import cache

from planner.app.report_options import ReportOptions
from planner.model.records import BookKind
from reports import document as d
from reports.bank_report import bank_report
from reports.facts import Facts
from tests.helpers import lives, make


@cache
def pack(owner: str) -> d.Document:
    book = {"person": lives.person, "firm": lives.firm}[owner]()
    return bank_report(Facts(book, lives.ON))


def pairs(made: d.Document, title: str) -> dict[str, str]:
    section = next(part for part in made.sections if part.title == title)
    return dict(section.blocks[-1].rows)


def titles(made: d.Document) -> list[str]:
    return [section.title for section in made.sections]


def test_a_firm_says_who_it_is() -> None:
    who = pairs(pack("firm"), "Who we are")

    assert who == {
        "Name": "Hetian Foods",
        "Kind": "business",
        "Monthly income (yuan)": "not recorded",
        "Licensed since": "2022-07-18",
        "Remark": "Bakery with four employees",
    }


def test_what_nobody_recorded_is_called_so() -> None:
    nameless = make.book(make.profile(lives.FIRM, name=""))

    who = pairs(bank_report(Facts(nameless, lives.ON)), "Who we are")

    assert who["Name"] == who["Licensed since"] == "not recorded"


def test_the_wish_is_left_to_the_pen() -> None:
    asked = pairs(pack("person"), "What we ask for")

    assert not any(value.strip() for value in asked.values())


def test_the_record_counts_on_time_and_late() -> None:
    made = pack("person")
    section = next(s for s in made.sections if s.title == "How loans were repaid")
    by_name = {row[0]: row for row in section.blocks[0].rows}

    assert by_name["Kitchen"][3:] == ("8", "0", "1", "15")
    assert by_name["Moving"][3:] == ("5", "0", "0", "0")


def test_a_person_shows_what_dues_take_of_the_income() -> None:
    coverage = pairs(pack("person"), "Coverage")

    assert coverage["Monthly income (yuan)"] == "8,000.00"
    assert coverage["Dues to income"].endswith("%")


def test_an_unknown_income_covers_nothing() -> None:
    coverage = pairs(bank_report(Facts(make.book(), lives.ON)), "Coverage")

    assert coverage["Dues to income"] == "–"
    assert coverage["Monthly income (yuan)"] == "not recorded"


def test_a_firm_shows_figures_instead_and_other_papers() -> None:
    firm = pack("firm")
    person = pack("person")

    assert "Figures and ratios" in titles(firm)
    assert "Coverage" in titles(firm)
    assert "Figures and ratios" not in titles(person)
    assert firm.sections[-3].blocks[1].rows[0] == ("□", "Business licence")
    assert person.sections[-3].blocks[1].rows[0] == ("□", "Identity card")


def test_a_first_loan_has_no_record_yet() -> None:
    made = bank_report(Facts(make.book(), lives.ON))
    section = next(s for s in made.sections if s.title == "How loans were repaid")

    assert len(section.blocks) == 1
    assert "No loan is recorded" in section.blocks[0].empty


def section(made: d.Document, title: str) -> d.Section:
    return next(one for one in made.sections if one.title == title)


def test_a_firm_is_told_how_its_cash_flow_covers_its_dues() -> None:
    made = section(pack("firm"), "Coverage")
    told = dict(made.blocks[0].rows)

    assert told["Banks are told to ask"] == "at least 1.15, better 1.25"
    assert told["Compared with that"] in {"meets it", "in between", "misses it"}
    assert "grade hearsay, checked on 20" in made.notes[0]


def test_a_firm_without_figures_has_no_coverage() -> None:
    book = make.book(make.profile(BookKind.BUSINESS))
    told = dict(section(bank_report(Facts(book, lives.ON)), "Coverage").blocks[0].rows)

    assert told["Cash flow of the last full year (yuan)"] == "not recorded"
    assert told["Debt service coverage"] == "–"
    assert told["Compared with that"] == "–"


def test_the_pack_shows_each_line_s_history_and_range() -> None:
    for owner in ("person", "firm"):
        made = section(pack(owner), "Limits and estimates")
        curves = [one for one in made.blocks if isinstance(one, d.Curve)]
        assert curves
        assert all(one.fan for one in curves)


def test_loans_that_are_not_listed_are_in_no_record_of_payments() -> None:
    options = ReportOptions("bank", only=("bank-1",))
    made = bank_report(Facts(lives.person(), lives.ON, options))
    (table,) = section(made, "How loans were repaid").blocks

    assert [row[0] for row in table.rows] == ["Kitchen"]
