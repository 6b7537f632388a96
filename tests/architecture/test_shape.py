"""The floors hold, every module has its test, and the words are whole."""

import importlib
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _words() -> ModuleType:
    sys.path.insert(0, str(ROOT / ".ci"))
    return importlib.import_module("words")  # a script of the project


def _modules(folder: str) -> list[Path]:
    return [
        path.relative_to(ROOT)
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path.name != "__init__.py"
    ]


MODULES = [*_modules("planner"), *_modules("reports"), *_modules("ui")]


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_has_its_test(module: Path) -> None:
    partner = ROOT / "tests" / module.with_name(f"test_{module.name}")

    assert partner.exists(), f"write {partner.relative_to(ROOT)}"


@pytest.mark.parametrize("package", ["planner", "reports", "ui"])
def test_a_package_file_holds_one_docstring_only(package: str) -> None:
    for path in (ROOT / package).rglob("__init__.py"):
        lines = path.read_text(encoding="utf-8").strip().splitlines()

        assert len(lines) == 1, path
        assert lines[0].startswith('"""')


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_every_text_is_translated_once_and_used() -> None:
    done = subprocess.run(
        [sys.executable, ".ci/words.py", "missing"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout == ""
    assert done.returncode == 0


def test_the_compiled_words_are_those_of_the_parts() -> None:
    words = _words()

    assert words.COMPILED.read_bytes() == words.compiled()


def test_chinese_sentences_have_chinese_punctuation() -> None:
    halfwidth = re.compile(r"[\u4e00-\u9fff”）][,;?!]|[\u4e00-\u9fff]:(?!\w)")

    said = [text for rooms in _words().translated().values() for text in rooms.values()]

    # lists in brackets show how a file is written; an echo repeats what was typed
    assert [
        text for text in said if halfwidth.search(text) and not text.startswith("[")
    ] == []


@pytest.mark.parametrize(
    "verb", ["schedule", "cost", "discount", "card", "channels", "show", "do"]
)
def test_a_light_verb_imports_nothing_heavy(verb: str) -> None:
    code = (
        "import sys, importlib; from planner.app import cli;"
        f"importlib.import_module(cli.VERBS[{verb!r}]);"
        "heavy = {'numpy','pandas','highspy','reportlab','PySide6','openpyxl'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "[]"
