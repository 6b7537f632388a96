from datetime import date

import pytest

from planner.errors import FieldError, IdUnknownError
from planner.model.records import LineType
from reports.document import Section, texts
from reports.letter_report import KINDS, letter
from tests.helpers import make

ON = date(2026, 8, 20)
LINE = make.line(
    type=LineType.ONLINE, channel="jiebei", limit="20000.00", opened_on="2026-01-02"
)
BOOK = make.book(
    make.profile(name="Lin Xiao", monthly_income=make.money("4000.00")),
    LINE,
    make.reading(id="a", on="2026-02-01", limit="20000.00"),
    make.reading(id="b", on="2026-03-01", limit="20000.00"),
    make.reading(id="c", on="2026-04-01", limit="9000.00"),
    make.reading(
        id="d", on="2026-05-01", limit="9000.00", drawable=False, reason="评估"
    ),
    make.reading(id="e", on="2026-06-01", limit="9000.00"),
    make.loan(line="line", principal="5000.00"),
)


def _says(kind: str, book=BOOK, line: str | None = None) -> str:
    return "\n".join(texts(letter(book, ON, kind, line)))


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_is_filled_in_from_the_book(kind: str) -> None:
    found = letter(BOOK, ON, kind, "line")

    says = "\n".join(texts(found))
    assert "Lin Xiao" in says
    assert "7 payments on this line fell due until 20 Aug 2026; 7 of them" in says
    assert [type(one) for one in found.sections] == [Section] * 3
    assert "12378" in says
    assert "within 20 days" in says


def test_a_limit_letter_tells_what_happened_and_what_would_help() -> None:
    says = _says("limit")

    assert "Cut from ¥20,000.00 to ¥9,000.00" in says
    assert "pay everything on its day" in says
    assert "评估" in says


def test_only_readings_that_show_something_new_are_evidence() -> None:
    says = _says("limit")

    assert [day in says for day in ("2026-02-01", "2026-04-01", "2026-06-01")] == [
        True
    ] * 3
    assert "2026-03-01" not in says


def test_an_objection_names_the_day_by_which_an_answer_is_due() -> None:
    assert "by 9 Sep 2026" in _says("bureau")


def test_an_empty_line_has_a_letter_all_the_same() -> None:
    book = make.book(make.line(limit="0.00"))

    says = _says("limit", book)

    assert "No limit was read yet." in says
    assert "Nothing fell due yet." in says
    assert "nothing that speaks against it" in says
    assert "________________" in says


def test_what_cannot_be_written_is_refused() -> None:
    two = make.book(LINE, make.line("other"))

    with pytest.raises(FieldError):
        letter(BOOK, ON, "poem", None)
    with pytest.raises(FieldError):
        letter(two, ON, "limit", None)
    with pytest.raises(IdUnknownError):
        letter(BOOK, ON, "limit", "nobody")


def test_rules_that_did_not_hold_yet_are_not_told() -> None:
    early = date(2001, 1, 1)
    book = make.book(make.line("line", opened_on="2000-01-01"))

    told = "\n".join(texts(letter(book, early, "limit", "line")))

    assert "12378" not in told
