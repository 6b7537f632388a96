import gc
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from planner.errors import PlannerError
from planner.exchange import errors, read
from planner.exchange.read import read_bills
from planner.exchange.source import sources
from planner.model.bills import BillReading
from planner.model.book import Book
from planner.wording.say import say
from tests.helpers import bureau
from tests.helpers.bills import FILES, app_bill, app_row
from tests.helpers.locked import PASSWORD, locked_zip

GOLDEN = Path(__file__).parent / "golden"
NAMES = sorted(path.name for path in FILES.iterdir() if path.suffix != ".md")


def _read_or_refused(name: str) -> str:
    try:
        return _told(read_bills([FILES / name], Book()))
    except PlannerError as refused:
        return f"refused: {say(refused)}\n".replace(f"{FILES}/", "")


def _told(reading: BillReading) -> str:
    (file,) = reading.files
    period = f"{file.since} to {file.until}"
    head = [
        f"{file.format}, {file.encoding}, {file.rows} rows, {period}",
        f"reconciles: {file.reconciles}",
        *(f"  {note}" for note in file.notes),
    ]
    rows = [
        f"{row.row} {row.on} {row.amount} {row.verdict.value} {row.channel or '-'}"
        f" | {row.counterparty} | {row.why}"
        for row in reading.judged
    ]
    return "\n".join((*head, *rows, ""))


@pytest.mark.parametrize("name", NAMES)
def test_every_row_of_the_real_files_has_the_verdict_that_was_agreed(name, accept):
    told = _read_or_refused(name)
    golden = GOLDEN / f"{name}.txt"
    if accept:
        golden.write_text(told, encoding="utf-8")

    assert told == golden.read_text(encoding="utf-8")


def test_there_is_no_golden_list_without_its_file():
    assert sorted(path.name for path in GOLDEN.iterdir()) == [f"{n}.txt" for n in NAMES]


def test_one_file_that_is_no_bill_refuses_all(tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("a,b\n", encoding="utf-8")

    with pytest.raises(errors.NoBillError) as refused:
        read_bills([FILES / "jd.csv", other], Book())

    assert refused.value.values["file"] == str(other)


def test_progress_is_told_and_a_cancel_stops_it(tmp_path):
    path = tmp_path / "long.csv"
    path.write_bytes(app_bill(*(app_row(str(n)) for n in range(5000))))
    told: list[float] = []

    read_bills([path], Book(), progress=told.append)

    assert told == sorted(told)
    assert len(told) == 6  # each half of the work at rows 0, 2000 and 4000
    assert 0 <= told[0] < told[2] <= told[3] < told[5] < 1
    with pytest.raises(errors.ImportCancelledError):
        read_bills([path], Book(), cancelled=lambda: True)


def test_a_cancel_stops_the_matching_of_rows_too(tmp_path):
    path = tmp_path / "long.csv"
    path.write_bytes(app_bill(*(app_row(str(n)) for n in range(5000))))
    asked = iter([False] * 4 + [True])

    with pytest.raises(errors.ImportCancelledError):
        read_bills([path], Book(), cancelled=lambda: next(asked))


def test_a_locked_zip_opens_with_its_password(tmp_path):
    path = locked_zip(
        tmp_path / "bill.zip", {"jd.csv": (FILES / "jd.csv").read_bytes()}
    )

    reading = read_bills([path], Book(), password=PASSWORD)

    assert reading.files[0].file == f"{path}/jd.csv"
    assert reading.files[0].rows


@pytest.mark.parametrize("is_on", [True, False])
def test_the_search_for_cycles_is_left_as_it_was(is_on):
    was_on = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        read_bills([FILES / "jd.csv"], Book())
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()


def test_twenty_thousand_rows_are_read_whole(tmp_path):
    path = tmp_path / "long.csv"
    path.write_bytes(app_bill(*(app_row(str(n % 900)) for n in range(20_000))))

    reading = read_bills([path], Book())

    assert len(reading.judged) == reading.files[0].rows == 20_000
    assert reading.files[0].since == date(2026, 3, 5)


CONTENTS = {name: (FILES / name).read_bytes() for name in NAMES}


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A real file with some bytes changed, dropped, doubled or cut off."""
    content = bytearray(CONTENTS[draw(st.sampled_from(NAMES))])
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(content)))
        size = draw(st.integers(0, 40))
        match draw(st.sampled_from(["put", "drop", "double", "cut"])):
            case "put":
                content[at : at + size] = draw(st.binary(max_size=40))
            case "drop":
                del content[at : at + size]
            case "double":
                content[at:at] = content[at : at + size]
            case _:
                del content[max(at, 1) :]
    return bytes(content)


def _ends_well(folder: Path, content: bytes) -> None:
    path = folder / "mutated"
    path.write_bytes(content)
    try:
        reading = read_bills([path], Book())
    except PlannerError:
        return
    assert reading.files[0].rows == len(reading.judged)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("mutated")


@given(content=mutated())
@example(content=b"")
@example(content=b"\x00\x00\x00\x00,")
def test_a_damaged_file_ends_in_verdicts_or_one_clear_refusal(folder, content):
    _ends_well(folder, content)


@pytest.mark.long
@given(content=mutated())
@settings(max_examples=10_000, suppress_health_check=list(HealthCheck))
def test_ten_thousand_damaged_files_end_well(folder, content):
    _ends_well(folder, content)


def test_a_credit_report_is_taken_before_the_bills(tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(bureau.CARD, encoding="utf-8")
    bill = tmp_path / "bill.csv"
    row = app_row(method="招商银行信用卡(1234)")
    bill.write_bytes(app_bill(row))

    reading = read_bills([bill, report], Book())

    assert [file.format for file in reading.files] == [
        "credit-report",
        "alipay-app-2026",
    ]
    assert reading.judged[0].line == reading.reports[0].placed[0].record


def test_a_zip_that_changes_while_it_is_unpacked_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "bills.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("bill.csv", app_bill(app_row()))

    def meanwhile(*given):
        found = sources(*given)
        path.write_bytes(path.read_bytes() + b"\0")
        return found

    monkeypatch.setattr(read, "sources", meanwhile)

    with pytest.raises(errors.FileChangedError):
        read_bills([path], Book())
