"""``show BOOK sectors``."""

import json

from planner.app.queries import Look
from planner.app.sectors_document import sectors_document, sectors_text
from planner.model.book import Book
from tests.helpers import lives

LOOK = Look(Book(), lives.ON)


def test_every_sort_of_firm_has_its_channels_with_grades() -> None:
    told = json.loads(json.dumps(sectors_document(LOOK)))["sectors"]

    assert [one["sector"] for one in told] == ["shop", "factory", "start-up", "farm"]
    farm = {one["channel"]: one for one in told[3]["channels"]}
    assert farm["on-lending"]["papers"] is None
    assert farm["on-lending"]["money_in"] is None
    assert farm["on-lending"]["direct"] is False
    assert farm["sole-proprietor"]["papers"]["grade"] == "hearsay"
    assert farm["sole-proprietor"]["money_in"]["days"] == [0, 7]


def test_what_nobody_knows_is_asked_of_the_bank() -> None:
    text = sectors_text(LOOK)

    assert "not known: ask the bank" in text
    assert "(grade hearsay)" in text
