from planner.model.bills import Verdict
from tests.helpers.bills import FILES, read


def test_the_card_repayment_is_the_one_credit_row_of_the_example(tmp_path):
    reading = read(tmp_path, (FILES / "wechat.csv").read_bytes())

    credit = [x for x in reading.judged if x.channel is not None]

    assert [(x.row, x.verdict, str(x.amount)) for x in credit] == [
        (27, Verdict.REPAYMENT, "548.58")
    ]


def test_a_row_that_is_cut_inside_its_quotes_takes_no_other_with_it(tmp_path):
    lines = (FILES / "wechat.csv").read_bytes().split(b"\n")
    lines[17] = lines[17][:35]

    reading = read(tmp_path, b"\n".join(lines))

    assert [row.row for row in reading.judged] == list(range(19, 45))
    assert str(reading.files[0].notes[0]) == "Line 18 is cut off and was skipped."
