import json
from datetime import date
from typing import Any, cast

from planner.app.catalogue_document import issue_document, rest_document
from planner.catalogue.faults import Fault, NameUnknownError
from planner.catalogue.read import catalogue

DAY = date(2026, 11, 25)


def document() -> dict[str, Any]:
    found = rest_document(catalogue(), DAY, "en")
    return cast("dict[str, Any]", json.loads(json.dumps(found)))


def test_the_lpr_is_told_with_the_entry_that_holds() -> None:
    rates = document()["benchmarks"]["LPR-1Y"]

    (now,) = [rate for rate in rates if rate["holds"]]
    assert (now["value"], now["per"], now["from"]) == ("0.03", "year", "2026-01-20")


def test_lines_rules_and_subsidies_carry_their_papers() -> None:
    told = document()
    every = [
        *(line for band in told["bands"] for line in band["lines"]),
        *(ruling for rule in told["rules"] for ruling in rule["rulings"]),
        *(entry for scheme in told["subsidies"] for entry in scheme["entries"]),
        *told["calendar"]["years"],
        *told["calendar"]["spring_festivals"],
    ]

    assert len(every) > 30
    for entry in every:
        assert {"from", "grade", "checked_on", "age_days", "source"} <= set(entry)


def test_a_rule_says_whom_it_binds_and_what_it_forbids() -> None:
    rules = {rule["id"]: rule for rule in document()["rules"]}

    rule = rules["micro-loan-no-repaying"]
    assert (rule["lender_kinds"], rule["purposes"]) == (
        ["micro-lender"],
        ["repay-debt"],
    )
    assert rule["rulings"][0]["say"].startswith("Money of a micro-lender")
    assert rules["cap-micro-consumer"]["rulings"][0]["cap"] == "200000.00"


def test_the_calendar_lists_days_off_and_worked() -> None:
    years = {year["year"]: year for year in document()["calendar"]["years"]}

    assert years[2026]["off"]["2026-10-01"] == "National Day"
    assert "2026-10-10" in years[2026]["working"]


def test_an_issue_names_file_field_and_nearest() -> None:
    why = NameUnknownError(field="limits", nearest="limit", known="limit, rate")

    assert issue_document(Fault("channels/a.toml", "", why)) == {
        "file": "channels/a.toml",
        "entry": "",
        "field": "limits",
        "nearest": "limit",
        "say": str(why),
    }
