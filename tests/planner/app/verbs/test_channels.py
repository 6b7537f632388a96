import argparse
import io
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from planner.app.parts import Answer, Parts
from planner.app.verbs import channels
from planner.catalogue.read import Catalogue
from planner.errors import FieldError
from planner.wording import i18n
from tests.helpers import catalogues

DAY = date(2026, 11, 25)


def call(*argv: str) -> Answer:
    parser = argparse.ArgumentParser()
    channels.add(parser)
    parts = cast("Parts", argparse.Namespace(on=DAY, stdin=io.StringIO()))
    return channels.run(parser.parse_args(argv), parts)


def test_all_channels_are_told_with_the_age_of_every_value() -> None:
    document = cast("dict[str, Any]", call().document)

    assert len(document["channels"]) == 30
    assert document["issues"] == []
    for one in document["channels"]:
        for field in ("limit", "rate", "terms", "papers"):
            for entry in one[field]:
                assert entry["age_days"] == 3
                assert entry["source"]["title"]


def test_the_table_has_a_line_for_each_channel_in_the_language_chosen() -> None:
    table, *_ = call().text.split("\n\n")
    assert len(table.splitlines()) == 32
    i18n.use("zh")
    text = call().text
    assert text.startswith("渠道")
    assert "京东金条" in text


def test_templates_stand_last() -> None:
    table, *_ = call().text.split("\n\n")
    lines = table.splitlines()

    assert all("(template)" in line for line in lines[-2:])


def test_one_channel_is_told_whole() -> None:
    answer = call("mortgage-business")

    document = cast("dict[str, Any]", answer.document)
    assert [one["id"] for one in document["channels"]] == ["mortgage-business"]
    assert "15–25 working days" in answer.text
    assert "≈2024-01-01" in answer.text
    assert "2017-01-01–2020-12-31" in call("credit-card").text


@pytest.mark.parametrize(
    ("wanted", "near"), [("jintiao", "jd-jintiao"), ("zz", "huabei")]
)
def test_an_unknown_channel_is_refused_with_the_nearest(wanted: str, near: str) -> None:
    with pytest.raises(FieldError) as refused:
        call(wanted)

    assert near in str(refused.value)


def test_a_fault_stands_under_the_table_and_the_rest_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = catalogues.folder(
        tmp_path,
        {
            "sound": catalogues.channel("sound", catalogues.LIMIT),
            "broken": catalogues.channel("broken").replace("revolving", "revolvng"),
        },
    )
    monkeypatch.setattr(channels, "catalogue", lambda: Catalogue(folder))

    answer = call()

    assert "sound" in answer.text
    assert "channels/broken.toml" in answer.text
    (issue,) = cast("list[dict[str, object]]", answer.document["issues"])
    assert (issue["file"], issue["field"], issue["nearest"]) == (
        "channels/broken.toml",
        "kind",
        "revolving",
    )
