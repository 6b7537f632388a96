import pytest

from planner.errors import FieldError
from planner.exchange.bulk import Bulk, Later, joined
from planner.exchange.fingerprint import fingerprints
from planner.money import Money
from tests.helpers.bills import bill_row


def _columns(*rows: tuple[str, ...]):
    return [*zip(*([cell.encode() for cell in row] for row in rows), strict=True)]


def _row(when="2026-03-05 12:00:00", cost="10.00", order="1", item="午餐", kind="餐饮"):
    return (when, kind, "面馆", item, "支出", cost, "花呗", "交易成功", order, " 备注 ")


def test_what_comes_later_is_made_once_and_only_when_asked():
    made = []

    def make():
        made.append(1)
        return (1, 2, 3)

    later = Later(3, make)

    assert len(later) == 3
    assert not made
    assert [*later] == [1, 2, 3] == [later[0], *later[1:]]
    assert later == (1, 2, 3)
    assert later != 3
    assert hash(later) == hash((1, 2, 3))
    assert made == [1]


def test_parts_that_are_all_there_are_joined_at_once():
    assert joined([(1,), (2, 3)]) == (1, 2, 3)
    assert isinstance(joined([(1,), Later(1, lambda: (2,))]), Later)
    assert [*joined([(1,), Later(1, lambda: (2,))])] == [1, 2]


def test_a_row_is_what_its_cells_say():
    bulk = Bulk("utf-8")
    bulk.add([7], _columns(_row(order=" 2026 ", cost="12.30")))

    assert bulk.rows()[0] == bill_row(
        line=7,
        amount="12.30",
        kind="餐饮",
        party="面馆",
        item="午餐",
        method="花呗",
        order="2026",
        note="备注",
    )
    assert len(bulk) == 1


def test_amounts_in_other_forms_are_read_one_by_one():
    bulk = Bulk("utf-8")
    bulk.add(range(3), _columns(_row(cost="¥1,200.5"), _row(cost="-3.00"), _row()))

    assert bulk.fen == [120050, 300, 1000]


@pytest.mark.parametrize(
    ("row", "error"), [(_row(when="5. März"), ValueError), (_row(cost="x"), FieldError)]
)
def test_other_days_and_no_amounts_are_refused(row, error):
    with pytest.raises(error):
        Bulk("utf-8").add([1], _columns(row))


def test_fingerprints_are_those_of_the_rows():
    bulk = Bulk("utf-8")
    rows = [
        _row(order="20260305" * 3),
        _row(order="short"),
        _row(order="short"),
        _row(order="20260306" * 3, item="退款-午餐"),
    ]
    bulk.add(range(4), _columns(*rows))

    assert [*bulk.marks("alipay")] == [*fingerprints([*bulk.rows()], "alipay")]


def test_rows_of_the_same_texts_are_one_lump():
    bulk = Bulk("utf-8")
    bulk.add(range(3), _columns(_row(), _row(cost="2.50"), _row(item="晚餐")))

    lumps = bulk.lumps()

    assert [(lump.item, lump.times, lump.counted) for lump in lumps] == [
        ("午餐", 2, Money(1250)),
        ("晚餐", 1, Money(1000)),
    ]
    assert [*bulk.texts()][1].startswith("餐饮面馆晚餐")


@pytest.mark.parametrize("padding", ["", " "])
def test_time_orders_the_rows_however_they_are_written(padding):
    bulk = Bulk("utf-8")
    late, early = _row("2026-03-05 12:00:01"), _row("2026-03-05 09:00:00" + padding)
    bulk.add(range(3), _columns(late, early, late))

    assert bulk.oldest([0, 1, 2]) == 1
    assert bulk.oldest_first([0, 1, 2]) == [1, 0, 2]
