"""Every value of the shipped catalogue has its day, grade, source and unit."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from planner.app.channel_rows import FIELDS, history
from planner.catalogue.read import DATA, catalogue
from planner.model.channel import Channel
from planner.model.dated import Dated, Grade, at
from planner.model.offers import Amounts, LenderKind, Rates, Ratios
from planner.model.records import BookKind
from planner.rates import Period

COLLECTED = date(2026, 11, 22)
CATALOGUE = catalogue()
CHANNELS = CATALOGUE.channels
IDS = {
    *("jiebei", "xinyongdai", "huabei", "xinyonggou", "weilidai", "jd-baitiao"),
    *("jd-jintiao", "meituan-jieqian", "meituan-yuefu", "meituan-shengyidai"),
    *("duxiaoman", "wangshangdai", "weiyedai", "bank-online", "credit-card"),
    *("mortgage-business", "mortgage", "provident-fund", "merchant-instalment"),
    *("factoring", "receivables-pledge", "e-certificate", "bank-bill-discount"),
    *("commercial-bill-discount", "on-lending", "startup-guaranteed-person"),
    *("startup-guaranteed-firm", "sole-proprietor", "growth-template"),
    "support-template",
}


def entries(channel: Channel) -> Iterator[tuple[str, Dated[object]]]:
    for field in FIELDS:
        for entry in history(channel, field):
            yield field, entry


def everything() -> Iterator[tuple[str, Dated[object]]]:
    for channel in CHANNELS.values():
        for field, entry in entries(channel):
            yield f"{channel.id} {field}", entry
    for name, history_ in sheets():
        yield from ((name, entry) for entry in history_)


def sheets() -> Iterator[tuple[str, Iterable[Dated[object]]]]:
    yield from CATALOGUE.benchmarks.items()
    yield from ((band.id, band.history) for band in CATALOGUE.bands)
    yield from ((rule.id, rule.ruling) for rule in CATALOGUE.rules)
    yield from ((scheme.id, scheme.history) for scheme in CATALOGUE.subsidies)
    yield "holidays", CATALOGUE.holidays.years.values()
    yield "spring festival", CATALOGUE.holidays.spring.values()


def test_every_channel_is_there_and_no_other() -> None:
    assert set(CHANNELS) == IDS


def test_no_file_has_a_fault() -> None:
    assert [str(fault.why) for fault in CATALOGUE.issues] == []


@pytest.mark.parametrize("channel", CHANNELS.values(), ids=lambda one: one.id)
def test_a_channel_says_who_for_what_and_something_of_its_price(
    channel: Channel,
) -> None:
    told = {field for field, _ in entries(channel)}

    assert {"who", "purposes"} <= told or channel.id == "merchant-instalment"
    assert channel.name.zh != channel.name.en


def test_every_value_has_a_day_a_grade_and_a_source() -> None:
    for name, entry in everything():
        assert date(2011, 1, 1) <= entry.from_ <= date(2030, 1, 1), name
        assert isinstance(entry.grade, Grade), name
        assert entry.source.title.zh, name
        assert entry.source.title.en, name
        assert entry.checked_on <= COLLECTED, name


def test_only_the_last_lpr_was_not_seen_to_hold_on_the_day_of_collecting() -> None:
    old = {name for name, entry in everything() if entry.checked_on != COLLECTED}

    assert old == {"LPR-1Y", "LPR-5Y"}


def test_the_age_of_each_value_is_told() -> None:
    for name, entry in everything():
        if entry.checked_on == COLLECTED:
            assert entry.age(COLLECTED + timedelta(days=30)) == 30, name


def test_no_two_entries_of_a_history_hold_on_one_day() -> None:
    for channel in CHANNELS.values():
        for field in set(FIELDS) - {"remarks"}:
            found = history(channel, field)
            for earlier, later in pairwise(found):
                assert earlier.from_ < later.from_, (channel.id, field)
                ends = earlier.last_day or earlier.from_
                assert ends < later.from_, (channel.id, field)


def test_an_official_value_names_where_it_stands() -> None:
    for name, entry in everything():
        if entry.grade is Grade.OFFICIAL:
            assert entry.source.href or "国办" in entry.source.title.zh, name


def test_common_knowledge_is_never_graded_better_than_assumed() -> None:
    for name, entry in everything():
        if entry.source.title.zh.startswith("常识"):
            assert entry.grade is Grade.ASSUMED, name


def test_a_day_that_no_source_states_says_so() -> None:
    for name, entry in everything():
        if entry.from_ == date(2024, 1, 1) and "spring" not in name:
            assert entry.from_assumed, name


def test_rates_and_limits_lie_within_reason() -> None:
    for channel in CHANNELS.values():
        for field, entry in entries(channel):
            value = entry.value
            if isinstance(value, Rates):
                most = {Period.DAY: "0.001", Period.MONTH: "0.03", Period.YEAR: "0.36"}
                assert 0 < value.low <= value.high <= Decimal(most[value.per]), field
            if isinstance(value, Amounts):
                assert value.high is not None, (channel.id, field)
            if isinstance(value, Ratios):
                assert value.high is not None, (channel.id, field)
                assert value.high <= 1, (channel.id, field)


def test_the_lender_whose_rules_bind_is_one_of_those_told() -> None:
    for channel in CHANNELS.values():
        for entry in channel.lender:
            assert channel.lender_kind in entry.value.kinds, channel.id


def test_micro_lenders_and_banks_are_told_apart() -> None:
    micro = {
        one.id
        for one in CHANNELS.values()
        if one.lender_kind is LenderKind.MICRO_LENDER
    }

    assert micro == {
        *("jd-baitiao", "jd-jintiao", "meituan-jieqian", "meituan-yuefu"),
        *("meituan-shengyidai", "duxiaoman"),
    }


def test_firms_alone_sell_bills_and_receivables() -> None:
    for name in ("factoring", "e-certificate", "bank-bill-discount"):
        assert CHANNELS[name].borrowers == {BookKind.BUSINESS}


@pytest.mark.parametrize(
    ("name", "day", "percent"),
    [
        ("LPR-1Y", "2019-08-20", "4.25"),
        ("LPR-1Y", "2020-08-20", "3.85"),
        ("LPR-1Y", "2021-12-19", "3.85"),
        ("LPR-1Y", "2021-12-20", "3.80"),
        ("LPR-1Y", "2024-10-20", "3.35"),
        ("LPR-1Y", "2024-10-21", "3.10"),
        ("LPR-1Y", "2026-11-25", "3.00"),
        ("LPR-5Y", "2019-09-20", "4.85"),
        ("LPR-5Y", "2022-05-20", "4.45"),
        ("LPR-5Y", "2024-02-20", "3.95"),
        ("LPR-5Y", "2025-05-19", "3.60"),
        ("LPR-5Y", "2025-05-20", "3.50"),
    ],
)
def test_the_lpr_of_a_day_is_that_of_its_last_change(
    name: str, day: str, percent: str
) -> None:
    entry = at(CATALOGUE.benchmarks[name], date.fromisoformat(day))

    assert entry is not None
    assert entry.value.value == Decimal(percent) / 100
    assert entry.value.per is Period.YEAR


def test_before_the_reform_there_was_no_lpr() -> None:
    assert at(CATALOGUE.benchmarks["LPR-1Y"], date(2019, 8, 19)) is None


def test_the_cap_of_a_start_up_loan_is_the_lpr_and_150_basis_points() -> None:
    for name in ("startup-guaranteed-person", "startup-guaranteed-firm"):
        for entry in CHANNELS[name].rate:
            lpr = at(CATALOGUE.benchmarks["LPR-1Y"], entry.from_)
            assert lpr is not None
            assert entry.value.high == lpr.value.value + Decimal("0.015")
            assert entry.grade is Grade.COMPUTED


def test_every_source_that_has_a_key_is_used() -> None:
    keys = [
        line.strip("[]")
        for line in (DATA / "sources.toml").read_text("utf-8").splitlines()
        if line.startswith("[")
    ]
    texts = [path.read_text("utf-8") for path in DATA.rglob("*.toml")]

    unused = [key for key in keys if not any(f'source = "{key}"' in t for t in texts)]
    assert unused == []


def test_rules_name_channels_that_are_there() -> None:
    for rule in CATALOGUE.rules:
        assert rule.channels <= IDS, rule.id
