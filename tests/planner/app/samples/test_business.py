from datetime import date

from planner.app.handlers import apply
from planner.app.samples import business
from planner.model.book import Book
from planner.model.records import BookKind, Way
from planner.money import total
from planner.schedule.collect import habits
from planner.schedule.ledger import owed
from planner.wording import i18n

TODAY = date(2026, 11, 25)


def book() -> Book:
    made = Book()
    for command in business.commands(TODAY):
        made = apply(made, command)
    return made


def test_the_firm_has_lines_receivables_and_figures() -> None:
    made = book()

    assert made.profile.kind is BookKind.BUSINESS
    assert len(made.lines) >= 3
    assert any(r.due_on < TODAY for r in made.receivables.values())
    years = {"2024", "2025"}
    quarters = {f"{year}-Q{n}" for year in years for n in (1, 2, 3, 4)}
    assert {f.period for f in made.figures.values()} == years | quarters


def test_the_quarters_of_a_year_sum_to_it() -> None:
    figures = {f.period: f for f in book().figures.values()}

    for year in ("2024", "2025"):
        parts = [figures[f"{year}-Q{n}"] for n in (1, 2, 3, 4)]
        assert total(f.revenue for f in parts) == figures[year].revenue
        assert total(f.cash_flow for f in parts) == figures[year].cash_flow


def test_what_was_collected_tells_how_debtors_pay() -> None:
    known = habits(book(), TODAY)

    assert {len(habit.delays) for habit in known.values()} == {3, 4}


def test_its_cash_peaks_at_the_festival() -> None:
    once = [e for e in book().expected.values() if e.every == "once"]

    assert {e.way for e in once} == {Way.IN, Way.OUT}


def test_every_loan_is_still_owed() -> None:
    made = book()

    assert all(owed(made, TODAY)[loan].minor > 0 for loan in made.loans)


def test_the_sample_speaks_the_chosen_language() -> None:
    i18n.use("zh")

    assert book().profile.name == "禾田食品有限公司"
