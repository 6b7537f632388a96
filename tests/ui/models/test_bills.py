"""The columns of judged bill rows."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from planner.app.queries_questions import question_row
from planner.app.samples.bill import bill
from planner.exchange.read import read_bills
from planner.model.bills import BillReading, Verdict
from planner.model.book import Book
from planner.model.records import Question
from tests.helpers import bureau
from tests.helpers.screen import TODAY, sample
from ui.models.bills import FILES, QUESTIONS, Shown, fitting, judged, summary
from ui.models.table import SHARE, SORT, Sorted, TableModel


def reading() -> BillReading:
    import tempfile  # noqa: PLC0415  # only here
    from pathlib import Path  # noqa: PLC0415  # only here

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "alipay.csv"
        file.write_bytes(bill(TODAY))
        return read_bills([file], sample())


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TableModel(judged(str.upper))
    model.show_rows(reading().judged)

    qtmodeltester.check(model)
    qtmodeltester.check(Sorted(model))


def test_every_cell_says_something_readable(qtbot: object) -> None:
    model = TableModel(judged(str.upper))
    model.show_rows(reading().judged)

    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            assert isinstance(index.data(), str)
            roles = (SORT, SHARE, *(role.value for role in Qt.ItemDataRole))
            assert all(model.data(index, role) is not model for role in roles)
    assert model.rowCount() > 0


def test_files_and_questions_are_readable_too(qtmodeltester: ModelTester) -> None:
    asked = Question("q", "f", 1, TODAY, reading().judged[0].amount, "X", "why")
    question = question_row(sample(), asked)
    for columns, rows in ((FILES, reading().files), (QUESTIONS, [question])):
        model = TableModel(columns)
        model.show_rows(rows)
        qtmodeltester.check(model)


def test_rows_are_chosen_by_group_verdict_and_words() -> None:
    rows = reading().judged
    nobody: frozenset[str] = frozenset()
    first = frozenset({rows[0].fingerprint})

    def places(wanted: Shown | Verdict, words: str = "") -> list[int]:
        found = fitting(rows, wanted, words, asked=nobody, changed=first)
        return [row.row for row in found]

    assert len(places(Shown.ALL)) == len(rows)
    assert places(Shown.CHANGED) == [rows[0].row]
    assert places(Shown.OPEN) == []
    assert len(places(Shown.CREDIT)) < len(rows)
    assert len(places(Verdict.DRAWDOWN)) == 2
    assert places(Shown.ALL, "316.4") == [rows[0].row]
    assert places(Shown.ALL, rows[0].on.isoformat())[0] == rows[0].row


def test_a_summary_counts_what_is_new() -> None:
    assert summary(reading()).endswith("questions")
    assert "1 repayment matched, 2 drawdowns, 1 refund" in summary(reading())
    assert summary(BillReading((), (), (), (), ())) == "0 questions"


def test_a_file_without_rows_has_no_period(qtbot: object) -> None:
    model = TableModel(FILES)
    file = reading().files[0]
    model.show_rows([replace(file, since=None, until=None, reconciles=None)])

    cells = [model.index(0, n).data() for n in range(model.columnCount())]
    assert "—" in cells
    assert "not stated" in cells


def test_a_payment_for_several_loans_names_them_all() -> None:
    row = (
        reading()
        .judged[0]
        ._replace(
            loan="a", instalment=3, parts=(("a", 3), ("b", None)), duplicate=False
        )
    )
    goes_to = judged(str.upper)[6]

    assert goes_to.text(row) == "A, instalment 3; B"
    assert goes_to.tip is not None
    assert isinstance(goes_to.tip(row), str)


def test_a_summary_counts_what_a_credit_report_brings() -> None:
    made = bureau.taken(Book(), bureau.simple(*bureau.ALL))

    told = summary(made)

    assert "new line" in told
    assert "new loan" in told
    assert "limit reading" in told
