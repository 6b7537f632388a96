from datetime import date
from pathlib import Path

import pytest

import main
from planner.app.main_job import main_job
from planner.app.samples import tell
from planner.model.records import BookKind
from planner.wording import i18n

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_whole_job_is_done_and_the_pdf_is_named(
    language: i18n.Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    i18n.use(language)
    told: list[str] = []

    status = main_job(main.parts(TODAY), told.append)

    pdf = tmp_path / "out" / "duheng-sample.pdf"
    assert status == 0
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert "out/duheng-sample.pdf" in told[-1].replace("\\", "/")
    assert len("\n".join(told).splitlines()) == 11
    assert {path.name for path in tmp_path.rglob("*")} == {"out", pdf.name}


def test_it_can_be_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first: list[str] = []
    second: list[str] = []

    main_job(main.parts(TODAY), first.append)
    status = main_job(main.parts(TODAY), second.append)

    assert status == 0
    assert second == first


def test_without_cash_no_plan_can_be_kept_and_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told: list[str] = []

    person = tell.commands

    def poor(kind: BookKind, today: date) -> object:
        return (c for c in person(kind, today) if type(c).__name__ != "CountCash")

    monkeypatch.setattr(tell, "commands", poor)
    main_job(main.parts(TODAY), told.append)

    assert any("none can be kept" in line for line in told)
