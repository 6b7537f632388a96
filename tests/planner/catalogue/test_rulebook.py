from pathlib import Path

import pytest

from planner.catalogue.read import Catalogue
from planner.model.offers import Purpose
from planner.model.rules import RuleKind
from planner.money import Money
from tests.helpers import catalogues

SOUND = catalogues.SHEETS["rules.toml"]


def test_rules_and_words_are_read(tmp_path: Path) -> None:
    catalogue = Catalogue(catalogues.folder(tmp_path, {}))

    (rule,) = catalogue.rules
    assert (rule.id, rule.kind) == ("no", RuleKind.FORBIDDEN_USE)
    assert catalogue.words.purposes("to repay it") == {Purpose.REPAY_DEBT}
    assert catalogue.issues == ()


def test_phrases_that_tell_another_purpose_are_read(tmp_path: Path) -> None:
    other = '[other-words]\nrepay-debt = ["repay a favour"]\n[words]'

    catalogue = Catalogue(
        catalogues.folder(tmp_path, {}, rules=SOUND.replace("[words]", other))
    )

    assert catalogue.words.purposes("to repay the favour") == frozenset()
    assert catalogue.words.purposes("to repay it") == {Purpose.REPAY_DEBT}
    assert catalogue.issues == ()


def test_a_cap_is_an_amount_in_yuan(tmp_path: Path) -> None:
    capped = SOUND.replace("status =", 'cap = 200000\nunit = "yuan"\nstatus =')

    catalogue = Catalogue(catalogues.folder(tmp_path, {}, rules=capped))

    assert catalogue.rules[0].ruling[0].value.cap == Money(20_000_000)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('kind = "forbidden-use"\n', "", "kind"),
        ('status = "in-force"\n', "", "ruling[0].status"),
        ('"in-force"', '"in force"', "ruling[0].status"),
        ('status = "in', 'cap = 5\nstatus = "in', "ruling[0].unit"),
        ('notice = "Notice"\n', "", "ruling[0].notice"),
        ('say = "No."\n', "", "ruling[0].say"),
        ("purposes =", "purpose =", "purpose"),
        ("repay-debt = [", "repay-dept = [", "words.repay-dept"),
        ('["repay"]\n', "[1]\n", "words.repay-debt"),
        ("[words]", "[other-words]\nrepay = [1]\n[words]", "other-words.repay"),
        ("[words]", "words = 3\n[other]", "words"),
    ],
)
def test_a_fault_in_the_rules_is_named(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    folder = catalogues.folder(tmp_path, {}, rules=SOUND.replace(old, new, 1))

    faults = Catalogue(folder).issues

    assert field in {fault.field for fault in faults}
    assert {fault.file for fault in faults} == {"rules.toml"}
