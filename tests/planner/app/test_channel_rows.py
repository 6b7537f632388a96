from datetime import date

from planner.app.channel_rows import FIELDS, as_document, fact_rows
from planner.catalogue.entries import READERS
from planner.catalogue.read import catalogue
from planner.model.dated import Grade
from planner.wording import i18n

DAY = date(2026, 11, 25)
CHANNELS = catalogue().channels


def test_every_field_that_can_be_read_can_be_shown() -> None:
    assert set(FIELDS) == set(READERS)


def test_a_row_says_the_value_with_its_papers() -> None:
    rows = {row.field: row for row in fact_rows(CHANNELS["weilidai"], DAY)}

    limit = rows["limit"]
    assert limit.value == "¥500–¥200,000"
    assert (limit.grade, limit.age_days) == (Grade.HEARSAY, 3)
    assert limit.holds
    assert limit.from_assumed
    assert limit.note is not None


def test_what_holds_stands_before_what_is_past() -> None:
    rows = [
        row for row in fact_rows(CHANNELS["credit-card"], DAY) if row.field == "rate"
    ]

    assert [row.holds for row in rows] == [True, False]
    assert rows[1].last_day == date(2020, 12, 31)


def test_remarks_hold_side_by_side() -> None:
    rows = [row for row in fact_rows(CHANNELS["jiebei"], DAY) if row.field == "remarks"]

    assert len(rows) > 1
    assert all(row.holds for row in rows)
    assert not any(row.holds for row in fact_rows(CHANNELS["jiebei"], date(2020, 1, 1)))


def test_a_document_names_each_field_as_the_file_does() -> None:
    document = as_document(CHANNELS["jd-jintiao"], DAY, "zh")

    assert document["name"] == "京东金条"
    assert document["lender_kind"] == "micro-lender"
    assert document["borrowers"] == ["person"]
    assert document["rate"] == [
        {
            "low": "0.00019",
            "high": "0.00095",
            "per": "day",
            "text": "0.019%–0.095% a day",
            "holds": True,
            "from": "2024-01-01",
            "from_assumed": True,
            "grade": "hearsay",
            "checked_on": "2026-11-22",
            "age_days": 3,
            "source": {
                "title": "消费金融内容网站（未逐一具名，互有出入）",
                "href": "",
            },
            "note": "按日计息方式",
        }
    ]


def test_values_of_every_shape_have_their_unit() -> None:
    huabei = as_document(CHANNELS["huabei"], DAY, "en")
    bank = as_document(CHANNELS["mortgage-business"], DAY, "en")

    def first(document: dict[str, object], field: str) -> dict[str, object]:
        found = document[field]
        assert isinstance(found, list)
        (entry, *_) = found
        assert isinstance(entry, dict)
        return entry

    assert first(huabei, "limit")["unit"] == "yuan"
    assert first(huabei, "limit")["high"] == "10000.00"
    assert first(huabei, "instalment_fee")["total"] == {
        "3": "0.025",
        "6": "0.045",
        "9": "0.065",
        "12": "0.088",
    }
    assert first(huabei, "instalment_fee")["last_day"] == "2023-12-31"
    assert first(huabei, "terms")["unit"] == "month"
    assert first(huabei, "purposes")["uses"] == ["consumption"]
    assert first(huabei, "who")["say"] == {"zh": "支付宝用户", "en": "Alipay users."}
    assert first(bank, "share")["unit"] == "ratio"
    assert first(bank, "money_in")["unit"] == "working-day"
    papers = first(bank, "papers")["list"]
    assert isinstance(papers, list)
    assert papers[0] == {"zh": "营业执照", "en": "business licence"}


def test_rows_speak_the_language_chosen() -> None:
    i18n.use("zh")

    rows = {row.field: row.value for row in fact_rows(CHANNELS["weilidai"], DAY)}

    assert rows["terms"] == "5/10/20 个月、等额本金"
