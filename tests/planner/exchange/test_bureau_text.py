from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.errors import DependencyError

from planner.exchange import errors
from planner.exchange.bureau_text import is_report, reports_text
from planner.exchange.source import Source, sources
from tests.helpers import bureau


def test_a_pdf_gives_its_text_whatever_its_name(tmp_path: Path):
    source = bureau.pdf(tmp_path / "x.csv", [bureau.simple(bureau.CARD)])

    text, encoding = reports_text(source) or ("", "")

    assert encoding == "PDF"
    assert is_report(text)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_pasted_text_may_be_in_any_encoding(tmp_path: Path, codec: str):
    path = tmp_path / "pasted.txt"
    path.write_bytes(bureau.LOAN.encode(codec))

    read = reports_text(sources(path)[0])

    assert read is not None
    assert bureau.LOAN in read[0]


def test_other_text_is_no_report():
    assert reports_text(bureau.source("日期,金额\n2025-01-01,1")) is None


def test_a_picture_is_refused_in_one_sentence(tmp_path: Path):
    source = bureau.pdf(tmp_path / "scan.pdf", ["", ""])

    with pytest.raises(errors.PictureError, match="pictures"):
        reports_text(source)


def test_a_pdf_of_other_things_is_refused(tmp_path: Path):
    source = bureau.pdf(tmp_path / "manual.pdf", ["a manual of many letters"])

    with pytest.raises(errors.OtherPdfError):
        reports_text(source)


def _locked(path: Path, source: Source, algorithm: str, user: str) -> Source:
    with source.open() as stream:
        writer = PdfWriter(PdfReader(stream))
        writer.encrypt(user, "owner", algorithm=algorithm)
        writer.write(path)
    return sources(path)[0]


def test_a_pdf_with_a_password_is_refused(tmp_path: Path):
    plain = bureau.pdf(tmp_path / "plain.pdf", [bureau.simple(bureau.CARD)])
    source = _locked(tmp_path / "locked.pdf", plain, "RC4-128", "secret")

    with pytest.raises(errors.LockedPdfError):
        reports_text(source)


def test_a_pdf_that_only_forbids_to_print_is_read(tmp_path: Path):
    plain = bureau.pdf(tmp_path / "plain.pdf", [bureau.simple(bureau.CARD)])
    source = _locked(tmp_path / "locked.pdf", plain, "RC4-128", "")

    assert reports_text(source) is not None


@pytest.mark.parametrize(
    "content", [b"%PDF-1.4\nnothing", b"%PDF-1.4\ntrailer<</Root 1 0 R>>\n%%EOF"]
)
def test_a_damaged_pdf_is_refused(tmp_path: Path, content: bytes):
    path = tmp_path / "x.pdf"
    path.write_bytes(content)

    with pytest.raises(errors.BrokenPdfError):
        reports_text(sources(path)[0])


def test_a_pdf_cut_in_the_middle_is_read_or_refused(tmp_path: Path):
    source = bureau.pdf(tmp_path / "x.pdf", [bureau.simple(bureau.CARD)])
    with source.open() as stream:
        content = stream.read()
    path = tmp_path / "cut.pdf"
    for end in range(200, len(content), 400):
        path.write_bytes(content[:end])
        try:
            reports_text(sources(path)[0])
        except (errors.BrokenPdfError, errors.PictureError, errors.OtherPdfError):
            continue


def test_a_huge_pdf_is_refused_unread():
    source = Source("x.pdf", 1 << 30, b"%PDF-1.4", lambda: pytest.fail("read"))

    with pytest.raises(errors.TooLargeError):
        reports_text(source)


def test_a_cipher_that_is_not_there_is_a_password_too(tmp_path: Path):
    plain = bureau.pdf(tmp_path / "plain.pdf", [bureau.simple(bureau.CARD)])
    _locked(tmp_path / "locked.pdf", plain, "RC4-128", "secret")
    path = tmp_path / "aes.pdf"
    content = (tmp_path / "locked.pdf").read_bytes()
    path.write_bytes(content.replace(b"/V 2", b"/V 5").replace(b"/R 3", b"/R 6"))

    with pytest.raises((errors.LockedPdfError, errors.BrokenPdfError)):
        reports_text(sources(path)[0])


@pytest.mark.parametrize(
    ("cause", "refusal"),
    [
        (KeyError("/Kids"), errors.BrokenPdfError),
        (DependencyError("cryptography"), errors.LockedPdfError),
    ],
)
def test_whatever_a_pdf_makes_its_parser_raise_is_a_refusal(
    monkeypatch: pytest.MonkeyPatch, cause: Exception, refusal: type[Exception]
):
    def raising(_stream: object) -> None:
        raise cause

    monkeypatch.setattr("pypdf.PdfReader", raising)

    with pytest.raises(refusal):
        reports_text(bureau.source("%PDF-1.4"))


def test_a_bill_that_paid_for_a_report_is_no_report():
    text = "日期,说明\n" + "2026-03-05,午餐\n" * 40 + "2026-03-06,个人信用报告查询\n"

    assert reports_text(bureau.source(text)) is None
