from tests.helpers.bills import app_bill, app_row, read

HEAD_2021 = (
    "收/支,交易对方,对方账号,商品说明,收/付款方式,金额,交易状态,交易分类,"
    "交易订单号,商家订单号,交易时间,"
)


def test_the_2021_generation_has_its_columns_in_another_order(tmp_path):
    row = "支出,面馆,/,午餐,花呗,10.00,交易成功,餐饮美食,1,2,2021-03-05 12:00:00,"
    below = ("----------------", "导出信息：", "支出：1笔 10.00元")

    reading = read(tmp_path, app_bill(row, row[:30], *below, head=HEAD_2021))

    (file,) = reading.files
    assert (file.format, file.rows, file.reconciles) == ("alipay-app-2021", 1, True)
    (judged,) = reading.judged
    assert (judged.channel, judged.counterparty) == ("huabei", "面馆")
    assert str(file.notes[0]) == "Line 5 is cut off and was skipped."


def test_an_amount_is_positive_whatever_the_file_says(tmp_path):
    (judged,) = read(tmp_path, app_bill(app_row(amount="-10.00"))).judged

    assert str(judged.amount) == "10.00"
