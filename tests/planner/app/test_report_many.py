"""Many books at once: where each report goes, and how one can be stopped."""

from functools import partial
from pathlib import Path

import pytest

import main
from planner.app import report_many
from planner.app.report_many import Job, Order, Tools, books_in, jobs_for, reports
from planner.app.report_options import ReportOptions
from planner.model.book import Book
from planner.model.records import BookKind
from tests.helpers import lives, make


def options(kind: str, _book: Book) -> ReportOptions:
    return ReportOptions(kind=kind)


def tools(kind: str = "person") -> Tools:
    asked = partial(options, kind)
    return Tools(lives.ON, main.open_store, main.write_report, asked)


def go_on(_done: int, _whole: int, _failed: int) -> bool:
    return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three books of people."""
    made = tmp_path / "clients"
    made.mkdir()
    for name in ("Li", "Wang", "Zhao"):
        book = make.book(make.profile(BookKind.PERSON, name=name))
        main.new_store(made / f"{name}.duheng", book).close()
    return made


def test_a_folder_that_cannot_be_read_holds_no_books(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", locked)

    with pytest.raises(report_many.NoBooksError):
        books_in(tmp_path)


def test_names_that_clash_keep_their_endings() -> None:
    files = [Path(name) for name in ("A.db", "a.duheng", "b.duheng", "a", "A.DB")]

    jobs = jobs_for(files, Path("out"), None)

    assert [job.out.name for job in jobs] == [
        *("A.db.pdf", "a.pdf", "b.pdf", "a (2).pdf", "A.DB (2).pdf")
    ]


def test_what_lies_beside_a_book_changes_no_name_of_its_report() -> None:
    books = [Path("lin.duheng"), Path("LIN.duheng"), Path("wang.duheng")]
    beside = [Path("wang.pdf"), Path("wang.txt"), Path("zhao.db")]

    names = [job.out.name for job in jobs_for([*books, *beside], Path("out"), None)]

    assert names[:3] == ["lin.duheng.pdf", "LIN.duheng (2).pdf", "wang.pdf"]
    assert names[3:] == ["wang.pdf.pdf", "wang.txt.pdf", "zhao.pdf"]


def test_each_book_is_told_as_it_comes(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int, int]] = []

    def watch(*counts: int) -> bool:
        told.append(counts)
        return True

    found = reports(Order(folder, tmp_path / "out", processes=1), tools(), watch)

    assert told == [(1, 3, 0), (2, 3, 0), (3, 3, 0)]
    assert [job.book.name for job, _ in found.written] == [
        *("Li.duheng", "Wang.duheng", "Zhao.duheng")
    ]
    assert (found.failed, found.skipped, found.left) == ((), (), 0)


def test_one_who_stops_keeps_what_is_written(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    found = reports(
        Order(folder, out, processes=1), tools(), lambda done, _w, _f: done < 2
    )

    assert [path.name for path in sorted(out.iterdir())] == ["Li.pdf", "Wang.pdf"]
    assert len(found.written) == 2
    assert found.left == 1


def test_stopping_before_a_book_was_found_is_no_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text("x")
    order = Order(tmp_path / "in", tmp_path / "out", processes=1)

    found = reports(order, tools(), lambda *_: False)

    assert (len(found.skipped), found.left) == (1, 1)


def test_a_process_that_is_begun_anew_writes_the_same(
    folder: Path, tmp_path: Path
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"

    reports(Order(folder, here, processes=1), tools(), go_on)
    found = reports(Order(folder, there, processes=1, way="spawn"), tools(), go_on)

    assert len(found.written) == 3
    for path in here.iterdir():
        assert path.read_bytes() == (there / path.name).read_bytes()


def test_a_kind_that_does_not_fit_fails_that_book(folder: Path, tmp_path: Path) -> None:
    found = reports(
        Order(folder, tmp_path / "out", processes=1), tools("business"), go_on
    )

    assert [job for job, _ in found.failed] == [
        Job(folder / f"{name}.duheng", tmp_path / "out" / f"{name}.pdf", None)
        for name in ("Li", "Wang", "Zhao")
    ]
    assert {why["reason"] for _, why in found.failed} == {"report-kind"}
