"""JSON becomes commands, or a sentence that names the field."""

import json
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app import commands as c
from planner.app.handlers import apply
from planner.app.parsing import command, command_from_text, json_from_text, terms
from planner.errors import (
    FieldError,
    FieldMissingError,
    FieldUnknownError,
    NotUnderstoodError,
    PlannerError,
    UnknownCommandError,
)
from planner.model import records as r
from planner.model.terms import EveryDays, Fee, Method, Rhythm
from planner.model.verdict import Verdict
from planner.money import Money
from planner.rates import Period, Rate
from tests.helpers import make

TERMS = {
    "principal": "10000.00",
    "drawn_on": "2026-01-15",
    "first_due": "2026-02-15",
    "every": "month",
    "periods": 12,
    "method": "level",
    "rate": {"value": "0.072", "per": "year"},
    "interest": "period",
    "day_count": "30/360",
    "fees": [{"on": "start", "amount": "50.00"}],
    "rounding": "bank-cent",
}
PLAIN = '{"do": "cash", "on": "2026-01-15", "amount": "5000.00"}'


def read(**given: object) -> c.Command:
    return command_from_text(json.dumps(given))


def test_every_command_of_the_interface_is_read() -> None:
    line = {
        "do": "open_line",
        "id": "l",
        "channel": "huabei",
        "name": "花呗",
        "limit": "5000",
        "opened_on": "2025-01-01",
        "rate": {"value": "0.0005", "per": "day"},
        "statement_day": 1,
        "due_day": 10,
        "reports_to_bureau": True,
        "type": "online",
    }
    written = [
        {"do": "set_profile", "name": "李", "kind": "person", "monthly_income": 8000},
        line,
        {"do": "read_limit", "line": "l", "on": "2026-01-01", "limit": "6000"},
        {"do": "draw", "id": "a", "line": "l", "terms": TERMS, "name": "x"},
        {"do": "repay", "loan": "a", "on": "2026-02-15", "amount": "872.60"},
        {"do": "card_spend", "line": "l", "on": "2026-02-15", "amount": "1.00"},
        {"do": "card_pay", "line": "l", "on": "2026-02-16", "amount": "1.00"},
        {"do": "card_cash", "line": "l", "on": "2026-02-16", "amount": "1.00"},
        {"do": "card_refund", "line": "l", "on": "2026-02-16", "amount": "1.00"},
        {"do": "note", "on": "2026-02-16", "kind": "frozen", "line": "l"},
        {"do": "cash", "on": "2026-02-16", "amount": "1.00"},
        {
            "do": "expect",
            "id": "e",
            "name": "x",
            "amount": "1.00",
            "way": "in",
            "first": "2026-02-16",
            "every": {"days": 28},
            "certainty": 0.5,
        },
        {
            "do": "receivable",
            "id": "r",
            "debtor": "x",
            "amount": "1.00",
            "issued_on": "2026-02-16",
            "due_on": "2026-02-16",
        },
        {
            "do": "figures",
            "period": "2025",
            "revenue": "1",
            "cash_flow": "-1",
            "current_assets": "1",
            "current_liabilities": "1",
            "total_assets": "1",
            "total_liabilities": "1",
        },
        {"do": "assume", "reserve": "1000", "confidence": "0.9"},
        {"do": "amend", "as": "cash", "id": "cash-1", "on": "2026-01-01", "amount": 2},
        {"do": "drop", "id": "e"},
    ]
    book = make.book()

    for one in written:
        book = apply(book, read(**one))

    assert book.loans["a"].terms.rate == Rate(Decimal("0.072"), Period.YEAR)
    assert book.loans["a"].terms.fees == (Fee("start", Money(5000)),)
    assert [move.kind.value for move in book.moves.values()] == [
        "spend",
        "pay",
        "cash",
        "refund",
    ]
    assert book.cash["cash-1"].amount == Money(200)
    assert book.assumed.reserve == Money(100_000)
    assert "e" not in book.expected


@pytest.mark.parametrize(
    ("temporary", "expected"),
    [
        (True, (None, True)),
        (False, (None, False)),
        ("5.00", (Money(500), False)),
        (None, (None, False)),
    ],
)
def test_a_temporary_limit_is_an_amount_or_a_truth(
    temporary: object, expected: tuple
) -> None:
    read_limit = read(
        do="read_limit", line="l", on="2026-01-01", limit="9", temporary=temporary
    )

    assert isinstance(read_limit, c.ReadLimit)
    assert (read_limit.reading.temporary, read_limit.rest_is_temporary) == expected


def test_terms_are_read_by_themselves() -> None:
    assert terms(TERMS).method is Method.LEVEL
    assert terms({**TERMS, "every": {"days": 28}}).every == EveryDays(28)
    assert terms(TERMS).every is Rhythm.MONTH


@pytest.mark.parametrize(
    ("text", "error", "named"),
    [
        ("", NotUnderstoodError, "not JSON"),
        ("hello", NotUnderstoodError, "not JSON"),
        ("[]", FieldError, "“do”"),
        ("5", FieldError, "“do”"),
        ("{}", FieldMissingError, "“do”"),
        ('{"do": 5}', FieldError, "“do”"),
        ('{"do": "repya"}', UnknownCommandError, "“repay”"),
        ('{"do": "cash"}', FieldMissingError, "“on”"),
        (PLAIN[:-1] + ', "colour": 1}', FieldUnknownError, "“colour”"),
        (PLAIN[:-1] + ', "amount": "1"}', NotUnderstoodError, "“amount”"),
        (PLAIN.replace("01-15", "02-30"), FieldError, "“on”"),
        (PLAIN.replace('"5000.00"', '"1.005"'), FieldError, "“amount”"),
        (PLAIN.replace('"5000.00"', "NaN"), NotUnderstoodError, "NaN"),
        (PLAIN.replace('"5000.00"', "1e400"), FieldError, "“amount”"),
        (PLAIN.replace('"5000.00"', "9" * 5000), NotUnderstoodError, "number"),
        (PLAIN.replace('"5000.00"', "true"), FieldError, "“amount”"),
        (PLAIN.replace('"5000.00"', "[1]"), FieldError, "“amount”"),
        ("[" * 100_000, NotUnderstoodError, "nested"),
        (" " * 1_000_001, NotUnderstoodError, "too long"),
        (
            '{"do": "card_pay", "line": "l", "kind": "spend"}',
            FieldUnknownError,
            "“kind”",
        ),
        ('{"do": "assume", "id": "x"}', FieldUnknownError, "“id”"),
        ('{"do": "assume", "reserve": "x"}', FieldError, "“reserve”"),
        ('{"do": "drop"}', FieldMissingError, "“id”"),
        ('{"do": "drop", "id": 5}', FieldError, "“id”"),
        ('{"do": "amend"}', FieldMissingError, "“as”"),
        ('{"do": "amend", "as": "drop", "id": "x"}', UnknownCommandError, "drop"),
        (
            '{"do": "amend", "as": "cash", "on": "2026-01-01", "amount": 1}',
            FieldMissingError,
            "“id”",
        ),
    ],
)
def test_what_cannot_be_read_is_named(
    text: str, error: type[Exception], named: str
) -> None:
    with pytest.raises(error) as refused:
        command_from_text(text)

    assert named in str(refused.value)


def test_a_loan_names_its_line_or_its_channel() -> None:
    with pytest.raises(FieldMissingError, match="“line”"):
        read(do="draw", id="a", terms=TERMS)


def test_a_field_inside_terms_is_named_with_its_path() -> None:
    bad = {**TERMS, "fees": [{"on": "start", "amount": "x"}]}

    with pytest.raises(FieldError, match=r"“terms\.fees\[0\]\.amount”"):
        read(do="draw", id="a", channel="x", terms=bad)


def test_an_amended_movement_keeps_its_kind() -> None:
    amended = read(
        **{"do": "amend", "as": "card_pay", "id": "m", "line": "l"},
        on="2026-01-01",
        amount="1",
    )

    assert amended == c.Amend(
        r.Move("l", date(2026, 1, 1), Money(100), r.MoveKind.PAY, "m")
    )


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["do", "id", "terms", "on", "amount", "limit", "x"]),
                inner,
                max_size=5,
            )
        ),
    ),
    st.sampled_from([*c.AS_WRITTEN, "assume", "amend", "drop", "card_pay"]),
)
def test_no_json_value_breaks_the_reader(value: object, word: str) -> None:
    if isinstance(value, dict):
        value = {**value, "do": word}

    with suppress(NotUnderstoodError):
        command(json_from_text(json.dumps(value)))


def test_an_answer_is_read_with_its_verdict_and_terms() -> None:
    told = {"do": "answer", "question": "q", "verdict": "drawdown", "terms": TERMS}

    wish = command({**told, "line": "jb", "remember": True})

    assert isinstance(wish, c.AnswerQuestion)
    assert (wish.question, wish.verdict) == ("q", Verdict.DRAWDOWN)
    assert (wish.line, wish.remember) == ("jb", True)
    assert wish.terms == terms(TERMS)


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"verdict": "fee"}, FieldMissingError),
        ({"question": "q"}, FieldMissingError),
        ({"question": "q", "verdict": "maybe"}, FieldError),
        ({"question": "q", "verdict": "fee", "colour": 1}, FieldUnknownError),
    ],
)
def test_an_answer_that_cannot_be_read_is_refused(
    told: dict[str, object], error: type[NotUnderstoodError]
) -> None:
    with pytest.raises(error):
        command({"do": "answer", **told})


@pytest.mark.parametrize(
    ("belief", "value", "said"),
    [
        ("card.monthly.rises", "0.02", "expected card.monthly.rise"),
        ("card.monthly.cut", "0.9", "expected a number from 0.0035 to 0.5"),
    ],
)
def test_a_starting_value_is_one_that_estimates_begin_with(
    belief: str, value: str, said: str
) -> None:
    with pytest.raises(PlannerError, match=said):
        read(do="prior", id=belief, value=value, made_on="2026-11-25")

    sound = read(do="prior", id="card.monthly.cut", value="0.02", made_on="2026-11-25")
    assert isinstance(sound, c.Declare)


@pytest.mark.parametrize("digits", ["1e" + "9" * 40, "0.1e-" + "9" * 40])
def test_an_exponent_beyond_reason_is_refused(digits: str) -> None:
    with pytest.raises(NotUnderstoodError, match="a number of honest size"):
        json_from_text(f'{{"amount": {digits}}}')
