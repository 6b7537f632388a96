from datetime import date

from planner.app.estimate_document import document, text
from planner.app.outlook import limit_estimates
from planner.credit.estimate import TooLittleKnown
from planner.model.records import LineType, NoteKind
from planner.money import Money
from planner.phrases import Phrase, Sentence
from planner.wording import i18n
from tests.helpers import make

ON = date(2026, 8, 20)
BOOK = make.book(
    make.line(type=LineType.ONLINE, limit="30000.00"),
    make.profile(monthly_income=make.money("9000.00")),
    make.move(on="2026-08-01", amount="500.00"),
    make.reading(on="2026-08-02", limit="30000.00"),
)


def test_the_document_has_the_keys_of_the_interface() -> None:
    (line,) = document(limit_estimates(BOOK, ON))["lines"]

    assert (line["line"], line["as_of"], line["limit"]) == (
        "line",
        "2026-08-20",
        "30000.00",
    )
    year = line["forecast"][-1]
    assert set(year) >= {
        "months",
        "low",
        "middle",
        "high",
        "p_rise",
        "p_cut",
        "p_freeze",
    }
    assert (year["months"], year["middle"]) == (12, "30000.00")
    assert all(0 < year[name] < 1 for name in ("p_rise", "p_cut", "p_freeze"))
    assert line["drawable"]["risk"] == "low"
    assert line["drawable"]["reasons"]
    factor = line["factors"][0]
    assert set(factor) >= {"factor", "direction", "effect", "grade", "say"}
    moved = sum(Money.parse(one["effect"]).minor for one in line["factors"])
    assert moved == Money.parse(line["moved"]).minor


def test_what_cannot_be_estimated_says_why() -> None:
    why = Sentence(Phrase("the line was not open yet"))

    found = document([TooLittleKnown("line", why)])

    assert found == {
        "lines": [],
        "unknown": [{"line": "line", "why": "the line was not open yet"}],
    }
    assert text([TooLittleKnown("line", why)]) == "line: the line was not open yet"


def test_the_text_reads_in_both_languages() -> None:
    found = limit_estimates(BOOK, ON)

    english = text(found)
    i18n.use("zh")
    chinese = text(found)

    assert "line: limit ¥30,000.00 on 20 Aug 2026" in english
    assert "Risk that a drawing fails: low" in english
    assert "limit against income" in english
    assert "有这种情况的借款人" in chinese
    assert "borrowers" not in chinese


def test_a_line_that_nothing_moves_has_no_table_of_factors() -> None:
    book = make.book(make.line(type=LineType.ONLINE))

    assert "Factor" not in text(limit_estimates(book, ON))


def test_what_happened_before_stands_in_document_and_text() -> None:
    asked = make.note(on="2026-07-01", lender="A", id="asked")
    cut = make.reading(on="2026-08-02", limit="20000.00", id="cut")
    fell = make.book(make.line(limit="30000.00"), asked, cut)
    rose = make.book(make.line(limit="10000.00"), asked, cut)

    found = limit_estimates(fell, ON)
    (told,) = document(found)["lines"][0]["history"]

    assert (told["on"], told["kind"], told["row"]) == ("2026-08-02", "cut", "cut")
    assert (told["from"], told["to"]) == ("30000.00", "20000.00")
    (sign,) = told["before"]
    assert (sign["what"], sign["on"]) == ("inquiries", "2026-07-01")
    assert (sign["grade"], sign["rows"]) == ("C", ["asked"])
    assert sign["say"] in told["say"]
    assert "The lender's reason is not known." in told["say"]
    assert "What happened before\n- Cut from ¥30,000.00" in text(found)
    thaw = make.book(
        make.line(limit="30000.00"),
        make.note(NoteKind.FROZEN, "2026-05-01", line="line", id="a"),
        make.note(NoteKind.THAWED, "2026-08-01", line="line", id="b"),
        asked,
    )
    (again, _) = document(limit_estimates(thaw, ON))["lines"][0]["history"]
    assert again["before"][0]["grade"] is None
    assert "Raised" in text(limit_estimates(rose, ON))
