from planner.model.records import NoteKind
from reports import document as d
from reports import limits_report
from reports.facts import Facts
from tests.helpers import lives, make

ON = lives.ON


def section(book) -> d.Section:
    return limits_report.limits(Facts(book, ON))


def of_kind(found: d.Section, kind: type) -> list:
    return [block for block in found.blocks if isinstance(block, kind)]


def test_every_line_shows_limit_use_and_state() -> None:
    table = section(lives.person()).blocks[0]
    by_name = {row[0]: row for row in table.rows}

    assert by_name["Card"][1:5] == ("20,000.00", "1,500.00", "18,500.00", "8%")
    assert by_name["Weilidai"][3:] == ("–", "–", "2026-11-02", "frozen")
    assert by_name["New"][4] == "–"


def test_a_closed_line_is_called_so() -> None:
    closed = make.note(NoteKind.CLOSED, "2026-10-01", line="line", id="closed")

    table = section(lives.person(closed)).blocks[0]

    assert {row[0]: row[-1] for row in table.rows}["Card"] == "closed"


def test_an_estimate_follows_what_was_seen() -> None:
    curves = of_kind(section(lives.person()), d.Curve)
    curve = next(one for one in curves if one.title.startswith("Jiebei"))

    assert [size for _, size in curve.places] == [3000000, 2000000, 1500000, 1500000]
    assert [spread.middle >= spread.low for spread in curve.fan] == [True] * 4
    assert curve.places[-1][0] == ON.toordinal()


def test_a_line_without_readings_begins_at_its_opening() -> None:
    book = make.book(make.line(opened_on="2026-01-10"))

    (curve,) = of_kind(section(book), d.Curve)

    assert curve.places[0] == (make.day("2026-01-10").toordinal(), 2000000)


def test_the_strongest_factors_stand_first_with_their_grade() -> None:
    tables = of_kind(section(lives.person()), d.Table)
    factors = next(
        t for t in tables if t.columns[1].heading.endswith("what moves the estimate")
    )

    assert 0 < len(factors.rows) <= 5
    assert factors.rows[0][0] == "▼"
    assert factors.rows[0][2] in {"A", "B", "C", "D", "[A]"}


def test_weaker_factors_are_counted() -> None:
    texts = [note.text for note in of_kind(section(lives.person()), d.Note)]

    assert any("weaker factors are left out" in text for text in texts)


def test_a_frozen_line_has_no_forecast_but_its_reason() -> None:
    texts = [note.text for note in of_kind(section(lives.person()), d.Note)]

    assert "Risk that a draw fails today: high (frozen since 2 Sep 2026)." in texts


def test_too_little_known_is_said_with_its_reason() -> None:
    found = section(lives.person())
    texts = [note.text for note in of_kind(found, d.Note)]

    assert "There is no estimate: no limit above zero was ever seen." in texts
    assert d.Heading("New") in found.blocks


def test_notes_of_some_lines_name_them() -> None:
    points, *before = of_kind(section(lives.person()), d.Points)

    assert "an estimate: the lender's rule is secret" in points.items
    assert any(item.endswith("Weilidai)") for item in points.items)
    assert any("Cut from" in item for each in before for item in each.items)


def test_without_lines_the_section_says_what_belongs_there() -> None:
    (table,) = section(make.book()).blocks

    assert "No credit line is recorded" in table.empty
