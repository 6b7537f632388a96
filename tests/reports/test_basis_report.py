from planner.app.report_options import ReportOptions
from planner.app.version import VERSION
from planner.model.records import Assumptions
from planner.model.terms import Accrual
from planner.phrases import Phrase, Sentence
from planner.rates import DayCount
from planner.wording import i18n
from reports import basis_report
from reports import document as d
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON


def items(facts: Facts) -> list[str]:
    found = basis_report.assumptions(facts)
    return [
        item
        for block in found.blocks
        if isinstance(block, d.Points)
        for item in block.items
    ]


def test_the_same_records_have_the_same_fingerprint() -> None:
    mark = basis_report.fingerprint(lives.person())

    assert mark == basis_report.fingerprint(lives.person())
    assert mark != basis_report.fingerprint(lives.person(make.cash(id="more")))
    assert len(mark) == 19


def test_the_order_of_records_leaves_the_fingerprint() -> None:
    one, other = make.cash("1.00", id="a"), make.cash("2.00", id="b")

    assert basis_report.fingerprint(make.book(one, other)) == (
        basis_report.fingerprint(make.book(other, one))
    )


def test_the_program_and_its_version_are_named() -> None:
    assert f"Duheng {VERSION}" == basis_report.MAKER


def test_the_disclaimer_speaks_both_languages() -> None:
    english = basis_report.disclaimer()
    i18n.use("zh")

    assert english.startswith("Local record-keeping and estimation tool")
    assert basis_report.disclaimer().endswith("请理性借贷，勿以贷还贷。")


def test_assumptions_of_the_book_are_listed() -> None:
    told = items(lives.facts("person"))

    assert "Reserve that plans never touch: ¥1,000.00." in told
    assert any("0.04% a day" in item for item in told)
    assert len(told) == len(set(told))


def test_a_first_row_of_interest_alone_is_told_as_the_schedule_tells_it() -> None:
    long_first = make.loan(
        "long-first",
        periods=360,
        first_due="2026-05-15",
        interest=Accrual.DAYS,
        day_count=DayCount.ACT_360,
    )
    longer = Facts(lives.person(long_first), ON)
    longer.plan = lives.facts("person").plan  # nothing here hangs on it

    assert any("interest only" in item for item in items(longer))
    assert not any("interest only" in item for item in items(lives.facts("person")))


def test_claims_without_evidence_are_told_when_they_count() -> None:
    both = Assumptions(factor_reliance=True, factor_profile=True)

    assert (
        "Claims without evidence that count in the estimates:"
        " reliance on credit, gaps in the profile."
    ) in items(Facts(make.book(both), ON))


def test_what_the_plan_takes_for_granted_is_told() -> None:
    facts = lives.facts("firm")
    found = facts.plan
    note = Sentence(Phrase("{n} months ahead."), n=12)
    facts.plan = type(found)(found.plan, found.baselines, found.bound, (), (note,))

    assert "12 months ahead." in items(facts)


def test_sources_are_numbered_and_listed_once() -> None:
    found = basis_report.sources(Facts(lives.person(), ON))
    _note, facts, _heading, listed, *_rest = found.blocks

    numbers = [row[0] for row in listed.rows]
    assert numbers == [f"[{n}]" for n in range(1, len(numbers) + 1)]
    assert {row[-1] for row in facts.rows} == set(numbers)


def test_each_fact_has_its_grade_its_day_and_its_age() -> None:
    table = basis_report.sources(Facts(lives.person(), ON)).blocks[1]
    row = next(r for r in table.rows if r[0] == "Jiebei (Ant cash loan): Rate")

    assert row[1:6] == (
        *("0.015%–0.06% a day", "hearsay", "not told", "2026-11-22"),
        "3",
    )


def test_a_dated_fact_shows_since_when_it_holds() -> None:
    table = basis_report.sources(Facts(lives.person(), ON)).blocks[1]

    assert any(row[3] == "2025-10-01" for row in table.rows)


def test_channels_that_the_catalogue_does_not_know_are_named() -> None:
    unknown = basis_report.sources(Facts(lives.person(), ON)).blocks[4]
    known = basis_report.sources(Facts(make.book(), ON)).blocks[4]

    assert unknown.text.endswith("tell of them: A friend's shop.")
    assert known.text == "Every channel of this book is in the catalogue."


def test_of_what_is_not_listed_neither_source_nor_convention_tells() -> None:
    book = lives.person()
    part = Facts(book, ON, ReportOptions(only=("bank-1",)))
    cells = [row[0] for row in basis_report.sources(part).blocks[1].rows]

    assert not any(cell.startswith("Jiebei") for cell in cells)
    assert not any("0.04% a day" in item for item in items(part))
