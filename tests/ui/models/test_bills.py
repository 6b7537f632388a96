"""The columns of judged bill rows."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from planner.app.samples.bill import bill
from planner.exchange.read import read_bills
from planner.model.bills import BillReading
from planner.model.records import Question
from tests.helpers.screen import TODAY, sample
from ui.models.bills import FILES, QUESTIONS, judged
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
    question = Question("q", "f", 1, TODAY, reading().judged[0].amount, "X", "why")
    for columns, rows in ((FILES, reading().files), (QUESTIONS, [question])):
        model = TableModel(columns)
        model.show_rows(rows)
        qtmodeltester.check(model)
