import pytest

from planner.exchange import errors
from planner.exchange.recognise import LAYOUTS, recognised, refusal
from planner.exchange.source import sources
from planner.exchange.table import text_tables
from tests.helpers.bills import APP_HEAD, FILES, app_bill, app_row

APP_2021 = (
    "收/支,交易对方,对方账号,商品说明,收/付款方式,金额,交易状态,交易分类,"
    "交易订单号,商家订单号,交易时间,"
)


def _found(folder, content):
    path = folder / "x"
    path.write_bytes(content)
    (source,) = sources(path)
    tables = list(text_tables(source))
    found = next((found for t in tables if (found := recognised(t))), None)
    return found if found is not None else refusal(source, tables)


@pytest.mark.parametrize(
    ("name", "format_id", "line"),
    [
        ("alipay_app_2023.csv", "alipay-app-2023", 25),
        ("alipay_web_2019.csv", "alipay-web-2019", 5),
        ("wechat.csv", "wechat", 17),
        ("jd.csv", "jd", 22),
        ("meituan.csv", "meituan", 20),
        ("abc_debit.csv", "abc-debit", 1),
        ("boc_credit.csv", "boc-credit", 2),
        ("bocom_credit.csv", "bocom-credit", 1),
        ("cgb_credit.csv", "cgb-credit", 1),
        ("cmb_credit.csv", "cmb-credit", 2),
        ("icbc_credit.csv", "icbc-credit", 7),
        ("icbc_debit-v2.csv", "icbc-debit", 7),
    ],
)
def test_a_format_is_told_by_its_columns_not_by_its_name(
    tmp_path, name, format_id, line
):
    found = _found(tmp_path, (FILES / name).read_bytes())

    assert (found.format, found.line) == (format_id, line)


def test_the_generations_of_alipays_app_are_told_apart(tmp_path):
    banner = "支付宝（中国）网络技术有限公司\n"

    def found(text: str) -> str:
        return _found(tmp_path, text.encode("gb18030")).format

    assert found(banner + APP_HEAD) == "alipay-app-2023"
    assert found("支付宝支付科技有限公司\n" + APP_HEAD) == "alipay-app-2026"
    assert found(banner + APP_2021) == "alipay-app-2021"


def test_the_generations_of_alipays_web_are_told_apart(tmp_path):
    content = (FILES / "alipay_web_2019.csv").read_bytes()
    newer = content.replace(b"[2019-08-01", b"[2021-08-01")
    unsaid = content.replace(b"[2019-08-01", b"[x")

    assert _found(tmp_path, newer).format == "alipay-web-2021"
    assert _found(tmp_path, unsaid).format == "alipay-web-2019"


def test_a_bill_without_its_header_is_told_so(tmp_path):
    content = app_bill(app_row(), head="")

    refused = _found(tmp_path, content)

    assert isinstance(refused, errors.NoHeaderError)
    assert "Alipay" in str(refused)


def test_what_is_no_bill_is_told_so(tmp_path):
    assert isinstance(_found(tmp_path, b"a,b\n1,2\n"), errors.NoBillError)
    assert isinstance(_found(tmp_path, b"only words"), errors.NoBillError)


def test_what_is_no_text_is_told_so(tmp_path):
    content = bytes(range(128, 256)) * 10

    assert isinstance(_found(tmp_path, content), errors.WrongEncodingError)


def test_no_layout_hides_another():
    ids = [layout.id for layout in LAYOUTS]

    assert len(set(ids)) == len(ids)
