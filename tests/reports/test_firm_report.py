from reports import firm_report
from tests.helpers import lives, make

ON = lives.ON


def titles(sections) -> list[str]:
    return [section.title for section in sections]


def test_a_firm_has_receivables_and_figures() -> None:
    assert firm_report.receivables(lives.firm(), ON).title == "Receivables"
    assert firm_report.figures(lives.firm(), ON).title == "Figures and ratios"
    assert titles(firm_report.ratios(lives.firm(), ON)) == ["Figures and ratios"]


def test_owners_stand_apart_only_where_there_are_two() -> None:
    own = make.line("own", owner=lives.r.Owner.PRIVATE)

    assert titles(firm_report.more(lives.firm(), ON)) == ["If one debtor does not pay"]
    assert titles(firm_report.more(lives.firm(own), ON)) == [
        "If one debtor does not pay",
        "The firm's and its owner's",
    ]
