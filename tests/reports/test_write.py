import errno
import os
import re
import subprocess
import sys
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.app.files import (
    TargetForeignError,
    TargetIsTheBookError,
    TargetReadOnlyError,
)
from planner.app.report_options import Kind, ReportOptions
from planner.errors import FieldError, PlannerError
from planner.wording import i18n
from planner.wording.say import say
from reports import document as d
from reports import faces, pdf, text
from reports.write import (
    REPORTS,
    NothingInPeriodError,
    ReportKindError,
    report,
    write_report,
)
from tests.helpers import lives, make, papers

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
ON = lives.ON
FIGURE = re.compile(r"-?¥?\d[\d,]*\.\d\d(?!\d)%?")
# An effect is a mean of many paths; its last fen is the machine's, not ours.
EFFECT = re.compile(r"^([▲▼].*?)\s+-?[\d,]+\.\d\d$", re.MULTILINE)
# How near the bound comes is the search's own affair; its tests hold it below the cost.
BOUND = re.compile(r"(plan can cost less than |方案的成本都不会低于)¥[\d,]+\.\d\d")
CASES = [
    ("person", "person"),
    ("person", "bank"),
    ("person", "plan"),
    ("firm", "business"),
    ("firm", "bank"),
]


@cache
def made(owner: str, kind: str, language: i18n.Language) -> d.Document:
    i18n.use(language)
    book = {"person": lives.person, "firm": lives.firm}[owner]()
    return report(book, ON, kind)


def golden(owner: str, kind: str, language: str) -> Path:
    return GOLDEN / f"report-{owner}-{kind}-{language}.txt"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize(("owner", "kind"), CASES)
def test_a_report_says_what_was_accepted(
    owner: str,
    kind: str,
    language: i18n.Language,
    accept: bool,  # noqa: FBT001  # a fixture
) -> None:
    said = EFFECT.sub(r"\1 #", text.plain(made(owner, kind, language)))
    said = BOUND.sub(r"\1#", said)
    accepted = golden(owner, kind, language)

    if accept:
        accepted.write_text(said, encoding="utf-8")

    assert said == accepted.read_text(encoding="utf-8")


def test_every_accepted_report_is_used() -> None:
    used = {golden(*case, language) for case in CASES for language in i18n.LANGUAGES}

    assert set(GOLDEN.glob("report-*.txt")) == used


@pytest.mark.parametrize(("owner", "kind"), CASES)
def test_every_figure_on_paper_is_one_of_the_document(owner: str, kind: str) -> None:
    document = made(owner, kind, "en")
    known = set(FIGURE.findall("\n".join(d.texts(document))))

    printed = set(FIGURE.findall(papers.text_of(pdf.ink(document))))

    assert printed
    assert printed <= known


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_face_of_a_report_is_embedded(language: i18n.Language) -> None:
    printed = pdf.ink(made("firm", "business", language))

    assert all(papers.fonts_of(printed).values())


NAMES = st.text(min_size=1, max_size=40).filter(lambda name: name.strip())


@settings(max_examples=15)
@given(NAMES, st.integers(1, 10**15))
def test_any_name_and_any_amount_can_be_printed(name: str, fen: int) -> None:
    amount = make.money("0.00").__class__(fen)
    book = make.book(
        make.profile(lives.FIRM, name=name),
        make.receivable(debtor=name, amount=amount),
        make.cash(amount, ON),
    )

    document = report(book, ON, "business")

    assert f"¥{fen // 100:,}.{fen % 100:02d}" in papers.text_of(pdf.ink(document))


def test_names_with_mark_up_are_printed_as_typed(tmp_path: Path) -> None:
    name = "<b>Li & Söhne</b> <font size=99>"
    out = tmp_path / "li.pdf"

    write_report(lives.person(make.profile(name=name)), ON, out, "person")

    assert name in papers.text_of(out.read_bytes())


def test_the_number_of_pages_is_told(tmp_path: Path) -> None:
    out = tmp_path / "li.pdf"

    pages = write_report(make.book(), ON, out, "person")

    assert f"Page {pages} of {pages}" in papers.text_of(out.read_bytes())


def test_an_earlier_report_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    write_report(make.book(), ON, out, "person")

    write_report(make.book(), ON, out, "bank")

    assert "Papers attached" in papers.text_of(out.read_bytes())


@pytest.mark.parametrize("content", [b"", b"my letter", b"%PDF-1.4 of another program"])
def test_a_file_of_another_program_is_spared_unless_told(
    tmp_path: Path, content: bytes
) -> None:
    out = tmp_path / "letter.pdf"
    out.write_bytes(content)

    with pytest.raises(TargetForeignError):
        write_report(make.book(), ON, out, "person")
    assert out.read_bytes() == content

    write_report(make.book(), ON, out, "person", force=True)
    assert out.read_bytes().startswith(b"%PDF-")


def test_the_book_itself_is_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "my.book"
    out.write_bytes(b"a book")

    with pytest.raises(TargetIsTheBookError):
        write_report(make.book(), ON, out, "person", force=True, book_file=out)


def test_a_business_report_of_a_private_person_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"

    with pytest.raises(ReportKindError) as refused:
        write_report(make.book(), ON, out, "business")

    assert "private person" in say(refused.value)
    assert not out.exists()


def test_a_kind_that_nobody_knows_is_named() -> None:
    with pytest.raises(FieldError, match="person, business, bank, plan"):
        report(make.book(), ON, "poem")


def test_the_kinds_are_those_of_the_verb() -> None:
    from planner.app.verbs.report import KINDS  # noqa: PLC0415  # a neighbour's list

    assert tuple(REPORTS) == KINDS


def test_the_same_book_is_the_same_file_in_two_processes() -> None:
    code = (
        "import hashlib; from reports import pdf; from reports.write import report;"
        "from tests.helpers import lives;"
        "made = pdf.ink(report(lives.firm(), lives.ON, 'business'));"
        "print(hashlib.sha256(made).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(said) == 1


def test_a_period_of_which_the_book_knows_nothing_is_refused() -> None:
    options = ReportOptions(since=date(1990, 1, 1), until=date(1990, 2, 1))

    with pytest.raises(NothingInPeriodError):
        report(lives.person(), ON, options)


def test_a_period_in_which_only_cash_is_known_has_a_report() -> None:
    book = make.book(make.cash(on=ON))
    options = ReportOptions(since=date(2026, 12, 1), until=date(2026, 12, 31))

    assert report(book, ON, options).sections


@pytest.mark.parametrize("kind", ["person", "bank", "plan"])
def test_years_have_pages_of_their_own_on_request(kind: Kind) -> None:
    made = report(lives.person(), ON, ReportOptions(kind=kind, is_yearly=True))

    assert "The year 2027" in [section.title for section in made.sections]


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A report of yesterday, alone in its folder."""
    out = tmp_path / "out" / "report.pdf"
    out.parent.mkdir()
    write_report(make.book(), ON, out, "person")
    return out


def refused(out: Path, expected: type[PlannerError]) -> str:
    """Why no report was written; what was there is there still, and nothing else."""
    before = out.read_bytes()

    with pytest.raises(expected) as why:
        write_report(make.book(make.cash(on=ON)), ON, out, "person")

    assert out.read_bytes() == before
    assert [*out.parent.iterdir()] == [out]
    told = say(why.value)
    assert told.count("\n") == 0
    return told


def test_without_a_font_there_is_one_sentence_and_no_half_pdf(
    earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(face: str) -> faces.Face:
        raise faces.FontMissingError(file=f"{face}.ttf")

    monkeypatch.setattr(faces, "font", gone)

    assert "NotoSansSC" in refused(earlier, faces.FontMissingError)


@pytest.mark.parametrize(
    "why", [errno.EACCES, errno.EROFS, errno.EBUSY, errno.ETXTBSY, errno.ENOSPC]
)
@pytest.mark.parametrize("step", ["replace", "fsync", "mkstemp"])
def test_a_locked_or_full_place_is_one_sentence_and_no_half_pdf(
    earlier: Path, monkeypatch: pytest.MonkeyPatch, step: str, why: int
) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise OSError(why, os.strerror(why))

    place = {"replace": Path, "fsync": os, "mkstemp": tempfile}[step]
    monkeypatch.setattr(place, step, broken)

    told = refused(earlier, TargetReadOnlyError)

    assert os.strerror(why) in told
    assert "nothing was changed" in told


def test_a_report_open_in_a_viewer_keeps_what_the_viewer_shows(earlier: Path) -> None:
    before = earlier.read_bytes()

    with earlier.open("rb") as viewer:
        # A new file takes the name; the open one lives on until it is closed.
        write_report(make.book(make.cash(on=ON)), ON, earlier, "person")
        assert viewer.read() == before

    assert earlier.read_bytes() != before
    assert [*earlier.parent.iterdir()] == [earlier]
