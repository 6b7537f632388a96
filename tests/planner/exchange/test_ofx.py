import pytest

from planner.errors import InLineError
from planner.exchange import errors, ofx
from planner.model.bills import Verdict
from tests.helpers.bills import FILES, read

HEAD = (
    "OFXHEADER:100\nENCODING:UTF-8\n\n<OFX>\n<{kind}>\n<CURDEF>CNY\n<ACCTID>62251234\n"
)
ROW = (
    "<STMTTRN>\n<TRNTYPE>{kind}\n<DTPOSTED>20260305120000.000\n<TRNAMT>{amount}\n"
    "<FITID>{amount}\n<NAME>{name}\n</STMTTRN>\n"
)


def _read(folder, *rows, kind="STMTRS", codec="utf-8"):
    text = HEAD.format(kind=kind) + "".join(rows) + f"</{kind}>\n</OFX>\n"
    return read(folder, text.encode(codec))


def _row(amount, name, kind="OTHER"):
    return ROW.format(amount=amount, name=name, kind=kind)


@pytest.mark.parametrize(
    ("codec", "encoding"), [("utf-8", "UTF-8"), ("gb18030", "GB18030")]
)
def test_a_card_statement_tells_spending_and_payments(tmp_path, codec, encoding):
    rows = (_row("-12.50", "午餐"), _row("500.00", "PAYMENT - THANK YOU"))

    reading = _read(tmp_path, *rows, kind="CCSTMTRS", codec=codec)

    assert (reading.files[0].format, reading.files[0].encoding) == ("ofx", encoding)
    assert [(x.row, x.verdict, str(x.amount)) for x in reading.judged] == [
        (8, Verdict.DRAWDOWN, "12.50"),
        (15, Verdict.REPAYMENT, "500.00"),
    ]
    assert reading.judged[0].channel == "credit-card"


def test_an_account_statement_is_no_credit(tmp_path):
    reading = _read(tmp_path, _row("-12.50", "午餐"), _row("1.00", "结息"))

    assert {x.verdict for x in reading.judged} == {Verdict.NOT_CREDIT}


def test_a_transaction_that_never_ends_is_still_told(tmp_path):
    unclosed = _row("-1.00", "a").replace("</STMTTRN>\n", "")

    assert len(_read(tmp_path, unclosed, _row("-2.00", "b")).judged) == 2


@pytest.mark.parametrize("name", ["date_missing", "decimal_error"])
def test_a_broken_transaction_is_refused_with_its_line(tmp_path, name):
    with pytest.raises(InLineError, match="line 3"):
        read(tmp_path, (FILES / f"fail_nice__{name}.ofx").read_bytes())


def test_a_file_in_no_known_encoding_is_refused(tmp_path):
    with pytest.raises(errors.WrongEncodingError):
        read(tmp_path, b"<OFX>\xff\xff\xff")


def test_what_is_longer_than_any_statement_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(ofx, "_MOST_ROWS", 1)
    with pytest.raises(errors.TooManyRowsError, match="more than 1 rows"):
        _read(tmp_path, _row("1.00", "a"), _row("2.00", "b"))

    monkeypatch.setattr(ofx, "_MOST", 100)
    with pytest.raises(errors.TooLargeError):
        _read(tmp_path, _row("1.00", "a"))
